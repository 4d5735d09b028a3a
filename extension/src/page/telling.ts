/** What a frame tells the rest of the extension: how many findings it shows, and which. */

import { tallyOf, type FrameTally, type Listed } from "../messages";
import type { Finding } from "../report";
import type { Letters } from "./letters";
import type { Session } from "./session";

const LISTED = 200;
const SHOWN = 80; // characters of a finding's words

export interface Place {
  readonly session: Session;
  readonly finding: Finding;
}

export class Teller {
  private readonly frame = String(Math.random()); // crypto.randomUUID is for secure pages only
  private readonly hearers = new Set<(tally: FrameTally) => void>();
  private told = "";
  private counted = "";

  /** @param changed called when the numbers have changed. */
  constructor(
    private readonly letters: Letters,
    private readonly changed: () => void,
  ) {}

  /** Tells everybody, if there is news. */
  tell(): void {
    const now = this.now();
    const told = JSON.stringify(now);
    if (told === this.told) return;
    this.told = told;
    for (const send of this.hearers) send(now);
    const counted = JSON.stringify(now.tally);
    if (counted !== this.counted) this.changed();
    this.counted = counted;
  }

  /** Takes on somebody who wants to hear. */
  hear = (send: (tally: FrameTally) => void, gone: AbortSignal): void => {
    this.hearers.add(send);
    gone.addEventListener("abort", () => this.hearers.delete(send));
    send(this.now());
  };

  /** The finding that a key from this frame's list stands for. */
  find(frame: string, key: string): Place | undefined {
    if (frame !== this.frame) return undefined;
    return this.places().find(({ session, finding }) => this.keyOf(session, finding) === key);
  }

  private now(): FrameTally {
    const places = this.places();
    const tally = tallyOf(places.map(({ finding }) => finding));
    const list = places.slice(0, LISTED).map(({ session, finding }) => this.listed(session, finding));
    return { frame: this.frame, tally, list };
  }

  private places(): Place[] {
    return this.letters.sessions.flatMap((session) =>
      session.findings.map((finding) => ({ session, finding })),
    );
  }

  private listed(session: Session, finding: Finding): Listed {
    const { severity, part, message } = finding;
    const words = (finding.text || finding.customer).replace(/\s+/g, " ").slice(0, SHOWN);
    return { key: this.keyOf(session, finding), severity, part, words, message };
  }

  private keyOf(session: Session, { part, start, rule }: Finding): string {
    return `${this.letters.sessions.indexOf(session)} ${part} ${start} ${rule}`;
  }
}
