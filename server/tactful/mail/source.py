"""The way back from a part's text to the file it was read from."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tactful.mail.charset import Coded
    from tactful.mail.layer import ByteLayer, Change, Lacking, TextLayer


class Position(NamedTuple):
    """A place in a file as an editor shows it: line and column, both from 1, columns in code points."""

    line: int
    column: int


class SourceMap(Protocol):
    """Maps code points of one part's text to its file."""

    def is_decoded(self, offset: int) -> bool:
        """Whether the line of code point `offset` is one of the decoded text, as the file holds none to be read."""
        ...

    def locate(self, offset: int) -> Position:
        """Where code point `offset` of the part's text (0 to its length) stands in the file."""
        ...

    def span(self, start: int, end: int) -> tuple[Position, Position]:
        """Where `start` to `end` of the part's text stands in the file.

        The end is where the last of these code points ends, before any tag or line break that follows it.
        """
        ...


class PlainSource:
    """The map of a text that is its own source: what was read is what the file holds.

    Lines end at LF, CRLF or a lone CR, as editors count them.
    """

    __slots__ = ("_starts", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts: list[int] = []

    def is_decoded(self, offset: int) -> bool:  # noqa: ARG002 - nothing is encoded here
        """False: the text is the file's own."""
        return False

    def locate(self, offset: int) -> Position:
        """Line and column of code point `offset` of the text."""
        if not self._starts:
            self._starts = line_starts(self.text)
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1)

    def span(self, start: int, end: int) -> tuple[Position, Position]:
        """Where `start` to `end` of the text stands."""
        return self.locate(start), self.locate(end)


class LayeredSource:
    """The map of a text made from another text by a stage such as reading HTML.

    Attributes:
        layer: the stage.
        below: the map of the text below.
    """

    __slots__ = ("below", "layer")

    def __init__(self, layer: TextLayer, below: SourceMap) -> None:
        self.layer = layer
        self.below = below

    def is_decoded(self, offset: int) -> bool:
        """Whether the line of code point `offset` is one of the decoded text."""
        return self.below.is_decoded(self.layer.span(offset, offset)[0])

    def locate(self, offset: int) -> Position:
        """Line and column of code point `offset` of the text."""
        return self.below.locate(self.layer.span(offset, offset)[0])

    def span(self, start: int, end: int) -> tuple[Position, Position]:
        """Where `start` to `end` of the text stands in the file."""
        return self.below.span(*self.layer.span(start, end))


class JoinedSource:
    """The map of a text put together from several, such as a mail's text parts before and after a picture.

    Attributes:
        starts: where each of the texts begins in the whole; the first at 0.
        sources: their maps. What stands between two texts belongs to neither and has the place of the later one.
    """

    __slots__ = ("_lengths", "sources", "starts")

    def __init__(self, pieces: Sequence[tuple[int, int, SourceMap]]) -> None:
        self.starts = [start for start, _, _ in pieces]
        self.sources = [source for _, _, source in pieces]
        self._lengths = [length for _, length, _ in pieces]

    def is_decoded(self, offset: int) -> bool:
        """Whether the line of code point `offset` is one of a decoded text."""
        source, at = self._piece(offset)
        return source.is_decoded(at)

    def locate(self, offset: int) -> Position:
        """Line and column of code point `offset` of the whole."""
        source, at = self._piece(offset)
        return source.locate(at)

    def span(self, start: int, end: int) -> tuple[Position, Position]:
        """Where `start` to `end` of the whole stands in the file."""
        source, low = self._piece(start)
        last, high = self._piece(max(start, end - 1))
        if source is last:
            return source.span(low, low + end - start)
        return source.locate(low), last.span(high, high + 1)[1]

    def split(self, changes: Iterable[Change[str]]) -> Iterator[tuple[SourceMap, list[Change[str]]]]:
        """The changes that each of the texts takes, counted from its own beginning.

        Raises:
            CannotEdit: one of them reaches from one text into the next.
        """
        from tactful.mail.layer import CannotEdit

        taken: dict[int, list[Change[str]]] = {}
        for change in changes:
            number = bisect_right(self.starts, change.start) - 1
            at = self.starts[number]
            if change.end - at > self._lengths[number]:
                raise CannotEdit("the words run from one part of the mail into another")
            taken.setdefault(number, []).append(change._replace(start=change.start - at, end=change.end - at))
        for number, own in taken.items():
            yield self.sources[number], own

    def _piece(self, offset: int) -> tuple[SourceMap, int]:
        number = bisect_right(self.starts, offset) - 1
        at = offset - self.starts[number]
        if at > self._lengths[number] and number + 1 < len(self.starts):
            return self.sources[number + 1], 0
        return self.sources[number], min(at, self._lengths[number])


