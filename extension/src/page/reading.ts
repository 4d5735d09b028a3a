/** Reading a letter with the server's help: only passages that are new are sent, what was answered is remembered. */

import { GAP, inPassage, inText, passagesOf, type Passage } from "../findings/passages";
import type { LintAnswer } from "../messages";
import type { Draft, Finding, Report } from "../report";

/** Has a draft read; a rejection counts as the server being away. */
export type Lint = (draft: Draft) => Promise<LintAnswer>;

/** Findings, or why there are none. */
export type Read = readonly Finding[] | "away" | "off";

const KEPT = 600;
const FEW = 3; // more new passages than that go as one text, as they do when a letter is opened

/** One frame's reader: its letters share what is remembered. */
export class Reader {
  private readonly answers = new Map<string, readonly Finding[]>();
  /** Whether the server's ear listens; null before the first answer. */
  private hears: boolean | null = null;
  /** The digest of the rules that answered last; empty before that. */
  rulebook = "";

  constructor(private readonly lint: Lint) {}

  /** The findings in a body, passage by passage. */
  async body(text: string, again = true): Promise<Read> {
    const passages = passagesOf(text);
    const fresh = passages.filter((passage) => !this.answers.has(this.keyOf(passage)));
    const atOnce = fresh.length > FEW || (this.hears === null && fresh.length > 1);
    const trouble = atOnce ? await this.askForAll(text, fresh) : await this.askForEach(fresh);
    if (trouble) return trouble;
    // Other rules may have answered than before, and then nothing older is known any more.
    if (again && passages.some((passage) => !this.answers.has(this.keyOf(passage)))) {
      return this.body(text, false);
    }
    return passages.flatMap((passage) => inText(passage, this.answers.get(this.keyOf(passage)) ?? []));
  }

  /**
   * What is found in a subject, and in a letter as the answer to what the customer wrote; with the latter, also what
   * stands in the body, of which some is found only when the letter is read as a whole.
   */
  async letter(draft: Draft): Promise<Read> {
    if (!draft.subject.trim() && !draft.customer) return [];
    const asked = draft.customer ? draft : { ...draft, text: "" };
    const key = JSON.stringify(asked);
    const known = this.answers.get(key);
    if (known) return known;
    const answer = await this.lint(asked);
    if (answer.state !== "done") return answer.state;
    this.learn(answer);
    this.keep(key, answer.findings);
    return answer.findings;
  }

  /** Forgets what was answered, for when other rules are in force. */
  forget(): void {
    this.answers.clear();
  }

  private async askForAll(text: string, fresh: readonly Passage[]): Promise<"away" | "off" | null> {
    const answer = await this.lint({ text, subject: "", customer: "" });
    if (answer.state !== "done") return answer.state;
    this.learn(answer);
    for (const passage of fresh) this.keep(this.keyOf(passage), inPassage(passage, answer.findings));
    return null;
  }

  private async askForEach(fresh: readonly Passage[]): Promise<"away" | "off" | null> {
    const ask = async (passage: Passage): Promise<"away" | "off" | null> => {
      const lead = this.leadOf(passage);
      const text = lead + passage.text + passage.tail;
      const answer = await this.lint({ text, subject: "", customer: "" });
      if (answer.state !== "done") return answer.state;
      this.learn(answer);
      this.keep(this.keyOf(passage), inPassage({ ...passage, start: lead.length }, answer.findings));
      return null;
    };
    const troubles = await Promise.all(fresh.map(ask));
    return troubles.find((one) => one !== null) ?? null;
  }

  /** What a passage's answer is remembered by. */
  private keyOf(passage: Passage): string {
    return JSON.stringify([this.leadOf(passage), passage.text, passage.tail]);
  }

  /** What goes before a passage: an ear hears a sentence after the one before it. */
  private leadOf({ lead, before }: Passage): string {
    return this.hears && before ? before + GAP : lead;
  }

  /** Forgets what others answered: other rules, or a server without ear. */
  private learn({ rulebook, hears }: Report): void {
    if (rulebook !== this.rulebook || hears !== this.hears) this.answers.clear();
    this.rulebook = rulebook;
    this.hears = hears;
  }

  private keep(key: string, findings: readonly Finding[]): void {
    this.answers.set(key, findings);
    const [oldest] = this.answers.keys();
    if (this.answers.size > KEPT && oldest !== undefined) this.answers.delete(oldest);
  }
}
