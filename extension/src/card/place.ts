/** Where a card goes: under its words, above them when there is no room, always inside the window, and never over the way to send. */

import type { Box } from "../page/home";

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Place {
  readonly left: number;
  readonly top: number;
}

/** What a card stands beside. */
export interface Beside {
  /** The boxes of its words, line by line; at least one. */
  readonly words: readonly Box[];
  /** What it does not cover as long as it fits anywhere else: controls that send. */
  readonly controls?: readonly Box[];
  /** What it covers unwillingly: the caret, or what is selected. */
  readonly caret?: readonly Box[];
  /** Of the writing: the card begins where the words begin. */
  readonly direction?: "ltr" | "rtl";
}

const GAP = 8;
const EDGE = 8;
// Each weighs more than all that follow it can come to: pixels are counted last.
const COST = { control: 1e9, words: 1e7, caret: 1e5 };

/**
 * Places a card.
 *
 * @param view the window it must stay inside of.
 * @returns its upper left corner: where it stands by nature, or else the nearest place that covers less.
 */
export function placeCard(beside: Beside, card: Size, view: Size): Place {
  const most = { left: view.width - card.width - EDGE, top: view.height - card.height - EDGE };
  const inside = ({ left, top }: Place): Place => ({
    left: within(left, EDGE, most.left),
    top: within(top, EDGE, most.top),
  });
  const nature = inside(byNature(beside, card, view));
  const cost = (place: Place): number => costOf(place, card, beside) + distance(place, nature);
  if (cost(nature) === 0) return nature;
  const around = [...beside.words, ...(beside.controls ?? []), ...(beside.caret ?? [])];
  const lefts = [nature.left, ...around.flatMap((box) => sides(box.left, box.width, card.width))];
  const tops = [nature.top, ...around.flatMap((box) => sides(box.top, box.height, card.height))];
  const places = lefts.flatMap((left) => tops.map((top) => inside({ left, top })));
  return places.reduce((best, place) => (cost(place) < cost(best) ? place : best), nature);
}

function byNature({ words, direction }: Beside, card: Size, view: Size): Place {
  const [first] = words;
  const last = words.at(-1);
  if (!first || !last) return { left: EDGE, top: EDGE };
  const below = last.top + last.height + GAP;
  const above = first.top - GAP - card.height;
  const fitsBelow = below + card.height <= view.height - EDGE;
  return {
    left: direction === "rtl" ? first.left + first.width - card.width : first.left,
    top: fitsBelow || above < EDGE ? below : above,
  };
}

function costOf({ left, top }: Place, card: Size, { words, controls = [], caret = [] }: Beside): number {
  const covers = (box: Box): boolean =>
    left < box.left + box.width &&
    box.left < left + card.width &&
    top < box.top + box.height &&
    box.top < top + card.height;
  const covered = (boxes: readonly Box[], each: number): number => boxes.filter(covers).length * each;
  return covered(controls, COST.control) + covered(words, COST.words) + covered(caret, COST.caret);
}

/** Where a card begins when it ends before something, and when it comes after it. */
function sides(start: number, length: number, card: number): number[] {
  return [start - GAP - card, start + length + GAP];
}

function distance(one: Place, other: Place): number {
  return Math.abs(one.left - other.left) + Math.abs(one.top - other.top);
}

function within(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}
