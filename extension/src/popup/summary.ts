/** A tally in a sentence. */

import type { Tally } from "../messages";

/** What to say of a site where tactful is off, by the name of the site if it is a known one. */
export function offHere(site: string): string {
  return site ? `tactful knows ${site}, and is off here.` : "tactful is off on this site.";
}

export function summary({ error, warning, suggestion }: Tally): string {
  if (error + warning + suggestion === 0) return "Nothing to reword here.";
  if (error) return "Hold this mail: some words argue with the customer.";
  return warning ? "Look again before you send." : "Ready, with a thought or two.";
}
