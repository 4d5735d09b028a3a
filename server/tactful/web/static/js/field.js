// A textarea with marks under its words. The text is the browser's own, so that undo, caret and spelling stay native;
// the marks are drawn in a copy of the text that lies beneath and is never read.

import { changeBetween } from "./track.js";

export class Field {
  #marks;
  #last = "";

  /** `onChange(part, change)` is told of every edit; `onPoint(finding | null, rect)` of the mark under the pointer. */
  constructor(box, { onChange, onPoint, onPick }) {
    this.part = box.dataset.part;
    this.input = box.querySelector("textarea");
    this.#marks = box.querySelector(".marks");
    this.#last = this.input.value;
    this.input.addEventListener("input", () => {
      const change = changeBetween(this.#last, this.input.value);
      this.#last = this.input.value;
      onChange(this.part, change);
    });
    this.input.addEventListener("mousemove", (event) => {
      const mark = this.#markAt(event.clientX, event.clientY);
      this.input.classList.toggle("on-mark", mark !== null);
      onPoint(mark?.dataset.key ?? null);
    });
    this.input.addEventListener("mouseleave", () => onPoint(null));
    this.input.addEventListener("click", (event) => {
      onPick(this.#markAt(event.clientX, event.clientY)?.dataset.key ?? null);
    });
    this.draw([]);
  }

  get text() {
    return this.input.value;
  }

  /** Draw the text with marks; where findings overlap, the first one is drawn. */
  draw(findings, activeKey = null) {
    const text = this.text;
    const pieces = [];
    let reached = 0;
    for (const finding of findings) {
      if (finding.start < reached) continue;
      pieces.push(text.slice(reached, finding.start), markFor(finding, text, activeKey));
      reached = finding.end;
    }
    pieces.push(text.slice(reached), "\u200b"); // the last, so that a final line break takes its line
    this.#marks.replaceChildren(...pieces);
  }

  /** Where the finding's mark is on the screen, line by line; empty when it is not drawn. */
  rectsOf(key) {
    return [...(this.#marks.querySelector(`[data-key="${CSS.escape(key)}"]`)?.getClientRects() ?? [])];
  }

  /** Replace a range through the browser's own editing, so that Ctrl+Z takes it back in one step. */
  replace(start, end, words) {
    this.input.focus();
    this.input.setSelectionRange(start, end);
    const done = words === "" ? start === end || document.execCommand("delete") : document.execCommand("insertText", false, words);
    if (!done) {
      this.input.setRangeText(words, start, end, "end");
      this.input.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }
  }

  #markAt(x, y) {
    for (const mark of this.#marks.querySelectorAll("mark")) {
      for (const rect of mark.getClientRects()) {
        if (x >= rect.left && x <= rect.right && y >= rect.top - 2 && y <= rect.bottom + 3) return mark;
      }
    }
    return null;
  }
}

function markFor(finding, text, activeKey) {
  const mark = document.createElement("mark");
  mark.className = `mark ${finding.severity}${finding.chance == null ? "" : " heard"}`;
  mark.classList.toggle("active", finding.key === activeKey);
  mark.dataset.key = finding.key;
  mark.textContent = text.slice(finding.start, finding.end);
  return mark;
}
