import assert from "node:assert/strict";
import { beforeEach, describe, it, mock } from "node:test";
import type { Field, Outcome } from "../src/fields/field";
import { textAfter, type Edit } from "../src/findings/plan";
import type { Home } from "../src/page/home";
import { Reader, type Lint } from "../src/page/reading";
import { Session } from "../src/page/session";
import type { Surroundings } from "../src/page/surroundings";
import type { Finding } from "../src/report";
import { findingIn } from "./finding";

const RUDE = "You are wrong";
const OTHER = "You lied";

/** A field that is only a string. */
class Paper implements Field {
  // What a session does with its element and home is listen, and nothing more.
  readonly element = new EventTarget() as HTMLElement;
  readonly home = {} as Home;
  text = "";
  at: number | null = null;
  drawn: readonly Finding[] = [];
  changed: () => void = () => undefined;

  type(text: string, caret: number | null = null): void {
    this.text = text;
    this.at = caret;
    this.changed();
  }

  read = (): string => this.text;
  draw = (findings: readonly Finding[]): void => void (this.drawn = findings);
  boxes = () => [];
  selected = () => [];
  quoted = () => "";
  caret = () => this.at;
  reveal = () => undefined;
  focus = () => undefined;
  watch = (changed: () => void): void => void (this.changed = changed);
  replace = (edit: Edit): Promise<Outcome> => {
    this.text = textAfter(this.text, edit);
    return Promise.resolve("done");
  };
}

/** Finds the two phrases; asked texts are written down, and answers wait until they are let go. */
class Server {
  readonly asked: string[] = [];
  away = false;
  held: (() => void)[] | null = null;

  rulebook = "one";

  lint: Lint = async ({ text, subject, customer }) => {
    this.asked.push(subject || customer ? `${subject}|${customer}|${text}` : text);
    if (this.held) await new Promise<void>((resolve) => this.held?.push(resolve));
    if (this.away) return { state: "away" };
    const words = [RUDE, OTHER].filter((one) => text.includes(one));
    const findings = words.map((one) => findingIn(text, one, { rewrites: ["We differ"] }));
    const { rulebook } = this;
    const about = customer
      ? [{ ...findingIn("", "", { rule: "reply/unheard", customer }), part: "whole" as const }]
      : [];
    const told = findings.map((one) => ({ ...one, fingerprint: one.text + text }));
    return { state: "done", findings: [...told, ...about], rulebook, hears: false };
  };
}

/** A letter whose subject and customer are given. */
class Letter implements Surroundings {
  sendControls = () => () => [];
  theSubject = "";
  theCustomer = "";
  forCustomer = true;
  isForCustomer = () => this.forCustomer;
  subject = () => this.theSubject;
  customer = () => this.theCustomer;
  subjectBox = () => null;
  inSubject = () => "done" as const;
}

