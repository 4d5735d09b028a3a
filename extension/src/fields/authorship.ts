/** Whose words stand in a letter, by how they came there: an answer typed into a quoted part is the author's. */

import { changeBetween, type Change } from "../findings/rebase";
import type { Piece, Stretch, TextMap } from "./textmap";

// A character's mark, one each, in a string as long as the letter's text.
const TYPED = "t"; // by the author's keyboard, wherever it stands
const OWN = "o"; // the author's by where it stands
const THEIRS = "q"; // the customer's, wherever it stands by now

const RUN_OF_THEIRS = /q+/g;

const KNOWN_AT_MOST = 400_000; // of the customer's text that is remembered
const BY_CHANCE = 3; // fewer characters than that may be the same in two texts for no reason
const A_QUOTATION = 3; // words in a row that are the customer's own, if they are put there in one go

/** Words whose place does not say whose they are. */
export interface Strays {
  /** The author's, in quoted parts. */
  readonly answers: ReadonlySet<Text>;
  /** The customer's, outside of them. */
  readonly moved: readonly Stretch[];
}

/**
 * Follows one letter from when it was first seen. What is quoted then, or comes later without having been typed, is the
 * customer's for good; in doubt, everything is.
 */
export class Authorship {
  private text: string | null = null;
  private marks = "";
  private known = "";
  private hasTyped = false;
  private isNew = false;
  private rewrite = "";

  /** Somebody has just pressed a key that puts a character there: the next change may be that. */
  typed(): void {
    this.hasTyped = true;
  }

  /** These words are being put in place for the author, until told that there are none (any more). */
  rewriting(words: string): void {
    this.rewrite = squeeze(words);
  }

  /**
   * Takes in the letter as it is now.
   *
   * @param whole all of it, quoted parts and all.
   * @param caret where the caret stands in it, or null.
   * @returns null while nothing was ever quoted.
   */
  follow(whole: TextMap, caret: number | null): Strays | null {
    if (!this.known && !whole.pieces.some(({ isQuoted }) => isQuoted)) return null;
    if (whole.text !== this.text) {
      this.marks = this.marked(whole, caret);
      this.text = whole.text;
      this.hasTyped = false;
    }
    this.keepTheirs(whole.pieces);
    const answers = whole.pieces.filter((one) => one.isQuoted && this.isAnswer(one));
    const moved = whole.pieces.flatMap((one) => (one.isQuoted ? [] : this.movedIn(one)));
    return { answers: new Set(answers.map(({ node }) => node)), moved };
  }

  /** The marks of the letter as it is now, from those it had. */
  private marked(whole: TextMap, caret: number | null): string {
    const byPlace = placed(whole);
    const before = this.text;
    this.isNew = before === null;
    if (before === null) return byPlace;
    const typing = this.hasTyped && caret !== null ? typedAt(caret, before, whole.text) : null;
    const change = typing ?? changeBetween(before, whole.text);
    const { at, removed, added } = change;
    const end = at + added;
    const marks =
      typing || this.isRewrite(whole.text.slice(at, end)) || this.isInAnswer(change, before, whole.text)
        ? TYPED.repeat(added)
        : this.withQuotations(whole.text.slice(at, end), byPlace.slice(at, end));
    this.isNew = marks.includes(THEIRS);
    return this.marks.slice(0, at) + marks + this.marks.slice(at + removed);
  }

  private isRewrite(inserted: string): boolean {
    return this.rewrite.includes(squeeze(inserted)) && !inserted.includes("\n");
  }

  /** Whether a correction or a paste changed an answer inside its line. */
  private isInAnswer({ at, removed, added }: Change, before: string, after: string): boolean {
    const inserted = after.slice(at, at + added);
    if (inserted.includes("\n") || this.isQuotation(inserted)) return false;
    const isTyped = (index: number): boolean => this.marks[index] === TYPED && before[index] !== "\n";
    if (removed > 0) return isTyped(at) && isTyped(at + removed - 1);
    return isTyped(at - 1) || isTyped(at);
  }

