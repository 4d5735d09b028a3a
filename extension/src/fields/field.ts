/** What a compose field can do, whatever it is made of. */

import type { Edit } from "../findings/plan";
import type { Box, Home } from "../page/home";
import type { Finding, Span } from "../report";

/** How a replacement ended: done, the words were no longer there, or the editor would not take it. */
export type Outcome = "done" | "stale" | "refused";

/** A place where somebody writes. Offsets are UTF-16 units of the last text read. */
export interface Field {
  readonly element: HTMLElement;
  readonly home: Home;
  /** Reads the author's own words anew. */
  readonly read: () => string;
  /** Reads the message that the field quotes; empty when there is none. */
  readonly quoted: () => string;
  /** Draws marks for these findings and takes all others away; `open` is the one whose card is up. */
  readonly draw: (findings: readonly Finding[], open: Finding | null) => void;
  /** The boxes a span covers, in the home's viewport; none when it is scrolled out of sight. */
  readonly boxes: (span: Span) => Box[];
  /** Where the caret stands, or null when it is elsewhere. */
  readonly caret: () => number | null;
  /** The boxes of what is selected, or of the caret, in the home's viewport; none when that is elsewhere or unknown. */
  readonly selected: () => Box[];
  /** Scrolls a span into sight. */
  readonly reveal: (span: Span) => void;
  readonly focus: () => void;
  /** Replaces words by way of the editor's own input pipeline, so that one undo takes it back. */
  readonly replace: (edit: Edit) => Promise<Outcome>;
  /** Calls back whenever the text may have changed, by whatever means. */
  readonly watch: (changed: () => void, gone: AbortSignal) => void;
}
