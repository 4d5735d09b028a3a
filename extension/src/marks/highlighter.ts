/** Marks by the CSS Custom Highlight API: painted by the browser, no node touched. `marks.css` says how. */

import type { Severity } from "../report";
import css from "./marks.css";

export interface Mark {
  readonly range: Range;
  readonly severity: Severity;
  /** Whether its card is up. */
  readonly open: boolean;
}

const PRIORITY: Record<Severity, number> = { suggestion: 1, warning: 2, error: 3 };

interface Drawn {
  readonly name: string;
  readonly priority: number;
  readonly range: Range;
}

/** One field's marks among those of its document, which all fields share. */
export class Highlighter {
  private drawn: readonly Drawn[] = [];

  /** Draws these marks and takes the field's others away; what stays is not touched, and so not painted anew. */
  draw(marks: readonly Mark[]): void {
    const standing = new Map<Node, Drawn[]>();
    for (const one of this.drawn) {
      standing.set(one.range.startContainer, [...(standing.get(one.range.startContainer) ?? []), one]);
    }
    const wanted = marks.map(({ range, severity, open }) => {
      const name = `tf-${severity}${open ? "-open" : ""}`;
      const same = standing
        .get(range.startContainer)
        ?.find((one) => one.name === name && isSame(one.range, range));
      return same ?? { name, range, priority: PRIORITY[severity] };
    });
    const kept = new Set(wanted);
    for (const one of this.drawn) if (!kept.has(one)) remove(one);
    const before = new Set(this.drawn);
    for (const one of wanted) if (!before.has(one)) add(one);
    this.drawn = wanted;
  }
}

function isSame(one: Range, other: Range): boolean {
  return (
    one.startOffset === other.startOffset &&
    one.endContainer === other.endContainer &&
    one.endOffset === other.endOffset
  );
}

function add({ name, priority, range }: Drawn): void {
  const highlight = CSS.highlights.get(name) ?? new Highlight();
  highlight.priority = priority;
  highlight.add(range);
  CSS.highlights.set(name, highlight);
}

function remove({ name, range }: Drawn): void {
  const highlight = CSS.highlights.get(name);
  highlight?.delete(range);
  if (highlight?.size === 0) CSS.highlights.delete(name);
}

/**
 * Has marks painted inside a shadow root, which the content script's style sheet does not reach.
 *
 * @param root where the editable stands; a document needs nothing.
 */
export function paintIn(root: Node, gone: AbortSignal): void {
  if (!(root instanceof ShadowRoot)) return;
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    gone.addEventListener("abort", () => {
      root.adoptedStyleSheets = root.adoptedStyleSheets.filter((one) => one !== sheet);
    });
  } catch {
    // An older Firefox (Mozilla bug 1751346): the card still comes up, only the marks are not seen.
  }
}
