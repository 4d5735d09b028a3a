/** The options page's choice of what is looked for at send. */

import { byId } from "../chrome/elements";
import { save } from "../chrome/saved";
import { SEND_CHECKS, type SendCheck } from "../settings";

export function showSending(now: SendCheck): void {
  const choice = byId("send-check", HTMLSelectElement);
  choice.value = now;
  choice.addEventListener("change", () => {
    const chosen = SEND_CHECKS.find((one) => one === choice.value);
    if (chosen) void save({ sendCheck: chosen });
  });
}