describe("a session", () => {
  let paper: Paper;
  let server: Server;
  let session: Session;
  let letter: Letter;
  let hidden: (finding: Finding) => boolean;
  let shown: number;

  const texts = (): string[] => session.findings.map((one) => one.text);
  const pass = async (ms = 250): Promise<void> => {
    mock.timers.tick(ms);
    for (let turn = 0; turn < 24; turn += 1) await Promise.resolve();
  };

  beforeEach(() => {
    mock.timers.reset();
    mock.timers.enable({ apis: ["setTimeout"] });
    paper = new Paper();
    server = new Server();
    shown = 0;
    letter = new Letter();
    hidden = () => false;
    session = new Session(
      paper,
      letter,
      new Reader(server.lint),
      (finding) => hidden(finding),
      () => (shown += 1),
    );
    session.start();
  });

  it("asks once typing pauses, and draws what was found", async () => {
    paper.type("You");
    await pass(150);
    paper.type(RUDE);
    await pass(150);
    assert.deepEqual(server.asked, []);
    await pass(50);
    assert.deepEqual(server.asked, [RUDE]);
    assert.deepEqual(
      paper.drawn.map((one) => one.text),
      [RUDE],
    );
    assert.ok(shown > 0);
  });

  it("asks nothing about an empty field, nor about one too long to be mail", async () => {
    paper.type(" \n");
    await pass();
    paper.type("a".repeat(200_001));
    await pass();
    assert.deepEqual(server.asked, []);
  });

  it("lets a composition be until it has ended", async () => {
    const { element } = paper;
    element.dispatchEvent(new Event("compositionstart"));
    paper.type(RUDE);
    await pass();
    assert.deepEqual(server.asked, []);
    element.dispatchEvent(new Event("compositionend"));
    await pass();
    assert.deepEqual(server.asked, [RUDE]);
  });

  it("drops an answer to a text that is no longer there", async () => {
    server.held = [];
    paper.type(RUDE);
    await pass();
    paper.type("You are right");
    server.held[0]?.();
    await pass(0);
    assert.deepEqual(texts(), []);
  });

  it("keeps marks on their words while somebody types before them", async () => {
    paper.type(RUDE);
    await pass();
    paper.type(`Dana, ${RUDE}`);
    assert.deepEqual([session.findings[0]?.start, texts()], [6, [RUDE]]);
  });

  it("takes a mark away as soon as its words change", async () => {
    paper.type(RUDE);
    await pass();
    paper.type("You are strong");
    assert.deepEqual(texts(), []);
  });

  it("keeps what it has while the server is away, quietly", async () => {
    paper.type(RUDE);
    await pass();
    server.away = true;
    paper.type(`${RUDE}. Bye`);
    await pass();
    assert.deepEqual(texts(), [RUDE]);
  });

  it("goes on ignoring words whose fingerprint changed with those around", async () => {
    paper.type(`${RUDE}. ${OTHER}`);
    await pass();
    session.ignore(session.findings[0]!);
    assert.deepEqual(texts(), [OTHER]);
    paper.type(`Well. ${RUDE}. ${OTHER}`);
    await pass();
    assert.equal(server.asked.length, 2);
    assert.deepEqual(texts(), [OTHER]);
  });

  it("applies a rewrite to the text as it is now", async () => {
    paper.type(RUDE);
    await pass();
    const [finding] = session.findings;
    assert.equal(await session.apply(finding!, finding!.rewrites[0]!), "done");
    assert.equal(paper.text, "We differ");
    assert.deepEqual(texts(), []);
  });

  it("does not apply a rewrite to words that have moved on without it", async () => {
    paper.type(RUDE);
    await pass();
    const [finding] = session.findings;
    paper.text = `Dana, ${RUDE}`;
    assert.equal(await session.apply(finding!, finding!.rewrites[0]!), "stale");
    assert.equal(paper.text, `Dana, ${RUDE}`);
  });

  it("is silent once closed", async () => {
    paper.type(RUDE);
    await pass();
    session.close();
    paper.type(OTHER);
    await pass();
    assert.deepEqual([texts(), server.asked], [[], [RUDE]]);
  });

  it("does not mark a word while it is being typed, and does once it is left or at rest", async () => {
    paper.type("You are wron", 12);
    await pass();
    paper.type(RUDE, 13);
    await pass();
    assert.deepEqual(texts(), []);
    await pass(1000);
    assert.deepEqual(texts(), [RUDE]);
    paper.type(`${RUDE}. You lie`, 22);
    paper.type(`${RUDE}. ${OTHER}`, 23);
    await pass();
    assert.deepEqual(texts(), [RUDE]);
    paper.type(`${RUDE}. ${OTHER}.`, 24);
    await pass();
    assert.deepEqual(texts(), [RUDE, OTHER]);
  });

  it("asks again, less and less often, while the server is away", async () => {
    server.away = true;
    paper.type(RUDE);
    await pass();
    await pass(2000);
    await pass(2000);
    assert.equal(server.asked.length, 2);
    await pass(2000);
    assert.equal(server.asked.length, 3);
    server.away = false;
    await pass(8000);
    assert.deepEqual(texts(), [RUDE]);
  });

  it("sends only the passage that changed", async () => {
    const first = `${RUDE}, and this goes on for more words than a closing has.`;
    paper.type(`${first}\n\n${OTHER}.`);
    await pass();
    server.asked.length = 0;
    paper.type(`${first}\n\nWell, ${OTHER}.`);
    await pass();
    assert.deepEqual(server.asked, [`…\n\nWell, ${OTHER}.`]);
    assert.deepEqual(texts(), [RUDE, OTHER]);
    assert.equal(paper.text.indexOf(OTHER), session.findings[1]?.start);
  });

  it("asks about subject and customer later, and keeps what is found about the whole letter while one types", async () => {
    letter.theSubject = "Re: May";
    letter.theCustomer = "We moved.";
    paper.type("Hello.");
    await pass();
    assert.deepEqual(server.asked, ["Hello."]);
    await pass(1500);
    assert.deepEqual(server.asked, ["Hello.", "Re: May|We moved.|Hello."]);
    paper.type("Hello. Bye.");
    assert.deepEqual(
      session.findings.map((one) => one.rule),
      ["reply/unheard"],
    );
    assert.deepEqual(paper.drawn, []);
  });

  it("shows once what is found in a passage and in the whole letter", async () => {
    letter.theCustomer = "We moved.";
    paper.type(`${RUDE}.`);
    await pass();
    await pass(1500);
    assert.equal(server.asked.length, 2);
    assert.deepEqual(texts(), [RUDE, ""]);
  });

  it("says nothing of a note that the customer does not read", async () => {
    letter.forCustomer = false;
    paper.type(RUDE);
    await pass();
    assert.deepEqual([texts(), server.asked], [[], []]);
  });

  it("does not show what the person ignores, from the moment they do", async () => {
    paper.type(`${RUDE}. ${OTHER}`);
    await pass();
    hidden = (finding) => finding.text === OTHER;
    session.refresh();
    assert.deepEqual(texts(), [RUDE]);
  });
});
