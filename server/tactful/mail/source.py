"""The way back from a part's text to the file it was read from."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from tactful.mail.layer import TextLayer


class Position(NamedTuple):
    """A place in a file as an editor shows it: line and column, both from 1, columns in code points."""

    line: int
    column: int


class SourceMap(Protocol):
    """Maps code points of one part's text to its file."""

    @property
    def decoded(self) -> bool:
        """Whether positions count lines of decoded text, because the file itself holds none a person could read."""
        ...

    def locate(self, offset: int) -> Position:
        """Where code point `offset` of the part's text (0 to its length) stands in the file."""
        ...

    def span(self, start: int, end: int) -> tuple[Position, Position]:
        """Where `start` to `end` of the part's text stands in the file.

        The end is where the last of these code points ends, before any tag or line break that follows it.
        """
        ...


@dataclass(frozen=True, slots=True)
class PlainSource:
    """The map of a text that is its own source: what was read is what the file holds.

    Lines end at LF, CRLF or a lone CR, as editors count them.
    """

    text: str
    decoded: bool = False
    _starts: list[int] = field(init=False, repr=False, compare=False, default_factory=list)

    def locate(self, offset: int) -> Position:
        """Line and column of code point `offset` of the text."""
        if not self._starts:
            self._starts.extend(line_starts(self.text))
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1)

    def span(self, start: int, end: int) -> tuple[Position, Position]:
        """Where `start` to `end` of the text stands."""
        return self.locate(start), self.locate(end)


@dataclass(frozen=True, slots=True)
class LayeredSource:
    """The map of a text made from another text by a stage such as reading HTML.

    Attributes:
        layer: the stage.
        below: the map of the text below.
    """

    layer: TextLayer
    below: SourceMap

    @property
    def decoded(self) -> bool:
        """Whether the text below has no lines in the file itself."""
        return self.below.decoded

    def locate(self, offset: int) -> Position:
        """Line and column of code point `offset` of the text."""
        return self.below.locate(self.layer.span(offset, offset)[0])

    def span(self, start: int, end: int) -> tuple[Position, Position]:
        """Where `start` to `end` of the text stands in the file."""
        return self.below.span(*self.layer.span(start, end))


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
