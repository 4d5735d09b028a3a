/** Pairing: a person who is signed in on the server's page hands this browser a token of its own with one click. */

import { save } from "../chrome/saved";
import type { Probe } from "../messages";

/**
 * Connects to the server whose page a tab shows.
 *
 * The tab's own origin is asked, from there, with the cookie it has. The page's scripts neither see the question nor the
 * token; it goes straight into the settings, which no page can read.
 *
 * @param tab the tab; the person has just clicked in the popup over it, which is what allows looking into it.
 * @param server the address of the page as the popup showed it.
 * @param probe tries the saved connection.
 */
export async function pair(tab: number, server: string, probe: () => Promise<Probe>): Promise<Probe> {
  const [answer] = await chrome.scripting.executeScript({
    target: { tabId: tab },
    func: askForToken,
    args: [server],
  });
  const token: unknown = answer?.result;
  if (typeof token !== "string" || !token) return { state: "refused", server, detail: "" };
  await save({ server, token });
  return probe();
}

/** Runs in the tab, in the extension's own world. Nothing from outside this function is there. */
async function askForToken(server: string): Promise<string | null> {
  if (location.origin !== new URL(server).origin) return null;
  const answer = await fetch(`${server}/api/v1/pairing`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: "{}",
    credentials: "same-origin",
    redirect: "error",
  });
  const told = answer.ok ? ((await answer.json()) as { token?: unknown }) : {};
  return typeof told.token === "string" ? told.token : null;
}
