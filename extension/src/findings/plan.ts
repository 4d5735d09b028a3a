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

/**
 * The same edit without the whole words at both ends that stay as they are, so that they keep their format.
 *
 * @returns the edit as it was when nothing would be left to replace, or to put there.
 */
export function withoutEnds(edit: Edit): Edit {
  const { expected, words } = edit;
  const before = sharedStart(expected, words);
  const after = sharedStart(reversed(expected.slice(before)), reversed(words.slice(before)));
  const from = expected.length - after;
  const inner = { expected: expected.slice(before, from), words: words.slice(before, words.length - after) };
  if (!inner.expected || !inner.words) return edit;
  return { start: edit.start + before, end: edit.start + from, ...inner };
}

/** How many units two texts begin alike with, up to the end of a space; 0 when the first word differs. */
function sharedStart(one: string, other: string): number {
  let at = 0;
  while (at < Math.min(one.length, other.length) && one[at] === other[at]) at += 1;
  while (at > 0 && !/\s/.test(one.charAt(at - 1))) at -= 1;
  return at;
}

function reversed(text: string): string {
  return text.split("").reverse().join("");
}

const FILLER = /[\u200B\u2060\uFEFF]/;
const FILLERS = new RegExp(FILLER, "g");
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
    return { start, end: end + next.length, expected: expected + next, words: next };
  const last = /[^]$/u.exec(text.slice(Math.max(0, start - 2), start))?.[0];
  if (!last || FIXED.test(last)) return edit;
  return { start: start - last.length, end, expected: last + expected, words: last };
}

/** The text after an edit. */
export function textAfter(text: string, edit: Edit): string {
  return text.slice(0, edit.start) + edit.words + text.slice(edit.end);
}

/**
 * Where the caret belongs after an edit: where it was, or behind the new words if it was inside of those that went.
 *
 * @param caret where it was before, or null when it was elsewhere.
 */
export function caretAfter({ start, end, words, retyped = 0 }: Edit, caret: number | null): number {
  const behind = start + words.length - retyped;
  if (caret === null || (caret > start && caret < end)) return behind;
  if (caret >= end) return caret + words.length - (end - start);
  return caret === start && retyped ? behind : caret;
}

/** Where an offset of one text is in another that says the same, with other fillers of no width. */
export function offsetIn(other: string, text: string, offset: number): number {
  let visible = text.slice(0, offset).replace(FILLERS, "").length;
  let at = 0;
  for (; visible > 0 && at < other.length; at += 1) if (!FILLER.test(other.charAt(at))) visible -= 1;
  return at;
}

/** Whether two texts say the same: editors turn spaces into no-break ones and add fillers of no width. */
export function saysTheSame(one: string, other: string): boolean {
  return plain(one) === plain(other);
}

function plain(text: string): string {
  return text.replace(FILLERS, "").replace(/\s+/g, " ").trim();
}
