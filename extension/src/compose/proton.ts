/** Proton Mail: the body lies in a frame, everything around it in a composer that is never part of a conversation. */

import { site } from "./site";

export const proton = site({
  name: "Proton Mail",
  hosts: ["mail.proton.me", "mail.protonmail.com"],
  body: '#rooster-editor,[data-testid="editor-textarea"]',
  subject: '[data-testid="composer:subject"]',
  send: '[data-testid="composer:send-button"]',
  quoted: ".protonmail_quote",
  signature: ".protonmail_signature_block",
});
