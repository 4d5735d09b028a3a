/** A contenteditable, in the page itself or as the whole document of a frame. */

import type { Voices } from "../compose/voices";
import { overNeighbour, saysTheSame, textAfter, withoutEnds, type Edit } from "../findings/plan";
import { changeBetween, moveSpan } from "../findings/rebase";
import { Highlighter, paintIn } from "../marks/highlighter";
import { holds, type Box, type Home } from "../page/home";
import type { Finding, Span } from "../report";
import { Authorship, isTyping } from "./authorship";
import { Caret } from "./caret";
import type { Field, Outcome } from "./field";
import { formatOf, htmlIn, isSameFormat, type Format } from "./format";
import { readQuoted } from "./quoted";
import { readTextMap, type TextMap } from "./textmap";
import { pause, selectionAround, typeOver, type Pasted } from "./type";

// Editors put the caret where they think it belongs, some of them only after they have drawn the new words.
const CARET_SETTLES_MS = 100;

export class EditableField implements Field {
  private map: TextMap;
  private readonly cursor: Caret;
  private answers: ReadonlySet<Text> = new Set();
  private readonly authorship = new Authorship();
  private readonly highlighter = new Highlighter();

  constructor(
    readonly element: HTMLElement,
    readonly home: Home,
    private readonly voices: Voices,
  ) {
    this.cursor = new Caret(element);
    this.map = this.readNow();
  }

  read = (): string => {
    this.map = this.readNow();
    return this.map.text;
  };

  quoted = (): string => readQuoted(this.element, this.voices, this.answers);

  draw = (findings: readonly Finding[], open: Finding | null): void => {
    this.highlighter.draw(
      findings.flatMap((finding) => {
        const range = this.map.range(finding);
        return range ? [{ range, severity: finding.severity, open: finding === open }] : [];
      }),
    );
  };

  boxes = (span: Span): Box[] => {
    const rects = this.map.range(span)?.getClientRects() ?? [];
    return this.inSight([...rects].filter((box) => box.width > 0));
  };

  selected = (): Box[] => {
    const selection = selectionAround(this.element);
    if (!selection?.rangeCount || !this.element.contains(selection.focusNode)) return [];
    return this.inSight([...selection.getRangeAt(0).getClientRects()]);
  };

  caret = (): number | null => this.cursor.in(this.map);

  reveal = (span: Span): void => {
    const range = this.map.range(span);
    if (!range || this.boxes(span).length > 0) return;
    range.startContainer.parentElement?.scrollIntoView({ block: "nearest" });
  };

  focus = (): void => {
    this.element.ownerDocument.defaultView?.focus();
    this.element.focus({ preventScroll: true });
  };

  replace = async (wanted: Edit): Promise<Outcome> => {
    const before = this.read();
    if (before.slice(wanted.start, wanted.end) !== wanted.expected || !this.isFree(wanted)) return "stale";
    const edit = this.typable(before, wanted);
    const was = this.cursor.standing(this.map);
    this.focus();
    const range = (): Range | null => this.rangeNow(edit, before);
    const after = textAfter(before, edit);
    this.authorship.rewriting(edit.words);
    const outcome = await typeOver(this.element, this.pasted(edit), range, {
      changed: () => !saysTheSame(this.read(), before),
      done: () => saysTheSame(this.read(), after),
    });
    this.authorship.rewriting("");
    if (outcome === "done") {
      await pause(CARET_SETTLES_MS);
      this.read();
      this.cursor.putBack(was, wanted, before, this.map);
    }
    return outcome;
  };

  watch = (changed: () => void, gone: AbortSignal): void => {
    paintIn(this.element.getRootNode(), gone);
    const heard = (event: Event): void => {
      if (isTyping(event)) this.authorship.typed();
    };
    for (const kind of ["keydown", "beforeinput", "compositionend"])
      this.element.addEventListener(kind, heard, { capture: true, signal: gone });
    const leaves = (): void => {
      this.cursor.leaves(this.map);
    };
    this.element.addEventListener("focusout", leaves, { capture: true, signal: gone });
    const observer = new MutationObserver(changed);
    observer.observe(this.element, { childList: true, characterData: true, subtree: true });
    gone.addEventListener("abort", () => {
      observer.disconnect();
      this.highlighter.draw([]);
    });
  };

