import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Box } from "../src/page/home";
import { placeCard, type Beside, type Place } from "../src/card/place";
import { buildCard, say } from "../src/card/view";
import { alarmText } from "../src/ignores";
import { beside, nearCaret } from "../src/page/step";
import type { Finding, Rewrite } from "../src/report";
import { findingIn } from "./finding";
import { find, pageWith } from "./page";

const PAGE = "http://127.0.0.1:8765/rules/contradiction/you-are-wrong";
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
      assert.deepEqual(placeCard({ words: [words] }, CARD, VIEW), place);
    });
  }

  it("begins where the words begin on a page that is read from the right", () => {
    const words = { left: 400, top: 100, width: 80, height: 20 };
    assert.deepEqual(placeCard({ words: [words], direction: "rtl" }, CARD, VIEW), { left: 180, top: 128 });
  });

  it("stays inside a window that is too low for either", () => {
    const words = { left: 0, top: 100, width: 9, height: 20 };
    const low = { width: 300 + 16, height: 220 };
    assert.deepEqual(placeCard({ words: [words] }, CARD, low), { left: 8, top: 12 });
  });

  it("is beside its words in a window that is too low for above and below", () => {
    const words = { left: 0, top: 100, width: 9, height: 20 };
    const low = { width: 800, height: 220 };
    assert.deepEqual(placeCard({ words: [words] }, CARD, low), { left: 17, top: 12 });
  });

  it("is under the last line of its words", () => {
    const lines = [
      { left: 100, top: 100, width: 400, height: 20 },
      { left: 40, top: 120, width: 90, height: 20 },
    ];
    assert.deepEqual(placeCard({ words: lines }, CARD, VIEW), { left: 100, top: 148 });
  });

  const words = [{ left: 100, top: 200, width: 50, height: 20 }];
  const covers = ({ left, top }: Place, box: Box): boolean =>
    left < box.left + box.width &&
    box.left < left + CARD.width &&
    top < box.top + box.height &&
    box.top < top + CARD.height;

  it("goes round a control that sends, wherever that stands", () => {
    for (let left = -40; left < VIEW.width; left += 20) {
      for (let top = -20; top < VIEW.height; top += 10) {
        const send = { left, top, width: 90, height: 30 };
        const place = placeCard({ words, controls: [send] }, CARD, VIEW);
        assert.ok(!covers(place, send), `over a control at ${left}, ${top}`);
        if (!covers(placeCard({ words }, CARD, VIEW), send))
          assert.deepEqual(place, placeCard({ words }, CARD, VIEW));
      }
    }
  });

  it("moves no further than it must", () => {
    const send = { left: 90, top: 300, width: 60, height: 30 };
    assert.deepEqual(placeCard({ words, controls: [send] }, CARD, VIEW), { left: 158, top: 228 });
  });

  it("would rather cover the caret than its words, and its words than a control", () => {
    const low = { width: 316, height: 240 };
    const line = { left: 8, top: 210, width: 50, height: 20 };
    const other = { left: 8, top: 10, width: 60, height: 20 };
    const place = (beside: Beside): Place => placeCard(beside, CARD, low);
    assert.ok(!covers(place({ words: [line], caret: [other] }), line));
    assert.ok(!covers(place({ words: [line], controls: [other] }), other));
    const free = place({ words, caret: [{ left: 100, top: 230, width: 0, height: 20 }] });
    assert.equal(covers(free, { left: 100, top: 230, width: 0, height: 20 }), false);
  });
});

describe("a card", () => {
  const text = "You are wrong about <b>this</b>";
  const plain = findingIn(text, text, { rewrites: ["We differ", ""] });
  const drop = { start: 0, end: text.length, text: "T", move: "drop" };
  const finding = { ...plain, rewrites: [...plain.rewrites, drop] };

  const build = (about: Finding = finding): { card: HTMLElement; done: string[] } => {
    const done: string[] = [];
    const page = pageWith("");
    const card = buildCard(
      page,
      about,
      { page: PAGE, rulebook: "ab12" },
      {
        apply: (rewrite: Rewrite) => done.push(`apply ${rewrite.text}`),
        once: () => done.push("once"),
        phrase: () => done.push("phrase"),
        rule: () => done.push("rule"),
        alarm: (alarm) => done.push(`alarm ${alarmText(alarm)}`),
        copy: (words) => Promise.resolve(Boolean(done.push(`copy ${words}`))),
        close: () => done.push("close"),
      },
    );
    page.body.append(card);
    return { card, done };
  };

  it("is a dialog named by its message and described by the reason", () => {
    const { card } = build();
    assert.equal(card.getAttribute("role"), "dialog");
    assert.equal(find(card, `#${card.getAttribute("aria-labelledby") ?? ""}`).textContent, finding.message);
    assert.equal(find(card, `#${card.getAttribute("aria-describedby") ?? ""}`).textContent, finding.why);
  });

  it("says when it was the ear and how sure it is, and leads to how it heard", () => {
    const { card } = build({ ...finding, rule: "ear/distrust", chance: 0.934 });
    assert.equal(find(card, ".heard").textContent, "Heard, not matched by a rule: 93 % sure.");
    assert.equal(find(card, "footer a").textContent, "How it was heard");
    assert.equal(build().card.querySelector(".heard"), null);
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
    for (const button of card.querySelectorAll("header button, ul button")) (button as HTMLElement).click();
    assert.deepEqual(done, ["close", "apply We differ", "apply ", "apply T"]);
  });

  it("says what the customer wrote, and that a finding is about the whole mail", () => {
    const { card } = build({ ...finding, part: "whole", text: "", customer: "We moved." });
    assert.equal(find(card, ".words").textContent, "The whole mail");
    assert.match(find(card, ".theirs").textContent, /We moved\./);
  });

  it("ignores once, these words, or this rule, from a menu that is closed at first", () => {
    const { card, done } = build();
    const menu = find(card, "#menu");
    assert.equal(menu.hidden, true);
    find(card, "[aria-controls=menu]").click();
    assert.equal(menu.hidden, false);
    find(card, "footer button").click();
    for (const entry of [...menu.querySelectorAll("button")].slice(0, 2)) entry.click();
    assert.deepEqual(done, ["once", "phrase", "rule"]);
  });

  it("keeps a false alarm without the words of the mail unless they are ticked", async () => {
    const { card, done } = build();
    const menu = find(card, "#menu");
    [...menu.querySelectorAll("button")].at(-1)?.click();
    const shown = (): string => find(menu, "pre").textContent;
    const without = `False alarm in tactful\nRule: ${finding.rule}\nRulebook: ab12`;
    assert.equal(shown(), without);
    const [copy, keep] = menu.querySelectorAll("button");
    copy?.click();
    await Promise.resolve();
    assert.equal(find(menu, "[role=status]").textContent, "Copied.");
    find(menu, "#with-words").click();
    assert.equal(shown(), `${without}\nWords: ${text}`);
    keep?.click();
    assert.deepEqual(done, [`copy ${without}`, `alarm ${without}\nWords: ${text}`, "once"]);
  });

  it("links to the rule's page without giving this page away", () => {
    const link = find(build().card, "a");
    assert.equal(link.getAttribute("href"), PAGE);
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
    const subject = findingIn(text, "one", { part: "subject" });
    assert.equal(nearCaret([subject, ...all], 0, 1), all[0]);
    assert.equal(nearCaret([subject], 0, 1), subject);
    assert.equal(nearCaret([], 0, 1), undefined);
  });
});
