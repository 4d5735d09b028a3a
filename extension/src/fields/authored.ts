/** Which parts of a compose field are the author's own words. */

const QUOTED_OR_SIGNED = [
  "blockquote",
  "[type=cite]",
  ".gmail_quote",
  ".gmail_quote_container",
  ".yahoo_quoted",
  ".moz-cite-prefix",
  ".protonmail_quote",
  "#divRplyFwdMsg",
  ".gmail_signature",
  ".moz-signature",
  ".protonmail_signature_block",
  "#Signature",
].join(",");

const NOT_PROSE = "script,style,template,noscript,iframe,object,textarea,select,[hidden]";

/** Whether an element is mail of somebody else, or a signature. */
export function isQuotedOrSigned(element: Element): boolean {
  return element.matches(QUOTED_OR_SIGNED);
}

/** Whether an element shows words at all. */
export function isProse(element: Element): boolean {
  return !element.matches(NOT_PROSE);
}
