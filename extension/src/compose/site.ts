/** What we know of a site: how to tell its compose windows' parts apart. Facts only; `letter.ts` and others act on them. */

/**
 * A site's parts, as CSS selectors. Attributes that programs and screen readers rely on come first, as class names drift;
 * an empty selector says that nothing is known, and what serves everywhere is used alone.
 */
export interface Site {
  /** Its name, for people. */
  readonly name: string;
  /** Host names; `*.` stands for any name before, or none. Empty for programs that people host themselves. */
  readonly hosts: readonly string[];
  /** What only this program's pages hold, for programs that people host themselves. */
  readonly marker: string;
  /** Bodies of mail to the customer. */
  readonly body: string;
  /** Around editors that are for somebody else: internal notes, chats, searches. */
  readonly never: string;
  readonly subject: string;
  readonly send: string;
  /** Quoted mail inside a body. */
  readonly quoted: string;
  /** Where quoted mail begins that goes on to the end of the body. */
  readonly quotedOnwards: string;
  readonly signature: string;
  /** What holds the messages and the answer to them: a compose window outside of it shows no message. */
  readonly conversation: string;
  /** The text of one message there, oldest first. */
  readonly message: string;
  /** On, around or inside messages that we sent ourselves. */
  readonly ours: string;
  /** Whether we sent a message, where no selector can tell. */
  readonly isOurs: (message: Element) => boolean;
}

const UNKNOWN: Site = {
  name: "",
  hosts: [],
  marker: "",
  body: "",
  never: "",
  subject: "",
  send: "",
  quoted: "",
  quotedOnwards: "",
  signature: "",
  conversation: "",
  message: "",
  ours: "",
  isOurs: () => false,
};

/** A site from what is known of it. */
export function site(known: Partial<Site> & Pick<Site, "name">): Site {
  return { ...UNKNOWN, ...known };
}

/** Whether an element matches, where a selector may be empty. */
export function fits(element: Element, selector: string): boolean {
  return selector !== "" && element.matches(selector);
}

/** One selector for several; empty ones fall out. */
export function anyOf(...selectors: readonly string[]): string {
  return selectors.filter(Boolean).join(",");
}
