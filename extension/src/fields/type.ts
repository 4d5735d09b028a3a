/** Typing into an editable the way a person's paste would, so that the editor keeps its undo and its model. */

import type { Outcome } from "./field";

// Editors copy the browser's selection into their model some time after it changes.
const SELECTION_SETTLES_MS = 150;
// Some editors act on a paste only later, and without saying that they will.
const PASTE_SETTLES_MS = 200;
const WORK_SETTLES_MS = 1000;

/** Waits; always at least one turn of the event loop. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** How far an edit has come, by the text as it is now. */
export interface Progress {
  /** Whether the text differs from what it was before. */
  readonly changed: () => boolean;
  /** Whether it says what it is to say. */
  readonly done: () => boolean;
}

/** Words, and, where their format is not that of what stands before them, as HTML as well. */
export interface Pasted {
  readonly words: string;
  readonly html: string;
  /** Whether that makes them a link, which browsers take away from what is typed over it. */
  readonly isLink: boolean;
}

/**
 * Puts words in place of a range of an editable.
 *
 * @param range asked for anew after each wait, as editors replace their nodes; null when its words are gone.
 * @returns "stale" when the words went before anything was typed, "refused" when the editor would not take the new ones.
 */
export async function typeOver(
  editable: HTMLElement,
  pasted: Pasted,
  range: () => Range | null,
  progress: Progress,
): Promise<Outcome> {
  if (!select(editable, range())) return progress.changed() ? "stale" : "refused";
  await pause(SELECTION_SETTLES_MS);
  const target = select(editable, range());
  if (!target) return progress.changed() ? "stale" : "refused";
  const typed = pasted.words
    ? await typeIn(editable, target, pasted, range, progress)
    : command(editable, "delete");
  return typed && (await settles(editable, progress)) ? "done" : "refused";
}

/** Types words over what is selected; false when the editor would not take them. */
async function typeIn(
  editable: HTMLElement,
  target: Element,
  { words, html, isLink }: Pasted,
  range: () => Range | null,
  { changed }: Progress,
): Promise<boolean> {
  // Some editors take HTML and some plain words only: who left the first alone gets the other.
  for (const flavour of html ? [html, ""] : [""]) {
    const prevented = paste(target, words, flavour);
    if (changed() || (await soon(editable, changed, PASTE_SETTLES_MS))) return true;
    if (prevented || !select(editable, range())) return false;
  }
  return isLink ? command(editable, "insertHTML", html) : command(editable, "insertText", words);
}

/** Selects a range; gives the element a real paste would arrive at. */
function select(editable: HTMLElement, range: Range | null): Element | null {
  const selection = selectionAround(editable);
  if (!range || !selection) return null;
  editable.focus({ preventScroll: true });
  const { startContainer, startOffset, endContainer, endOffset } = range;
  const selected =
    selection.anchorNode === startContainer &&
    selection.anchorOffset === startOffset &&
    selection.focusNode === endContainer &&
    selection.focusOffset === endOffset;
  // Not addRange, which does nothing inside a shadow root.
  if (!selected) selection.setBaseAndExtent(startContainer, startOffset, endContainer, endOffset);
  return startContainer.parentElement;
}

/** The selection as seen from where a node stands; in Chromium a shadow root has its own view of it. */
export function selectionAround(node: Node): Selection | null {
  const root: Node & { getSelection?: () => Selection | null } = node.getRootNode();
  return root.getSelection ? root.getSelection() : (node.ownerDocument?.getSelection() ?? null);
}

/** Dispatches a paste; true when the editor says it took care of it. */
function paste(target: Element, words: string, html: string): boolean {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", words);
  if (html) clipboardData.setData("text/html", html);
  const event = new ClipboardEvent("paste", {
    clipboardData,
    ...{ data: words, dataType: "text/plain" }, // the same for Firefox, which takes no clipboardData
    bubbles: true,
    cancelable: true,
    composed: true,
  });
  if (html) {
    inPage(event).clipboardData?.setData("text/html", html);
    letGoOfShift(target);
  }
  return !target.dispatchEvent(event);
}

/**
 * Says that Shift is up. Who opened the card by keys let go of it there, and an editor that never heard of it takes the
 * paste for one with Shift, which leaves formats out.
 */
function letGoOfShift(target: Element): void {
  const shift = { key: "Shift", code: "ShiftLeft", keyCode: 16, bubbles: true, composed: true };
  target.dispatchEvent(new KeyboardEvent("keyup", shift));
}

/** An event as the page has it: in Firefox, which takes one kind of words only, pages read what is added in their world. */
function inPage(event: ClipboardEvent): ClipboardEvent {
  return "wrappedJSObject" in event ? (event.wrappedJSObject as ClipboardEvent) : event;
}

/** One of the browser's own editing commands: deprecated, and the only way to type that undo knows of. */
export function command(
  field: HTMLElement,
  name: "insertText" | "insertHTML" | "delete",
  words = "",
): boolean {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing has replaced it
  return field.ownerDocument.execCommand(name, false, words);
}

/** Waits for an editor that has begun to change its text; on the way some show what is not part of it. */
async function settles(editable: HTMLElement, { changed, done }: Progress): Promise<boolean> {
  if (!changed() && !(await soon(editable, changed, PASTE_SETTLES_MS))) return false;
  return done() || soon(editable, done, WORK_SETTLES_MS);
}

async function soon(editable: HTMLElement, comes: () => boolean, ms: number): Promise<boolean> {
  return new Promise((resolve) => {
    const settle = (result: boolean): void => {
      observer.disconnect();
      clearTimeout(timer);
      resolve(result);
    };
    const observer = new MutationObserver(() => {
      if (comes()) settle(true);
    });
    observer.observe(editable, { childList: true, characterData: true, subtree: true });
    const timer = setTimeout(() => {
      settle(comes());
    }, ms);
  });
}