class ByteSource:
    """What the maps of texts decoded from a file have in common: the layers down to the file's bytes.

    Attributes:
        coded: the text and how it stands in bytes.
        layers: the stages between those bytes and the file, topmost first.
    """

    __slots__ = ("coded", "layers")

    def __init__(self, coded: Coded, layers: tuple[ByteLayer, ...]) -> None:
        self.coded = coded
        self.layers = layers

    def bytes_of(self, start: int, end: int) -> tuple[int, int]:
        """The bytes of the file that code points `start` to `end` stand in."""
        span = self.coded.span(start, end)
        for layer in self.layers:
            span = layer.span(*span)
        return span

    def lower(self, changes: list[Change[str]], lacking: Lacking) -> list[Change[bytes]]:
        """The changes in the file's bytes; `CannotEdit` if a stage cannot make them."""
        lowered = self.coded.lower(changes, lacking)
        for layer in self.layers:
            lowered = layer.lower(lowered)
        return lowered


class RawSource(ByteSource):
    """The map of a text whose lines stand in the file as they are, or nearly so, such as quoted-printable."""

    __slots__ = ("lines",)

    def __init__(self, coded: Coded, layers: tuple[ByteLayer, ...], lines: FileLines) -> None:
        super().__init__(coded, layers)
        self.lines = lines

    def is_decoded(self, offset: int) -> bool:  # noqa: ARG002 - its lines stand in the file
        """False: lines and columns are the file's."""
        return False

    def locate(self, offset: int) -> Position:
        """Line and column of code point `offset` of the text in the file."""
        return self.lines.locate(self.bytes_of(offset, offset)[0])

    def span(self, start: int, end: int) -> tuple[Position, Position]:
        """Where `start` to `end` of the text stands in the file."""
        low, high = self.bytes_of(start, end)
        return self.lines.locate(low), self.lines.locate(high)


class DecodedSource(ByteSource):
    """The map of a text that a person opens decoded: a text file in any charset, or a base64 part."""

    __slots__ = ("_decoded", "_plain")

    def __init__(self, coded: Coded, layers: tuple[ByteLayer, ...], *, decoded: bool = False) -> None:
        super().__init__(coded, layers)
        self._decoded = decoded
        self._plain = PlainSource(coded.text)

    def is_decoded(self, offset: int) -> bool:  # noqa: ARG002 - all of the text is of one kind
        """Whether the file holds the text in a way that nobody could read there, such as base64."""
        return self._decoded

    def locate(self, offset: int) -> Position:
        """Line and column of code point `offset` of the text."""
        return self._plain.locate(offset)

    def span(self, start: int, end: int) -> tuple[Position, Position]:
        """Where `start` to `end` of the text stands."""
        return self._plain.span(start, end)


class FileLines:
    """Counts lines and columns of a file, or of a stretch of one, by byte offset.

    Args:
        data: the bytes of the stretch.
        first_line: the file's line that the stretch begins at, from 1.
        origin: where in the file the stretch begins, in bytes.
    """

    __slots__ = ("_data", "_first_line", "_origin", "_starts")

    def __init__(self, data: bytes, *, first_line: int = 1, origin: int = 0) -> None:
        self._data = data
        self._first_line = first_line
        self._origin = origin
        self._starts: list[int] = []

    def locate(self, offset: int) -> Position:
        """Line and column of byte `offset` of the file; columns count bytes on a line that is no UTF-8."""
        if not self._starts:
            self._starts = line_starts(self._data.decode("latin-1"))
        offset -= self._origin
        line = bisect_right(self._starts, offset)
        before = self._data[self._starts[line - 1] : offset]
        try:
            column = len(before.decode())
        except UnicodeDecodeError:
            column = len(before)
        return Position(self._first_line + line - 1, column + 1)


def lower_to_bytes(source: SourceMap, changes: list[Change[str]], lacking: Lacking = "strict") -> list[Change[bytes]]:
    """The changes of a part's text as changes of its file's bytes.

    Args:
        source: the part's map.
        changes: the changes, in order.
        lacking: what may stand for a character that the file's charset has no sign for.

    Raises:
        CannotEdit: a stage of reading has no way back for one of them, or there is no file.
    """
    from tactful.mail.layer import CannotEdit

    if isinstance(source, LayeredSource):
        return lower_to_bytes(source.below, source.layer.lower(changes), source.layer.lacking)
    if isinstance(source, JoinedSource):
        return [change for below, own in source.split(changes) for change in lower_to_bytes(below, own)]
    if isinstance(source, ByteSource):
        return source.lower(changes, lacking)
    raise CannotEdit("the draft was not read from a file")


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
