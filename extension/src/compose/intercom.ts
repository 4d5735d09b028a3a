/** Intercom's inbox: one composer with a reply and a note side. */

import { site } from "./site";

export const intercom = site({
  name: "Intercom",
  hosts: ["app.intercom.com", "app.eu.intercom.com", "app.au.intercom.com"],
  body: '[data-inbox2-conversation-composer] [contenteditable="true"],.inbox2__composer [contenteditable="true"],.embercom-prosemirror-composer-editor',
  never: '[data-composer-mode="note"],.o__note,.inbox2__composer--note,[data-is-note="true"]',
  subject: 'input[name="subject"],input[placeholder="Subject"]',
  send: '[data-inbox2-send-button],[data-test-composer-send],button[data-intercom-target*="send"]',
  conversation: "[data-conversation-id],.inbox2__conversation,[data-inbox2-conversation]",
  message: "[data-part-body],.inbox2__conversation-part .o__content,[data-conversation-part] .o__content",
  ours: '.o__admin-comment,.o__note,[data-is-admin="true"],[data-part-author-type="admin"]',
});
