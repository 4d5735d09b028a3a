/** The letter around a compose field: its subject, the message it answers, and how it is sent. */

import { readTextMap } from "../fields/textmap";
import { generic } from "./generic";
import { outward } from "./outward";
import { holdsSend, sendControlsIn } from "./send";
import { anyOf, fits, type Site } from "./site";
import { voicesOn } from "./voices";

const LONGEST = 20_000; // of a message; what comes after says little about this answer

export class Letter {
  constructor(
    readonly field: HTMLElement,
    readonly site: Site,
  ) {}

  /** Whether the customer will read it: some programs write notes to colleagues with the same editor. */
  get isForCustomer(): boolean {
    for (const around of outward(this.field)) if (fits(around, this.site.never)) return false;
    return true;
  }

  /** The field with the subject, in the same compose window, or null. */
  subjectField(): HTMLInputElement | null {
    const selector = anyOf(this.site.subject, generic.subject);
    for (const around of this.ownSurroundings()) {
      const found = around.querySelector<HTMLInputElement>(selector);
      if (found && "value" in found) return found;
    }
    return null;
  }

  /** What the customer wrote and this letter answers, as the page shows it; empty when it does not. */
  shownMessage(): string {
    const { conversation, message } = this.site;
    if (!conversation || !message) return "";
    for (const around of outward(this.field)) {
      if (!around.matches(conversation)) continue;
      const latest = [...around.querySelectorAll<HTMLElement>(message)].findLast((one) => this.isTheirs(one));
      if (latest) return readTextMap(bodyOf(latest), voicesOn(this.site)).text.trim().slice(0, LONGEST);
    }
    return "";
  }

  /**
   * How far out a control stands: the fewer elements between the field and one that holds both, the nearer.
   *
   * @returns Infinity when it does not stand in the same compose window.
   */
  distanceTo(control: Element): number {
    let steps = 0;
    for (const around of this.ownSurroundings()) {
      if (around.contains(control)) return steps;
      steps += 1;
    }
    return Infinity;
  }

  /** Whether there is a way to send in the same compose window. */
  get canBeSent(): boolean {
    for (const around of this.ownSurroundings()) if (holdsSend(around, this.site)) return true;
    return false;
  }

  /** All that sends this letter. */
  sendControls(): Element[] {
    const widest = new Map<Node, Element>(); // in each document and shadow root on the way out
    for (const around of this.ownSurroundings()) widest.set(around.getRootNode(), around);
    return [...widest.values()].flatMap((around) => sendControlsIn(around, this.site));
  }

  /** What stands around the field, as long as no other letter's body stands there as well. */
  private *ownSurroundings(): Generator<Element> {
    for (const around of outward(this.field)) {
      const bodies = this.site.body ? [...around.querySelectorAll(this.site.body)] : [];
      if (bodies.some((one) => !one.contains(this.field) && !this.field.contains(one) && isShown(one)))
        return;
      yield around;
    }
  }

  private isTheirs(message: Element): boolean {
    const { ours, isOurs } = this.site;
    if (message.contains(this.field) || isOurs(message) || !isShown(message)) return false;
    return !ours || !(message.closest(ours) ?? message.querySelector(ours));
  }
}

/** A message may lie in a frame of its own. */
function bodyOf(message: HTMLElement): Element {
  const frame = message.localName === "iframe" ? (message as HTMLIFrameElement) : null;
  return frame?.contentDocument?.body ?? message;
}

function isShown(element: Element): boolean {
  return element.getClientRects().length > 0;
}
