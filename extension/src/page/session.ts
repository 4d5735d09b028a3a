/** One field while somebody writes in it: its text, its findings, and when to ask for new ones. */

import type { Field, Outcome } from "../fields/field";
import { planEdit } from "../findings/plan";
import { rebase } from "../findings/rebase";
import type { Finding, Rewrite } from "../report";
import type { Lint } from "./answers";
import { holds } from "./home";

const PAUSE_MS = 250;
const LONGEST = 200_000; // what the server takes; longer is no mail

export class Session {
  private readonly lifetime = new AbortController();
  private readonly ignored = new Set<string>();
  private found: readonly Finding[] = [];
  private open: Finding | null = null;
  private text = "";
  private timer: ReturnType<typeof setTimeout> | undefined;
  private composing = false;

  /**
   * @param lint asks for findings; a rejection counts as the server being away.
   * @param shown called whenever the findings shown have changed.
   */
  constructor(
    readonly field: Field,
    private readonly lint: Lint,
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
    return this.found.filter((finding) => !this.ignored.has(finding.fingerprint));
  }

  /** The finding whose mark lies at a point of the home's viewport. */
  at(x: number, y: number): Finding | undefined {
    return this.findings.find((finding) => this.field.boxes(finding).some((box) => holds(box, x, y)));
  }

  /** The same finding after the text has changed, if it is still there. */
  successor(finding: Finding): Finding | undefined {
    const distance = (one: Finding): number => Math.abs(one.start - finding.start);
    return this.findings
      .filter((one) => one.rule === finding.rule && one.text === finding.text)
      .sort((a, b) => distance(a) - distance(b))[0];
  }

  /** Shows which finding's card is up. */
  emphasise(finding: Finding | null): void {
    if (finding === this.open) return;
    this.open = finding;
    this.draw();
  }

  /** Leaves these words alone for as long as the field is there. */
  ignore(finding: Finding): void {
    this.ignored.add(finding.fingerprint);
    this.draw();
    this.shown();
  }

  async apply(finding: Finding, rewrite: Rewrite): Promise<Outcome> {
    this.changed();
    const edit = planEdit(this.text, finding, rewrite);
    const outcome = edit ? await this.field.replace(edit) : "stale";
    this.changed();
    return outcome;
  }

  /** Takes every mark away and stops watching. */
  close(): void {
    this.lifetime.abort();
    clearTimeout(this.timer);
    this.found = [];
    this.shown();
  }

  private changed = (): void => {
    if (this.composing || this.lifetime.signal.aborted) return;
    const now = this.field.read();
    if (now !== this.text) {
      this.found = rebase(this.found, this.text, now);
      this.text = now;
      clearTimeout(this.timer);
      this.timer = setTimeout(() => void this.ask(), PAUSE_MS);
      this.shown();
    }
    this.draw();
  };

  private async ask(): Promise<void> {
    const asked = this.text;
    if (!asked.trim() || asked.length > LONGEST) {
      this.show([]);
      return;
    }
    const answer = await this.lint(asked).catch(() => ({ state: "away" }) as const);
    if (this.lifetime.signal.aborted || this.text !== asked) return;
    if (answer.state !== "away") this.show(answer.state === "done" ? answer.findings : []);
  }

  private show(findings: readonly Finding[]): void {
    // A fingerprint changes with the words around; what was ignored in its place stays ignored.
    const ignored = this.found.filter((one) => this.ignored.has(one.fingerprint));
    for (const { rule, start, text, fingerprint } of findings) {
      const before = ignored.some((one) => one.rule === rule && one.start === start && one.text === text);
      if (before) this.ignored.add(fingerprint);
    }
    this.found = findings;
    this.shown();
    this.draw();
  }

  private draw(): void {
    if (this.lifetime.signal.aborted) return;
    this.field.draw(this.findings, this.open);
  }
}
