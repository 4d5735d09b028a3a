import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { NOTHING, sum, tallyOf, type Probe } from "../src/messages";
import { advice } from "../src/options/advice";
import { offHere, summary } from "../src/popup/summary";
import { findingIn } from "./finding";

describe("a tally", () => {
  it("counts by severity, and adds up over frames", () => {
    const tally = tallyOf([findingIn("a", "a"), findingIn("a", "a", { severity: "warning" })]);
    assert.deepEqual(tally, { error: 1, warning: 1, suggestion: 0 });
    assert.deepEqual(sum([tally, tally, NOTHING]), { error: 2, warning: 2, suggestion: 0 });
  });

  for (const [tally, said] of [
    [NOTHING, "Nothing to reword"],
    [{ error: 1, warning: 9, suggestion: 0 }, "Hold this mail"],
    [{ error: 0, warning: 1, suggestion: 2 }, "Look again"],
    [{ error: 0, warning: 0, suggestion: 2 }, "Ready"],
  ] as const) {
    it(`is summed up as “${said}…”`, () => {
      assert.ok(summary(tally).startsWith(said));
    });
  }
});

describe("a site where tactful is off", () => {
  it("is named when it is known", () => {
    assert.equal(offHere(""), "tactful is off on this site.");
    assert.equal(offHere("Zendesk"), "tactful knows Zendesk, and is off here.");
  });
});

describe("advice", () => {
  it("is different for everything that can be wrong, and names the address", () => {
    const server = "http://127.0.0.1:8765";
    const states = [
      "silent",
      "stranger",
      "starting",
      "no-token",
      "wrong-token",
      "no-team",
      "refused",
      "failing",
    ] as const;
    const faults: Probe[] = states.map((state) => ({ state, server, detail: "HTTP 500" }));
    const connected: Probe = {
      state: "connected",
      server,
      version: "0.1.0",
      team: "acme",
      rulebook: "0123456789abcdef",
    };
    const said = [connected, ...faults].map(advice);
    assert.equal(new Set(said).size, said.length);
    assert.match(said[0] ?? "", /rules of acme, version 01234567\./);
    for (const words of [said[0], said[1], said[2]]) assert.ok(words?.includes(server));
  });
});
