/** Where a card goes: under its words, above them when there is no room, always inside the window. */

import type { Box } from "../page/home";

export interface Size {
  readonly width: number;
  readonly height: number;
}

const GAP = 8;
const EDGE = 8;

export function placeCard(words: Box, card: Size, view: Size): { left: number; top: number } {
  const below = words.top + words.height + GAP;
  const above = words.top - GAP - card.height;
  const fitsBelow = below + card.height <= view.height - EDGE;
  const top = fitsBelow || above < EDGE ? below : above;
  return {
    left: within(words.left, EDGE, view.width - card.width - EDGE),
    top: within(top, EDGE, view.height - card.height - EDGE),
  };
}

function within(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}
