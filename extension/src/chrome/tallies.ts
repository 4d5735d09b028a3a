/** What the frames of a tab have found, asked of the frames themselves, as the worker may forget at any time. */

import { sum, TALLY_PORT, type FrameTally, type Order, type Tally } from "../messages";

/**
 * Hears the tallies of a tab's frames, now and as they change.
 *
 * @param heard gets the tab's total, and what each frame said, each time one has spoken.
 * @param gone called when no frame of the tab listens (any more).
 * @returns a function that ends it.
 */
export function hearTallies(
  tab: number,
  heard: (total: Tally, frames: readonly FrameTally[]) => void,
  gone: () => void,
): () => void {
  const frames = new Map<string, FrameTally>();
  const port = chrome.tabs.connect(tab, { name: TALLY_PORT });
  port.onMessage.addListener((told: FrameTally) => {
    frames.set(told.frame, told);
    const all = [...frames.values()];
    heard(sum(all.map(({ tally }) => tally)), all);
  });
  port.onDisconnect.addListener(() => {
    Reflect.get(chrome.runtime, "lastError"); // read, it is not logged: a tab without us is no fault
    gone();
  });
  return () => {
    port.disconnect();
  };
}

/** Tells every frame of every tab. */
export async function tellAll(order: Order): Promise<void> {
  const tabs = await chrome.tabs.query({});
  await Promise.all(
    tabs.map(async ({ id }) => {
      if (id !== undefined) await tell(id, order);
    }),
  );
}

/** Tells every frame of a tab; a tab without us does not mind. */
export async function tell(tab: number, order: Order): Promise<void> {
  await chrome.tabs.sendMessage(tab, order).catch(() => undefined);
}
