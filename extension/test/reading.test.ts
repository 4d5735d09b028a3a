import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { Reader } from "../src/page/reading";
import type { Finding } from "../src/report";
import { draftOf, findingIn } from "./finding";

const RUDE = "You are wrong";
const FIVE = ["One.", `Well, ${RUDE}.`, "Three.", `No, ${RUDE}.`, "Five."].join("\n\n");

describe("a reader", () => {
  let asked: string[];
  let rulebook: string;
  let away: boolean;
  let hears: boolean;
  let befores: (string | undefined)[];
  let reader: Reader;

  const places = (found: readonly Finding[] | string): number[] => {
    assert.ok(typeof found !== "string");
    return found.map((one) => one.start);
  };

  beforeEach(() => {
    asked = [];
    rulebook = "one";
    away = hears = false;
    befores = [];
    reader = new Reader(({ text, before }) => {
      asked.push(text);
      befores.push(before);
      if (away) return Promise.resolve({ state: "away" });
      const findings = [...text.matchAll(/You are wrong/g)].map(({ index }) => {
        const moved = findingIn(text, RUDE, { rewrites: ["We differ"] });
        const by = index - moved.start;
        const rewrites = moved.rewrites.map((one) => ({ ...one, start: one.start + by, end: one.end + by }));
        return { ...moved, start: index, end: index + RUDE.length, rewrites };
      });
      return Promise.resolve({ state: "done", findings, rulebook, hears });
    });
  });

  it("tells an ear what stands before a passage, and asks again where that changes", async () => {
    hears = true;
    await reader.body(FIVE);
    assert.deepEqual(asked, [FIVE]);
    await reader.body(FIVE.replace("One.", "One. Two!"));
    assert.deepEqual(asked.slice(1), ["One. Two!", `Well, ${RUDE}.`]);
    assert.deepEqual(befores.slice(1), ["", "Two!"]);
  });

  it("tells a server without ear nothing more than the passage", async () => {
    await reader.body(FIVE);
    await reader.body(FIVE.replace("One.", "Two."));
    assert.deepEqual(befores, [undefined, undefined]);
  });

  it("sends a letter that it opens in one piece, and finds everything at its place", async () => {
    assert.deepEqual(places(await reader.body(FIVE)), [12, 40]);
    assert.deepEqual(asked, [FIVE]);
  });

  it("then sends the passages that change, one by one", async () => {
    await reader.body(FIVE);
    assert.deepEqual(places(await reader.body(FIVE.replace("One", "Two"))), [12, 40]);
    assert.deepEqual(asked, [FIVE, "Two."]);
  });

  it("asks nothing about what it knows, wherever it stands", async () => {
    await reader.body(FIVE);
    assert.deepEqual(places(await reader.body(`Three.\n\nWell, ${RUDE}.`)), [14]);
    assert.equal(asked.length, 1);
  });

  it("gives rewrites their places, too", async () => {
    const found = await reader.body(FIVE);
    assert.ok(typeof found !== "string");
    for (const one of found)
      assert.deepEqual([one.rewrites[0]?.start, one.rewrites[0]?.end], [one.start, one.end]);
  });

  it("forgets everything once other rules answer", async () => {
    await reader.body("One.");
    rulebook = "two";
    await reader.body("Two.");
    await reader.body("One.");
    assert.deepEqual(asked, ["One.", "Two.", "One."]);
  });

  it("asks for the rest of a letter as well once other rules answer", async () => {
    await reader.body(FIVE);
    rulebook = "two";
    assert.deepEqual(places(await reader.body(FIVE.replace("One", "Two"))), [12, 40]);
    assert.deepEqual(asked.slice(1), ["Two.", FIVE.replace("One", "Two")]);
  });

  it("remembers nothing while the server is away", async () => {
    away = true;
    assert.equal(await reader.body("One."), "away");
    away = false;
    assert.deepEqual(await reader.body("One."), []);
    assert.equal(asked.length, 2);
  });

  it("asks about a subject without the body, and not at all without subject and customer", async () => {
    assert.deepEqual(await reader.letter(draftOf("Hello.")), []);
    await reader.letter({ text: "Hello.", subject: "Re: May", customer: "" });
    assert.deepEqual(asked, [""]);
  });
});
