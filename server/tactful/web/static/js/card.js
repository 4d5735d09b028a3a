// The card beside a mark: what the words do, why that hurts, and what to say instead.

import { element } from "./dom.js";

const MOVES = {
  accept: "Accept",
  listen: "Listen",
  own: "Own",
  explore: "Explore",
  inform: "Inform",
  offer: "Offer",
  drop: "Leave out",
  correct: "Correct",
};
const PRINCIPLES = {
  "their-truth": "What the customer says is true for them",
  "start-from-their-view": "Start from their view",
  "ask-before-telling": "Ask before telling",
  "offer-alternatives": "Offer alternatives",
  "listen-then-propose": "Listen, then propose",
};
const GAP = 10;

export class Card {
  #box;
  #handlers;
  #finding = null;
  #below = false; // whether it stays below its mark because the page can be scrolled to it

  /** `onTake(finding, rewrite)`, `onIgnore(finding)`, `onClose()`, `onStep(1 | -1)`. */
  constructor(box, handlers) {
    this.#box = box;
    this.#handlers = handlers;
    box.addEventListener("keydown", (event) => this.#key(event));
  }

  get key() {
    return this.#finding?.key ?? null;
  }

  get hasFocus() {
    return this.#box.contains(document.activeElement);
  }

  contains(node) {
    return this.#box.contains(node);
  }

  /** Show a finding beside its mark. With `focus`, the keyboard goes into the card. */
  show(finding, rects, { focus = false, team = "" } = {}) {
    if (this.key !== finding.key) this.#fill(finding, team);
    this.#finding = finding;
    this.#box.hidden = false;
    this.#below = focus;
    this.place(rects);
    if (!focus) return;
    (this.#box.querySelector(".take") ?? this.#box).focus({ preventScroll: true });
    this.#box.scrollIntoView({ block: "nearest", behavior: "instant" });
  }

  hide() {
    this.#finding = null;
    this.#box.hidden = true;
  }

  /** Put the card below the mark, or above it where there is no room below. */
  place(rects) {
    const mark = rects[0];
    if (!mark) return;
    const width = this.#box.offsetWidth;
    const height = this.#box.offsetHeight;
    const last = rects[rects.length - 1];
    const below = this.#below || last.bottom + GAP + height <= innerHeight || mark.top - GAP - height < 0;
    const left = Math.max(12, Math.min(mark.left - 12, document.documentElement.clientWidth - width - 12));
    const top = below ? last.bottom + GAP : mark.top - GAP - height;
    this.#box.style.left = `${left + scrollX}px`;
    this.#box.style.top = `${top + scrollY}px`;
  }

  #fill(finding, team) {
    const rule = finding.category === "grammar" ? null : ruleLink(finding, team);
    this.#box.replaceChildren(
      element("div.card-head", {}, severityTag(finding), closeButton(() => this.#handlers.onClose())),
      element("p.card-message", { id: "card-message" }, finding.message),
      ...(finding.chance == null ? [] : [element("p.card-heard", {}, heardWords(finding))]),
      ...(finding.customer ? [element("p.card-said", {}, `They wrote: “${finding.customer.text}”`)] : []),
      ...(finding.why ? [element("p.card-why", {}, finding.why)] : []),
      ...(PRINCIPLES[finding.principle] ? [element("p.card-principle", {}, PRINCIPLES[finding.principle])] : []),
      this.#choices(finding),
      element("div.card-foot", {}, ...(rule ? [rule] : []), ignoreButton(() => this.#handlers.onIgnore(this.#finding))),
    );
  }

  #choices(finding) {
    const list = element("ol.choices");
    finding.rewrites.slice(0, 9).forEach((rewrite, index) => {
      const wide = rewrite.end - rewrite.start > 1.5 * (finding.end - finding.start);
      // What fits a rewrite to the words around it, a full stop or a new capital behind left-out words, says nothing.
      const said = rewrite.move === "drop" ? "" : rewrite.text.replace(/^[\s.,;:—–-]+/, "").trimEnd();
      const words = element(
        "span.words",
        {},
        said === "" ? element("em", {}, wide ? "leave the sentence out" : "leave these words out") : said,
        ...(wide && said !== "" ? [element("small", {}, "for the whole sentence")] : []),
      );
      const button = element(
        "button.take",
        { type: "button", "aria-keyshortcuts": String(index + 1) },
        element("kbd", {}, String(index + 1)),
        words,
        element("span.move", {}, MOVES[rewrite.move] ?? rewrite.move),
      );
      button.addEventListener("click", () => this.#take(index));
      list.append(element("li", {}, button));
    });
    return list;
  }

  #take(index) {
    const finding = this.#finding; // the one that is shown now: it may have moved since the card was filled
    const rewrite = finding?.rewrites[index];
    if (rewrite) this.#handlers.onTake(finding, rewrite);
  }

  /** The finding moved with an edit elsewhere. */
  update(finding) {
    if (finding.key === this.key) this.#finding = finding;
  }

  #key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (/^[1-9]$/.test(event.key)) {
      event.preventDefault();
      this.#take(Number(event.key) - 1);
    } else if (event.key === "Escape") {
      event.preventDefault();
      this.#handlers.onClose();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      this.#walk(event.key === "ArrowDown" ? 1 : -1);
    }
  }

  #walk(step) {
    const stops = [...this.#box.querySelectorAll(".take, .card-foot a, .card-foot button")];
    const at = stops.indexOf(document.activeElement);
    stops[(at + step + stops.length) % stops.length]?.focus();
  }
}

export function severityTag(finding) {
  const names = { error: "Error", warning: "Warning", suggestion: "Suggestion" };
  return element(
    `span.tag.${finding.severity}`,
    {},
    element(`span.shape.${finding.severity}`, { "aria-hidden": "true" }),
    `${names[finding.severity]} · ${finding.category.replaceAll("-", " ")}`,
  );
}

/** That the ear found it, and how sure it is. */
export function heardWords({ chance }) {
  return `Heard, not matched by a rule: ${Math.round(chance * 100)} % sure.`;
}

function ruleLink(finding, team) {
  const query = team ? `?team=${encodeURIComponent(team)}` : "";
  const about = finding.chance == null ? "About this rule" : "How it was heard";
  return element("a", { href: `/rules/${finding.rule}${query}`, target: "_blank", rel: "noopener" }, about);
}

function closeButton(onClick) {
  const button = element("button.close", { type: "button", "aria-label": "Close" }, "×");
  button.addEventListener("click", onClick);
  return button;
}

function ignoreButton(onClick) {
  const button = element("button.link", { type: "button" }, "Leave it as it is");
  button.addEventListener("click", onClick);
  return button;
}
