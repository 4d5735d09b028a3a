/** Where tactful is on: the sites in the manifest, and those the user has switched on. */

import { load, save } from "../chrome/saved";
import { tellAll } from "../chrome/tallies";
import type { SiteAnswer } from "../messages";
import { hostPattern } from "../settings";

const [declared] = chrome.runtime.getManifest().content_scripts ?? [];
/** Firefox gives whole addresses where the manifest has names, and takes names only. */
const names = (files: readonly string[] = []): string[] =>
  files.map((file) => file.replace(chrome.runtime.getURL(""), ""));
const files = { js: names(declared?.js), css: names(declared?.css) };

/** Whether tactful is on for a page; never on the server's own pages, which have marks of their own. */
export async function site(origin: string): Promise<SiteAnswer> {
  const { server, off, team, sendCheck, phrases, rules } = await load();
  const own = URL.canParse(server) && new URL(server).origin === origin;
  return { on: !own && !off.includes(origin), server, team, sendCheck, ignores: { phrases, rules } };
}

/** Switches a site on or off, in the tabs that show it as well. */
export async function toggle(origin: string, on: boolean): Promise<void> {
  const { off } = await load();
  const others = off.filter((one) => one !== origin);
  await save({ off: on ? others : [...others, origin] });
  const pattern = hostPattern(origin);
  if (!declared?.matches?.includes(pattern)) await (on ? register(pattern) : unregister(pattern));
  if (on) await runNow(pattern);
  await tellAll({ order: "switch", origin, on });
}

/** Has the content script run on every later visit. */
async function register(pattern: string): Promise<void> {
  if ((await registered(pattern)).length === 0) {
    await chrome.scripting.registerContentScripts([
      {
        id: pattern,
        matches: [pattern],
        ...files,
        allFrames: true,
        matchOriginAsFallback: true,
        runAt: "document_idle",
        persistAcrossSessions: true,
      },
    ]);
  }
}

/** Has the content script run in the tabs that are open there; where it runs already, it notices. */
async function runNow(pattern: string): Promise<void> {
  for (const { id } of await chrome.tabs.query({ url: pattern })) {
    if (id === undefined) continue;
    const target = { tabId: id, allFrames: true };
    await chrome.scripting.insertCSS({ target, files: files.css });
    await chrome.scripting.executeScript({ target, files: files.js });
  }
}

/** Gives the site up, its permission with it. */
async function unregister(pattern: string): Promise<void> {
  const ids = (await registered(pattern)).map((script) => script.id);
  if (ids.length > 0) await chrome.scripting.unregisterContentScripts({ ids });
  await chrome.permissions.remove({ origins: [pattern] });
}

function registered(pattern: string): Promise<chrome.scripting.RegisteredContentScript[]> {
  return chrome.scripting.getRegisteredContentScripts({ ids: [pattern] });
}
