/** A tally in a sentence. */

import type { Tally } from "../messages";

export function summary({ error, warning, suggestion }: Tally): string {
  if (error + warning + suggestion === 0) return "Nothing to reword here.";
  if (error) return "Hold this mail: some words argue with the customer.";
  return warning ? "Look again before you send." : "Ready, with a thought or two.";
}
