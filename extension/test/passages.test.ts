import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { passagesOf } from "../src/findings/passages";

describe("passages", () => {
  for (const [name, text, passages] of [
    ["are divided by blank lines", "one\n\ntwo\nthree\n \n\nfour", ["one", "two\nthree", "four"]],
    ["leave blank ones out", "\n\n \n\none\n\n", ["one"]],
    ["are none in an empty text", "", []],
    [
      "keep a quoted mail with what stands before it",
      "one\n\nDana wrote:\n> two\n\nthree",
      ["one", "Dana wrote:\n> two\n\nthree"],
    ],
    ["keep a signature whole", "one\n\n-- \nMe\n\nMe, Ltd.", ["one", "-- \nMe\n\nMe, Ltd."]],
    [
      "keep a quoted header whole",
      "one\n\nFrom: Dana\nSent: May\n\ntwo",
      ["one", "From: Dana\nSent: May\n\ntwo"],
    ],
  ] as const) {
    it(name, () => {
      assert.deepEqual(
        passagesOf(text).map((one) => one.text),
        passages,
      );
    });
  }

  it("know the end of the one before", () => {
    const befores = passagesOf(`One. “Two!” three\nfour.\n\nFive?! ${"x".repeat(300)}\n\nsix`).map(
      (one) => one.before,
    );
    assert.deepEqual(befores, ["", "four.", "x".repeat(200)]);
  });

  const LONG = "This goes on for more words than a closing has.";
  for (const [name, text, tails] of [
    ["of many words know that the letter goes on", `${LONG}\n\n${LONG}`, ["\n\n…", ""]],
    ["of few words know what may be their closing", "Regardless,\n\nTom", ["\n\nTom", ""]],
    ["far from the end are no closing", `Regardless,\n\n${LONG.repeat(3)}\n\nTom`, ["\n\n…", "\n\n…", ""]],
    [
      "before a quote know that one begins",
      `Regardless,\n\nDana wrote:\n> one${"\n> two".repeat(99)}`,
      [`\n\nDana wrote:\n> one${"\n> two".repeat(40)}`.slice(0, 202), ""],
    ],
  ] as const) {
    it(name, () => {
      assert.deepEqual(
        passagesOf(text).map((one) => one.tail),
        tails,
      );
    });
  }

  it("stand where they say", () => {
    const text = "  one\n\n\n two\n\n-- \nMe\n\nthree";
    for (const { start, text: words } of passagesOf(text))
      assert.equal(text.slice(start, start + words.length), words);
  });
});
