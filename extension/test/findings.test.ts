import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  caretAfter,
  offsetIn,
  overNeighbour,
  planEdit,
  saysTheSame,
  textAfter,
  withoutEnds,
  type Edit,
} from "../src/findings/plan";
import { changeBetween, moveSpan, rebase } from "../src/findings/rebase";
import { findingIn } from "./finding";

const BEFORE = "Hello. You are wrong about it. Bye.";
const FINDING = findingIn(BEFORE, "You are wrong", { rewrites: ["We differ"] });

describe("a change between two texts", () => {
  for (const [before, after, change] of [
    ["abc", "abc", { at: 3, removed: 0, added: 0 }],
    ["abc", "abXc", { at: 2, removed: 0, added: 1 }],
    ["abc", "ac", { at: 1, removed: 1, added: 0 }],
    ["", "abc", { at: 0, removed: 0, added: 3 }],
    ["aaa", "aaaa", { at: 3, removed: 0, added: 1 }],
    ["one two", "one 2 two", { at: 4, removed: 0, added: 2 }],
  ] as const) {
    it(`“${before}” to “${after}”`, () => {
      assert.deepEqual(changeBetween(before, after), change);
    });
  }

  it("says how to make one of the other, whatever they are", () => {
    const words = ["", "a", "ab", "aab", "aba", "abba", "baab", "😀a", "a😀"];
    for (const before of words) {
      for (const after of words) {
        const { at, removed, added } = changeBetween(before, after);
        assert.equal(before.slice(0, at) + after.slice(at, at + added) + before.slice(at + removed), after);
      }
    }
  });
});

describe("a span in a changed text", () => {
  const span = { start: 5, end: 9 };
  for (const [name, change, moved] of [
    ["stays when the change is behind it", { at: 9, removed: 2, added: 5 }, span],
    ["moves when the change is before it", { at: 0, removed: 2, added: 5 }, { start: 8, end: 12 }],
    ["moves when something is put right before it", { at: 5, removed: 0, added: 1 }, { start: 6, end: 10 }],
    ["is lost when something is put into it", { at: 6, removed: 0, added: 1 }, null],
    ["is lost when its start is taken away", { at: 3, removed: 3, added: 0 }, null],
    ["is lost when its end is taken away", { at: 8, removed: 4, added: 4 }, null],
    ["is lost when all of it is", { at: 0, removed: 20, added: 20 }, null],
  ] as const) {
    it(name, () => {
      assert.deepEqual(moveSpan(span, change), moved);
    });
  }
});

describe("findings in a changed text", () => {
  it("move with their rewrites", () => {
    const after = `Dear Dana! ${BEFORE}`;
    const [moved] = rebase([FINDING], BEFORE, after);
    assert.equal(after.slice(moved?.start, moved?.end), FINDING.text);
    assert.equal(moved?.rewrites[0]?.start, moved?.start);
  });

  it("go when their words change", () => {
    assert.deepEqual(rebase([FINDING], BEFORE, BEFORE.replace("wrong", "strong")), []);
  });

  it("lose a rewrite whose wider words change", () => {
    const wide = { ...FINDING, rewrites: [{ start: 7, end: 29, text: "We differ", move: "inform" }] };
    const [moved] = rebase([wide], BEFORE, BEFORE.replace("about it", "about this"));
    assert.equal(moved?.text, "You are wrong");
    assert.deepEqual(moved.rewrites, []);
  });
});

describe("a planned edit", () => {
  const rewrite = FINDING.rewrites[0]!;

  it("knows what must stand there and what comes after", () => {
    const edit = planEdit(BEFORE, FINDING, rewrite);
    assert.deepEqual(edit, { start: 7, end: 20, expected: "You are wrong", words: "We differ" });
    assert.equal(textAfter(BEFORE, edit), "Hello. We differ about it. Bye.");
  });

  it("is refused when the finding's words stand elsewhere", () => {
    assert.equal(planEdit(` ${BEFORE}`, FINDING, rewrite), null);
  });

  it("is refused when the rewrite would leave some of the words", () => {
    assert.equal(planEdit(BEFORE, FINDING, { ...rewrite, start: 9 }), null);
    assert.equal(planEdit(BEFORE, FINDING, { ...rewrite, end: 15 }), null);
  });

  it("is refused when the rewrite reaches past the text", () => {
    assert.equal(planEdit(BEFORE, FINDING, { ...rewrite, end: 99 }), null);
  });

  it("may drop the words", () => {
    const edit = planEdit(BEFORE, FINDING, { ...rewrite, text: "" });
    assert.equal(textAfter(BEFORE, edit!), "Hello.  about it. Bye.");
  });
});

