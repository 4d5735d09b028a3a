/** Asking the worker, from a page of the extension or from a content script. */

import type { Ask, Asks } from "../messages";

/** A question on its way, as it crosses between the parts of the extension. */
export type Question = { [K in Ask]: { readonly kind: K; readonly ask: Asks[K]["ask"] } }[Ask];

/** Asks the worker; rejects when it cannot be reached, for one after the extension was updated. */
export function ask<K extends Ask>(kind: K, question: Asks[K]["ask"]): Promise<Asks[K]["answer"]> {
  return chrome.runtime.sendMessage({ kind, ask: question });
}
