/** When a letter is read: its body soon after a pause, the letter as a whole when it rests, and again when nobody answered. */

import type { Finding } from "../report";
import type { Read, Reader } from "./reading";
import type { Surroundings } from "./surroundings";

const PAUSE_MS = 200;
const LETTER_MS = 1500; // after the body was answered: who is still writing has not left anything out yet
const RETRY_MS = 2000; // doubled each time the server stays away
const LONGEST_RETRY_MS = 30_000;
const LONGEST = 200_000; // what the server takes; longer is no mail

/** What an answer is about: the body by itself, or the letter with its subject and what the customer wrote. */
export type About = "body" | "letter";

export class Asking {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private retry = RETRY_MS;
  private stopped = false;

  /**
   * @param text the body as it is now.
   * @param took takes what was found in the text as it still is; null says that nothing is to be found at all.
   */
  constructor(
    private readonly reader: Reader,
    private readonly letter: Surroundings,
    private readonly text: () => string,
    private readonly took: (findings: readonly Finding[] | null, about: About) => void,
  ) {}

  /** Asks once typing pauses. */
  afterPause(): void {
    this.retry = RETRY_MS;
    this.askIn(PAUSE_MS);
  }

  /** Asks at once: other rules are in force, or the letter around has changed. */
  now(): void {
    this.askIn(0);
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  private askIn(ms: number): void {
    clearTimeout(this.timer);
    if (!this.stopped) this.timer = setTimeout(() => void this.askForBody(), ms);
  }

  private async askForBody(): Promise<void> {
    const asked = this.text();
    if (asked.length > LONGEST || !this.letter.isForCustomer()) {
      this.took(null, "body");
      return;
    }
    const read = await this.reader.body(asked).catch(() => "away" as const);
    if (this.stopped || this.text() !== asked || !this.take(read, "body")) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.askForLetter(), LETTER_MS);
  }

  private async askForLetter(): Promise<void> {
    const text = this.text();
    const subject = this.letter.subject();
    const customer = text.trim() ? this.letter.customer() : "";
    const read = await this.reader.letter({ text, subject, customer }).catch(() => "away" as const);
    if (this.stopped || this.text() !== text || this.letter.subject() !== subject) return;
    this.take(read, "letter");
  }

  /** Hands an answer on; false when nobody answered, and somebody will be asked again. */
  private take(read: Read, about: About): boolean {
    if (read === "away") {
      this.askIn(this.retry);
      this.retry = Math.min(this.retry * 2, LONGEST_RETRY_MS);
      return false;
    }
    this.retry = RETRY_MS;
    this.took(read === "off" ? [] : read, about);
    return true;
  }
}
