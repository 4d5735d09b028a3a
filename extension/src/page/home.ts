/** Where our own nodes may stand: never in a document that is itself the editor. */

/** A box in a viewport, in CSS pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The document that may hold our nodes for one field, and the way from the field's viewport to its own. */
export interface Home {
  readonly document: Document;
  readonly window: Window & typeof globalThis;
  readonly place: (box: Box) => Box;
}

/**
 * The nearest document around a field that no mail is made of.
 *
 * @returns null when only a document of another origin is left: then the field is let alone.
 */
export function homeOf(field: Element): Home | null {
  const frames: Element[] = [];
  let view = field.ownerDocument.defaultView;
  while (view && mayBecomeMail(view.document)) {
    const frame = view.frameElement;
    if (!frame) return null;
    frames.push(frame);
    view = frame.ownerDocument.defaultView;
  }
  if (!view) return null;
  return { document: view.document, window: view, place: (box) => frames.reduce(outward, box) };
}

/** Documents written by a script are editors' documents, or near enough to be careful. */
function mayBecomeMail(page: Document): boolean {
  const editable =
    page.designMode === "on" || page.body.isContentEditable || page.documentElement.isContentEditable;
  return editable || page.URL.startsWith("about:");
}

function outward(box: Box, frame: Element): Box {
  const outer = frame.getBoundingClientRect();
  const style = frame.ownerDocument.defaultView?.getComputedStyle(frame);
  const inset = (side: "Left" | "Top"): number =>
    frame[`client${side}`] + (Number.parseFloat(style?.[`padding${side}`] ?? "") || 0);
  return {
    left: box.left + outer.left + inset("Left"),
    top: box.top + outer.top + inset("Top"),
    width: box.width,
    height: box.height,
  };
}

/** Whether a point lies in a box. */
export function holds(box: Box, x: number, y: number): boolean {
  return x >= box.left && x <= box.left + box.width && y >= box.top && y <= box.top + box.height;
}
