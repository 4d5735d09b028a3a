import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { placeCard } from "../src/card/place";
import { buildCard, say } from "../src/card/view";
import { beside, nearCaret } from "../src/page/step";
import type { Rewrite } from "../src/report";
import { findingIn } from "./finding";
import { find, pageWith } from "./page";

const VIEW = { width: 800, height: 600 };
const CARD = { width: 300, height: 200 };

describe("a card's place", () => {
  for (const [name, words, place] of [
    ["is under its words", { left: 100, top: 100, width: 50, height: 20 }, { left: 100, top: 128 }],
    ["is above them at the bottom", { left: 100, top: 500, width: 50, height: 20 }, { left: 100, top: 292 }],
    ["stays inside on the right", { left: 700, top: 100, width: 50, height: 20 }, { left: 492, top: 128 }],
    ["stays inside on the left", { left: -50, top: 100, width: 90, height: 20 }, { left: 8, top: 128 }],
  ] as const) {
    it(name, () => {
      assert.deepEqual(placeCard(words, CARD, VIEW), place);
    });
  }

  it("stays inside a window that is too low for either", () => {
    const place = placeCard({ left: 0, top: 100, width: 9, height: 20 }, CARD, { width: 800, height: 220 });
    assert.deepEqual(place, { left: 8, top: 12 });
  });
});

describe("a card", () => {
  const text = "You are wrong about <b>this</b>";
  const plain = findingIn(text, text, { rewrites: ["We differ", ""] });
  const drop = { start: 0, end: text.length, text: "T", move: "drop" };
  const finding = { ...plain, rewrites: [...plain.rewrites, drop] };

  const build = (): { card: HTMLElement; done: string[] } => {
    const done: string[] = [];
    const card = buildCard(pageWith(""), finding, "http://127.0.0.1:8765/rules/contradiction/you-are-wrong", {
      apply: (rewrite: Rewrite) => done.push(`apply ${rewrite.text}`),
      ignore: () => done.push("ignore"),
      close: () => done.push("close"),
    });
    return { card, done };
  };

  it("is a dialog named by its message and described by the reason", () => {
    const { card } = build();
    assert.equal(card.getAttribute("role"), "dialog");
    assert.equal(find(card, `#${card.getAttribute("aria-labelledby") ?? ""}`).textContent, finding.message);
    assert.equal(find(card, `#${card.getAttribute("aria-describedby") ?? ""}`).textContent, finding.why);
  });

  it("shows the words as text, never as markup", () => {
    const { card } = build();
    assert.equal(find(card, ".words").textContent, text);
    assert.equal(card.querySelector("b"), null);
  });

  it("offers each rewrite with its move, one without words as leaving the words out", () => {
    const { card } = build();
    assert.deepEqual(
      [...card.querySelectorAll(".rewrite")].map((one) =>
        [...one.children].map((child) => child.textContent),
      ),
      [["We differ", "informs"], ["Leave these words out"], ["Leave these words out"]],
    );
  });

  it("does what its buttons say", () => {
    const { card, done } = build();
    for (const button of card.querySelectorAll("button")) button.click();
    assert.deepEqual(done, ["close", "apply We differ", "apply ", "apply T", "ignore"]);
  });

  it("links to the rule's page without giving this page away", () => {
    const link = find(build().card, "a");
    assert.equal(link.getAttribute("href"), "http://127.0.0.1:8765/rules/contradiction/you-are-wrong");
    assert.equal(link.getAttribute("rel"), "noopener noreferrer");
  });

  it("says how it went where a screen reader hears it", () => {
    const { card } = build();
    say(card, "Nothing was replaced.");
    assert.equal(find(card, "[role=status]").textContent, "Nothing was replaced.");
  });
});

describe("stepping through findings", () => {
  const text = "one two three";
  const all = ["one", "two", "three"].map((words) => findingIn(text, words));

  it("goes round from one to the next", () => {
    assert.equal(beside(all, all[0]!, 1), all[1]);
    assert.equal(beside(all, all[2]!, 1), all[0]);
    assert.equal(beside(all, all[0]!, -1), all[2]);
  });

  it("starts from the caret", () => {
    assert.equal(nearCaret(all, 5, 1), all[1]);
    assert.equal(nearCaret(all, 5, -1), all[1]);
    assert.equal(nearCaret(all, 99, 1), all[0]);
    assert.equal(nearCaret([], 0, 1), undefined);
  });
});
