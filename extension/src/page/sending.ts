/** The gentle check at send: once a letter, when something serious is open. Whatever goes wrong here, the mail goes out. */

import type { Finding } from "../report";
import type { SendCheck } from "../settings";
import type { Letters } from "./letters";
import type { Session } from "./session";

/** What one press of a mouse button is made of; programs listen to any of these. */
const OF_A_PRESS = ["pointerdown", "mousedown", "pointerup", "mouseup", "click"] as const;

export class SendGuard {
  private readonly listening = new WeakMap<Window, AbortSignal>();
  /** Whether the rest of this press, or of this key, is kept from the page. */
  private holding = false;

  /**
   * @param check which findings hold a letter back.
   * @param show shows the first of them and says how many there are.
   */
  constructor(
    private readonly letters: Letters,
    private readonly check: () => SendCheck,
    private readonly show: (session: Session, first: Finding, count: number) => void,
  ) {}

  /** Listens in the field's window and its home's, once each while the signal lives. */
  listen(windows: readonly Window[], signal: AbortSignal): void {
    for (const view of windows) {
      if (this.listening.get(view) === signal) continue;
      this.listening.set(view, signal);
      for (const kind of OF_A_PRESS) view.addEventListener(kind, this.pressed, { capture: true, signal });
      view.addEventListener("keydown", this.keyed, { capture: true, signal });
      view.addEventListener("keyup", this.released, { capture: true, signal });
    }
  }

  private pressed = (event: MouseEvent): void => {
    if (!event.isTrusted) return; // the page's own doing
    if (event.type === "pointerdown")
      this.holding = this.holds(() => this.letters.sentBy(event.composedPath()));
    // A click without a press before it, as screen readers make them.
    else if (event.type === "click" && event.detail === 0 && !this.holding) {
      this.holding = this.holds(() => this.letters.sentBy(event.composedPath()));
    }
    if (!this.holding) return;
    stop(event);
    if (event.type === "click") this.holding = false;
  };

  private keyed = (event: KeyboardEvent): void => {
    if (!event.isTrusted || event.isComposing || event.repeat) return;
    this.holding = this.holds(() => this.aboutToSend(event));
    if (this.holding) stop(event);
  };

  private released = (event: KeyboardEvent): void => {
    if (this.holding) stop(event);
    this.holding = false;
  };

  private aboutToSend(event: KeyboardEvent): Session | undefined {
    const path = event.composedPath();
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) return this.letters.sentFrom(path);
    const isPress =
      (event.key === "Enter" || event.key === " ") && !event.ctrlKey && !event.altKey && !event.metaKey;
    // Space and Enter press a control only where the focus is on it, not in a text.
    return isPress && !this.letters.sessionOf(path) ? this.letters.sentBy(path.slice(0, 1)) : undefined;
  }

  private holds(find: () => Session | undefined): boolean {
    const check = this.check();
    if (check === "off" || this.letters.size === 0) return false;
    try {
      const session = find();
      if (!session || session.heldOnce) return false;
      const serious = session.findings.filter((one) => check === "all" || one.severity === "error");
      const [first] = serious;
      if (!first) return false;
      this.show(session, first, serious.length);
      session.heldOnce = true;
      return true;
    } catch {
      return false;
    }
  }
}

function stop(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}
