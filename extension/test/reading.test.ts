import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { Reader } from "../src/page/reading";
import type { Finding } from "../src/report";
import { draftOf, findingIn } from "./finding";

const RUDE = "You are wrong";
const MORE = " and this goes on for more words than a closing has.";
const FIVE = [`One${MORE}`, `Well, ${RUDE}${MORE}`, `Three${MORE}`, `No, ${RUDE}${MORE}`, `Five${MORE}`].join(
  "\n\n",
);
const PLACES = [FIVE.indexOf(RUDE), FIVE.lastIndexOf(RUDE)];

describe("a reader", () => {
  let asked: string[];
  let rulebook: string;
  let away: boolean;
  let hears: boolean;
  let reader: Reader;

  const places = (found: readonly Finding[] | string): number[] => {
    assert.ok(typeof found !== "string");
    return found.map((one) => one.start);
  };

  beforeEach(() => {
    asked = [];
    rulebook = "one";
    away = hears = false;
    reader = new Reader(({ text }) => {
      asked.push(text);
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
    assert.deepEqual(
      places(await reader.body(FIVE.replace("One", "Two! One"))),
      PLACES.map((at) => at + 5),
    );
    assert.deepEqual(asked.slice(1), [`Two! One${MORE}\n\n…`]);
    await reader.body(FIVE.replace("One", "Three"));
    assert.deepEqual(asked.slice(2), [`Three${MORE}\n\n…`, `Three${MORE}\n\nWell, ${RUDE}${MORE}\n\n…`]);
  });

  it("has a passage read in its place: between others, or with the closing that it may be part of", async () => {
    const letter = `${FIVE}\n\nRegardless,\n\nTom`;
    await reader.body(letter);
    await reader.body(letter.replace("Three", "Four").replace("Regardless", "Anyway"));
    assert.deepEqual(asked.slice(1), [`…\n\nFour${MORE}\n\n…`, "…\n\nAnyway,\n\nTom"]);
    await reader.body(letter.replace("Tom", "Tim"));
    assert.deepEqual(asked.slice(3), ["…\n\nRegardless,\n\nTim", "…\n\nTim"]);
  });

  it("sends a letter that it opens in one piece, and finds everything at its place", async () => {
    assert.deepEqual(places(await reader.body(FIVE)), PLACES);
    assert.deepEqual(asked, [FIVE]);
  });

  it("then sends the passages that change, one by one", async () => {
    await reader.body(FIVE);
    assert.deepEqual(places(await reader.body(FIVE.replace("One", "Two"))), PLACES);
    assert.deepEqual(asked, [FIVE, `Two${MORE}\n\n…`]);
  });

  it("asks nothing about what it knows, wherever it stands", async () => {
    await reader.body(FIVE);
    const shorter = FIVE.replace(`\n\nThree${MORE}`, "");
    assert.deepEqual(places(await reader.body(shorter)), [shorter.indexOf(RUDE), shorter.lastIndexOf(RUDE)]);
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
    assert.deepEqual(places(await reader.body(FIVE.replace("One", "Two"))), PLACES);
    assert.deepEqual(asked.slice(1), [`Two${MORE}\n\n…`, FIVE.replace("One", "Two")]);
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
