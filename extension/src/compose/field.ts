/** Which field an event happened in, and whether mail is written there. */

import { outward } from "./outward";
import { fits, type Site } from "./site";

const OPTED_OUT =
  '[data-tactful="off"],[data-tactful="false"],[data-gramm="false"],[data-enable-grammarly="false"]';
const SMALLEST = { width: 160, height: 36 };

/**
 * Finds the compose field an event happened in.
 *
 * @param target where it happened, inside any shadow root.
 * @param site whose page it is.
 * @returns the editable or textarea as a whole, or null when nothing there is for writing mail.
 */
export function composeField(target: EventTarget | null | undefined, site: Site): HTMLElement | null {
  const element = asElement(target);
  if (!element) return null;
  const field = isTextarea(element) ? element : editingHost(element);
  if (!field || !isForProse(field)) return null;
  for (const around of outward(field)) {
    if (around.matches(OPTED_OUT) || fits(around, site.never)) return null;
  }
  return field;
}

export function isTextarea(element: Element): element is HTMLTextAreaElement {
  return element.localName === "textarea";
}

/** The outermost element that is edited as one with this one. */
function editingHost(element: HTMLElement): HTMLElement | null {
  const page = element.ownerDocument;
  if (page.designMode === "on") return page.body;
  if (!element.isContentEditable) return null;
  let host = element;
  while (host.parentElement?.isContentEditable) host = host.parentElement;
  return host === page.documentElement ? page.body : host;
}

function isForProse(field: HTMLElement): boolean {
  if (isTextarea(field)) return !field.readOnly && !field.disabled && isRoomy(field);
  if (field.localName === "body") return true;
  if (field.getAttribute("aria-multiline") === "false" || field.ariaReadOnly === "true") return false;
  return field.getAttribute("role") === "textbox" ? isVisible(field) : isRoomy(field);
}

function isRoomy(field: HTMLElement): boolean {
  const { width, height } = field.getBoundingClientRect();
  return width >= SMALLEST.width && height >= SMALLEST.height;
}

function isVisible(field: HTMLElement): boolean {
  const { width, height } = field.getBoundingClientRect();
  return width > 0 && height > 0;
}

// By shape, not instanceof: the target may be the document, or come from another window of the page.
function asElement(target: EventTarget | null | undefined): HTMLElement | null {
  if (!target || !("nodeType" in target)) return null;
  if (target.nodeType === 9) return (target as Document).body;
  return target.nodeType === 1 ? (target as HTMLElement) : null;
}
