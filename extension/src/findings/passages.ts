/** A text in passages that are read one by one, so that only those that changed are sent. */

import { inReadingOrder, type Finding, type Span } from "../report";

/** A stretch of text that is sent and answered by itself. */
export interface Passage {
  readonly start: number;
  readonly text: string;
  /** The end of the passage before, about its last sentence; empty for the first. */
  readonly before: string;
}

const BLANK_LINE = /\n[ \t\u00a0]*\n\s*/g;

/**
 * What may begin a part that others wrote or that stands in every mail: a mark before quoted lines, a separator, a line that
 * introduces a quote, a header of a quoted mail. The server tells such parts from what is around them, so the text is not
 * divided from there on. To be too careful here costs nothing but bytes.
 */
const NOT_BY_ITSELF =
  /^[ \t\u00a0]*(?:[>|»]|--|__|==|––|——|- -|\*?[\p{L} ]{2,20}\*?[:：][ \t])|[<>].*$|[:：][ \t]*$|\babove\b/mu;

/** Divides a text at its blank lines; blank passages are left out. */
export function passagesOf(text: string): Passage[] {
  const passages: Passage[] = [];
  const add = (start: number, end: number): void => {
    const words = text.slice(start, end);
    if (words.trim()) passages.push({ start, text: words, before: endOf(passages.at(-1)?.text ?? "") });
  };
  let start = 0;
  for (const gap of text.matchAll(BLANK_LINE)) {
    if (NOT_BY_ITSELF.test(text.slice(start, gap.index))) break;
    add(start, gap.index);
    start = gap.index + gap[0].length;
  }
  add(start, text.length);
  return passages;
}

const SENTENCE = /[.!?…]["'”’)]*\s+|\n/g;
const LONGEST_END = 200; // the ear takes in no more of the sentence before

function endOf(text: string): string {
  const line = text.trimEnd();
  const starts = [...line.matchAll(SENTENCE)].map(({ index, 0: gap }) => index + gap.length);
  return line.slice(Math.max(starts.at(-1) ?? 0, line.length - LONGEST_END));
}

/** The findings of a passage, in the text it stands in. */
export function inText(passage: Passage, findings: readonly Finding[]): Finding[] {
  return findings.map((finding) => shift(finding, passage.start));
}

/** The findings of a text that lie in one of its passages, as offsets of that. */
export function inPassage(passage: Passage, findings: readonly Finding[]): Finding[] {
  const end = passage.start + passage.text.length;
  const within = (span: Span): boolean => span.start >= passage.start && span.end <= end;
  return findings
    .filter((finding) => finding.part === "body" && within(finding))
    .map((finding) => ({ ...finding, rewrites: finding.rewrites.filter(within) }))
    .map((finding) => shift(finding, -passage.start))
    .sort(inReadingOrder);
}

function shift(finding: Finding, by: number): Finding {
  const move = <T extends Span>(span: T): T => ({ ...span, start: span.start + by, end: span.end + by });
  return { ...move(finding), rewrites: finding.rewrites.map(move) };
}
