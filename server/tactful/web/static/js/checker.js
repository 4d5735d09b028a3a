// When to ask the server what: tone, the ear and clarity soon after each edit, grammar once the writer pauses.

import { LintClient } from "./client.js";

const SOON = 250;
const AFTER_A_PAUSE = 1200;
const AWAY_RETRY = 3000;
const GRAMMAR_RETRY = 60_000;

export class Checker {
  #quick = new LintClient();
  #slow = new LintClient();
  #timers = {};
  #grammarRestsUntil = 0;
  #handlers;

  /** `question()` gives the draft as it is now; `onAnswer`, `onGrammar(draft | null)`, `onProblem(problem)` get answers. */
  constructor(handlers) {
    this.#handlers = handlers;
  }

  /** The draft changed. Answers to older questions are dropped. */
  changed() {
    this.#quick.cancel();
    this.#slow.cancel();
    this.#later("quick", SOON, () => this.#askQuick());
    this.#later("grammar", AFTER_A_PAUSE, () => this.#askGrammar());
  }

  /** Look now: a whole draft was put in. */
  now() {
    this.changed();
    this.#later("quick", 0, () => this.#askQuick());
  }

  async #askQuick() {
    const question = this.#handlers.question();
    if (question === null) return;
    try {
      const draft = await this.#quick.ask({ ...question, checks: ["tone", "ear", "clarity"] });
      if (draft) this.#handlers.onAnswer(draft);
    } catch (problem) {
      this.#handlers.onProblem(problem);
      if (problem.status === 0 || problem.status >= 500) this.#later("quick", AWAY_RETRY, () => this.#askQuick());
    }
  }

  async #askGrammar() {
    const question = this.#handlers.question();
    if (question === null || Date.now() < this.#grammarRestsUntil) return;
    this.#handlers.onGrammar(null);
    try {
      const draft = await this.#slow.ask({ ...question, checks: ["grammar"] });
      if (!draft) return;
      if (draft.grammar === "unavailable") this.#grammarRestsUntil = Date.now() + GRAMMAR_RETRY;
      this.#handlers.onGrammar(draft);
    } catch {
      this.#handlers.onGrammar({ grammar: "unavailable", grammar_note: "", findings: [] });
    }
  }

  #later(name, delay, call) {
    clearTimeout(this.#timers[name]);
    this.#timers[name] = setTimeout(call, delay);
  }
}
