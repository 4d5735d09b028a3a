/** Whose words the parts of a compose body are: the author's, quoted mail, or a signature. */

import { generic } from "./generic";
import { anyOf, fits, type Site } from "./site";

export type Voice = "own" | "quoted" | "signed";

export interface Voices {
  readonly of: (element: Element) => Voice;
  /** Whether everything from this element on is quoted. */
  readonly endAt: (element: Element) => boolean;
}

/** Gmail wraps what it quotes; inside the wrapping, answers stand between the quoted blocks. */
const WRAPPING = ".gmail_quote:not(blockquote),.gmail_quote_container";
const NOT_PROSE = "script,style,template,noscript,iframe,object,textarea,select,[hidden]";

/** How to tell voices apart on a site. */
export function voicesOn(site: Site): Voices {
  const quoted = anyOf(site.quoted, generic.quoted);
  const onwards = anyOf(site.quotedOnwards, generic.quotedOnwards);
  const signature = anyOf(site.signature, generic.signature);
  return {
    of: (element) => {
      if (fits(element, signature)) return "signed";
      if (element.matches(WRAPPING)) return element.querySelector("blockquote") ? "own" : "quoted";
      return fits(element, quoted) && !isIndented(element) ? "quoted" : "own";
    },
    endAt: (element) => fits(element, onwards),
  };
}

/** Whether an element shows words at all. */
export function isProse(element: Element): boolean {
  return !element.matches(NOT_PROSE);
}

/** Browsers and webmail make a blockquote without a border of what the author moves to the right. */
function isIndented(element: Element): boolean {
  if (element.localName !== "blockquote" || element.hasAttribute("type") || element.className) return false;
  return /border(-[a-z-]+)?:\s*(none|0|medium)/.test(element.getAttribute("style") ?? "");
}
