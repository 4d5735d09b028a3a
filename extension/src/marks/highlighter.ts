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

  /** Draws these marks and takes the field's others away. */
  draw(marks: readonly Mark[]): void {
    this.drawn.forEach(remove);
    this.drawn = marks.map(({ range, severity, open }) => {
      const name = `tf-${severity}${open ? "-open" : ""}`;
      return { name, range, priority: PRIORITY[severity] };
    });
    this.drawn.forEach(add);
  }
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
    // Firefox (Mozilla bug 1751346): the card still comes up, only the marks are not seen.
  }
}
