/** Where a card goes: under its words, above them when there is no room, always inside the window. */

import type { Box } from "../page/home";

export interface Size {
  readonly width: number;
  readonly height: number;
}

const GAP = 8;
const EDGE = 8;

/** @param direction of the writing: the card begins where the words begin. */
export function placeCard(
  words: Box,
  card: Size,
  view: Size,
  direction: "ltr" | "rtl" = "ltr",
): { left: number; top: number } {
  const start = direction === "rtl" ? words.left + words.width - card.width : words.left;
  const below = words.top + words.height + GAP;
  const above = words.top - GAP - card.height;
  const fitsBelow = below + card.height <= view.height - EDGE;
  const top = fitsBelow || above < EDGE ? below : above;
  return {
    left: within(start, EDGE, view.width - card.width - EDGE),
    top: within(top, EDGE, view.height - card.height - EDGE),
  };
}

function within(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}