describe("an edit that leaves words out", () => {
  const without = (text: string, words: string) =>
    overNeighbour(text, {
      start: text.indexOf(words),
      end: text.indexOf(words) + words.length,
      expected: words,
      words: "",
    });

  for (const [text, words, typed] of [
    ["Well, Dana knows.", "Well, ", "D"],
    ["Dana knows, sadly.", ", sadly", "."],
    ["Sadly, 😀 knows.", "Sadly, ", "😀"],
    ["Dana knows as ever", " as ever", "s"],
    ["No 😀as ever\nBye", "as ever", "😀"],
  ] as const) {
    it(`types ${JSON.stringify(typed)} anew for ${JSON.stringify(words)} in ${JSON.stringify(text)}`, () => {
      const edit = without(text, words);
      assert.equal(edit.words, typed);
      assert.equal(edit.expected, text.slice(edit.start, edit.end));
      assert.equal(textAfter(text, edit), text.replace(words, ""));
    });
  }

  it("stays a deletion between spaces, line breaks and pictures", () => {
    for (const text of ["a sadly b", "a\nsadly\nb", "sadly", "\uFFFCsadly\uFFFC"])
      assert.equal(without(text, "sadly").words, "");
  });

  it("is not touched when it puts words there", () => {
    const edit = { start: 0, end: 5, expected: "Sadly", words: "Gladly" };
    assert.equal(overNeighbour("Sadly, no", edit), edit);
  });
});

describe("the caret after an edit", () => {
  // "Well, you are wrong about it." with "you are wrong" to be replaced
  const edit: Edit = { start: 6, end: 19, expected: "you are wrong", words: "we differ" };
  for (const [name, caret, now] of [
    ["stays before the words", 3, 3],
    ["stays at their beginning", 6, 6],
    ["goes from inside them to their end", 12, 15],
    ["goes from elsewhere to their end", null, 15],
    ["stays at their end", 19, 15],
    ["stays where it was behind them", 29, 25],
  ] as const) {
    it(name, () => {
      assert.equal(caretAfter(edit, caret), now);
    });
  }

  it("goes behind an opening that is put before the first letter", () => {
    const opening: Edit = { start: 0, end: 1, expected: "W", words: "Thanks. W", retyped: 1 };
    assert.equal(caretAfter(opening, 0), 8);
    assert.equal(caretAfter(opening, 1), 9);
    assert.equal(caretAfter(opening, 5), 13);
  });
});

it("an offset is found again in a text with other fillers", () => {
  assert.equal(offsetIn("\u200Ba\u200B\u200Bbc", "abc", 2), 5);
  assert.equal(offsetIn("abc", "\uFEFFa\uFEFFbc", 4), 2);
  assert.equal(offsetIn("abc", "abcd", 4), 3);
  assert.equal(offsetIn("\u200Babc", "abc", 0), 0);
});

describe("two texts say the same", () => {
  for (const [one, other, same] of [
    ["a b", "a\u00a0b", true],
    ["a b ", "a b\u200b", true],
    ["a\nb", "a b", true],
    ["ab", "a b", false],
    ["a b", "a c", false],
  ] as const) {
    it(`${JSON.stringify(one)} and ${JSON.stringify(other)}: ${String(same)}`, () => {
      assert.equal(saysTheSame(one, other), same);
    });
  }
});

describe("an edit without what stays at both ends", () => {
  for (const [expected, words, left] of [
    ["Don't think about it", "Ask about it", { start: 5, end: 16, expected: "Don't think", words: "Ask" }],
    ["the date is final", "the date is open", { start: 17, end: 22, expected: "final", words: "open" }],
    [
      "as you said to us",
      "as we heard from us",
      { start: 8, end: 19, expected: "you said to", words: "we heard from" },
    ],
    ["wrong", "right", null],
    ["unfair", "fair", null],
    ["about it", "all about it", { start: 5, end: 10, expected: "about", words: "all about" }],
    ["no one at all", "no one", { start: 8, end: 18, expected: "one at all", words: "one" }],
    ["it ", "it all", null],
  ] as const) {
    it(`“${expected}” to “${words}”`, () => {
      const edit: Edit = { start: 5, end: 5 + expected.length, expected, words };
      const inner = withoutEnds(edit);
      assert.deepEqual(inner, left ?? edit);
      const text = `Well, ${expected}.`.slice(1);
      assert.equal(textAfter(text, inner), textAfter(text, edit));
    });
  }
});
