/** Content script: hands the browser's API to the page-side code, once a frame. */

import { ask } from "./chrome/ask";
import { TALLY_PORT, type Backstage, type Order } from "./messages";
import { Page } from "./page/page";

const backstage: Backstage = {
  // Wrapped, as after an update of the extension even looking at chrome.runtime may throw.
  ask: async (kind, question) => ask(kind, question),
  onOrder: (listener) => {
    chrome.runtime.onMessage.addListener((order: Order) => {
      listener(order);
    });
  },
  onTallyPort: (listener) => {
    chrome.runtime.onConnect.addListener((port) => {
      if (port.name !== TALLY_PORT) return;
      const gone = new AbortController();
      port.onDisconnect.addListener(() => {
        gone.abort();
      });
      listener((tally) => {
        port.postMessage(tally);
      }, gone.signal);
    });
  },
};

async function copy(words: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(words);
    return true;
  } catch {
    return false; // not allowed, or, on a page without TLS, not there at all
  }
}

// Switching a site on runs the script in a page where it may already be.
const marked = globalThis as { tactfulRuns?: true };
if (!marked.tactfulRuns) {
  marked.tactfulRuns = true;
  new Page(backstage, copy).start();
}
