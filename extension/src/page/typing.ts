/** The word under the caret: while it is being typed, nothing in it is marked. */

import { changeBetween } from "../findings/rebase";
import type { Span } from "../report";

const IN_WORD = /[\p{L}\p{N}'’-]/u;

/**
 * The word that was just typed at.
 *
 * @param caret where the caret stands after the change, or null when it is elsewhere.
 * @returns null when the change was no typing of a word: a space, a mark, a paste of several words, a change elsewhere.
 */
export function wordTyped(before: string, after: string, caret: number | null): Span | null {
  const { at, removed, added } = changeBetween(before, after);
  // A repeated letter may as well have been put in one place before the caret.
  const near = caret !== null && Math.abs(at + added - caret) <= 1;
  if (caret === null || !near || removed + added === 0 || added > 2) return null;
  if (!IN_WORD.test(after.charAt(caret - 1))) return null;
  let start = caret;
  while (start > 0 && IN_WORD.test(after.charAt(start - 1))) start -= 1;
  let end = caret;
  while (end < after.length && IN_WORD.test(after.charAt(end))) end += 1;
  return { start, end };
}

/** Whether two stretches share a character. */
export function overlap(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end;
}
