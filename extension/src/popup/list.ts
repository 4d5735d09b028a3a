/** The review list: every finding of the tab, worst news not first but in the order they are read. */

import type { FrameTally, Listed } from "../messages";
import type { Severity } from "../report";

const NAMED: Record<Severity, string> = { error: "Error", warning: "Warning", suggestion: "Suggestion" };

/**
 * Fills the list.
 *
 * @param jump goes to a finding in its frame.
 */
export function fillList(
  list: HTMLElement,
  frames: readonly FrameTally[],
  jump: (frame: string, key: string) => void,
): void {
  const focused = list.ownerDocument.activeElement?.getAttribute("data-key");
  const items = frames.flatMap(({ frame, list: all }) =>
    all.map((one) =>
      item(list.ownerDocument, one, () => {
        jump(frame, one.key);
      }),
    ),
  );
  list.replaceChildren(...items);
  const again = [...list.querySelectorAll("button")].find((one) => one.getAttribute("data-key") === focused);
  if (focused) again?.focus();
}

function item(page: Document, { key, severity, part, words, message }: Listed, go: () => void): HTMLElement {
  const line = (kind: string, text: string): HTMLElement => {
    const element = page.createElement("span");
    element.className = kind;
    element.textContent = text;
    return element;
  };
  const button = page.createElement("button");
  button.type = "button";
  button.className = severity;
  button.setAttribute("data-key", key);
  const where = part === "subject" ? "Subject: " : "";
  const shown = line("words", words ? `${where}${words}` : "The whole mail");
  shown.dir = "auto";
  button.append(shown, line("message", `${NAMED[severity]}. ${message}`));
  button.addEventListener("click", go);
  const element = page.createElement("li");
  element.append(button);
  return element;
}
