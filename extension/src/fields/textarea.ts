/** A textarea: its marks lie in a mirror above it. */

import { caretAfter, saysTheSame, textAfter, type Edit } from "../findings/plan";
import { Mirror } from "../marks/mirror";
import type { Box, Home } from "../page/home";
import type { Finding, Span } from "../report";
import type { Field, Outcome } from "./field";
import { readQuotedLines } from "./quoted";
import { command } from "./type";

export class TextareaField implements Field {
  private readonly mirror: Mirror;

  constructor(
    readonly element: HTMLTextAreaElement,
    readonly home: Home,
  ) {
    this.mirror = new Mirror(element, home);
  }

  read = (): string => this.element.value;

  quoted = (): string => readQuotedLines(this.element.value);

  draw = (findings: readonly Finding[], open: Finding | null): void => {
    this.mirror.draw(this.element.value, findings, open);
  };

  boxes = (span: Span): Box[] => this.mirror.boxes(span);

  caret = (): number | null => {
    const inside = this.element.ownerDocument.activeElement === this.element;
    return inside ? this.element.selectionEnd : null;
  };

  selected = (): Box[] => []; // browsers do not tell where a textarea's caret is

  reveal = (span: Span): void => {
    this.mirror.reveal(span);
  };

  focus = (): void => {
    this.element.ownerDocument.defaultView?.focus();
    this.element.focus({ preventScroll: true });
  };

  replace = (edit: Edit): Promise<Outcome> => {
    return Promise.resolve(this.type(edit));
  };

  watch = (changed: () => void, gone: AbortSignal): void => {
    this.element.addEventListener("input", changed, { signal: gone });
    this.mirror.onForeignChange = changed;
    gone.addEventListener("abort", () => {
      this.mirror.draw("", [], null);
    });
  };

  private type(edit: Edit): Outcome {
    const before = this.element.value;
    if (before.slice(edit.start, edit.end) !== edit.expected) return "stale";
    const caret = caretAfter(edit, this.element.selectionEnd);
    this.focus();
    this.element.setSelectionRange(edit.start, edit.end);
    command(this.element, edit.words ? "insertText" : "delete", edit.words);
    if (!saysTheSame(this.element.value, textAfter(before, edit))) return "refused";
    this.element.setSelectionRange(caret, caret);
    return "done";
  }
}