  /** Reads the author's words: what is not quoted, and answers between the lines of what is. */
  private readNow(): TextMap {
    const whole = readTextMap(this.element, this.voices, () => true);
    const strays = this.authorship.follow(whole, this.cursor.in(whole));
    if (!strays) return whole;
    const { answers, moved } = strays;
    this.answers = answers;
    const isOwn = (node: Text, isQuoted: boolean): boolean => !isQuoted || answers.has(node);
    return readTextMap(this.element, this.voices, isOwn).without(moved);
  }

  /** Where an edit's words stand by now: on getting the focus some editors add a line break or a filler somewhere. */
  private rangeNow(edit: Edit, before: string): Range | null {
    const now = this.read();
    const moved = moveSpan(edit, changeBetween(before, now));
    if (!moved || !saysTheSame(now, before)) return null;
    return now.slice(moved.start, moved.end) === edit.expected ? this.map.range(moved) : null;
  }

  /** An edit's words, with their format where all that they replace has one and what stands before has another. */
  private pasted({ start, end, words }: Edit): Pasted {
    const [format, ...others] = this.formats({ start, end });
    const [before] = this.formats({ start: start - 1, end: start });
    if (!format || others.length > 0 || !before || isSameFormat(before, format))
      return { words, html: "", isLink: false };
    return { words, html: htmlIn(format, words), isLink: format.some(({ tagName }) => tagName === "A") };
  }

  /** The formats in a span, each run of one format once. */
  private formats(span: Span): Format[] {
    const all = this.map.nodes(span).map((node) => formatOf(node, this.element));
    return all.filter((one, index) => {
      const last = all[index - 1];
      return !last || !isSameFormat(one, last);
    });
  }

  /** What to type for an edit: its words, or a neighbour anew where it has none and that looks like what goes. */
  private typable(text: string, wanted: Edit): Edit {
    const edit = this.formats(wanted).length > 1 ? withoutEnds(wanted) : wanted;
    const typed = overNeighbour(text, edit);
    const range = this.map.range(typed);
    const looksAlike = range?.startContainer.parentElement === range?.endContainer.parentElement;
    return range && looksAlike && this.isFree(typed) ? typed : edit;
  }

  /** Whether a span holds only what may be edited: no chip, no widget. */
  private isFree(span: Span): boolean {
    const around = this.map.range(span)?.commonAncestorContainer;
    const element = around instanceof HTMLElement ? around : around?.parentElement;
    if (!element?.isContentEditable) return false;
    const range = this.map.range(span);
    const islands = around instanceof HTMLElement ? around.querySelectorAll("[contenteditable=false]") : [];
    return ![...islands].some((island) => range?.intersectsNode(island));
  }

  /** Those of a few boxes whose middle can be seen, in the home's viewport. */
  private inSight(boxes: readonly Box[]): Box[] {
    const sight = this.sight();
    return boxes
      .filter((box) => holds(sight, box.left + box.width / 2, box.top + box.height / 2))
      .map(this.home.place);
  }

  /** What can be seen of the field, in its own viewport. */
  private sight(): Box {
    const view = this.element.ownerDocument.documentElement;
    const window: Box = { left: 0, top: 0, width: view.clientWidth, height: view.clientHeight };
    const isDocument = this.element === this.element.ownerDocument.body || this.element === view;
    return isDocument ? window : overlap(window, this.element.getBoundingClientRect());
  }
}

function overlap(one: Box, other: Box): Box {
  const left = Math.max(one.left, other.left);
  const top = Math.max(one.top, other.top);
  const right = Math.min(one.left + one.width, other.left + other.width);
  const bottom = Math.min(one.top + one.height, other.top + other.height);
  return { left, top, width: right - left, height: bottom - top };
}
