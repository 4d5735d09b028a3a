/** A document to read and draw in, without a browser. */

import { JSDOM } from "jsdom";

/** A document whose body holds this HTML. */
export function pageWith(html: string): Document {
  return new JSDOM(`<!doctype html><body>${html}</body>`).window.document;
}

/** The first element that a selector finds. */
export function find(root: ParentNode, selector: string): HTMLElement {
  const found = root.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`nothing matches ${selector}`);
  return found;
}
