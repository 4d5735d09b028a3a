/** Marks over a textarea: its text again, transparent, in an overlay outside it that lets every click through. */

import { holds, type Box, type Home } from "../page/home";
import { putUp, type Island } from "../page/shadow";
import type { Finding, Span } from "../report";
import css from "./mirror.css";

const COPIED = [
  ..."direction text-align text-indent text-transform font-family font-size font-style font-weight font-stretch".split(
    " ",
  ),
  ..."font-variant font-kerning font-feature-settings letter-spacing word-spacing line-height tab-size".split(
    " ",
  ),
  ..."word-break overflow-wrap white-space hyphens padding-top padding-right padding-bottom padding-left".split(
    " ",
  ),
];

export class Mirror {
  /** Called when the value has changed without an input event. */
  onForeignChange: () => void = () => undefined;
  private island: Island | null = null;
  private box: HTMLElement | null = null;
  private paper: HTMLElement | null = null;
  private readonly marks = new Map<number, HTMLElement>();
  private text = "";
  private placed = "";

  constructor(
    private readonly field: HTMLTextAreaElement,
    private readonly home: Home,
  ) {}

  /** Draws these findings' marks; with none, nothing of the overlay remains. */
  draw(text: string, findings: readonly Finding[], open: Finding | null): void {
    this.text = text;
    this.marks.clear();
    if (findings.length === 0) {
      this.island?.remove();
      this.island = null;
      return;
    }
    const paper = this.setUp();
    paper.replaceChildren(...this.spread(text, findings, open));
    this.placed = "";
    this.follow();
  }

  boxes(span: Span): Box[] {
    const mark = this.markOver(span);
    const clip = this.box?.getBoundingClientRect();
    if (!mark || !clip) return [];
    return [...mark.getClientRects()].filter((box) =>
      holds(clip, box.left + box.width / 2, box.top + box.height / 2),
    );
  }

  reveal(span: Span): void {
    const mark = this.markOver(span);
    if (!mark || !this.paper || this.boxes(span).length > 0) return;
    const middle = mark.offsetTop + mark.offsetHeight / 2;
    this.field.scrollTop = Math.max(0, middle - this.field.clientHeight / 2);
    this.place();
  }

  private setUp(): HTMLElement {
    if (this.island && this.paper) return this.paper;
    this.island = putUp(this.home, "tf-marks", css);
    this.island.host.setAttribute("aria-hidden", "true");
    this.box = this.home.document.createElement("div");
    this.paper = this.home.document.createElement("div");
    this.box.append(this.paper);
    this.island.root.append(this.box);
    this.tick();
    return this.paper;
  }

  private spread(text: string, findings: readonly Finding[], open: Finding | null): (string | HTMLElement)[] {
    const parts: (string | HTMLElement)[] = [];
    let at = 0;
    for (const finding of findings) {
      if (finding.start < at) continue;
      const mark = this.home.document.createElement("mark");
      mark.className = finding.severity + (finding === open ? " open" : "");
      mark.textContent = text.slice(finding.start, finding.end);
      this.marks.set(finding.start, mark);
      parts.push(text.slice(at, finding.start), mark);
      at = finding.end;
    }
    // A textarea shows a line after a last line break; a block does so only if something stands on it.
    return [...parts, text.slice(at) + "\u200B"];
  }

  private markOver(span: Span): HTMLElement | undefined {
    return this.marks.get(span.start);
  }

  /** Once a frame while there are marks: pages move their boxes without telling. */
  private tick = (): void => {
    if (!this.island) return;
    this.home.window.requestAnimationFrame(this.tick);
    if (this.field.value !== this.text) this.onForeignChange();
    this.follow();
  };

  private follow(): void {
    const { left, top, width, height } = this.field.getBoundingClientRect();
    const now = [
      left,
      top,
      width,
      height,
      this.field.scrollTop,
      this.field.scrollLeft,
      this.field.clientWidth,
    ];
    const placed = now.join(" ");
    if (placed === this.placed) return;
    this.placed = placed;
    this.place();
  }

  private place(): void {
    if (!this.box || !this.paper) return;
    const field = this.field;
    const outer = this.home.place(field.getBoundingClientRect());
    const style = field.ownerDocument.defaultView?.getComputedStyle(field);
    for (const name of COPIED) this.paper.style.setProperty(name, style?.getPropertyValue(name) ?? "");
    this.paper.style.width = `${field.clientWidth}px`;
    this.paper.style.transform = `translate(${-field.scrollLeft}px, ${-field.scrollTop}px)`;
    this.box.style.left = `${outer.left + field.clientLeft}px`;
    this.box.style.top = `${outer.top + field.clientTop}px`;
    this.box.style.width = `${field.clientWidth}px`;
    this.box.style.height = `${field.clientHeight}px`;
    this.box.hidden = style?.visibility === "hidden" || outer.width === 0;
  }
}
