/** Zoho Mail: the body is a frame's document, one for each open window. */

import { site } from "./site";

export const zoho = site({
  name: "Zoho Mail",
  hosts: ["mail.zoho.com", "mail.zoho.eu", "mail.zoho.in", "mail.zoho.com.au", "mail.zoho.jp"],
  body: "body.ze_body,.ze_body,.ze_area[contenteditable=true],textarea.zmTxtArea",
  subject: 'input[name="subject"],[id^="zmsub"],input[aria-label="Subject"]',
  send: '[data-event="send"],[data-action="send"],[data-click="send"]',
  quoted: '[id^="Zm-_Id_-Quo"],.zmail_extra',
  signature: '[id^="Zm-_Id_-Sgn"],[id^="signature"]',
  conversation: '.zmPreview,[role="main"]',
  message: ".zmPCnt,.zmMailContent",
});
