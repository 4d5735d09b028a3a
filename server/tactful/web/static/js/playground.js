// The playground: a draft, its marks, the card, the review. Nothing that is typed here is stored anywhere.

import { Card } from "./card.js";
import { Checker } from "./checker.js";
import { Field } from "./field.js";
import { Review } from "./review.js";
import { setUpTools } from "./tools.js";
import { follow, named, standing } from "./track.js";

const HOVER_DELAY = 140;
const PARTS = ["subject", "body"];

class Playground {
  tone = [];
  grammar = [];
  measures = {};
  ignored = new Set();
  pinned = false; // whether the card was opened on purpose, and so stays when the pointer leaves
  #hover = 0;

  constructor() {
    const handlers = {
      onChange: (part, change) => this.#edited(part, change),
      onPoint: (key) => this.#pointedAt(key),
      onPick: (key) => this.#picked(key),
    };
    this.fields = Object.fromEntries(
      [...document.querySelectorAll(".field")].map((box) => [box.dataset.part, new Field(box, handlers)]),
    );
    this.customer = document.getElementById("customer");
    this.customer.addEventListener("input", () => this.checker.changed());
    this.card = new Card(document.getElementById("card"), {
      onTake: (finding, rewrite) => this.#take(finding, rewrite),
      onIgnore: (finding) => this.#ignore(finding),
      onClose: () => this.close({ back: true }),
    });
    this.review = new Review({ onOpen: (key) => this.open(key, { focus: true }), onRestore: () => this.#restore() });
    this.checker = new Checker({
      question: () => this.#question(),
      onAnswer: (draft) => this.#answered(draft),
      onGrammar: (draft) => this.#grammarAnswered(draft),
      onProblem: (problem) => this.review.showAway(true, problem.status === 0 ? "" : problem.message),
    });
    this.#listen();
    setUpTools(this);
    if (!this.empty) this.checker.now();
  }

  get empty() {
    return PARTS.every((part) => this.fields[part].text.trim() === "");
  }

  get team() {
    return document.getElementById("team")?.value ?? "";
  }

  /** What is shown, in reading order. */
  get findings() {
    const grammar = this.grammar.filter((slip) => !this.tone.some((finding) => finding.category !== "clarity" && overlap(finding, slip)));
    return [...this.tone, ...grammar]
      .filter((finding) => !this.ignored.has(finding.fingerprint))
      .sort((one, other) => PARTS.indexOf(one.part) - PARTS.indexOf(other.part) || one.start - other.start || other.end - one.end);
  }

  /** Open the card on a finding; with `focus` the keyboard goes into it and the mark is scrolled to. */
  open(key, { focus = false } = {}) {
    const finding = this.findings.find((candidate) => candidate.key === key);
    if (!finding) return;
    this.pinned = this.pinned || focus;
    const field = this.fields[finding.part];
    if (focus) this.#bringIntoView(field, key);
    this.card.show(finding, field.rectsOf(key), { focus, team: this.team });
    this.draw();
  }

  /** Close the card; with `back` the caret returns to the words it was about. */
  close({ back = false } = {}) {
    const finding = this.findings.find((candidate) => candidate.key === this.card.key);
    const hadFocus = this.card.hasFocus;
    this.pinned = false;
    this.card.hide();
    if (back && hadFocus && finding) {
      const { input } = this.fields[finding.part];
      input.focus();
      input.setSelectionRange(finding.end, finding.end);
    }
    this.draw();
  }

  draw() {
    const findings = this.findings;
    for (const part of PARTS) {
      this.fields[part].draw(findings.filter((finding) => finding.part === part), this.card.key);
    }
    const ignored = [...this.tone, ...this.grammar].filter((finding) => this.ignored.has(finding.fingerprint)).length;
    this.review.show({ empty: this.empty, findings, ignored, measures: this.measures, activeKey: this.card.key });
    const shown = findings.find((finding) => finding.key === this.card.key);
    if (shown) {
      this.card.update(shown);
      this.card.place(this.fields[shown.part].rectsOf(shown.key));
    } else if (this.card.key !== null) {
      this.card.hide();
      this.pinned = false;
    }
  }

  /** To the next finding (`1`) or the one before (`-1`), from the card or else from the caret. */
  step(direction) {
    const findings = this.findings;
    if (findings.length === 0) return;
    const at = findings.findIndex((finding) => finding.key === this.card.key);
    const next = at >= 0 ? at + direction : this.#nearest(findings, direction);
    this.open(findings[(next + findings.length) % findings.length].key, { focus: true });
  }

  #question() {
    if (this.empty) {
      this.tone = this.grammar = [];
      this.review.showGrammar("off");
      this.review.announce([], true);
      this.draw();
      return null;
    }
    const question = { text: this.fields.body.text, subject: this.fields.subject.text, customer_message: this.customer.value };
    return this.team ? { ...question, team: this.team } : question;
  }

  #answered(draft) {
    this.tone = this.#checked(draft.findings);
    this.measures = draft.measures;
    this.review.showEar(draft.ear);
    this.review.showAway(false);
    this.review.announce(this.findings, this.empty);
    this.draw();
  }

