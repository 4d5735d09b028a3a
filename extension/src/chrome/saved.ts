/** The settings as saved in this browser. */

import { DEFAULTS, type Settings } from "../settings";

export async function load(): Promise<Settings> {
  return chrome.storage.local.get<Settings>({ ...DEFAULTS });
}

export async function save(changes: Partial<Settings>): Promise<void> {
  await chrome.storage.local.set(changes);
}

/** Keeps the token from content scripts, where the browser can. */
export async function keepFromPages(): Promise<void> {
  const area: Partial<typeof chrome.storage.local> = chrome.storage.local;
  await area.setAccessLevel?.({ accessLevel: "TRUSTED_CONTEXTS" });
}
