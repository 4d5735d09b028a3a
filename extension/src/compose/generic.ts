/** What serves on every site: the marks that mail programs leave in mail, and names that forms give their parts. */

import { site } from "./site";

export const generic = site({
  name: "",
  subject:
    'input[name="subject" i],input[name$="subject" i],input[id$="subject" i],input[aria-label="Subject" i],input[placeholder="Subject" i]',
  send: 'button[name="send" i],button[id="send" i],[type="submit"][name="send" i],[data-testid="send" i],[aria-keyshortcuts*="Enter"]',
  quoted:
    "blockquote,[type=cite],.gmail_attr,.yahoo_quoted,.moz-cite-prefix,.moz-forward-container,.protonmail_quote,.front-blockquote",
  quotedOnwards: '[id$="divRplyFwdMsg"],[id$="appendonsend"]',
  signature:
    '.gmail_signature,[data-smartmail="gmail_signature"],.moz-signature,.protonmail_signature_block,#Signature,[id$="_Signature"],#_rc_sig',
});
