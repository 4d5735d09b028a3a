import assert from "node:assert/strict";
import { beforeEach, describe, it, mock } from "node:test";
import type { Field, Outcome } from "../src/fields/field";
import { textAfter, type Edit } from "../src/findings/plan";
import type { LintAnswer } from "../src/messages";
import type { Home } from "../src/page/home";
import { remembering, type Lint } from "../src/page/answers";
import { Session } from "../src/page/session";
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
  drawn: readonly Finding[] = [];
  changed: () => void = () => undefined;

  type(text: string): void {
    this.text = text;
    this.changed();
  }

  read = (): string => this.text;
  draw = (findings: readonly Finding[]): void => void (this.drawn = findings);
  boxes = () => [];
  caret = () => null;
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

  lint: Lint = async (text) => {
    this.asked.push(text);
    if (this.held) await new Promise<void>((resolve) => this.held?.push(resolve));
    if (this.away) return { state: "away" };
    const words = [RUDE, OTHER].filter((one) => text.includes(one));
    const findings = words.map((one) => findingIn(text, one, { rewrites: ["We differ"] }));
    return { state: "done", findings: findings.map((one) => ({ ...one, fingerprint: one.text + text })) };
  };
}

describe("a session", () => {
  let paper: Paper;
  let server: Server;
  let session: Session;
  let shown: number;

  const texts = (): string[] => session.findings.map((one) => one.text);
  const pass = async (ms = 250): Promise<void> => {
    mock.timers.tick(ms);
    for (let turn = 0; turn < 8; turn += 1) await Promise.resolve();
  };

  beforeEach(() => {
    mock.timers.reset();
    mock.timers.enable({ apis: ["setTimeout"] });
    paper = new Paper();
    server = new Server();
    shown = 0;
    session = new Session(paper, server.lint, () => (shown += 1));
    session.start();
  });

  it("asks once typing pauses, and draws what was found", async () => {
    paper.type("You");
    await pass(200);
    paper.type(RUDE);
    await pass(200);
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
});

describe("remembered answers", () => {
  it("spare a second request for the same text, but not when the server was away", async () => {
    const server = new Server();
    const lint = remembering(server.lint);
    server.away = true;
    await lint(RUDE);
    server.away = false;
    const answer: LintAnswer = await lint(RUDE);
    assert.equal(await lint(RUDE), answer);
    assert.equal(server.asked.length, 2);
  });

  it("are not kept for ever", async () => {
    const server = new Server();
    const lint = remembering(server.lint);
    for (let number = 0; number < 40; number += 1) await lint(`text ${number}`);
    await lint("text 39");
    await lint("text 0");
    assert.equal(server.asked.length, 41);
  });
});
