import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { alarmText, isIgnored, NO_IGNORES, withIgnore, withoutIgnore, type Ignore } from "../src/ignores";
import { findingIn } from "./finding";

const FINDING = findingIn("As I told you", "As I told you", { rule: "lecturing/as-i-told-you" });
const PHRASE: Ignore = { kind: "phrase", phrase: { rule: FINDING.rule, words: "as I  TOLD you" } };
const RULE: Ignore = { kind: "rule", rule: FINDING.rule };

describe("what is ignored", () => {
  it("is nothing at first", () => {
    assert.equal(isIgnored(NO_IGNORES, FINDING), false);
  });

  it("is a phrase of one rule, whatever its case, spaces and apostrophes", () => {
    const ignores = withIgnore(NO_IGNORES, PHRASE);
    assert.equal(isIgnored(ignores, FINDING), true);
    assert.equal(isIgnored(ignores, { ...FINDING, rule: "other/rule" }), false);
    assert.equal(isIgnored(ignores, { ...FINDING, text: "As we told you" }), false);
  });

  it("is all of a rule", () => {
    assert.equal(isIgnored(withIgnore(NO_IGNORES, RULE), { ...FINDING, text: "whatever" }), true);
  });

  for (const one of [PHRASE, RULE]) {
    it(`has a ${one.kind} once, and not at all when it is taken away`, () => {
      const twice = withIgnore(withIgnore(NO_IGNORES, one), one);
      assert.equal(twice.phrases.length + twice.rules.length, 1);
      assert.deepEqual(withoutIgnore(twice, one), NO_IGNORES);
    });
  }
});

describe("the lists", () => {
  it("do not grow without end", () => {
    let ignores = NO_IGNORES;
    for (let number = 0; number < 1010; number += 1) {
      ignores = withIgnore(ignores, { kind: "rule", rule: `a/${number}` });
    }
    assert.equal(ignores.rules.length, 1000);
    assert.equal(withIgnore(NO_IGNORES, { kind: "rule", rule: "a".repeat(301) }), NO_IGNORES);
  });
});

describe("a false alarm", () => {
  it("is told with the rule and the version of the rules, and with the words only if there are any", () => {
    const alarm = { rule: "a/b", rulebook: "ab12", words: "" };
    assert.equal(alarmText(alarm), "False alarm in tactful\nRule: a/b\nRulebook: ab12");
    assert.equal(alarmText({ ...alarm, words: "hm" }), `${alarmText(alarm)}\nWords: hm`);
  });
});
