import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { overlap, wordTyped } from "../src/page/typing";

describe("the word being typed", () => {
  for (const [name, before, after, caret, word] of [
    ["at the end", "You are wron", "You are wrong", 13, "wrong"],
    ["in the middle of a text", "You are wrng. Bye", "You are wrong. Bye", 11, "wrong"],
    ["after a letter was taken back", "wrongg", "wrong", 5, "wrong"],
    ["with an apostrophe and an accent", "don’t néglig", "don’t néglige", 13, "néglige"],
    ["when a letter is repeated", "wel", "well", 4, "well"],
    ["not after a space", "wrong", "wrong ", 6, null],
    ["not after a mark", "wrong", "wrong.", 6, null],
    ["not for a paste", "", "You are wrong", 13, null],
    ["not for a change elsewhere", "ab wrong", "b wrong", 7, null],
    ["not without a caret", "wron", "wrong", null, null],
    ["not without a change", "wrong", "wrong", 5, null],
  ] as const) {
    it(name, () => {
      const span = wordTyped(before, after, caret);
      assert.equal(span && after.slice(span.start, span.end), word);
    });
  }

  it("overlaps what it shares a character with", () => {
    const word = { start: 4, end: 8 };
    assert.equal(overlap(word, { start: 0, end: 5 }), true);
    assert.equal(overlap(word, { start: 0, end: 4 }), false);
    assert.equal(overlap(word, { start: 8, end: 9 }), false);
  });
});
