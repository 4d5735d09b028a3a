/**
 * Zendesk. Every open ticket's editor stays in the page, at the same place, and one editor is for public replies and internal
 * notes alike: the ticket around the editor decides, and what kind it says it is.
 */

import { site } from "./site";

export const zendesk = site({
  name: "Zendesk",
  hosts: ["*.zendesk.com"],
  body: '[data-test-id="omnicomposer-rich-text-ckeditor"],[data-test-id^="omnicomposer"] [contenteditable="true"],[data-test-id^="omnicomposer"] textarea',
  never:
    '[data-test-id="omnichannel-internal-note"],[data-is-public="false"],[data-channel="internal"],.is-internal-note,[data-composer-mode="internal"]',
  subject: '[data-test-id="omni-header-subject"]',
  send: '[data-test-id="submit_button-button"],[data-test-id="omnicomposer-send-button"],[data-test-id^="submit_button"] button',
  signature: ".signature",
  conversation: "[data-ticket-id],[data-entity-id]",
  message: '[data-test-id="omni-log-item-message"]',
  ours: '[data-is-agent="true"],[data-test-author="agent"],[type="Agent"],[data-is-internal="true"]',
});