  #grammarAnswered(draft) {
    this.review.showGrammar(draft?.grammar ?? "waiting", draft?.grammar_note);
    if (!draft) return;
    this.grammar = this.#checked(draft.findings.filter((finding) => finding.category === "grammar"));
    this.review.announce(this.findings, this.empty);
    this.draw();
  }

  #checked(findings) {
    const keyed = named(findings, [...this.tone, ...this.grammar]);
    return standing(keyed, (part) => this.fields[part]?.text);
  }

  #edited(part, change) {
    this.tone = follow(this.tone, part, change);
    this.grammar = follow(this.grammar, part, change);
    this.draw();
    this.checker.changed();
  }

  #take(finding, rewrite) {
    const field = this.fields[finding.part];
    if (field.text.slice(finding.start, finding.end) !== finding.text) return; // stale: never guess
    this.close();
    field.replace(rewrite.start, rewrite.end, rewrite.text);
    this.checker.now();
  }

  #ignore(finding) {
    this.ignored.add(finding.fingerprint);
    this.close({ back: true });
    this.review.announce(this.findings, this.empty);
  }

  #restore() {
    this.ignored.clear();
    this.draw();
  }

  #pointedAt(key) {
    clearTimeout(this.#hover);
    if (this.pinned || key === this.card.key) return;
    this.#hover = setTimeout(() => (key === null ? this.#leave() : this.open(key)), key === null ? HOVER_DELAY * 2 : HOVER_DELAY);
  }

  #leave() {
    if (!this.pinned && !document.getElementById("card").matches(":hover")) this.close();
  }

  #picked(key) {
    clearTimeout(this.#hover);
    if (key === null) return this.close();
    this.pinned = true;
    this.open(key);
  }

  #nearest(findings, direction) {
    const part = PARTS.find((name) => this.fields[name].input === document.activeElement) ?? "subject";
    const caret = this.fields[part].input.selectionStart;
    const order = (finding) => PARTS.indexOf(finding.part) * 1e9 + finding.start;
    const here = PARTS.indexOf(part) * 1e9 + caret;
    const after = findings.findIndex((finding) => order(finding) >= here);
    const next = after === -1 ? findings.length : after;
    return direction > 0 ? next : next - 1;
  }

  #bringIntoView(field, key) {
    const [rect] = field.rectsOf(key);
    if (rect && (rect.top < 0 || rect.bottom > innerHeight)) {
      scrollBy({ top: rect.top - innerHeight / 3, behavior: "instant" });
    }
  }

  #listen() {
    addEventListener("keydown", (event) => {
      const arrow = event.altKey && (event.key === "ArrowDown" || event.key === "ArrowUp");
      if (event.key === "F8" || arrow) {
        event.preventDefault();
        this.step((event.key === "F8" && event.shiftKey) || event.key === "ArrowUp" ? -1 : 1);
      } else if (event.key === "Escape" && this.card.key !== null) {
        this.close({ back: true });
      } else if (event.key === "Enter" && event.altKey && this.card.key !== null) {
        event.preventDefault();
        this.open(this.card.key, { focus: true });
      }
    });
    addEventListener("pointerdown", (event) => {
      const inside = this.card.contains(event.target) || event.target.closest?.(".field, .findings");
      if (!inside && this.card.key !== null) this.close();
    });
    document.getElementById("card").addEventListener("mouseleave", () => this.#pointedAt(null));
    document.getElementById("card").addEventListener("mouseenter", () => clearTimeout(this.#hover));
    addEventListener("resize", () => this.draw());
  }
}

function overlap(one, other) {
  return one.part === other.part && one.start < other.end && other.start < one.end;
}

new Playground();
