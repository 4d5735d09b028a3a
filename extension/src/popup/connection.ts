/** How the server is: asked again and again while the popup is open, so that it is seen to come back. */

import { ask } from "../chrome/ask";
import { byId } from "../chrome/elements";
import type { Probe } from "../messages";
import { rules } from "../options/advice";

const AGAIN_MS = 3000;

const AWAY: Partial<Record<Probe["state"], string>> = {
  "no-token": "Not connected yet: no token is set.",
  "wrong-token": "The server wants another token.",
  "no-team": "The server does not know your team.",
  malformed: "The server address needs a look.",
  "no-permission": "The browser does not let tactful reach the server: test it in the settings.",
  starting: "The server is loading its rules.",
};

/** Shows how the server is, now and from now on. */
export async function watchConnection(): Promise<void> {
  const probe = await ask("probe", {}).catch(() => null); // the worker may be just starting
  if (probe) showConnection(probe);
  setTimeout(() => void watchConnection(), AGAIN_MS);
}

export function showConnection(probe: Probe): void {
  const connection = byId("connection", HTMLElement);
  const connected = probe.state === "connected";
  const said = connected
    ? `Connected, tactful ${probe.version}`
    : (AWAY[probe.state] ?? "The server is away.");
  byId("rules", HTMLElement).textContent = connected ? rules(probe) : "";
  if (connection.textContent === said) return;
  connection.className = `state soft ${connected ? "good" : "away"}`;
  connection.textContent = said;
}

/**
 * Offers to connect when the tab shows a tactful server's own page.
 *
 * @param tab the tab the popup is over.
 * @param origin its page's origin.
 */
export async function offerPairing(tab: number, origin: string): Promise<boolean> {
  if (!(await isServer(tab))) return false;
  const now = await ask("probe", {});
  if (now.state === "connected" && new URL(now.server).origin === origin) {
    byId("summary", HTMLElement).textContent = "This browser is connected to this server.";
    return true;
  }
  const pattern = `${new URL(origin).protocol}//${new URL(origin).hostname}/*`;
  byId("pair", HTMLElement).hidden = false;
  byId("connect", HTMLButtonElement).addEventListener("click", () => {
    // Asked at once: a permission can only be asked for while the click lasts.
    void chrome.permissions.request({ origins: [pattern] }).then(async (allowed) => {
      if (!allowed) return;
      const probe = await ask("pair", { tab, server: origin });
      showConnection(probe);
      byId("summary", HTMLElement).textContent =
        probe.state === "connected"
          ? "This browser is connected. Go and write a mail."
          : "It did not work. Reload this page, sign in, and try again.";
      byId("pair", HTMLElement).hidden = probe.state === "connected";
    });
  });
  return true;
}

async function isServer(tab: number): Promise<boolean> {
  const look = (): boolean =>
    document.querySelector('meta[name="application-name"][content="tactful"]') !== null;
  const answer = await chrome.scripting.executeScript({ target: { tabId: tab }, func: look }).catch(() => []);
  return answer[0]?.result === true;
}
