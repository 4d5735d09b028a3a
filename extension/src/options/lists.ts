/** The options page's lists: what is ignored, and what was a false alarm; each entry can be taken away. */

import { byId } from "../chrome/elements";
import { load, save } from "../chrome/saved";
import { alarmText, withoutIgnore, type FalseAlarm, type Ignore } from "../ignores";

/** Shows the lists, and goes on showing them as they change. */
export async function showLists(): Promise<void> {
  chrome.storage.onChanged.addListener((changes) => {
    if ("phrases" in changes || "rules" in changes || "alarms" in changes) void show();
  });
  byId("copy-alarms", HTMLButtonElement).addEventListener("click", () => void copyAlarms());
  await show();
}

async function show(): Promise<void> {
  const { phrases, rules, alarms } = await load();
  const ignores: [string, Ignore][] = [
    ...phrases.map((phrase): [string, Ignore] => [
      `“${phrase.words}” (${phrase.rule})`,
      { kind: "phrase", phrase },
    ]),
    ...rules.map((rule): [string, Ignore] => [`All of ${rule}`, { kind: "rule", rule }]),
  ];
  byId("ignores", HTMLUListElement).replaceChildren(
    ...ignores.map(([words, ignore]) => entry(words, () => void forget(ignore))),
  );
  byId("alarms", HTMLUListElement).replaceChildren(
    ...alarms.map((alarm) => entry(told(alarm), () => void dismiss(alarm))),
  );
  byId("copy-alarms", HTMLButtonElement).hidden = alarms.length === 0;
}

async function forget(ignore: Ignore): Promise<void> {
  const { phrases, rules } = await load();
  await save(withoutIgnore({ phrases, rules }, ignore));
}

async function dismiss({ rule, rulebook, words }: FalseAlarm): Promise<void> {
  const { alarms } = await load();
  const at = alarms.findIndex((one) => one.rule === rule && one.rulebook === rulebook && one.words === words);
  await save({ alarms: alarms.filter((_, index) => index !== at) });
}

async function copyAlarms(): Promise<void> {
  const { alarms } = await load();
  await navigator.clipboard.writeText(alarms.map(alarmText).join("\n\n"));
  byId("copied", HTMLElement).textContent = "Copied.";
}

function told({ rule, words, rulebook }: FalseAlarm): string {
  const version = rulebook ? `, rules ${rulebook.slice(0, 8)}` : "";
  return words ? `${rule}: “${words}”${version}` : `${rule}${version}`;
}

function entry(words: string, remove: () => void): HTMLLIElement {
  const item = document.createElement("li");
  const text = document.createElement("span");
  text.textContent = words;
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "Remove";
  button.setAttribute("aria-label", `Remove ${words}`);
  button.addEventListener("click", remove);
  item.append(text, button);
  return item;
}
