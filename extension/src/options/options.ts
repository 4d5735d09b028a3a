/** The options page: where the server is, its token, and whether they work; the rest is in files of its own. */

import { ask } from "../chrome/ask";
import { byId } from "../chrome/elements";
import { load, save } from "../chrome/saved";
import type { Connection } from "../messages";
import { hostPattern, readAddress } from "../settings";
import { advice } from "./advice";
import { showLists } from "./lists";
import { showSending } from "./sending";

const server = byId("server", HTMLInputElement);
const token = byId("token", HTMLInputElement);
const team = byId("team", HTMLInputElement);
const reveal = byId("reveal", HTMLButtonElement);
const outcome = byId("outcome", HTMLElement);

async function start(): Promise<void> {
  const saved = await load();
  server.value = saved.server;
  token.value = saved.token;
  team.value = saved.team;
  byId("form", HTMLFormElement).addEventListener("submit", (event) => {
    event.preventDefault();
    void keep();
  });
  byId("test", HTMLButtonElement).addEventListener("click", () => void test("Testing…"));
  reveal.addEventListener("click", showToken);
  showSending(saved.sendCheck);
  await showLists();
}

async function keep(): Promise<void> {
  const address = readAddress(server.value);
  if (!address) {
    await test("");
    return;
  }
  server.value = address;
  const allowed = await allow(address);
  await save(typed());
  if (allowed) await test("Saved. Testing…", "Saved. ");
  else say("Saved, but the browser was not allowed to reach that server.", false);
}

async function test(meanwhile: string, before = ""): Promise<void> {
  const address = readAddress(server.value);
  if (address && !(await allow(address))) {
    say("The browser was not allowed to reach that server.", false);
    return;
  }
  say(meanwhile, null);
  const probe = await ask("probe", { connection: typed() });
  say(before + advice(probe), probe.state === "connected");
}

/** Asks for leave to reach a server that is not on this machine; it has to be asked while a click lasts. */
function allow(address: string): Promise<boolean> {
  return chrome.permissions.request({ origins: [hostPattern(address)] });
}

function typed(): Required<Connection> {
  return { server: server.value.trim(), token: token.value.trim(), team: team.value.trim() };
}

function showToken(): void {
  const hidden = token.type === "password";
  token.type = hidden ? "text" : "password";
  reveal.textContent = hidden ? "Hide" : "Show";
  reveal.setAttribute("aria-pressed", String(hidden));
}

function say(words: string, good: boolean | null): void {
  outcome.hidden = words === "";
  outcome.textContent = words;
  outcome.className = `state ${good === null ? "" : good ? "good" : "away"}`;
}

void start();
