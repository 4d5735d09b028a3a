/** The worker: alone in talking to the server. It keeps nothing in memory, as the browser stops it at will. */

import type { Question } from "../chrome/ask";
import { keepFromPages, load, save } from "../chrome/saved";
import { tell, tellAll } from "../chrome/tallies";
import { withIgnore } from "../ignores";
import type { Ask, Asks, LintAnswer, Probe } from "../messages";
import type { Draft } from "../report";
import { hostPattern, type Settings } from "../settings";
import { updateBadge } from "./badge";
import { pair } from "./pairing";
import { lint, probe, type Fetch } from "./server";
import { site, toggle } from "./sites";

const fetcher: Fetch = (url, init) => fetch(url, init);

type Sender = chrome.runtime.MessageSender;
type Answers = { [K in Ask]: (ask: Asks[K]["ask"], sender: Sender) => Promise<Asks[K]["answer"]> };

const answers: Answers = {
  site: ({ origin }) => site(origin),
  lint: ({ origin, draft }) => lintFor(origin, draft),
  tallied: async (_, { tab }) => {
    if (tab?.id !== undefined) await updateBadge(tab.id);
    return null;
  },
  ignore: async (more) => {
    const { phrases, rules } = await load();
    await save(withIgnore({ phrases, rules }, more));
    return null;
  },
  alarm: async (alarm) => {
    const { alarms } = await load();
    await save({ alarms: [...alarms, alarm].slice(-ALARMS_KEPT) });
    return null;
  },
  probe: ({ connection }) => probeConnection(connection),
  pair: ({ tab, server }) => pair(tab, server, () => probeConnection(undefined)),
  toggle: async ({ origin, on }) => {
    await toggle(origin, on);
    return null;
  },
};

// A page's renderer may be taken over; it gets to ask what a content script asks, and nothing more.
const FOR_PAGES: readonly Ask[] = ["site", "lint", "tallied", "ignore", "alarm"];
const ALARMS_KEPT = 200;
/** What a page must be told of when it changes. */
const FOR_PAGES_TO_KNOW: readonly (keyof Settings)[] = [
  "server",
  "token",
  "team",
  "sendCheck",
  "phrases",
  "rules",
];

async function lintFor(origin: string, draft: Draft): Promise<LintAnswer> {
  if (!(await site(origin)).on) return { state: "off" };
  return lint(fetcher, await load(), draft);
}

async function probeConnection(connection: Asks["probe"]["ask"]["connection"]): Promise<Probe> {
  const found = await probe(fetcher, connection ?? (await load()));
  if (found.state !== "silent") return found;
  // In Firefox a person may take away even what the manifest asks for.
  const allowed = await chrome.permissions.contains({ origins: [hostPattern(found.server)] });
  return allowed ? found : { ...found, state: "no-permission" };
}

function answer<K extends Ask>(kind: K, ask: Asks[K]["ask"], sender: Sender): Promise<Asks[K]["answer"]> {
  return answers[kind](ask, sender);
}

void keepFromPages();

chrome.runtime.onMessage.addListener((question: Question, sender, respond) => {
  const own = sender.url?.startsWith(chrome.runtime.getURL("")) ?? false;
  if (!own && !FOR_PAGES.includes(question.kind)) return false;
  void answer(question.kind, question.ask, sender).then(respond);
  return true;
});

chrome.storage.onChanged.addListener((changes, area) => {
  if (area === "local" && FOR_PAGES_TO_KNOW.some((key) => key in changes))
    void tellAll({ order: "settings" });
});

chrome.commands.onCommand.addListener((command, tab) => {
  const by = command === "next-finding" ? 1 : -1;
  if (tab?.id !== undefined) void tell(tab.id, { order: "step", by });
});

chrome.runtime.onInstalled.addListener(({ reason }) => {
  if (reason === "install") void chrome.runtime.openOptionsPage();
});
