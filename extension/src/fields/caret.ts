/** The caret of an editable: where it stands, and back to there after an edit. */

import { caretAfter, offsetIn, saysTheSame, textAfter, type Edit } from "../findings/plan";
import type { TextMap } from "./textmap";
import { selectionAround } from "./type";

/** Where a caret stands, as a DOM position and as an offset of the text, which an empty line has none of. */
export interface Standing {
  readonly node: Node;
  readonly inNode: number;
  readonly offset: number | null;
}

export class Caret {
  private left: Standing | null = null;

  constructor(private readonly element: HTMLElement) {}

  /** Its offset in a text, or null when it is not in the text's words. */
  in(map: TextMap): number | null {
    const { focusNode = null, focusOffset = 0 } = selectionAround(this.element) ?? {};
    return focusNode && map.offset(focusNode, focusOffset);
  }

  /** Where it stands, or stood when the keyboard went elsewhere: some editors forget it then. */
  standing(map: TextMap): Standing | null {
    const { focusNode = null, focusOffset = 0 } = selectionAround(this.element) ?? {};
    if (!focusNode || !this.element.contains(focusNode)) return this.left;
    return { node: focusNode, inNode: focusOffset, offset: map.offset(focusNode, focusOffset) };
  }

  /** The keyboard goes elsewhere. */
  leaves(map: TextMap): void {
    this.left = this.standing(map);
  }

  /**
   * Puts it back after an edit, unless the editor has changed something else as well.
   *
   * @param was where it stood before.
   * @param before the text before the edit.
   * @param map the text now.
   */
  putBack(was: Standing | null, edit: Edit, before: string, map: TextMap): void {
    const selection = selectionAround(this.element);
    if (was?.offset === null) {
      if (this.element.contains(was.node)) selection?.setPosition(was.node, was.inNode); // an empty line
      return;
    }
    const expected = textAfter(before, edit);
    const wanted = caretAfter(edit, was?.offset ?? null);
    const offset = offsetIn(map.text, expected, wanted);
    if (this.in(map) === offset || !saysTheSame(map.text.slice(0, offset), expected.slice(0, wanted))) return;
    const place = map.place(offset, was?.inNode !== 0);
    if (place) selection?.setPosition(place.node, place.inNode);
  }
}
