/** What the frames of a tab have found, asked of the frames themselves, as the worker may forget at any time. */

import { sum, TALLY_PORT, type FrameTally, type Order, type Tally } from "../messages";

/**
 * Hears the tallies of a tab's frames, now and as they change.
 *
 * @param heard gets the tab's total each time one frame has spoken.
 * @param gone called when no frame of the tab listens (any more).
 * @returns a function that ends it.
 */
export function hearTallies(tab: number, heard: (total: Tally) => void, gone: () => void): () => void {
  const frames = new Map<string, Tally>();
  const port = chrome.tabs.connect(tab, { name: TALLY_PORT });
  port.onMessage.addListener(({ frame, tally }: FrameTally) => {
    frames.set(frame, tally);
    heard(sum(frames.values()));
  });
  port.onDisconnect.addListener(() => {
    Reflect.get(chrome.runtime, "lastError"); // read, it is not logged: a tab without us is no fault
    gone();
  });
  return () => {
    port.disconnect();
  };
}

/** Tells every frame of a tab; a tab without us does not mind. */
export async function tell(tab: number, order: Order): Promise<void> {
  await chrome.tabs.sendMessage(tab, order).catch(() => undefined);
}
