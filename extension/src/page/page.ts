/** One frame of a page: finds the field somebody writes in, and keeps a session for each. */

import { Card } from "../card/card";
import { composeField, isTextarea } from "../compose/generic";
import { EditableField } from "../fields/editable";
import { TextareaField } from "../fields/textarea";
import { tallyOf, type Backstage, type FrameTally, type Order, type Tally } from "../messages";
import { remembering, type Lint } from "./answers";
import { homeOf } from "./home";
import { Gestures } from "./gestures";
import { Session } from "./session";
import { beside, nearCaret } from "./step";

export class Page {
  private readonly sessions = new Map<Element, Session>();
  private readonly frame = String(Math.random()); // crypto.randomUUID is for secure pages only
  private readonly hearers = new Set<(tally: FrameTally) => void>();
  private readonly origin = topOrigin();
  private readonly lint: Lint;
  private readonly card: Card;
  private readonly gestures: Gestures;
  private readonly changes = new MutationObserver(() => {
    this.keepUp();
  });
  private armed = new AbortController();
  private root: Element | null = null;
  private on: Promise<boolean> | null = null;
  private server = "";
  private told = "";

  /** @param copy puts words on the clipboard; false when it may not. */
  constructor(
    private readonly backstage: Backstage,
    copy: (words: string) => Promise<boolean>,
  ) {
    this.lint = remembering((text) => backstage.ask("lint", { origin: this.origin, text }));
    this.card = new Card((rule) => `${this.server}/rules/${rule}`, copy);
    this.gestures = new Gestures(
      this.card,
      (path) => this.sessionOf(path),
      (by) => this.step(by),
    );
  }

  /** Begins to listen. Nothing else happens until somebody writes. */
  start(): void {
    this.backstage.onOrder(this.obey);
    this.backstage.onTallyPort(this.answerPort);
    this.arm();
    this.observe();
    this.notice(document.activeElement);
  }

  private arm(): void {
    this.armed.abort();
    this.armed = new AbortController();
    this.root = document.documentElement;
    const options = { capture: true, signal: this.armed.signal };
    for (const kind of ["focusin", "input"]) {
      document.addEventListener(
        kind,
        (event) => {
          this.notice(event.composedPath()[0]);
        },
        options,
      );
    }
    window.addEventListener("pagehide", this.closeAll, options);
  }

  private notice(target: EventTarget | null | undefined): void {
    const element = composeField(target);
    if (!element || this.sessions.has(element)) return;
    void this.isOn().then((on) => {
      if (on) this.attach(element);
    });
  }

  private isOn(): Promise<boolean> {
    this.on ??= this.backstage.ask("site", { origin: this.origin }).then(
      ({ on, server }) => {
        this.server = server;
        return on;
      },
      () => {
        this.on = null; // the worker could not be asked; the next field tries again
        return false;
      },
    );
    return this.on;
  }

  private attach(element: HTMLElement): void {
    const home = homeOf(element);
    if (!home || !element.isConnected || this.sessions.has(element)) return;
    const field = isTextarea(element) ? new TextareaField(element, home) : new EditableField(element, home);
    const session: Session = new Session(field, this.lint, () => {
      this.shown(session);
    });
    this.sessions.set(element, session);
    this.gestures.listen([window, home.window], this.armed.signal);
    this.observe();
    session.start();
  }

  /** Watches for `document.open()`, which takes every listener away, and for fields that leave. */
  private observe(): void {
    this.changes.observe(document, { childList: true, subtree: this.sessions.size > 0 });
  }

  private keepUp(): void {
    for (const [element, session] of this.sessions) {
      if (element.isConnected) continue;
      this.sessions.delete(element);
      session.close();
    }
    if (this.root !== document.documentElement) this.arm();
  }

  private closeAll = (): void => {
    const sessions = [...this.sessions.values()];
    this.sessions.clear();
    for (const session of sessions) session.close();
  };

  private sessionOf(path: readonly EventTarget[]): Session | undefined {
    for (const [element, session] of this.sessions) if (path.includes(element)) return session;
    return undefined;
  }

  private obey = (order: Order): void => {
    if (order.order === "step") {
      this.step(order.by);
      return;
    }
    if (order.origin !== this.origin) return;
    this.on = order.on ? null : Promise.resolve(false);
    if (order.on) this.notice(document.activeElement);
    else this.closeAll();
  };

  private step(by: 1 | -1): boolean {
    const up = this.card.shown;
    const session = up?.session ?? [...this.sessions.values()].find((one) => one.isFocused);
    if (!session) return false;
    const finding = up
      ? beside(session.findings, up.finding, by)
      : nearCaret(session.findings, session.field.caret() ?? 0, by);
    if (!finding) return false;
    session.field.reveal(finding);
    this.card.open(session, finding, "keyboard");
    return true;
  }

  private shown(session: Session): void {
    this.card.sync(session);
    const tally = this.tally();
    const told = JSON.stringify(tally);
    if (told === this.told) return;
    this.told = told;
    for (const send of this.hearers) send({ frame: this.frame, tally });
    this.backstage.ask("tallied", null).catch(() => undefined); // only the badge stays behind
  }

  private answerPort = (send: (tally: FrameTally) => void, gone: AbortSignal): void => {
    this.hearers.add(send);
    gone.addEventListener("abort", () => this.hearers.delete(send));
    send({ frame: this.frame, tally: this.tally() });
  };

  private tally(): Tally {
    return tallyOf([...this.sessions.values()].flatMap((session) => session.findings));
  }
}

/** The origin of the page in the tab, whatever frame this is; a site is switched on and off as a whole. */
function topOrigin(): string {
  const above = "ancestorOrigins" in location ? [...location.ancestorOrigins] : [];
  return above.at(-1) ?? window.origin;
}
