/** The author's words of an editable as one string, with the way back to the DOM. */

import { generic } from "../compose/generic";
import { isProse, voicesOn, type Voices } from "../compose/voices";
import type { Span } from "../report";

/** A text node and where its characters stand in the string; they keep their number and order. */
export interface Piece extends Span {
  readonly node: Text;
  /** Whether it stands in a quoted part. */
  readonly isQuoted: boolean;
}

/** Characters of one text node. */
export interface Stretch extends Span {
  readonly node: Text;
}

/** Whether a text node is read, by whether it stands in a quoted part. */
type Taking = (node: Text, isQuoted: boolean) => boolean;

const PARAGRAPHS = new Set(["P", "H1", "H2", "H3", "H4", "H5", "H6", "UL", "OL", "PRE", "TABLE", "HR"]);
const LINES = new Set(
  (
    "ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CENTER DD DETAILS DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER " +
    "FORM HEADER LI MAIN NAV SECTION SUMMARY TBODY TD TFOOT TH THEAD TR"
  ).split(" "),
);
const OBJECT_CHARACTER = "\uFFFC"; // stands for a picture and for words of others, so that no phrase is found across them

/** One reading of an editable. Valid until its DOM changes. */
export class TextMap {
  constructor(
    readonly text: string,
    readonly pieces: readonly Piece[],
  ) {}

  /**
   * The DOM range of a span.
   *
   * @returns null when either end lies on a line break or picture, where no text node is.
   */
  range(span: Span): Range | null {
    const first = this.pieceAt(span.start);
    const last = this.pieceAt(span.end - 1);
    if (!first || !last || span.start >= span.end) return null;
    const range = first.node.ownerDocument.createRange();
    range.setStart(first.node, span.start - first.start);
    range.setEnd(last.node, span.end - last.start);
    return range;
  }

  /** The text nodes that a span touches. */
  nodes({ start, end }: Span): Text[] {
    return this.pieces.filter((one) => one.start < end && start < one.end).map(({ node }) => node);
  }

  /** The offset of a DOM position in or beside a text node, or null when the map does not hold that node. */
  offset(node: Node, inNode: number): number | null {
    if (isElement(node)) return this.offsetBeside(node.childNodes[inNode - 1], node.childNodes[inNode]);
    const piece = this.pieces.find((one) => one.node === node);
    return piece ? piece.start + Math.min(inNode, piece.end - piece.start) : null;
  }

  private offsetBeside(before: Node | undefined, after: Node | undefined): number | null {
    const last = before && this.pieces.findLast(({ node }) => before.contains(node));
    return last?.end ?? (after && this.pieces.find(({ node }) => after.contains(node)))?.start ?? null;
  }

  /**
   * The DOM position of an offset.
   *
   * @param before whether it is the end of what stands before rather than the start of what follows.
   */
  place(offset: number, before: boolean): { readonly node: Text; readonly inNode: number } | null {
    const piece = this.pieceAt(before ? offset - 1 : offset) ?? this.pieceAt(before ? offset : offset - 1);
    return piece ? { node: piece.node, inNode: offset - piece.start } : null;
  }

  /** The same map with some words made unreadable. */
  without(stretches: readonly Stretch[]): TextMap {
    let { text } = this;
    for (const { node, start, end } of stretches) {
      const from = this.offset(node, start);
      if (from === null) continue;
      text = text.slice(0, from) + OBJECT_CHARACTER.repeat(end - start) + text.slice(from + end - start);
    }
    return new TextMap(text, this.pieces);
  }

  private pieceAt(offset: number): Piece | undefined {
    let low = 0;
    let high = this.pieces.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const piece = this.pieces[middle];
      if (!piece) return undefined;
      if (offset < piece.start) high = middle - 1;
      else if (offset >= piece.end) low = middle + 1;
      else return piece;
    }
    return undefined;
  }
}

const EVERYWHERE = voicesOn(generic);
const byPlace: Taking = (_, isQuoted) => !isQuoted;

/**
 * Reads an editable's own words: blocks and `<br>` become line breaks, quoted mail and signatures are left out.
 *
 * @param root the editable.
 * @param voices how to tell whose words are whose.
 * @param takes which text nodes are read, where their place does not say it; those in signatures never are.
 * @returns the string and its map; every character of a text node stays one UTF-16 unit of the string.
 */
export function readTextMap(root: Element, voices: Voices = EVERYWHERE, takes: Taking = byPlace): TextMap {
  const reader = new Reader(voices, takes);
  for (const child of root.childNodes) reader.visit(child);
  return new TextMap(reader.text, reader.pieces);
}

class Reader {
  text = "";
  readonly pieces: Piece[] = [];
  /** Line breaks that must stand before whatever comes next. */
  private owed = 0;
  /** How many quoted parts are open around what is read. */
  private quotes = 0;

  constructor(
    private readonly voices: Voices,
    private readonly takes: Taking,
  ) {}

  visit(node: Node): void {
    if (isText(node)) this.addText(node);
    else if (isElement(node)) this.visitElement(node);
  }

  private visitElement(element: Element): void {
    if (!isProse(element)) return;
    if (this.voices.endAt(element)) this.quotes += 1; // and no end of it
    const voice = this.voices.of(element);
    const breaks = voice === "own" ? breaksAround(element) : 2;
    this.owe(breaks);
    if (voice !== "signed") this.visitInside(element, voice === "quoted" ? 1 : 0);
    this.owe(breaks);
  }

  private visitInside(element: Element, quotes: number): void {
    this.quotes += quotes;
    if (element.tagName === "BR" && this.quotes > 0) this.owe(1);
    else if (element.tagName === "BR") this.add("\n");
    else if (element.tagName === "IMG" && this.quotes === 0) this.add(OBJECT_CHARACTER);
    else for (const child of element.childNodes) this.visit(child);
    this.quotes -= quotes;
  }

  private addText(node: Text): void {
    const isQuoted = this.quotes > 0;
    if (!this.takes(node, isQuoted)) {
      if (node.data.trim()) this.owe(2);
      return;
    }
    if (!node.data || (this.owed && isIndentation(node))) return;
    this.add("");
    const start = this.text.length;
    this.text +=
      /[\n\r\t]/.test(node.data) && !keepsBreaks(node) ? node.data.replace(/[\n\r\t]/g, " ") : node.data;
    this.pieces.push({ node, start, end: this.text.length, isQuoted });
  }

  private owe(breaks: number): void {
    this.owed = Math.max(this.owed, breaks);
  }

  private add(characters: string): void {
    let standing = 0;
    while (standing < this.owed && this.text.at(-1 - standing) === "\n") standing += 1;
    if (this.text) this.text += "\n".repeat(this.owed - standing);
    this.owed = 0;
    this.text += characters;
  }
}

function breaksAround(element: Element): number {
  if (PARAGRAPHS.has(element.tagName)) return 2;
  return LINES.has(element.tagName) ? 1 : 0;
}

/** The white space between two tags of pretty-printed HTML. */
function isIndentation(node: Text): boolean {
  return /^[ \t\r\n]+$/.test(node.data) && node.data.includes("\n") && !keepsBreaks(node);
}

function keepsBreaks(node: Text): boolean {
  const parent = node.parentElement;
  const style = parent?.ownerDocument.defaultView?.getComputedStyle(parent).whiteSpace ?? "";
  return /^(pre|break-spaces)/.test(style);
}

// By number, not instanceof: a node may come from another window of the page.
function isText(node: Node): node is Text {
  return node.nodeType === 3;
}

function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}
