/** Mouse and keys: what brings the card up on marked words, and what takes it away. */

import type { Card } from "../card/card";
import type { Finding } from "../report";
import type { Session } from "./session";

const REST_MS = 350;

export class Gestures {
  private readonly listening = new WeakMap<Window, AbortSignal>();
  private rest: ReturnType<typeof setTimeout> | undefined;
  private last = "";

  /**
   * @param sessionOf the session whose field is on an event's path.
   * @param step goes to the next or last finding; false when there is none to go to.
   */
  constructor(
    private readonly card: Card,
    private readonly sessionOf: (path: readonly EventTarget[]) => Session | undefined,
    private readonly step: (by: 1 | -1) => boolean,
  ) {}

  /** Listens in the field's window and its home's, once each while the signal lives. */
  listen(windows: readonly Window[], signal: AbortSignal): void {
    for (const view of windows) {
      if (this.listening.get(view) === signal) continue;
      this.listening.set(view, signal);
      const options = { capture: true, signal };
      view.addEventListener("pointerdown", this.pressed, options);
      view.addEventListener("click", this.clicked, options);
      view.addEventListener("pointermove", this.moved, { ...options, passive: true });
      view.addEventListener("keydown", this.keyed, options);
    }
  }

  private pressed = (event: PointerEvent): void => {
    const { shown } = this.card;
    if (!shown || this.card.holds(event.target)) return;
    if (this.under(event)?.finding !== shown.finding) this.card.close();
  };

  private clicked = (event: MouseEvent): void => {
    const hit = this.under(event);
    if (hit) this.card.open(hit.session, hit.finding, "click");
  };

  private moved = (event: PointerEvent): void => {
    const place = `${event.screenX} ${event.screenY}`;
    if (place === this.last) return; // the page moved under a pointer at rest
    this.last = place;
    clearTimeout(this.rest);
    if (event.pointerType !== "mouse" || event.buttons !== 0) return;
    const path = event.composedPath();
    this.rest = setTimeout(() => {
      this.rested(event, path);
    }, REST_MS);
  };

  private rested(event: PointerEvent, path: readonly EventTarget[]): void {
    const { shown } = this.card;
    if ((shown && shown.by !== "hover") || this.card.holds(path[0] ?? null)) return;
    const hit = this.under(event, path);
    if (hit) this.card.open(hit.session, hit.finding, "hover");
    else this.card.close();
  }

  private keyed = (event: KeyboardEvent): void => {
    const { shown } = this.card;
    const by = stepOf(event);
    if (event.key === "Escape" && shown) {
      clearTimeout(this.rest);
      if (shown.by === "hover" || shown.by === "send") this.card.close();
      else this.card.leave();
    } else if (!by || !this.step(by)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };

  private under(
    event: MouseEvent,
    path: readonly EventTarget[] = event.composedPath(),
  ): { session: Session; finding: Finding } | null {
    const session = this.sessionOf(path);
    if (!session) return null;
    const point = session.field.home.place({ left: event.clientX, top: event.clientY, width: 0, height: 0 });
    const finding = session.at(point.left, point.top);
    return finding ? { session, finding } : null;
  }
}

/** The manifest's shortcuts, for when the browser has not taken them: another extension may have been first. */
function stepOf(event: KeyboardEvent): 1 | -1 | null {
  if (!event.altKey || !event.shiftKey || event.ctrlKey || event.metaKey) return null;
  if (event.code === "KeyN") return 1;
  return event.code === "KeyP" ? -1 : null;
}
