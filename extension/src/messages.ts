/** Everything the parts of the extension say to each other. */

import type { FalseAlarm, Ignore, Ignores } from "./ignores";
import type { Draft, Finding, Part, Report, Severity } from "./report";
import type { SendCheck } from "./settings";

/** How many findings of each severity a frame shows. */
export type Tally = Readonly<Record<Severity, number>>;

export const NOTHING: Tally = { error: 0, warning: 0, suggestion: 0 };

/** What came of a lint: a report, nothing because the site is off, or nothing because the server is away. */
export type LintAnswer =
  ({ readonly state: "done" } & Report) | { readonly state: "off" } | { readonly state: "away" };

/** Where the server is, the token it wants, and whose rules to read by. */
export interface Connection {
  readonly server: string;
  readonly token: string;
  readonly team?: string;
}

/** What is at an address, told precisely enough to put right. */
export type Probe =
  | {
      readonly state: "connected";
      readonly version: string;
      readonly server: string;
      readonly team: string;
      /** The digest of the rules in force. */
      readonly rulebook: string;
    }
  | { readonly state: ProbeFault; readonly server: string; readonly detail: string };

export type ProbeFault =
  | "malformed" // the address is not one
  | "silent" // nothing listens there
  | "no-permission" // the browser does not let the extension go there
  | "stranger" // something answers that is not tactful
  | "starting" // tactful, still loading its rules
  | "no-token" // no token is set
  | "wrong-token" // tactful refuses the token
  | "no-team" // tactful knows no team of that name
  | "refused" // tactful refuses this extension
  | "failing"; // tactful answers with an error

/** What pages, popup and options ask the worker, and what it answers. */
export interface Asks {
  /** Is tactful on for this site (an origin), and what has the user set that a page must know? */
  site: { readonly ask: { readonly origin: string }; readonly answer: SiteAnswer };
  lint: { readonly ask: { readonly origin: string; readonly draft: Draft }; readonly answer: LintAnswer };
  /** A frame's findings changed: bring the badge up to date. */
  tallied: { readonly ask: null; readonly answer: null };
  /** Leave something alone from now on. */
  ignore: { readonly ask: Ignore; readonly answer: null };
  /** Keep a false alarm in this browser. */
  alarm: { readonly ask: FalseAlarm; readonly answer: null };
  /** Try a connection; without one, the saved one. */
  probe: { readonly ask: { readonly connection?: Connection }; readonly answer: Probe };
  /** Switch a site on or off. */
  toggle: { readonly ask: { readonly origin: string; readonly on: boolean }; readonly answer: null };
  /** Connect to the server whose page a tab shows, signed in as the person is there. */
  pair: { readonly ask: { readonly tab: number; readonly server: string }; readonly answer: Probe };
}

export interface SiteAnswer {
  readonly on: boolean;
  readonly server: string;
  readonly team: string;
  readonly sendCheck: SendCheck;
  readonly ignores: Ignores;
}

export type Ask = keyof Asks;

/** What the worker and the popup tell every frame of a tab. */
export type Order =
  | { readonly order: "step"; readonly by: 1 | -1 }
  | { readonly order: "jump"; readonly frame: string; readonly key: string }
  | { readonly order: "settings" }
  | { readonly order: "switch"; readonly origin: string; readonly on: boolean };

/** A finding as the popup lists it. */
export interface Listed {
  /** Finds it again in its frame. */
  readonly key: string;
  readonly severity: Severity;
  readonly part: Part;
  readonly words: string;
  readonly message: string;
}

/** What each frame says on the port named `TALLY_PORT`: at once, and whenever it changes. */
export interface FrameTally {
  readonly frame: string;
  readonly tally: Tally;
  readonly list: readonly Listed[];
}

export const TALLY_PORT = "tally";

/** What the page-side code may ask of the browser; the only door between the two. */
export interface Backstage {
  readonly ask: <K extends Ask>(kind: K, ask: Asks[K]["ask"]) => Promise<Asks[K]["answer"]>;
  readonly onOrder: (listener: (order: Order) => void) => void;
  readonly onTallyPort: (listener: (send: (tally: FrameTally) => void, gone: AbortSignal) => void) => void;
}

/** Counts findings by severity. */
export function tallyOf(findings: readonly Finding[]): Tally {
  const tally = { ...NOTHING };
  for (const { severity } of findings) tally[severity] += 1;
  return tally;
}

/** Adds tallies up. */
export function sum(tallies: Iterable<Tally>): Tally {
  const total = { ...NOTHING };
  for (const tally of tallies) {
    total.error += tally.error;
    total.warning += tally.warning;
    total.suggestion += tally.suggestion;
  }
  return total;
}
