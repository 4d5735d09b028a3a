import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Paper } from "../src/marks/paper";
import { findingIn } from "./finding";
import { pageWith } from "./page";

const TEXT = "Hello.\n\nYou are wrong. You lied.\nBye";
const RUDE = findingIn(TEXT, "You are wrong");
const OTHER = findingIn(TEXT, "You lied", { severity: "warning" });

describe("a paper", () => {
  const written = (): Paper => {
    const paper = new Paper(pageWith(""));
    paper.write(TEXT, [RUDE, OTHER], RUDE);
    return paper;
  };
  const lines = (paper: Paper): Element[] => [...paper.element.children];

  it("has a block a line, with the marks in it", () => {
    const html = written().element.innerHTML;
    assert.equal(
      html,
      "<div>Hello.</div><div>\u200B</div>" +
        '<div><mark class="error open">You are wrong</mark>. <mark class="warning">You lied</mark>.</div><div>Bye</div>',
    );
  });

  it("makes only changed lines anew", () => {
    const paper = written();
    const before = lines(paper);
    const moved = [RUDE, OTHER].map((one) => ({ ...one, start: one.start + 3, end: one.end + 3 }));
    paper.write(TEXT.replace("Hello", "Good day"), moved, moved[0]!);
    const after = lines(paper);
    assert.deepEqual(
      after.map((line, index) => line === before[index]),
      [false, true, true, true],
    );
    assert.equal(paper.marksOf(moved[1]!)[0]?.textContent, "You lied");
    assert.deepEqual(paper.marksOf(OTHER), []);
  });

  it("is the same as one written at once, whatever came before", () => {
    const texts = [TEXT, "", "a\nb\nc", "a\nc", "\n\n", `x\n${TEXT}`, "a\nb\nb\nc"];
    for (const before of texts) {
      for (const after of texts) {
        const paper = new Paper(pageWith(""));
        const found = (text: string) => (text.includes("You lied") ? [findingIn(text, "You lied")] : []);
        paper.write(before, found(before), null);
        paper.write(after, found(after), null);
        const anew = new Paper(pageWith(""));
        anew.write(after, found(after), null);
        assert.equal(paper.element.innerHTML, anew.element.innerHTML);
      }
    }
  });

  it("marks words on two lines in both", () => {
    const text = "You are\nwrong";
    const paper = new Paper(pageWith(""));
    const finding = findingIn(text, text);
    paper.write(text, [finding], null);
    assert.deepEqual(
      paper.marksOf(finding).map((one) => one.textContent),
      ["You are", "wrong"],
    );
  });

  it("leaves one inside another unmarked", () => {
    const paper = new Paper(pageWith(""));
    const inner = findingIn(TEXT, "are");
    paper.write(TEXT, [RUDE, inner], null);
    assert.deepEqual(paper.marksOf(inner), []);
  });
});
