/** Findings for tests, made from the words they are about. */

import type { Draft, Finding, Part, Rewrite, Severity } from "../src/report";

interface Wanted {
  readonly rule?: string;
  readonly severity?: Severity;
  readonly rewrites?: readonly string[];
  readonly part?: Part;
  readonly customer?: string;
  readonly chance?: number;
}

/** A draft of a body alone. */
export const draftOf = (text: string): Draft => ({ text, subject: "", customer: "" });

/** The finding of these words where they first stand in a text; its rewrites replace just them. */
export function findingIn(text: string, words: string, wanted: Wanted = {}): Finding {
  const start = text.indexOf(words);
  if (start < 0) throw new Error(`“${words}” is not in “${text}”`);
  const span = { start, end: start + words.length };
  const rewrites: Rewrite[] = (wanted.rewrites ?? []).map((one) => ({ ...span, text: one, move: "inform" }));
  return {
    ...span,
    text: words,
    rule: wanted.rule ?? "contradiction/you-are-wrong",
    severity: wanted.severity ?? "error",
    message: "Tells the customer they are wrong.",
    why: "It is true for them.",
    fingerprint: `${wanted.rule ?? "rule"} ${words}`,
    rewrites,
    part: wanted.part ?? "body",
    customer: wanted.customer ?? "",
    chance: wanted.chance ?? null,
  };
}
