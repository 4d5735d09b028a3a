/** HubSpot: the CRM's mail window, and the inbox with replies and comments in one editor. */

import { site } from "./site";

export const hubspot = site({
  name: "HubSpot",
  hosts: ["app.hubspot.com", "*.hubspot.com"],
  body: '[data-test-id="email-editor"] [contenteditable="true"],[data-test-id="rich-text-editor"] [contenteditable="true"],.ProseMirror[contenteditable="true"]',
  never:
    '[data-test-id*="note"],[data-test-id*="comment"],[data-selenium-test*="note"],[data-selenium-test*="comment"]',
  subject: '[data-test-id="subject-input"],[data-selenium-test="email-subject-input"],input[name="subject"]',
  send: '[data-test-id="email-send-button"],[data-selenium-test*="send-button"],[data-test-id*="send-button"]',
  quoted: ".hs_reply,blockquote",
  signature: '[data-hs-signature],.hs-signature,[class*="hs_signature"]',
  conversation: '[data-test-id="thread"],[data-test-id="conversation-thread"]',
  message: '[data-test-id="message-body"],[data-test-id="email-body"]',
  ours: '[data-test-id*="outgoing"],[data-direction="OUTGOING"]',
});
