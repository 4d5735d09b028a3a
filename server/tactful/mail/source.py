"""The way back from a part's text to the file it was read from."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol


class Position(NamedTuple):
    """A place in a file as an editor shows it: line and column, both from 1, columns in code points."""

    line: int
    column: int


class SourceMap(Protocol):
    """Maps code points of one part's text to its file."""

    def locate(self, offset: int) -> Position:
        """Where code point `offset` of the part's text (0 to its length) stands in the file."""
        ...


@dataclass(frozen=True, slots=True)
class PlainSource:
    """The map of a text that is its own source: what was read is what the file holds.

    Lines end at LF, CRLF or a lone CR, as editors count them.
    """

    text: str
    _starts: list[int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", line_starts(self.text))

    def locate(self, offset: int) -> Position:
        """Line and column of code point `offset` of the text."""
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1)


def line_starts(text: str) -> list[int]:
    """The offsets at which the lines of `text` begin; the first is always 0."""
    starts = [0]
    position = 0
    while True:
        feed = text.find("\n", position)
        carriage = text.find("\r", position, feed if feed >= 0 else len(text))
        if carriage >= 0 and carriage + 1 != feed:
            position = carriage + 1
        elif feed >= 0:
            position = feed + 1
        else:
            return starts
        starts.append(position)
