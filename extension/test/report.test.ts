import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readReport } from "../src/report";
import { draftOf } from "./finding";

const TEXT = "😀 You are wrong. You lied.";

const raw = (words: string, more: object = {}): object => {
  const start = TEXT.indexOf(words);
  return {
    rule: "contradiction/you-are-wrong",
    severity: "error",
    part: "body",
    start,
    end: start + words.length,
    text: words,
    message: "m",
    why: "w",
    fingerprint: "f",
    rewrites: [{ text: "", start, end: start + words.length, move: "drop" }],
    ...more,
  };
};
const report = (...findings: unknown[]): object => ({ schema: "tactful-report/1", drafts: [{ findings }] });
const read = (answer: unknown) => readReport(answer, { ...draftOf(TEXT), subject: "You lied to us" });
const textsOf = (answer: unknown): string[] | undefined => read(answer)?.findings.map((one) => one.text);

describe("the server's answer", () => {
  it("gives findings in reading order, with their rewrites", () => {
    const findings = read(report(raw("You lied"), raw("You are wrong")))?.findings;
    assert.deepEqual(
      findings?.map((one) => one.start),
      [3, 18],
    );
    assert.deepEqual(findings[0]?.rewrites, [{ text: "", start: 3, end: 16, move: "drop" }]);
  });

  it("is no report without the schema or a draft", () => {
    for (const answer of [
      null,
      "text",
      {},
      { schema: "other/1", drafts: [] },
      { schema: "tactful-report/1" },
    ]) {
      assert.equal(read(answer), null);
    }
    assert.equal(read({ schema: "tactful-report/1", drafts: [] }), null);
  });

  for (const [name, finding] of [
    ["whose words stand elsewhere", raw("You lied", { start: 17, end: 25 })],
    ["whose words are not in the subject", raw("You lied", { part: "subject" })],
    ["that says nothing", raw("You lied", { message: "" })],
    ["of an unknown severity", raw("You lied", { severity: "fatal" })],
    ["that is no object", 7],
  ] as const) {
    it(`leaves out a finding ${name}`, () => {
      assert.deepEqual(textsOf(report(finding, raw("You are wrong"))), ["You are wrong"]);
    });
  }

  it("leaves out a rewrite without words or place", () => {
    const finding = raw("You lied", { rewrites: [{ start: 18, end: 26 }, { text: "x" }, null] });
    assert.deepEqual(read(report(finding))?.findings[0]?.rewrites, []);
  });

  it("has findings in the subject first", () => {
    const inSubject = raw("You lied", { part: "subject", start: 0, end: 8, rewrites: [] });
    const all = read(report(raw("You are wrong"), inSubject))?.findings;
    assert.deepEqual(
      all?.map((one) => one.part),
      ["subject", "body"],
    );
  });

  for (const [name, more] of [
    ["without a place", { start: null, end: null }],
    ["with an empty place", { start: 0, end: 0 }],
    ["in a part that we do not know", { part: "customer" }],
    ["without words", { text: "" }],
  ] as const) {
    it(`takes a finding ${name} for one about the whole letter, last in order`, () => {
      const opening = { text: "Thank you for telling us.", start: 0, end: 0, move: "listen" };
      const about = raw("You lied", {
        customer: { text: "We moved.", start: 0, end: 9 },
        rewrites: [opening],
        ...more,
      });
      const last = read(report(about, raw("You are wrong")))?.findings.at(-1);
      assert.deepEqual(
        [last?.part, last?.start, last?.end, last?.text, last?.customer],
        ["whole", 0, 0, "", "We moved."],
      );
      assert.deepEqual(last?.rewrites, [opening]);
    });
  }

  it("tells what the ear found and how sure it is, and whether it listened", () => {
    const heard = read({
      ...report(
        raw("You lied", { rule: "ear/distrust", chance: 0.93 }),
        raw("You are wrong", { chance: null }),
      ),
    });
    assert.ok(heard);
    assert.deepEqual(
      heard.findings.map((one) => one.chance),
      [null, 0.93],
    );
    assert.equal(heard.hears, false);
    assert.equal(
      read({ schema: "tactful-report/1", drafts: [{ findings: [], ear: { state: "done" } }] })?.hears,
      true,
    );
  });

  it("tells the version of the rules", () => {
    assert.equal(
      read({ schema: "tactful-report/1", drafts: [{ findings: [], rulebook: "ab12" }] })?.rulebook,
      "ab12",
    );
  });
});
