/** The worker: alone in talking to the server. It keeps nothing in memory, as the browser stops it at will. */

import type { Question } from "../chrome/ask";
import { keepFromPages, load } from "../chrome/saved";
import { tell } from "../chrome/tallies";
import type { Ask, Asks, LintAnswer, Probe } from "../messages";
import { updateBadge } from "./badge";
import { lint, probe, type Fetch } from "./server";
import { site, toggle } from "./sites";

const fetcher: Fetch = (url, init) => fetch(url, init);

type Sender = chrome.runtime.MessageSender;
type Answers = { [K in Ask]: (ask: Asks[K]["ask"], sender: Sender) => Promise<Asks[K]["answer"]> };

const answers: Answers = {
  site: ({ origin }) => site(origin),
  lint: ({ origin, text }) => lintFor(origin, text),
  tallied: async (_, { tab }) => {
    if (tab?.id !== undefined) await updateBadge(tab.id);
    return null;
  },
  probe: ({ connection }) => probeConnection(connection),
  toggle: async ({ origin, on }) => {
    await toggle(origin, on);
    return null;
  },
};

// A page's renderer may be taken over; it gets to ask what a content script asks, and nothing more.
const FOR_PAGES: readonly Ask[] = ["site", "lint", "tallied"];

async function lintFor(origin: string, text: string): Promise<LintAnswer> {
  if (!(await site(origin)).on) return { state: "off" };
  return lint(fetcher, await load(), text);
}

async function probeConnection(connection: Asks["probe"]["ask"]["connection"]): Promise<Probe> {
  return probe(fetcher, connection ?? (await load()));
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

chrome.commands.onCommand.addListener((command, tab) => {
  const by = command === "next-finding" ? 1 : -1;
  if (tab?.id !== undefined) void tell(tab.id, { order: "step", by });
});

chrome.runtime.onInstalled.addListener(({ reason }) => {
  if (reason === "install") void chrome.runtime.openOptionsPage();
});
