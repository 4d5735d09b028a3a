/** The count on the extension's icon. */

import { hearTallies } from "../chrome/tallies";
import type { Tally } from "../messages";

const FRAMES_ANSWER_MS = 150;
const COLOURS = { error: "#c42b45", warning: "#a65d00", suggestion: "#2563b8" };

/** Counts a tab's findings over all its frames and shows the number; none, no badge. */
export async function updateBadge(tabId: number): Promise<void> {
  const tally = await total(tabId);
  const count = tally.error + tally.warning + tally.suggestion;
  const worst = tally.error ? "error" : tally.warning ? "warning" : "suggestion";
  // The tab may be gone by now, which is all right.
  await Promise.allSettled([
    chrome.action.setBadgeText({ tabId, text: count ? String(count) : "" }),
    chrome.action.setBadgeBackgroundColor({ tabId, color: COLOURS[worst] }),
    chrome.action.setBadgeTextColor({ tabId, color: "#ffffff" }),
  ]);
}

function total(tabId: number): Promise<Tally> {
  return new Promise((resolve) => {
    let latest: Tally = { error: 0, warning: 0, suggestion: 0 };
    const done = (): void => {
      stop();
      clearTimeout(timer);
      resolve(latest);
    };
    const stop = hearTallies(tabId, (tally) => (latest = tally), done);
    const timer = setTimeout(done, FRAMES_ANSWER_MS);
  });
}
