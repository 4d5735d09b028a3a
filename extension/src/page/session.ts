/** One field while somebody writes in it: its text, and which findings are shown in it. */

import type { Field, Outcome } from "../fields/field";
import { planEdit } from "../findings/plan";
import { rebase } from "../findings/rebase";
import { inReadingOrder, type Finding, type Rewrite, type Span } from "../report";
import { holds, type Box } from "./home";
import { Asking, type About } from "./asking";
import type { Reader } from "./reading";
import type { Surroundings } from "./surroundings";
import { overlap, wordTyped } from "./typing";

const WORD_MS = 1000; // a word at rest for so long counts as written

export class Session {
  /** Whether this letter was held back when it was about to be sent; it is held once. */
  heldOnce = false;
  private readonly lifetime = new AbortController();
  private readonly asking: Asking;
  private readonly ignored = new Set<string>();
  private found: readonly Finding[] = [];
  private about: readonly Finding[] = [];
  private open: Finding | null = null;
  private text = "";
  private word: Span | null = null;
  private wordTimer: ReturnType<typeof setTimeout> | undefined;
  private composing = false;

  /**
   * @param reader has the letter read.
   * @param isHidden whether the person has asked not to see a finding.
   * @param shown called whenever the findings shown have changed.
   */
  constructor(
    readonly field: Field,
    readonly letter: Surroundings,
    reader: Reader,
    private readonly isHidden: (finding: Finding) => boolean,
    private readonly shown: () => void,
  ) {
    this.asking = new Asking(reader, letter, () => this.text, this.took);
  }

  /** Reads the field, and goes on reading it until closed. */
  start(): void {
    const { signal } = this.lifetime;
    this.field.watch(this.changed, signal);
    const compose = (composing: boolean) => (): void => {
      this.composing = composing;
      if (!composing) this.changed();
    };
    this.field.element.addEventListener("compositionstart", compose(true), { signal });
    this.field.element.addEventListener("compositionend", compose(false), { signal });
    this.changed();
  }

  /** Whether the keyboard goes to this field. */
  get isFocused(): boolean {
    const { element } = this.field;
    const root = element.getRootNode() as Document | ShadowRoot;
    return element.ownerDocument.hasFocus() && element.contains(root.activeElement);
  }

  /** The findings shown, in reading order. */
  get findings(): readonly Finding[] {
    const { word } = this;
    const isTyped = (one: Finding): boolean => word !== null && one.part === "body" && overlap(one, word);
    const isKnown = (one: Finding): boolean =>
      this.found.some(
        ({ rule, part, start }) => rule === one.rule && part === one.part && start === one.start,
      );
    return [...this.found, ...this.about.filter((finding) => !isKnown(finding))]
      .filter((finding) => !isTyped(finding) && !this.ignored.has(finding.fingerprint))
      .filter((finding) => !this.isHidden(finding))
      .sort(inReadingOrder);
  }

  /** The boxes of a finding in the home's viewport: its words, its subject line, or the top of the letter. */
  boxes(finding: Finding): Box[] {
    if (finding.part === "body") return this.field.boxes(finding);
    const subject = finding.part === "subject" ? this.letter.subjectBox() : null;
    const { left, top, width } = this.field.home.place(this.field.element.getBoundingClientRect());
    return [subject ?? { left, top: Math.max(0, top), width, height: 0 }];
  }

  /** The finding whose mark lies at a point of the home's viewport. */
  at(x: number, y: number): Finding | undefined {
    const marked = this.findings.filter((finding) => finding.part === "body");
    return marked.find((finding) => this.field.boxes(finding).some((box) => holds(box, x, y)));
  }

  /** The same finding after the text has changed, if it is still there. */
  successor(finding: Finding): Finding | undefined {
    const distance = (one: Finding): number => Math.abs(one.start - finding.start);
    return this.findings
      .filter((one) => one.rule === finding.rule && one.text === finding.text && one.part === finding.part)
      .sort((a, b) => distance(a) - distance(b))[0];
  }

  /** Shows which finding's card is up. */
  emphasise(finding: Finding | null): void {
    if (finding === this.open) return;
    this.open = finding;
    this.draw();
  }

  /** Scrolls a finding into sight. */
  reveal(finding: Finding): void {
    if (finding.part === "body") this.field.reveal(finding);
    if (finding.part === "subject") this.letter.inSubject(finding, null);
  }

  /** Leaves these words alone for as long as the field is there. */
  ignore(finding: Finding): void {
    this.ignored.add(finding.fingerprint);
    this.refresh();
  }

  /** Shows what is to be shown after something other than the text has changed. */
  refresh(): void {
    this.draw();
    this.shown();
  }

  /** Reads everything anew: other rules are in force, or the letter around has changed. */
  reread(): void {
    this.asking.now();
  }

  async apply(finding: Finding, rewrite: Rewrite): Promise<Outcome> {
    if (finding.part === "subject") {
      const outcome = this.letter.inSubject(rewrite, rewrite.text);
      if (outcome === "done") this.about = this.about.filter((one) => one !== finding);
      this.asking.now();
      return outcome;
    }
    this.changed();
    const edit = planEdit(this.text, finding, rewrite);
    const outcome = edit ? await this.field.replace(edit) : "stale";
    this.changed();
    return outcome;
  }

  /** Takes every mark away and stops watching. */
  close(): void {
    this.lifetime.abort();
    this.asking.stop();
    clearTimeout(this.wordTimer);
    this.found = this.about = [];
    this.shown();
  }

  private changed = (): void => {
    if (this.composing || this.lifetime.signal.aborted) return;
    const now = this.field.read();
    if (now !== this.text) {
      this.holdWord(wordTyped(this.text, now, this.field.caret()));
      this.found = rebase(this.found, this.text, now);
      this.about = rebase(this.about, this.text, now);
      this.text = now;
      if (!now.trim()) this.heldOnce = false; // another letter in the same field
      this.asking.afterPause();
      this.shown();
    }
    this.draw();
  };

  private holdWord(word: Span | null): void {
    this.word = word;
    clearTimeout(this.wordTimer);
    if (!word) return;
    this.wordTimer = setTimeout(() => {
      this.word = null;
      this.refresh();
    }, WORD_MS);
  }

  private took = (findings: readonly Finding[] | null, about: About): void => {
    if (!findings) this.found = this.about = [];
    else {
      const before = about === "body" ? this.found : this.about;
      this.carryIgnored(before, findings);
      if (about === "body") this.found = findings;
      else this.about = findings;
    }
    this.refresh();
  };

  /** A fingerprint changes with the words around; what was ignored in its place stays ignored. */
  private carryIgnored(before: readonly Finding[], now: readonly Finding[]): void {
    const ignored = before.filter((one) => this.ignored.has(one.fingerprint));
    for (const { rule, start, text, fingerprint } of now) {
      if (ignored.some((one) => one.rule === rule && one.start === start && one.text === text)) {
        this.ignored.add(fingerprint);
      }
    }
  }

  private draw(): void {
    if (this.lifetime.signal.aborted) return;
    this.field.draw(
      this.findings.filter((finding) => finding.part === "body"),
      this.open,
    );
  }
}
