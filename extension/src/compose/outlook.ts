/** Outlook on the web, in all its addresses. Class names are hashes; what it quotes carries ids with any prefix. */

import { site } from "./site";

export const outlook = site({
  name: "Outlook",
  hosts: ["outlook.live.com", "outlook.office.com", "outlook.office365.com", "outlook.cloud.microsoft"],
  body: '[id^="editorParent_"] [role="textbox"][contenteditable="true"],[role="textbox"][contenteditable="true"][aria-multiline="true"]',
  never: '[role="search"],[data-app-section="ChatCompose"]',
  subject:
    'input[aria-label="Add a subject"],input[placeholder="Add a subject"],input[aria-label="Subject"],input[maxlength="255"][type="text"]',
  send: '[data-testid="ComposeSendButton"] button,button[data-testid="ComposeSendButton"],button[title*="Enter"],button[aria-label="Send"]',
  quoted: "#mail-editor-reference-message-container",
  quotedOnwards: '[id$="appendonsend"],[id$="divRplyFwdMsg"]',
  signature: '[id$="Signature"]',
  conversation: '[data-app-section="MailReadCompose"],[role="main"]',
  message: '[id^="UniqueMessageBody"],[role="document"][aria-label="Message body"]',
});
