/** The card: up for one finding at a time, following its words, gone when they are. */

import type { FalseAlarm, Ignore } from "../ignores";
import type { Box } from "../page/home";
import { putUp, type Island } from "../page/shadow";
import type { Session } from "../page/session";
import type { Finding, Rewrite } from "../report";
import css from "./card.css";
import { keepToOurselves, keysIn } from "./keys";
import { placeCard, type Beside } from "./place";
import { buildCard, say, type CardActions } from "./view";

/** How a card came up; it decides where the focus goes and what makes it go away. */
export type OpenedBy = "click" | "hover" | "keyboard" | "send";

interface Up {
  readonly session: Session;
  finding: Finding;
  readonly by: OpenedBy;
  readonly island: Island;
  readonly card: HTMLElement;
  /** Where the controls stand that send the letter. */
  readonly controls: () => Box[];
  /** Where the caret was, from where the words were, when it came up. */
  readonly caret: readonly Box[];
}

/** What the card has done outside of the page. */
export interface CardErrands {
  /** The address of a rule's page. */
  readonly rulePage: (rule: string) => string;
  /** The digest of the rules in force. */
  readonly rulebook: () => string;
  /** Puts words on the clipboard; false when it may not. */
  readonly copy: (words: string) => Promise<boolean>;
  readonly ignore: (more: Ignore) => void;
  readonly alarm: (alarm: FalseAlarm) => void;
}

const SAID = {
  stale: "These words have changed since they were read. Nothing was replaced.",
  copied:
    "This editor would not take the words. They are on your clipboard: paste them over the marked ones.",
  refused: "This editor would not take the words. Please type them over the marked ones.",
};

export class Card {
  private up: Up | null = null;
  /** Whether words are being replaced: the card stays up until that is all done, the caret included. */
  private applying = false;

  constructor(private readonly errands: CardErrands) {}

  /** What the card is up for. */
  get shown(): { readonly session: Session; readonly finding: Finding; readonly by: OpenedBy } | null {
    return this.up;
  }

  /** Opens it for a finding; `note` is said in its status line. */
  open(session: Session, finding: Finding, by: OpenedBy, note = ""): void {
    if (this.up?.finding === finding && (by !== "keyboard" || this.up.by === by) && !note) return;
    this.close();
    const { home } = session.field;
    const island = putUp(home, "tf-card", css);
    const source = { page: this.errands.rulePage(finding.rule), rulebook: this.errands.rulebook() };
    const card = buildCard(home.document, finding, source, this.actions(session, finding));
    island.root.append(card);
    card.addEventListener("keydown", (event) => {
      keysIn(card, event);
    });
    keepToOurselves(island.host);
    const controls = session.letter.sendControls();
    const caret = fromWords(session.field.selected(), session.boxes(finding)[0]);
    this.up = { session, finding, by, island, card, controls, caret };
    session.emphasise(finding);
    this.follow();
    say(card, note);
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
    if (this.up?.session !== session || this.applying) return;
    const successor = session.successor(this.up.finding);
    if (!successor) {
      this.close();
      return;
    }
    this.up.finding = successor;
    session.emphasise(successor);
  }

  private actions(session: Session, finding: Finding): CardActions {
    const { copy, ignore, alarm } = this.errands;
    const { rule, text: words } = finding;
    const once = (): void => {
      this.leave();
      session.ignore(finding);
    };
    const always = (more: Ignore) => (): void => {
      this.leave();
      ignore(more);
    };
    return {
      apply: (rewrite) => void this.apply(rewrite),
      close: this.leave,
      once,
      phrase: always({ kind: "phrase", phrase: { rule, words } }),
      rule: always({ kind: "rule", rule }),
      alarm,
      copy,
    };
  }

  private async apply(rewrite: Rewrite): Promise<void> {
    const up = this.up;
    if (!up || this.applying) return;
    const place = up.finding.rewrites.find((one) => one.text === rewrite.text && one.move === rewrite.move);
    this.applying = true;
    const outcome = place
      ? await up.session.apply(up.finding, place).catch(() => "refused" as const)
      : "stale";
    this.applying = false;
    if (outcome === "done") {
      if (this.up === up) this.close();
      up.session.field.focus();
    } else {
      const copied = outcome === "refused" && (await this.errands.copy(rewrite.text));
      say(up.card, SAID[copied ? "copied" : outcome]);
    }
  }

  private beside({ session, controls, caret }: Up, words: readonly Box[]): Beside {
    const [first] = words;
    return {
      words,
      controls: controls(),
      caret: first ? caret.map((box) => moved(box, first.left, first.top)) : [],
      direction: directionOf(session.field.element),
    };
  }

  /** Once a frame while it is up. */
  private follow = (): void => {
    if (!this.up) return;
    const { session, finding, card } = this.up;
    const { home } = session.field;
    const words = session.boxes(finding);
    card.style.visibility = words.length > 0 ? "visible" : "hidden";
    if (words.length > 0) {
      const { clientWidth, clientHeight } = home.document.documentElement;
      const size = { width: card.offsetWidth, height: card.offsetHeight };
      const view = { width: clientWidth, height: clientHeight };
      const { left, top } = placeCard(this.beside(this.up, words), size, view);
      card.style.translate = `${left}px ${top}px`;
    }
    home.window.requestAnimationFrame(this.follow);
  };
}

function fromWords(boxes: readonly Box[], words: Box | undefined): Box[] {
  return words ? boxes.map((box) => moved(box, -words.left, -words.top)) : [];
}

function moved(box: Box, right: number, down: number): Box {
  return { left: box.left + right, top: box.top + down, width: box.width, height: box.height };
}

function directionOf(field: HTMLElement): "ltr" | "rtl" {
  return field.ownerDocument.defaultView?.getComputedStyle(field).direction === "rtl" ? "rtl" : "ltr";
}
