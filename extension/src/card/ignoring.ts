/** The card's ways to be told less: once, these words, this rule; and a text for the team when tactful was wrong. */

import { alarmText, type FalseAlarm } from "../ignores";
import type { Finding } from "../report";
import { button, type Make } from "./make";

/** What the menu's entries do. */
export interface IgnoreActions {
  readonly once: () => void;
  readonly phrase: () => void;
  readonly rule: () => void;
  /** Keeps a false alarm; no words of the letter are in it unless the person ticked them. */
  readonly alarm: (alarm: FalseAlarm) => void;
  readonly copy: (words: string) => Promise<boolean>;
}

/** The buttons for the foot of the card, and the menu that the second opens. */
export function ignoring(
  make: Make,
  finding: Finding,
  rulebook: string,
  actions: IgnoreActions,
): { buttons: HTMLElement[]; menu: HTMLElement } {
  const menu = make("div", { class: "menu", id: "menu", role: "group", "aria-label": "Ignore" });
  menu.hidden = true;
  const opener = button(
    make,
    { class: "quiet", "aria-expanded": "false", "aria-controls": "menu" },
    "More…",
    () => {
      menu.hidden = !menu.hidden;
      opener.setAttribute("aria-expanded", String(!menu.hidden));
      if (!menu.hidden) menu.querySelector<HTMLElement>("button")?.focus();
    },
  );
  menu.append(
    ...(finding.text
      ? [button(make, { class: "entry" }, "Ignore these words from now on", actions.phrase)]
      : []),
    button(
      make,
      { class: "entry" },
      finding.chance === null ? "Ignore this rule from now on" : "Hear nothing of this kind from now on",
      actions.rule,
    ),
    button(make, { class: "entry" }, "It’s a false alarm…", () => {
      menu.replaceChildren(alarmForm(make, finding, rulebook, actions));
      menu.querySelector<HTMLElement>("button, input")?.focus();
    }),
  );
  return { buttons: [button(make, { class: "quiet" }, "Ignore once", actions.once), opener], menu };
}

function alarmForm(make: Make, finding: Finding, rulebook: string, actions: IgnoreActions): HTMLElement {
  const words = make("input", { type: "checkbox", id: "with-words" });
  const text = make("pre", { class: "text", tabindex: "0", "aria-label": "What is copied" });
  text.addEventListener("mousedown", (event) => {
    event.stopPropagation(); // it may be selected; elsewhere a press would take the editor's selection away
  });
  const alarm = (): FalseAlarm => ({
    rule: finding.rule,
    rulebook,
    words: words.checked ? finding.text : "",
  });
  const show = (): void => {
    text.textContent = alarmText(alarm());
  };
  words.addEventListener("change", show);
  show();
  const copied = make("span", { class: "copied", role: "status" });
  const copy = button(make, { class: "entry" }, "Copy for the team", () => {
    void actions.copy(alarmText(alarm())).then((done) => {
      copied.textContent = done ? "Copied." : "Select the text above and copy it.";
    });
  });
  const keep = button(make, { class: "entry" }, "Done", () => {
    actions.alarm(alarm());
    actions.once();
  });
  const choice = make("label", { class: "choice" }, [words, "Include the words of my mail"]);
  return make("div", { class: "alarm" }, [
    make("p", {}, ["Nothing is sent. This is kept in your browser, for you to pass on:"]),
    text,
    ...(finding.text ? [choice] : []),
    make("div", { class: "row" }, [copy, keep, copied]),
  ]);
}
