/** The way out from a field: its ancestors, through shadow roots and frames as far as they can be looked at. */

// By number, as a node may come from another window of the page.
const ELEMENT = 1;
const DOCUMENT = 9;

/** Every element around a node, nearest first, the node itself included when it is an element. */
export function* outward(from: Node): Generator<Element> {
  let node: Node | null = from;
  while (node) {
    if (node.nodeType === ELEMENT) yield node as Element;
    node = above(node);
  }
}

function above(node: Node): Node | null {
  if (node.parentNode) return node.parentNode;
  if ("host" in node) return node.host as Element;
  if (node.nodeType !== DOCUMENT) return null;
  return frameOf(node as Document);
}

/** The frame a document is shown in, or null when there is none or it may not be looked at. */
export function frameOf(page: Document): Element | null {
  try {
    return page.defaultView?.frameElement ?? null;
  } catch {
    return null; // some browsers throw for a frame of another origin
  }
}

/** The outermost document that can be looked at from here. */
export function outermost(page: Document): Document {
  const frame = frameOf(page);
  return frame ? outermost(frame.ownerDocument) : page;
}
