/** Fastmail, whose editor is Squire. */

import { site } from "./site";

export const fastmail = site({
  name: "Fastmail",
  hosts: ["app.fastmail.com", "www.fastmail.com", "*.fastmail.com"],
  body: '.v-RichText-input,[role="textbox"][contenteditable="true"][aria-multiline="true"],textarea.v-Text-input',
  never: ".v-Search,[role=search]",
  subject: '.v-Compose-subject input,input[name="subject"],input[aria-label="Subject"]',
  send: 'button.s-send,[data-shortcut*="Enter"]',
  quoted: "blockquote[type=cite]",
  signature: '[id^="sig"],.me-signature',
  conversation: ".v-Thread,.app-conversation",
  message: ".v-Message-body",
});
