/** One field while somebody writes in it: its text, its findings, and when to ask for new ones. */

import type { Field, Outcome } from "../fields/field";
import { planEdit } from "../findings/plan";
import { rebase } from "../findings/rebase";
import { inReadingOrder, type Finding, type Rewrite, type Span } from "../report";
import { holds, type Box } from "./home";
import type { Reader, Read } from "./reading";
import { overlap, wordTyped } from "./typing";

const PAUSE_MS = 200;
const LETTER_MS = 1500; // after the body was answered: who is still writing has not left anything out yet
const WORD_MS = 1000; // a word at rest for so long counts as written
const RETRY_MS = 2000; // doubled each time the server stays away
const LONGEST_RETRY_MS = 30_000;
const LONGEST = 200_000; // what the server takes; longer is no mail

/** The letter a field is the body of. */
export interface Surroundings {
  /** Whether the customer will read what is written here. */
  readonly isForCustomer: () => boolean;
  readonly subject: () => string;
  /** What the customer wrote and this answers; empty when it is not known. */
  readonly customer: () => string;
  /** The box of the subject's field in the home's viewport, or null. */
  readonly subjectBox: () => Box | null;
  /** Selects a span of the subject and puts words there; without words it only selects. */
  readonly inSubject: (span: Span, words: string | null) => Outcome;
}

export class Session {
  /** What the last send was held for; a letter is held once. */
  heldOnce = false;
  private readonly lifetime = new AbortController();
  private readonly ignored = new Set<string>();
  private found: readonly Finding[] = [];
  private about: readonly Finding[] = [];
  private open: Finding | null = null;
  private text = "";
  private word: Span | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private letterTimer: ReturnType<typeof setTimeout> | undefined;
  private wordTimer: ReturnType<typeof setTimeout> | undefined;
  private retry = RETRY_MS;
  private composing = false;

  /**
   * @param reader has the letter read.
   * @param isHidden whether the person has asked not to see a finding.
   * @param shown called whenever the findings shown have changed.
   */
  constructor(
    readonly field: Field,
    readonly letter: Surroundings,
    private readonly reader: Reader,
    private readonly isHidden: (finding: Finding) => boolean,
    private readonly shown: () => void,
  ) {}

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
    if (!this.lifetime.signal.aborted) this.askSoon(0);
  }

  async apply(finding: Finding, rewrite: Rewrite): Promise<Outcome> {
    if (finding.part === "subject") {
      const outcome = this.letter.inSubject(rewrite, rewrite.text);
      if (outcome === "done") this.about = this.about.filter((one) => one !== finding);
      this.askSoon(0);
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
    for (const timer of [this.timer, this.letterTimer, this.wordTimer]) clearTimeout(timer);
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
      this.retry = RETRY_MS;
      this.askSoon(PAUSE_MS);
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

  private askSoon(ms: number): void {
    clearTimeout(this.timer);
    clearTimeout(this.letterTimer);
    this.timer = setTimeout(() => void this.askForBody(), ms);
  }

  private async askForBody(): Promise<void> {
    const asked = this.text;
    if (asked.length > LONGEST || !this.letter.isForCustomer()) {
      this.found = this.about = [];
      this.refresh();
      return;
    }
    const read = await this.reader.body(asked).catch(() => "away" as const);
    if (this.lifetime.signal.aborted || this.text !== asked || !this.take(read, "found")) return;
    clearTimeout(this.letterTimer);
    this.letterTimer = setTimeout(() => void this.askForLetter(), LETTER_MS);
  }

  private async askForLetter(): Promise<void> {
    const asked = this.text;
    const draft = {
      text: asked,
      subject: this.letter.subject(),
      customer: asked.trim() ? this.letter.customer() : "",
    };
    const read = await this.reader.letter(draft).catch(() => "away" as const);
    if (this.lifetime.signal.aborted || this.text !== asked || this.letter.subject() !== draft.subject)
      return;
    this.take(read, "about");
  }

  /** Takes an answer in; false when the server was away and will be asked again. */
  private take(read: Read, into: "found" | "about"): boolean {
    if (read === "away") {
      this.timer = setTimeout(() => void this.askForBody(), this.retry);
      this.retry = Math.min(this.retry * 2, LONGEST_RETRY_MS);
      return false;
    }
    this.retry = RETRY_MS;
    const findings = read === "off" ? [] : read;
    this.carryIgnored(this[into], findings);
    this[into] = findings;
    this.refresh();
    return true;
  }

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
