/** Typing into an editable the way a person's paste would, so that the editor keeps its undo and its model. */

// Editors copy the browser's selection into their model some time after it changes.
const SELECTION_SETTLES_MS = 150;
// Some editors act on a paste only later, and without saying that they will.
const PASTE_SETTLES_MS = 200;

/** Waits; always at least one turn of the event loop. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/**
 * Puts words in place of a range of an editable.
 *
 * @param range asked for anew after each wait, as editors replace their nodes; null when its words are gone.
 * @param changed whether the text differs from what it was before.
 * @returns false when the words are gone or the editor would not take the new ones.
 */
export async function typeOver(
  editable: HTMLElement,
  words: string,
  range: () => Range | null,
  changed: () => boolean,
): Promise<boolean> {
  if (!select(editable, range())) return false;
  await pause(SELECTION_SETTLES_MS);
  const target = select(editable, range());
  if (!target) return false;
  if (!words) return command(editable, "delete") && (changed() || (await changesSoon(editable, changed)));
  const prevented = paste(target, words);
  if (changed() || (await changesSoon(editable, changed))) return true;
  if (prevented || !select(editable, range())) return false;
  return command(editable, "insertText", words) && (changed() || (await changesSoon(editable, changed)));
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

/** Dispatches a plain-text paste; true when the editor says it took care of it. */
function paste(target: Element, words: string): boolean {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", words);
  const event = new ClipboardEvent("paste", {
    clipboardData,
    bubbles: true,
    cancelable: true,
    composed: true,
  });
  return !target.dispatchEvent(event);
}

/** One of the browser's own editing commands: deprecated, and the only way to type that undo knows of. */
export function command(field: HTMLElement, name: "insertText" | "delete", words = ""): boolean {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing has replaced it
  return field.ownerDocument.execCommand(name, false, words);
}

async function changesSoon(editable: HTMLElement, changed: () => boolean): Promise<boolean> {
  return new Promise((resolve) => {
    const settle = (result: boolean): void => {
      observer.disconnect();
      clearTimeout(timer);
      resolve(result);
    };
    const observer = new MutationObserver(() => {
      if (changed()) settle(true);
    });
    observer.observe(editable, { childList: true, characterData: true, subtree: true });
    const timer = setTimeout(() => {
      settle(changed());
    }, PASTE_SETTLES_MS);
  });
}
