/** A text laid out line by line, transparent, with marks in it; only lines that changed are made anew. */

import type { Finding, Span } from "../report";

/** A piece of one line: plain words, or words to mark. */
interface Piece {
  readonly words: string;
  /** The finding it belongs to, by its number, or null. */
  readonly finding: number | null;
  readonly kind: string;
}

interface Line {
  readonly key: string;
  readonly element: HTMLElement;
  readonly marks: readonly HTMLElement[];
}

export class Paper {
  readonly element: HTMLElement;
  private lines: Line[] = [];
  private readonly marks = new Map<number, HTMLElement[]>();

  constructor(private readonly page: Document) {
    this.element = page.createElement("div");
  }

  /**
   * Writes a text with its marks.
   *
   * @param findings in reading order; one that begins inside another is not marked.
   */
  write(text: string, findings: readonly Finding[], open: Finding | null): void {
    const wanted = piecesByLine(text, findings, open);
    const keys = wanted.map((pieces) => JSON.stringify(pieces.map(({ words, kind }) => [words, kind])));
    const { at, removed, added } = difference(
      this.lines.map((line) => line.key),
      keys,
    );
    const fresh = wanted
      .slice(at, at + added)
      .map((pieces, index) => this.line(pieces, keys[at + index] ?? ""));
    const gone = this.lines.splice(at, removed, ...fresh);
    for (const { element } of gone) element.remove();
    const next = this.lines[at + added]?.element ?? null;
    for (const { element } of fresh) this.element.insertBefore(element, next);
    this.register(wanted, findings);
  }

  /** The elements that mark a span, one for each line it stands on. */
  marksOf(span: Span): readonly HTMLElement[] {
    return this.marks.get(span.start) ?? [];
  }

  private line(pieces: readonly Piece[], key: string): Line {
    const element = this.page.createElement("div");
    const marks: HTMLElement[] = [];
    for (const { words, kind } of pieces) {
      if (!kind) {
        element.append(words);
        continue;
      }
      const mark = this.page.createElement("mark");
      mark.className = kind;
      mark.textContent = words;
      marks.push(mark);
      element.append(mark);
    }
    // A block without anything in it has no height.
    if (pieces.length === 0) element.append("\u200B");
    return { key, element, marks };
  }

  private register(wanted: readonly (readonly Piece[])[], findings: readonly Finding[]): void {
    this.marks.clear();
    for (const [number, { marks }] of this.lines.entries()) {
      const marked = wanted[number]?.filter((piece) => piece.finding !== null) ?? [];
      for (const [index, { finding }] of marked.entries()) {
        const start = finding === null ? undefined : findings[finding]?.start;
        const mark = marks[index];
        if (start === undefined || !mark) continue;
        this.marks.set(start, [...(this.marks.get(start) ?? []), mark]);
      }
    }
  }
}

function piecesByLine(text: string, findings: readonly Finding[], open: Finding | null): Piece[][] {
  const lines: Piece[][] = [[]];
  const add = (words: string, finding: number | null, kind: string): void => {
    for (const [index, part] of words.split("\n").entries()) {
      if (index > 0) lines.push([]);
      if (part) lines.at(-1)?.push({ words: part, finding, kind });
    }
  };
  let at = 0;
  for (const [number, finding] of findings.entries()) {
    if (finding.start < at) continue;
    add(text.slice(at, finding.start), null, "");
    add(text.slice(finding.start, finding.end), number, finding.severity + (finding === open ? " open" : ""));
    at = finding.end;
  }
  add(text.slice(at), null, "");
  return lines;
}

/** The one stretch in which two lists differ. */
function difference(
  before: readonly string[],
  after: readonly string[],
): { at: number; removed: number; added: number } {
  const shorter = Math.min(before.length, after.length);
  let at = 0;
  while (at < shorter && before[at] === after[at]) at += 1;
  let tail = 0;
  while (tail < shorter - at && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  return { at, removed: before.length - at - tail, added: after.length - at - tail };
}
