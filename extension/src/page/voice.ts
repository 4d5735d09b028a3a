/** What a screen reader is told: that there is something to reword, and when there no longer is; not every change between. */

import type { Home } from "./home";
import { putUp, type Island } from "./shadow";

const SETTLED_MS = 1500;
const HEARD_MS = 2000;
const CSS =
  ":host { all: initial !important; position: fixed !important; width: 1px !important; height: 1px !important; overflow: hidden !important; clip-path: inset(50%) !important; pointer-events: none !important; }";

export class Voice {
  private island: Island | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private said = 0;

  /** Hears how many findings a letter shows now, and speaks once that has settled, if it makes a difference. */
  hear(home: Home, count: number): void {
    clearTimeout(this.timer);
    if (Boolean(count) === Boolean(this.said)) return;
    this.timer = setTimeout(() => {
      this.said = count;
      this.say(home, words(count));
    }, SETTLED_MS);
  }

  /** Says something at once. */
  say(home: Home, words: string): void {
    this.silence();
    const island = putUp(home, "tf-voice", CSS);
    const line = home.document.createElement("p");
    line.setAttribute("role", "status");
    island.root.append(line);
    this.island = island;
    // A live region speaks of what changes in it, so it has to be there first.
    home.window.requestAnimationFrame(() => {
      line.textContent = words;
    });
    setTimeout(() => {
      island.remove();
    }, HEARD_MS);
  }

  /** Stops speaking, and knows of no findings any more: the letters are gone. */
  forget(): void {
    clearTimeout(this.timer);
    this.said = 0;
    this.silence();
  }

  private silence(): void {
    this.island?.remove();
    this.island = null;
  }
}

function words(count: number): string {
  if (count === 0) return "Nothing left to reword.";
  const many = count === 1 ? "1 passage may hurt the customer." : `${count} passages may hurt the customer.`;
  return `${many} Alt Shift N goes to the first.`;
}
