/** Marks over a textarea: its text again, transparent, in an overlay outside it that lets every click through. */

import { holds, type Box, type Home } from "../page/home";
import { putUp, type Island } from "../page/shadow";
import type { Finding, Span } from "../report";
import css from "./mirror.css";
import { Paper } from "./paper";

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

const STYLE_MS = 1000; // pages restyle their fields now and then without moving them

export class Mirror {
  /** Called when the value has changed without an input event. */
  onForeignChange: () => void = () => undefined;
  private island: Island | null = null;
  private box: HTMLElement | null = null;
  private paper: Paper | null = null;
  private text = "";
  private placed = "";
  private styled = -Infinity;

  constructor(
    private readonly field: HTMLTextAreaElement,
    private readonly home: Home,
  ) {}

  /** Draws these findings' marks; with none, nothing of the overlay remains. */
  draw(text: string, findings: readonly Finding[], open: Finding | null): void {
    this.text = text;
    if (findings.length === 0) {
      this.island?.remove();
      this.island = this.paper = null;
      return;
    }
    const paper = this.setUp();
    paper.write(text, findings, open);
    this.follow();
  }

  boxes(span: Span): Box[] {
    const clip = this.box?.getBoundingClientRect();
    if (!clip) return [];
    const boxes = this.paper?.marksOf(span).flatMap((mark) => [...mark.getClientRects()]) ?? [];
    return boxes.filter((box) => holds(clip, box.left + box.width / 2, box.top + box.height / 2));
  }

  reveal(span: Span): void {
    const mark = this.paper?.marksOf(span)[0];
    if (!mark || this.boxes(span).length > 0) return;
    const middle = mark.offsetTop + mark.offsetHeight / 2;
    this.field.scrollTop = Math.max(0, middle - this.field.clientHeight / 2);
    this.place();
  }

  private setUp(): Paper {
    if (this.island && this.paper) return this.paper;
    this.island = putUp(this.home, "tf-marks", css);
    this.island.host.setAttribute("aria-hidden", "true");
    this.box = this.home.document.createElement("div");
    this.paper = new Paper(this.home.document);
    this.box.append(this.paper.element);
    this.island.root.append(this.box);
    this.placed = "";
    this.tick();
    return this.paper;
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
    const isOld = this.home.window.performance.now() - this.styled > STYLE_MS;
    if (placed === this.placed && !isOld) return;
    this.placed = placed;
    this.place();
  }

  private place(): void {
    if (!this.box || !this.paper) return;
    const field = this.field;
    const outer = this.home.place(field.getBoundingClientRect());
    const style = field.ownerDocument.defaultView?.getComputedStyle(field);
    const paper = this.paper.element.style;
    for (const name of COPIED) paper.setProperty(name, style?.getPropertyValue(name) ?? "");
    this.styled = this.home.window.performance.now();
    paper.width = `${field.clientWidth}px`;
    paper.transform = `translate(${-field.scrollLeft}px, ${-field.scrollTop}px)`;
    this.box.style.left = `${outer.left + field.clientLeft}px`;
    this.box.style.top = `${outer.top + field.clientTop}px`;
    this.box.style.width = `${field.clientWidth}px`;
    this.box.style.height = `${field.clientHeight}px`;
    this.box.hidden = style?.visibility === "hidden" || outer.width === 0;
  }
}
