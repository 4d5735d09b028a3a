import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { Highlighter, type Mark } from "../src/marks/highlighter";
import { pageWith } from "./page";

/** What of the browser's highlights a highlighter uses, and how often one was touched. */
let touched = 0;
class Marks extends Set<Range> {
  priority = 0;
  override add(range: Range): this {
    touched += 1;
    return super.add(range);
  }
  override delete(range: Range): boolean {
    touched += 1;
    return super.delete(range);
  }
}
Object.assign(globalThis, { Highlight: Marks, CSS: { highlights: new Map<string, Marks>() } });
const shown = (): string[] =>
  [...CSS.highlights].flatMap(([name, ranges]) =>
    [...(ranges as unknown as Marks)].map((range) => `${name} ${range.toString()}`),
  );

describe("a highlighter", () => {
  const text = pageWith("one two three").body.firstChild as Text;
  const mark = (start: number, end: number, more: Partial<Mark> = {}): Mark => {
    const range = text.ownerDocument.createRange();
    range.setStart(text, start);
    range.setEnd(text, end);
    return { range, severity: "error", open: false, ...more };
  };

  beforeEach(() => {
    CSS.highlights.clear();
    touched = 0;
  });

  it("shows what it is told, by severity, and takes all else away", () => {
    const highlighter = new Highlighter();
    highlighter.draw([mark(0, 3), mark(4, 7, { severity: "warning", open: true })]);
    assert.deepEqual(shown(), ["tf-error one", "tf-warning-open two"]);
    highlighter.draw([mark(8, 13)]);
    assert.deepEqual(shown(), ["tf-error three"]);
    highlighter.draw([]);
    assert.equal(CSS.highlights.size, 0);
  });

  it("does not touch a mark that stays", () => {
    const highlighter = new Highlighter();
    highlighter.draw([mark(0, 3), mark(4, 7)]);
    touched = 0;
    highlighter.draw([mark(0, 3), mark(8, 13)]);
    assert.deepEqual([touched, shown()], [2, ["tf-error one", "tf-error three"]]);
  });

  it("leaves the marks of another field alone", () => {
    const other = new Highlighter();
    other.draw([mark(4, 7)]);
    const highlighter = new Highlighter();
    highlighter.draw([mark(4, 7)]);
    highlighter.draw([]);
    assert.deepEqual(shown(), ["tf-error two"]);
  });
});
