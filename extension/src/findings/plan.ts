/** What exactly to replace, decided before anything is touched. */

import type { Finding, Rewrite, Span } from "../report";

/** A replacement that is known to be right for one text. */
export interface Edit extends Span {
  /** The words that must stand there now. */
  readonly expected: string;
  readonly words: string;
  /** How many units at the end of `words` stood there before and are only typed anew: the caret goes before them. */
  readonly retyped?: number;
}

/**
 * Plans a rewrite.
 *
 * @param text the field's text now.
 * @param finding the finding, at its place in that text.
 * @param rewrite one of its rewrites.
 * @returns null when the finding's words do not stand there, or the rewrite does not hold them.
 */
export function planEdit(text: string, finding: Finding, rewrite: Rewrite): Edit | null {
  const { start, end } = rewrite;
  if (text.slice(finding.start, finding.end) !== finding.text) return null;
  if (start > finding.start || end < finding.end || end > text.length) return null;
  if (start === end) return planOpening(text, rewrite.text);
  return { start, end, expected: text.slice(start, end), words: rewrite.text };
}

/** Words to open the letter with: typed over its first character together with that, as no caret stands before it. */
function planOpening(text: string, words: string): Edit | null {
  const [first] = text;
  if (!first?.trim()) return null;
  const space = /\s$/.test(words) ? "" : " ";
  const opening = { start: 0, end: first.length, expected: first, words: words + space + first };
  return { ...opening, retyped: first.length };
}

const FIXED = /[\s\uFFFC]/; // what is not typed over: spaces, which a paste may lose, and pictures

/**
 * The same edit, with a letter beside the words typed anew where an edit leaves words out.
 *
 * Editors that keep their own model mistake a deletion which did not come from the keyboard, and understand a paste.
 *
 * @returns the edit as it was when it puts words there, or when no letter stands beside them.
 */
export function overNeighbour(text: string, edit: Edit): Edit {
  if (edit.words) return edit;
  const { start, end, expected } = edit;
  const [next] = text.slice(end, end + 2);
  if (next && !FIXED.test(next))
    return { start, end: end + next.length, expected: expected + next, words: next, retyped: next.length };
  const last = /[^]$/u.exec(text.slice(Math.max(0, start - 2), start))?.[0];
  if (!last || FIXED.test(last)) return edit;
  return { start: start - last.length, end, expected: last + expected, words: last };
}

/** The text after an edit. */
export function textAfter(text: string, edit: Edit): string {
  return text.slice(0, edit.start) + edit.words + text.slice(edit.end);
}

/** Whether two texts say the same: editors turn spaces into no-break ones and add fillers of no width. */
export function saysTheSame(one: string, other: string): boolean {
  return plain(one) === plain(other);
}

function plain(text: string): string {
  return text
    .replace(/[\u200B\u2060\uFEFF]/g, "")
    .replace(/\s+/g, " ")
    .trim();
}
