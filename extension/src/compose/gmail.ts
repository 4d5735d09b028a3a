/** Gmail. Labels are in the reader's language, classes drift, several windows are open at once, and there are no frames. */

import { site } from "./site";

export const gmail = site({
  name: "Gmail",
  hosts: ["mail.google.com"],
  body: '[g_editable="true"][role="textbox"],[role="textbox"][contenteditable="true"].editable,textarea[name="body"]',
  never: '[role="search"],[data-group-id],[aria-label="Chat"]',
  subject: 'input[name="subjectbox"]',
  // In every language the tooltip ends with the keys that send.
  send: '[role="button"][data-tooltip*="Enter"],[role="button"][aria-label*="Enter"],[role="button"].aoO',
  quoted: "blockquote.gmail_quote,.gmail_attr",
  signature: '.gmail_signature,.gmail_signature_prefix,[data-smartmail="gmail_signature"]',
  conversation: '[role="main"]',
  message: "[data-message-id] .a3s,[data-legacy-message-id] .a3s",
  isOurs: (message) => {
    const sender = message
      .closest("[data-message-id],[data-legacy-message-id]")
      ?.querySelector("[email]")
      ?.getAttribute("email");
    // The page's title holds the address of the account.
    return Boolean(sender && message.ownerDocument.title.includes(sender));
  },
});
