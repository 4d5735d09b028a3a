/** A text in passages that are read one by one, so that only those that changed are sent. */

import { inReadingOrder, type Finding, type Span } from "../report";

/** A stretch of text that is sent and answered by itself. */
export interface Passage {
  readonly start: number;
  readonly text: string;
  /** The end of the passage before, about its last sentence; empty for the first. */
  readonly before: string;
  /**
   * What is sent before and after it so that it is read in its place: nothing where the letter begins or ends, what
   * follows where both may be its closing, and otherwise a mark that the letter goes on there.
   */
  readonly lead: string;
  readonly tail: string;
}

const BLANK_LINE = /\n[ \t\u00a0]*\n\s*/g;

/**
 * What may begin a part that others wrote or that stands in every mail: a mark before quoted lines, a separator, a line that
 * introduces a quote, a header of a quoted mail. The server tells such parts from what is around them, so the text is not
 * divided from there on. To be too careful here costs nothing but bytes.
 */
const NOT_BY_ITSELF =
  /^[ \t\u00a0]*(?:[>|»]|--|__|==|––|——|- -|\*?[\p{L} ]{2,20}\*?[:：][ \t])|[<>].*$|[:：][ \t]*$|\babove\b/mu;

const MORE = "…";
export const GAP = "\n\n";
/** What the server takes for a closing at most: so many lines, none longer, its own sentences no longer. */
const CLOSING = { lines: 8, line: 100, words: 8 };
const QUOTE_BEGINS = 200; // of a part by others as much as tells that it is one

/** Divides a text at its blank lines; blank passages are left out. */
export function passagesOf(text: string): Passage[] {
  const { spans, own } = divide(text);
  return spans.map(({ start, end }, index) => {
    const last = spans[index - 1];
    const isNearEnd = mayClose(text.slice(start, end), text.slice(end, own));
    const rest = isNearEnd ? text.slice(end, own + QUOTE_BEGINS) : GAP + MORE;
    return {
      start,
      text: text.slice(start, end),
      before: last ? endOf(text.slice(last.start, last.end)) : "",
      lead: last ? MORE + GAP : "",
      tail: index < spans.length - 1 ? rest : "",
    };
  });
}

/** The passages' places, and where one begins that others may have written. */
function divide(text: string): { spans: Span[]; own: number } {
  const spans: Span[] = [];
  const add = (start: number, end: number): void => {
    if (text.slice(start, end).trim()) spans.push({ start, end });
  };
  const isOwn = (end: number): boolean => !NOT_BY_ITSELF.test(text.slice(start, end));
  let start = 0;
  for (const gap of text.matchAll(BLANK_LINE)) {
    if (!isOwn(gap.index)) break;
    add(start, gap.index);
    start = gap.index + gap[0].length;
  }
  add(start, text.length);
  const own = isOwn(text.length) ? text.length : start;
  return { spans, own };
}

/** Whether a passage and the rest of the author's words may both be the letter's closing. */
function mayClose(passage: string, rest: string): boolean {
  const words = passage.trim().split("\n").at(-1)?.trim().split(/\s+/) ?? [];
  if (words.length > CLOSING.words || rest.length > CLOSING.lines * CLOSING.line) return false;
  const lines = rest.split("\n").filter((line) => line.trim());
  return lines.length < CLOSING.lines && lines.every((line) => line.length <= CLOSING.line);
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
