/** Keys inside the card, and what the page hears of it. */

const LISTENED = [
  "keydown",
  "keyup",
  "keypress",
  "pointerdown",
  "mouseup",
  "click",
  "focusin",
  "focusout",
  "input",
  "change",
];

const EVERY_STOP = "button, a, input, [tabindex]";

/** The page's shortcuts do not hear what is typed or clicked in the card; the editor keeps its selection. */
export function keepToOurselves(host: HTMLElement): void {
  for (const kind of LISTENED) {
    host.addEventListener(kind, (event) => {
      event.stopPropagation();
    });
  }
  host.addEventListener("mousedown", (event) => {
    event.stopPropagation();
    event.preventDefault();
  });
}

/** Tab goes round within the card, arrows go through the rewrites, a digit takes one; Escape is the way out. */
export function keysIn(card: HTMLElement, event: KeyboardEvent): void {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const target = event.target as HTMLElement;
  const rewrites = stops(card, ".rewrite");
  const goes: Readonly<Record<string, () => void>> = {
    Tab: () => next(stops(card, EVERY_STOP), target, event.shiftKey ? -1 : 1)?.focus(),
    ArrowDown: () => next(rewrites, target, 1)?.focus(),
    ArrowUp: () => next(rewrites, target, -1)?.focus(),
  };
  const digit = /^[1-9]$/.test(event.key) ? rewrites.at(Number(event.key) - 1) : undefined;
  const go = digit
    ? (): void => {
        digit.click();
      }
    : goes[event.key];
  if (!go) return;
  go();
  event.preventDefault();
}

function stops(card: HTMLElement, selector: string): HTMLElement[] {
  return [...card.querySelectorAll<HTMLElement>(selector)].filter((one) => !one.closest("[hidden]"));
}

function next(all: readonly HTMLElement[], from: HTMLElement, by: 1 | -1): HTMLElement | undefined {
  const now = all.indexOf(from);
  if (now < 0) return by === 1 ? all[0] : all.at(-1);
  return all.at((now + by) % all.length);
}
