/** iCloud Mail: the application is a frame inside the page, and composing happens in a window or panel of its own. */

import { site } from "./site";

export const icloud = site({
  name: "iCloud Mail",
  hosts: ["www.icloud.com", "www.icloud.com.cn"],
  body: '[role="textbox"][contenteditable="true"][aria-multiline="true"],.editor-content[contenteditable="true"],body.compose',
  never: '[role="search"]',
  subject: 'input[name="subject"],[aria-label="Subject"]',
  send: 'ui-button[aria-label="Send"],button[aria-label="Send"],[data-action="send"]',
  quoted: "blockquote[type=cite]",
  signature: "#signature,.signature",
});
