/** Yahoo Mail: test ids are the steady part. Composing happens in a tab of its own. */

import { site } from "./site";

export const yahoo = site({
  name: "Yahoo Mail",
  hosts: ["mail.yahoo.com", "*.mail.yahoo.com"],
  body: '[data-test-id="rte"] [contenteditable="true"],[data-test-id="rte"][contenteditable="true"],#editor-container [contenteditable="true"]',
  subject: '[data-test-id="compose-subject"],#message-subject-field',
  send: '[data-test-id="compose-send-button"]',
  quoted: ".yahoo_quoted",
  signature: '[class*="yahoo-signature"],.signature',
  conversation: '[data-test-id="message-group-view"]',
  message: '[data-test-id="message-view-body-content"]',
});
