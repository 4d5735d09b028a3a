/** One frame of a page: finds the fields somebody writes in, and brings card, keys and the rest of the extension together. */

import { Card } from "../card/card";
import { composeField } from "../compose/field";
import { outermost } from "../compose/outward";
import type { Site } from "../compose/site";
import { siteOf } from "../compose/sites";
import { isIgnored } from "../ignores";
import type { Backstage, Order, SiteAnswer } from "../messages";
import type { Finding } from "../report";
import { Gestures } from "./gestures";
import { Letters } from "./letters";
import { Reader } from "./reading";
import { SendGuard } from "./sending";
import type { Session } from "./session";
import { beside, nearCaret } from "./step";
import { Teller } from "./telling";
import { Voice } from "./voice";

export class Page {
  private readonly origin = topOrigin();
  private readonly reader: Reader;
  private readonly letters: Letters;
  private readonly card: Card;
  private readonly gestures: Gestures;
  private readonly guard: SendGuard;
  private readonly teller: Teller;
  private readonly voice = new Voice();
  private readonly changes = new MutationObserver(() => {
    this.keepUp();
  });
  private armed = new AbortController();
  private root: Element | null = null;
  private asked: Promise<SiteAnswer | null> | null = null;
  private known: SiteAnswer | null = null;

  /** @param copy puts words on the clipboard; false when it may not. */
  constructor(
    private readonly backstage: Backstage,
    copy: (words: string) => Promise<boolean>,
  ) {
    const { origin } = this;
    this.reader = new Reader((draft) => backstage.ask("lint", { origin, draft }));
    this.letters = new Letters(
      this.reader,
      (finding) => this.known !== null && isIgnored(this.known.ignores, finding),
      (session) => {
        this.shown(session);
      },
    );
    this.teller = new Teller(this.letters, () => {
      backstage.ask("tallied", null).catch(() => undefined); // only the badge stays behind
    });
    this.card = new Card({
      rulePage: (rule) => this.rulePage(rule),
      rulebook: () => this.reader.rulebook,
      copy,
      ignore: (more) => void backstage.ask("ignore", more).catch(() => undefined),
      alarm: (alarm) => void backstage.ask("alarm", alarm).catch(() => undefined),
    });
    this.gestures = new Gestures(
      this.card,
      (path) => this.letters.sessionOf(path),
      (by) => this.step(by),
    );
    this.guard = new SendGuard(this.letters, () => this.known?.sendCheck ?? "off", this.hold);
  }

  /** Begins to listen. Nothing else happens until somebody writes. */
  start(): void {
    this.backstage.onOrder(this.obey);
    this.backstage.onTallyPort(this.teller.hear);
    this.arm();
    this.observe();
    this.notice(document.activeElement);
  }

  private arm(): void {
    this.armed.abort();
    this.armed = new AbortController();
    this.root = document.documentElement;
    const options = { capture: true, signal: this.armed.signal };
    const heard = (event: Event): void => {
      this.heard(event);
    };
    for (const kind of ["focusin", "input"]) document.addEventListener(kind, heard, options);
    window.addEventListener("pagehide", this.closeAll, options);
  }

  private heard(event: Event): void {
    const path = event.composedPath();
    const session = this.letters.sessionOf(path);
    if (!session) this.notice(path[0]);
    // On coming back, the letter around may have become another: a note, say, or an answer to a newer message.
    else if (event.type === "focusin") session.reread();
    if (event.type === "input") for (const one of this.letters.withSubject(path[0])) one.reread();
  }

  private notice(target: EventTarget | null | undefined): void {
    const site = this.site();
    const element = composeField(target, site);
    if (!element || this.letters.has(element)) return;
    void this.ask().then((known) => {
      if (known?.on) this.attach(element, site);
    });
  }

  /** The site is looked up anew each time, as the marks of self-hosted programs may come with their compose window. */
  private site(): Site {
    return siteOf(this.origin, outermost(document));
  }

  private ask(): Promise<SiteAnswer | null> {
    this.asked ??= this.backstage.ask("site", { origin: this.origin }).then(
      (known) => (this.known = known),
      () => {
        this.asked = null; // the worker could not be asked; the next field tries again
        return null;
      },
    );
    return this.asked;
  }

  private attach(element: HTMLElement, site: Site): void {
    const session = this.letters.take(element, site);
    if (!session) return;
    const windows = [window, session.field.home.window];
    this.gestures.listen(windows, this.armed.signal);
    this.guard.listen(windows, this.armed.signal);
    this.observe();
    session.start();
  }

  /** Watches for `document.open()`, which takes every listener away, and for fields that leave. */
  private observe(): void {
    this.changes.observe(document, { childList: true, subtree: this.letters.size > 0 });
  }

  private keepUp(): void {
    this.letters.keepUp();
    if (this.root !== document.documentElement) this.arm();
  }

  private closeAll = (): void => {
    this.letters.closeAll();
  };

  private obey = (order: Order): void => {
    if (order.order === "step") this.step(order.by);
    else if (order.order === "settings") void this.learn();
    else if (order.order === "jump") {
      const place = this.teller.find(order.frame, order.key);
      if (place) this.goTo(place.session, place.finding);
    } else if (order.origin === this.origin) this.turn(order.on);
  };

  private turn(on: boolean): void {
    this.asked = null;
    if (on) this.notice(document.activeElement);
    else this.closeAll();
  }

  /** Takes in settings that have changed. */
  private async learn(): Promise<void> {
    const before = this.known;
    if (!before) return;
    this.asked = null;
    const now = await this.ask();
    if (!now) return;
    const sameRules = before.team === now.team && before.server === now.server;
    if (!sameRules) this.reader.forget();
    for (const session of this.letters.sessions) {
      session.refresh();
      session.reread();
    }
  }

  private step(by: 1 | -1): boolean {
    const up = this.card.shown;
    const session = up?.session ?? this.letters.focused;
    if (!session) return false;
    const finding = up
      ? beside(session.findings, up.finding, by)
      : nearCaret(session.findings, session.field.caret() ?? 0, by);
    if (!finding) return false;
    this.goTo(session, finding);
    return true;
  }

  private goTo(session: Session, finding: Finding): void {
    session.reveal(finding);
    this.card.open(session, finding, "keyboard");
  }

  private hold = (session: Session, first: Finding, count: number): void => {
    session.reveal(first);
    this.card.open(session, first, "send", sendNote(count));
    this.voice.say(session.field.home, sendNote(count));
  };

  private shown(session: Session): void {
    this.card.sync(session);
    const { sessions } = this.letters;
    if (sessions.length === 0) this.voice.forget();
    else this.voice.hear(session.field.home, sessions.flatMap((one) => one.findings).length);
    this.teller.tell();
  }

  private rulePage(rule: string): string {
    const team = this.known?.team ? `?team=${encodeURIComponent(this.known.team)}` : "";
    return `${this.known?.server ?? ""}/rules/${rule}${team}`;
  }
}

function sendNote(count: number): string {
  const many = count === 1 ? "One passage here" : `${count} passages here`;
  return `${many} may hurt the customer. Not sent yet: send again to send it as it is.`;
}

/** The origin of the page in the tab, whatever frame this is; a site is switched on and off as a whole. */
function topOrigin(): string {
  const above = "ancestorOrigins" in location ? [...location.ancestorOrigins] : [];
  return above.at(-1) ?? window.origin;
}
