/** What a card shows: the words, what is wrong with them and why, and better ones to click. */

import type { Finding, Move, Rewrite, Severity } from "../report";

/** What the card's buttons do. */
export interface CardActions {
  readonly apply: (rewrite: Rewrite) => void;
  readonly ignore: () => void;
  readonly close: () => void;
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

/**
 * Builds a card.
 *
 * @param page the document it will stand in.
 * @param rulePage the address of the rule's page.
 */
export function buildCard(
  page: Document,
  finding: Finding,
  rulePage: string,
  actions: CardActions,
): HTMLElement {
  const make = maker(page);
  const card = make("div", { class: `card ${finding.severity}`, role: "dialog" });
  card.setAttribute("aria-labelledby", "message");
  card.setAttribute("aria-describedby", "why");
  card.append(
    make("header", {}, [
      make("span", { class: "severity" }, [SEVERITY[finding.severity]]),
      make("q", { class: "words" }, [shorten(finding.text)]),
      button(make, { class: "close", "aria-label": "Close" }, "×", actions.close),
    ]),
    make("h2", { id: "message" }, [finding.message]),
    make("p", { id: "why" }, [finding.why]),
    rewrites(make, finding.rewrites, actions),
    make("p", { class: "note", role: "status" }),
    make("footer", {}, [
      button(make, { class: "quiet" }, "Ignore once", actions.ignore),
      make("a", { href: rulePage, target: "_blank", rel: "noopener noreferrer" }, ["About this rule"]),
    ]),
  );
  return card;
}

/** Says how an apply went, in the card's status line. */
export function say(card: HTMLElement, words: string): void {
  const note = card.querySelector(".note");
  if (note) note.textContent = words;
}

type Make = ReturnType<typeof maker>;

function maker(page: Document) {
  return <K extends keyof HTMLElementTagNameMap>(
    name: K,
    attributes: Readonly<Record<string, string>>,
    children: readonly (Node | string)[] = [],
  ): HTMLElementTagNameMap[K] => {
    const element = page.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  };
}

function rewrites(make: Make, all: readonly Rewrite[], { apply }: CardActions): HTMLElement {
  const list = make("ul", { "aria-label": "Say instead" });
  for (const rewrite of all) {
    const choice = button(make, { class: "rewrite" }, "", () => {
      apply(rewrite);
    });
    // The words of a drop may be a capital letter for the next word: nothing to read.
    const dropped = rewrite.move === "drop" || !rewrite.text;
    choice.append(
      make("span", { class: dropped ? "new none" : "new" }, [
        dropped ? DROPPED : rewrite.text.replace(FITTING, ""),
      ]),
    );
    if (!dropped) choice.append(make("span", { class: "move" }, [told(rewrite.move)]));
    list.append(make("li", {}, [choice]));
  }
  return list;
}

function button(
  make: Make,
  attributes: Readonly<Record<string, string>>,
  label: string,
  act: () => void,
): HTMLElement {
  const element = make("button", { type: "button", ...attributes }, [label]);
  element.addEventListener("click", act);
  return element;
}

function told(move: string): string {
  return move in MOVE ? MOVE[move as Move] : move;
}

function shorten(words: string): string {
  const line = words.replace(/\s+/g, " ");
  return line.length > 48 ? `${line.slice(0, 47).trimEnd()}…` : line;
}
