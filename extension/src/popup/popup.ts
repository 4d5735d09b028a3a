/** The popup: what was found in this tab, whether tactful is on here, and how the server is. */

import { ask } from "../chrome/ask";
import { hearTallies, tell } from "../chrome/tallies";
import { byId } from "../chrome/elements";
import { siteOf } from "../compose/sites";
import { NOTHING, type FrameTally, type Tally } from "../messages";
import { SEVERITIES } from "../report";
import { hostPattern } from "../settings";
import { offerPairing, watchConnection } from "./connection";
import { fillList } from "./list";
import { offHere, summary } from "./summary";

const toggle = byId("switch", HTMLButtonElement);

/** What the popup knows of the tab. */
interface Here {
  readonly tab: number;
  readonly origin: string;
  /** Whether the content script runs there. */
  covered: boolean;
  on: boolean;
}

async function start(): Promise<void> {
  byId("options", HTMLButtonElement).addEventListener("click", () => void chrome.runtime.openOptionsPage());
  void watchConnection();
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
  const origin = tab?.url && /^https?:/.test(tab.url) ? new URL(tab.url).origin : null;
  if (tab?.id === undefined || !origin) {
    showSummary("tactful does not work on this page.", null);
    return;
  }
  if (await offerPairing(tab.id, origin)) {
    byId("site", HTMLElement).textContent = new URL(origin).host;
    return;
  }
  const here: Here = { tab: tab.id, origin, covered: false, on: (await ask("site", { origin })).on };
  byId("site", HTMLElement).textContent = new URL(origin).host;
  toggle.hidden = false;
  toggle.addEventListener("click", () => void turn(here, !isOn(here)));
  listen(here);
}

function isOn(here: Here): boolean {
  return here.covered && here.on;
}

/** Hears the tab's frames; that any answers says that the content script is there. */
function listen(here: Here): void {
  show(here, NOTHING);
  hearTallies(
    here.tab,
    (tally, frames) => {
      here.covered = true;
      show(here, tally, frames);
    },
    () => {
      here.covered = false;
      show(here, NOTHING);
    },
  );
}

async function turn(here: Here, on: boolean): Promise<void> {
  const origins = [hostPattern(here.origin)];
  // Asked at once: a permission can only be asked for while the click lasts.
  if (on && !here.covered && !(await chrome.permissions.request({ origins }))) return;
  await ask("toggle", { origin: here.origin, on });
  here.on = on;
  listen(here);
}

function show(here: Here, tally: Tally, frames: readonly FrameTally[] = []): void {
  toggle.setAttribute("aria-checked", String(isOn(here)));
  if (isOn(here)) showSummary(summary(tally), tally);
  else showSummary(offHere(siteOf(here.origin, document).name), null);
  fillList(byId("findings", HTMLElement), isOn(here) ? frames : [], (frame, key) => {
    void tell(here.tab, { order: "jump", frame, key }).then(() => {
      window.close(); // and the page has the keyboard again
    });
  });
}

function showSummary(words: string, tally: Tally | null): void {
  byId("summary", HTMLElement).textContent = words;
  byId("counts", HTMLElement).hidden = tally === null;
  for (const severity of SEVERITIES) byId(severity, HTMLElement).textContent = String(tally?.[severity] ?? 0);
}

void start();
