/** Front: replies and team comments stand side by side in one conversation. */

import { site } from "./site";

export const front = site({
  name: "Front",
  hosts: ["app.frontapp.com"],
  body: '[data-testid="composer"] [contenteditable="true"],[class*="composer"] [contenteditable="true"][role="textbox"],[class*="omposer"] [contenteditable="true"]',
  never:
    '[data-testid*="comment"],[class*="commentComposer"],[class*="commentBar"],[aria-label*="comment" i]',
  subject: 'input[name="subject"],input[placeholder*="ubject"]',
  send: '[data-testid*="send-button"],[data-testid*="sendButton"],button[class*="sendButton"]',
  quoted: ".front-blockquote,blockquote[type=cite]",
  signature: ".front-signature",
  conversation: '[data-testid="conversation"],[class*="conversationContent"]',
  message: '[data-testid="message-body"],[class*="messageBody"]',
  ours: '[data-is-outbound="true"],[class*="outbound"]',
});
