/** What a card shows: the words, what is wrong with them and why, and better ones to click. */

import type { Finding, Move, Rewrite, Severity } from "../report";
import { ignoring, type IgnoreActions } from "./ignoring";
import { button, maker, type Make } from "./make";

/** What the card's buttons do. */
export interface CardActions extends IgnoreActions {
  readonly apply: (rewrite: Rewrite) => void;
  readonly close: () => void;
}

/** What the card says of where its rule comes from. */
export interface Source {
  /** The address of the rule's page. */
  readonly page: string;
  /** The digest of the rules in force. */
  readonly rulebook: string;
}

const SEVERITY: Record<Severity, string> = { error: "Error", warning: "Warning", suggestion: "Suggestion" };

const MOVE: Record<Move, string> = {
  accept: "accepts their view",
  listen: "listens first",
  own: "owns it",
  explore: "asks",
  inform: "informs",
  offer: "offers a way",
  drop: "leaves it out",
  correct: "corrects",
};

/** What joins a rewrite to the words before it says nothing by itself. */
const FITTING = /^[\s.,;:—–-]+/;
const DROPPED = "Leave these words out";

/** Builds a card for a finding, in the document it will stand in. */
export function buildCard(
  page: Document,
  finding: Finding,
  source: Source,
  actions: CardActions,
): HTMLElement {
  const make = maker(page);
  const card = make("div", {
    class: `card ${finding.severity}`,
    role: "dialog",
    lang: "en",
    dir: "ltr",
    "aria-labelledby": "message",
    "aria-describedby": "why",
  });
  const { buttons, menu } = ignoring(make, finding, source.rulebook, actions);
  card.append(
    make("header", {}, [
      make("span", { class: "severity" }, [SEVERITY[finding.severity]]),
      about(make, finding),
      button(make, { class: "close", "aria-label": "Close" }, "×", actions.close),
    ]),
    make("p", { class: "note", role: "status" }),
    make("h2", { id: "message" }, [finding.message]),
    ...(finding.chance === null ? [] : [heard(make, finding.chance)]),
    ...(finding.customer ? [theirs(make, finding.customer)] : []),
    make("p", { id: "why" }, [finding.why]),
    rewrites(make, finding.rewrites, actions),
    make("footer", {}, [
      ...buttons,
      make("a", { href: source.page, target: "_blank", rel: "noopener noreferrer" }, [
        finding.chance === null ? "About this rule" : "How it was heard",
      ]),
    ]),
    menu,
  );
  return card;
}

/** Says how an apply went, in the card's status line. */
export function say(card: HTMLElement, words: string): void {
  const note = card.querySelector(".note");
  if (note) note.textContent = words;
}

/** The words it is about, or what else it is about. */
function about(make: Make, { part, text }: Finding): HTMLElement {
  if (!text) return make("span", { class: "words" }, ["The whole mail"]);
  const words = make("q", { class: "words", dir: "auto" }, [shorten(text, 48)]);
  return part === "subject" ? make("span", { class: "words" }, ["Subject: ", words]) : words;
}

/** That it was the ear, and how sure it is. */
function heard(make: Make, chance: number): HTMLElement {
  return make("p", { class: "heard" }, [
    `Heard, not matched by a rule: ${String(Math.round(chance * 100))} % sure.`,
  ]);
}

/** The customer's words that were not taken in. */
function theirs(make: Make, words: string): HTMLElement {
  return make("p", { class: "theirs" }, ["They wrote: ", make("q", { dir: "auto" }, [shorten(words, 160)])]);
}

function rewrites(make: Make, all: readonly Rewrite[], { apply }: CardActions): HTMLElement {
  const list = make("ul", { "aria-label": "Say instead" });
  for (const [index, rewrite] of all.entries()) {
    const choice = button(make, { class: "rewrite" }, "", () => {
      apply(rewrite);
    });
    if (index < 9) choice.setAttribute("aria-keyshortcuts", String(index + 1));
    // The words of a drop may be a capital letter for the next word: nothing to read.
    const dropped = rewrite.move === "drop" || !rewrite.text;
    choice.append(
      make("span", { class: dropped ? "new none" : "new", dir: "auto" }, [
        dropped ? DROPPED : rewrite.text.replace(FITTING, ""),
      ]),
    );
    if (!dropped) choice.append(make("span", { class: "move" }, [told(rewrite.move)]));
    list.append(make("li", {}, [choice]));
  }
  return list;
}

function told(move: string): string {
  return move in MOVE ? MOVE[move as Move] : move;
}

function shorten(words: string, most: number): string {
  const line = words.replace(/\s+/g, " ");
  return line.length > most ? `${line.slice(0, most - 1).trimEnd()}…` : line;
}
