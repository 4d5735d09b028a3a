/** What exactly to replace, decided before anything is touched. */

import type { Finding, Rewrite, Span } from "../report";

/** A replacement that is known to be right for one text. */
export interface Edit extends Span {
  /** The words that must stand there now. */
  readonly expected: string;
  readonly words: string;
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
  return { start: 0, end: first.length, expected: first, words: words + space + first };
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
