/** Findings in a text that has changed since it was linted. */

import type { Finding, Span } from "../report";

/** What became of a text: `removed` units at `at` gave way to `added` ones. */
export interface Change {
  readonly at: number;
  readonly removed: number;
  readonly added: number;
}

/** The one stretch in which two texts differ. */
export function changeBetween(before: string, after: string): Change {
  const shorter = Math.min(before.length, after.length);
  let at = 0;
  while (at < shorter && before[at] === after[at]) at += 1;
  let tail = 0;
  while (tail < shorter - at && before[before.length - 1 - tail] === after[after.length - 1 - tail])
    tail += 1;
  return { at, removed: before.length - at - tail, added: after.length - at - tail };
}

/**
 * Where a span stands after a change.
 *
 * @returns null when the change touches the span: its words may be others now, and nothing is guessed.
 */
export function moveSpan<T extends Span>(span: T, change: Change): T | null {
  if (change.removed === 0 && change.added === 0) return span;
  if (change.at >= span.end) return span;
  if (change.at + change.removed > span.start) return null;
  const by = change.added - change.removed;
  return { ...span, start: span.start + by, end: span.end + by };
}

/** The findings that survive a change of the body's text, with their rewrites, at their new places. */
export function rebase(findings: readonly Finding[], before: string, after: string): Finding[] {
  const change = changeBetween(before, after);
  return findings
    .map((finding) => moveFinding(finding, change))
    .filter((finding) => finding !== null)
    .filter((finding) => finding.part !== "body" || after.slice(finding.start, finding.end) === finding.text);
}

function moveFinding(finding: Finding, change: Change): Finding | null {
  if (finding.part === "subject") return finding;
  const moved = moveSpan(finding, change);
  if (!moved) return null;
  const rewrites = finding.rewrites.map((one) => moveSpan(one, change)).filter((one) => one !== null);
  return { ...moved, rewrites };
}
