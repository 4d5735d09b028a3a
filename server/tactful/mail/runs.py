"""A map between two stages of reading: where each stretch of what came out stood in what went in."""

from __future__ import annotations

from array import array
from bisect import bisect_right


class Runs:
    """Maps units of a target (what was read) to spans of its origin (what it was read from).

    A run is either straight, one unit of target for each unit of origin, or an atom: its units of target
    stand together for its whole span of origin, as `&amp;` stands for one character. Origin between two runs,
    such as a tag or a soft line break, belongs to no unit of target. Units are code points or bytes, as the
    stage has them.
    """

    __slots__ = ("_ends", "_lows", "_starts", "length", "origin_length")

    def __init__(self) -> None:
        self._starts = array("q")
        self._lows = array("q")
        self._ends = array("q")
        self.length = 0
        self.origin_length = 0

    def add(self, length: int, low: int, high: int) -> None:
        """Append a run of `length` units of target that stands at `low` to `high` of the origin.

        The run is straight when both are equally long, an atom otherwise. Runs come in order of origin.
        """
        if not length:
            return
        straight = high - low == length
        if straight and self._starts and self._ends[-1] == low and self._is_straight(len(self._starts) - 1):
            self._ends[-1] = high
        else:
            self._starts.append(self.length)
            self._lows.append(low)
            self._ends.append(high)
        self.length += length
        self.origin_length = max(self.origin_length, high)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span of origin that holds all of `start` to `end` of the target, gaps between included.

        An empty span maps to an empty span, before the unit at `start`.
        """
        low = self._unit(start)[0]
        return (low, self._unit(end - 1)[1]) if end > start else (low, low)

    def pieces(self, start: int, end: int) -> list[tuple[int, int]]:
        """The spans of origin that `start` to `end` of the target stands for, without the gaps.

        What stands nowhere, such as a line break made by a block, gives an empty span of its own.
        """
        found: list[tuple[int, int]] = []
        at = start
        while at < end:
            run = bisect_right(self._starts, at) - 1
            stop = min(end, self._starts[run + 1] if run + 1 < len(self._starts) else self.length)
            low, high = self._unit(at)[0], self._unit(stop - 1)[1]
            if found and found[-1][0] < found[-1][1] == low < high:
                found[-1] = (found[-1][0], high)
            else:
                found.append((low, high))
            at = stop
        return found

    def _unit(self, at: int) -> tuple[int, int]:
        if at >= self.length:
            return self.origin_length, self.origin_length
        run = bisect_right(self._starts, at) - 1
        low = self._lows[run]
        if not self._is_straight(run):
            return low, self._ends[run]
        low += at - self._starts[run]
        return low, low + 1

    def _is_straight(self, run: int) -> bool:
        stop = self._starts[run + 1] if run + 1 < len(self._starts) else self.length
        return self._ends[run] - self._lows[run] == stop - self._starts[run]