  /** The marks of what was put there, with the customer's own words known as that wherever they are put. */
  private withQuotations(inserted: string, byPlace: string): string {
    let marks = byPlace;
    for (const { 0: line, index } of inserted.matchAll(/[^\n]+/g)) {
      if (!this.isQuotation(line)) continue;
      marks = marks.slice(0, index) + THEIRS.repeat(line.length) + marks.slice(index + line.length);
    }
    return marks;
  }

  private isQuotation(line: string): boolean {
    const words = squeeze(line);
    return words.split(" ").length >= A_QUOTATION && this.known.includes(words);
  }

  /** What stands in a quoted part and was not typed is the customer's from now on. */
  private keepTheirs(pieces: readonly Piece[]): void {
    for (const { isQuoted, start, end } of pieces) {
      const marks = this.marks.slice(start, end);
      if (!isQuoted || !marks.includes(OWN)) continue;
      this.isNew = true;
      this.marks = this.marks.slice(0, start) + marks.replaceAll(OWN, THEIRS) + this.marks.slice(end);
    }
    if (this.isNew) this.learn(pieces);
    this.isNew = false;
  }

  private learn(pieces: readonly Piece[]): void {
    let words = "";
    let last = 0;
    for (const { isQuoted, start, end } of pieces) {
      if (!isQuoted || this.marks[start] !== THEIRS) continue;
      words += (start === last ? "" : "\n") + this.slice(start, end);
      last = end;
    }
    this.known = `${this.known}\n${squeeze(words)}`.slice(0, KNOWN_AT_MOST);
  }

  /** Whether a piece in a quoted part is an answer: all of its lines were typed, and none says what the customer said. */
  private isAnswer({ start, end }: Piece): boolean {
    const text = this.text ?? "";
    const from = text.lastIndexOf("\n", start - 1) + 1;
    const next = text.indexOf("\n", end);
    const to = next < 0 ? text.length : next;
    const lines = text.slice(from, to).split("\n").map(squeeze);
    return (
      this.allMarked(from, to, TYPED) &&
      lines.some(Boolean) &&
      !lines.some((line) => line && this.known.includes(line))
    );
  }

  /** What stands in a piece outside of quoted parts, but was moved there from one. */
  private movedIn({ node, start, end }: Piece): Stretch[] {
    const runs = this.marks.slice(start, end).matchAll(RUN_OF_THEIRS);
    return [...runs].flatMap(({ 0: run, index }) => {
      const words = squeeze(this.slice(start + index, start + index + run.length));
      const isChance = !/\p{L}/u.test(words) || (run.length < end - start && words.length < BY_CHANCE);
      return isChance ? [] : [{ node, start: index, end: index + run.length }];
    });
  }

  private allMarked(start: number, end: number, mark: string): boolean {
    for (let at = start; at < end; at += 1)
      if (this.marks[at] !== mark && /\S/.test(this.text?.charAt(at) ?? "")) return false;
    return true;
  }

  private slice(start: number, end: number): string {
    return (this.text ?? "").slice(start, end);
  }
}

function placed({ text, pieces }: TextMap): string {
  let marks = "";
  for (const { isQuoted, start, end } of pieces) {
    marks += OWN.repeat(start - marks.length) + (isQuoted ? THEIRS : OWN).repeat(end - start);
  }
  return marks + OWN.repeat(text.length - marks.length);
}

/** What was typed before the caret, or null when the letter's end has changed as well, or more than a line came. */
function typedAt(caret: number, before: string, after: string): Change | null {
  const rest = after.slice(caret);
  if (!before.endsWith(rest)) return null;
  const end = before.length - rest.length;
  let at = 0;
  while (at < Math.min(end, caret) && before[at] === after[at]) at += 1;
  if (after.slice(at, caret).trim().includes("\n")) return null;
  return { at, removed: end - at, added: caret - at };
}

function squeeze(text: string): string {
  return text.replace(/[\s\u200B\u2060\uFEFF]+/g, " ").trim();
}

/** Whether an event says that the person at the keyboard is about to put characters there, or just has. */
export function isTyping(event: Event): boolean {
  if (!event.isTrusted) return false; // the page's own doing
  if ("inputType" in event) return /^insert(Composition)?Text$/.test(String(event.inputType));
  if (!("key" in event)) return event.type === "compositionend";
  const { key, ctrlKey, metaKey } = event as KeyboardEvent;
  return key.length === 1 && !ctrlKey && !metaKey;
}
