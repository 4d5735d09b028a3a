import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readReport } from "../src/report";

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
const textsOf = (answer: unknown): string[] | undefined => readReport(answer, TEXT)?.map((one) => one.text);

describe("the server's answer", () => {
  it("gives findings in reading order, with their rewrites", () => {
    const findings = readReport(report(raw("You lied"), raw("You are wrong")), TEXT);
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
      assert.equal(readReport(answer, TEXT), null);
    }
    assert.equal(readReport({ schema: "tactful-report/1", drafts: [] }, TEXT), null);
  });

  for (const [name, finding] of [
    ["whose words stand elsewhere", raw("You lied", { start: 17, end: 25 })],
    ["in the subject", raw("You lied", { part: "subject" })],
    ["of an unknown severity", raw("You lied", { severity: "fatal" })],
    ["without a place", raw("You lied", { start: "18" })],
    ["that is no object", 7],
  ] as const) {
    it(`leaves out a finding ${name}`, () => {
      assert.deepEqual(textsOf(report(finding, raw("You are wrong"))), ["You are wrong"]);
    });
  }

  it("leaves out a rewrite without words or place", () => {
    const finding = raw("You lied", { rewrites: [{ start: 18, end: 26 }, { text: "x" }, null] });
    assert.deepEqual(readReport(report(finding), TEXT)?.[0]?.rewrites, []);
  });
});
