/** The card: up for one finding at a time, following its words, gone when they are. */

import { putUp, type Island } from "../page/shadow";
import type { Session } from "../page/session";
import type { Finding, Rewrite } from "../report";
import css from "./card.css";
import { placeCard } from "./place";
import { buildCard, say } from "./view";

/** How a card came up; it decides where the focus goes and what makes it go away. */
export type OpenedBy = "click" | "hover" | "keyboard";

interface Up {
  readonly session: Session;
  finding: Finding;
  readonly by: OpenedBy;
  readonly island: Island;
  readonly card: HTMLElement;
}

const SAID = {
  stale: "These words have changed since they were read. Nothing was replaced.",
  copied:
    "This editor would not take the words. They are on your clipboard: paste them over the marked ones.",
  refused: "This editor would not take the words. Please type them over the marked ones.",
};

export class Card {
  private up: Up | null = null;

  /**
   * @param rulePage gives the address of a rule's page.
   * @param copy puts words on the clipboard; false when it may not.
   */
  constructor(
    private readonly rulePage: (rule: string) => string,
    private readonly copy: (words: string) => Promise<boolean>,
  ) {}

  /** What the card is up for. */
  get shown(): { readonly session: Session; readonly finding: Finding; readonly by: OpenedBy } | null {
    return this.up;
  }

  open(session: Session, finding: Finding, by: OpenedBy): void {
    if (this.up?.finding === finding && (by !== "keyboard" || this.up.by === by)) return;
    this.close();
    const { home } = session.field;
    const island = putUp(home, "tf-card", css);
    const card = buildCard(home.document, finding, this.rulePage(finding.rule), {
      apply: (rewrite) => void this.apply(rewrite),
      ignore: () => {
        this.leave();
        session.ignore(finding);
      },
      close: this.leave,
    });
    island.root.append(card);
    card.addEventListener("keydown", (event) => {
      goRound(card, event);
    });
    keepToOurselves(island.host);
    this.up = { session, finding, by, island, card };
    session.emphasise(finding);
    this.follow();
    if (by === "keyboard")
      (card.querySelector<HTMLElement>(".rewrite") ?? card.querySelector("button"))?.focus();
  }

  close(): void {
    const was = this.up;
    this.up = null;
    was?.island.remove();
    was?.session.emphasise(null);
  }

  /** Closes it and gives the focus back to the field. */
  leave = (): void => {
    const field = this.up?.session.field;
    this.close();
    field?.focus();
  };

  /** Whether an event, as seen outside the shadow root, happened in the card. */
  holds(target: EventTarget | null): boolean {
    return target !== null && target === this.up?.island.host;
  }

  /** Keeps up with a session whose findings have changed. */
  sync(session: Session): void {
    if (this.up?.session !== session) return;
    const successor = session.successor(this.up.finding);
    if (!successor) {
      this.close();
      return;
    }
    this.up.finding = successor;
    session.emphasise(successor);
  }

  private async apply(rewrite: Rewrite): Promise<void> {
    const up = this.up;
    if (!up) return;
    const place = up.finding.rewrites.find((one) => one.text === rewrite.text && one.move === rewrite.move);
    const outcome = place ? await up.session.apply(up.finding, place) : "stale";
    if (outcome === "done") {
      if (this.up === up) this.close();
      up.session.field.focus();
    } else {
      const copied = outcome === "refused" && (await this.copy(rewrite.text));
      say(up.card, SAID[copied ? "copied" : outcome]);
    }
  }

  /** Once a frame while it is up. */
  private follow = (): void => {
    if (!this.up) return;
    const { session, finding, card } = this.up;
    const { home } = session.field;
    const [box] = session.field.boxes(finding);
    card.style.visibility = box ? "visible" : "hidden";
    if (box) {
      const { clientWidth, clientHeight } = home.document.documentElement;
      const size = { width: card.offsetWidth, height: card.offsetHeight };
      const { left, top } = placeCard(box, size, { width: clientWidth, height: clientHeight });
      card.style.translate = `${left}px ${top}px`;
    }
    home.window.requestAnimationFrame(this.follow);
  };
}

/** The page's shortcuts do not hear what is typed or clicked in the card; the editor keeps its selection. */
function keepToOurselves(host: HTMLElement): void {
  for (const kind of ["keydown", "keyup", "keypress", "mouseup", "click", "focusin", "focusout"]) {
    host.addEventListener(kind, (event) => {
      event.stopPropagation();
    });
  }
  host.addEventListener("mousedown", (event) => {
    event.stopPropagation();
    event.preventDefault();
  });
}

/** Tab goes round within the card; Escape is the way out. */
function goRound(card: HTMLElement, event: KeyboardEvent): void {
  if (event.key !== "Tab") return;
  const stops = [...card.querySelectorAll<HTMLElement>("button, a")];
  const now = stops.findIndex((stop) => stop === event.target);
  event.preventDefault();
  stops.at((now + (event.shiftKey ? -1 : 1)) % stops.length)?.focus();
}
