/** Marks by the CSS Custom Highlight API: painted by the browser, no node touched. `marks.css` says how. */

import type { Severity } from "../report";

export interface Mark {
  readonly range: Range;
  readonly severity: Severity;
  /** Whether its card is up. */
  readonly open: boolean;
}

const PRIORITY: Record<string, number> = { "tf-suggestion": 1, "tf-warning": 2, "tf-error": 3, "tf-open": 4 };

/** One field's marks among those of its document, which all fields share. */
export class Highlighter {
  private drawn: { name: string; range: Range }[] = [];

  /** Draws these marks and takes the field's others away. */
  draw(marks: readonly Mark[]): void {
    for (const { name, range } of this.drawn) remove(name, range);
    this.drawn = marks.flatMap(({ range, severity, open }) => {
      const own = { name: `tf-${severity}`, range };
      return open ? [own, { name: "tf-open", range: range.cloneRange() }] : [own];
    });
    for (const { name, range } of this.drawn) add(name, range);
  }
}

function add(name: string, range: Range): void {
  const highlight = CSS.highlights.get(name) ?? new Highlight();
  highlight.priority = PRIORITY[name] ?? 0;
  highlight.add(range);
  CSS.highlights.set(name, highlight);
}

function remove(name: string, range: Range): void {
  const highlight = CSS.highlights.get(name);
  highlight?.delete(range);
  if (highlight?.size === 0) CSS.highlights.delete(name);
}
