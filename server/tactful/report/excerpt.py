"""The lines of a text around a marked span, with carets under exactly the marked words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tactful.report.columns import Cell, cells
from tactful.report.style import PLAIN, Style

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

MOST_LINES = 4
_ELLIPSIS = Cell("…", 1)


class Excerpt(NamedTuple):
    """One printable line with a mark in it.

    Attributes:
        text: the line, cut to fit, with … where something was left out.
        before: terminal columns before the mark.
        marked: terminal columns that the mark covers, at least 1.
    """

    text: str
    before: int
    marked: int


def excerpt(line: str, start: int, end: int, *, limit: int) -> Excerpt:
    """Cut `line`, which has no line end, to `limit` columns around the code points `start` to `end`."""
    far = limit * 4  # code points; what lies further away cannot be in view
    skipped, stop = max(0, start - far), min(len(line), min(end, start + far) + far)
    row = cells(line[skipped:stop])
    start, end = start - skipped, end - skipped
    first, last = _window(row, start, end, limit)
    lead = [_ELLIPSIS] if skipped + first > 0 else []
    tail = [_ELLIPSIS] if skipped + last < len(line) else []
    text = "".join(cell.shown for cell in (*lead, *row[first:last], *tail))
    before = _width(lead) + _width(row[first:start])
    return Excerpt(text.rstrip(), before, max(1, _width(row[start : min(end, last)])))


def marked_lines(
    text: str,
    start: int,
    end: int,
    *,
    number: Callable[[int], int],
    limit: int,
    style: Style = PLAIN,
    role: str = "error",
) -> list[str]:
    """The lines of `text` that the code points `start` to `end` touch, each followed by its carets.

    Args:
        text: the whole text.
        start: where the mark starts, in code points.
        end: where it ends (exclusive); the same as `start` marks the place between two characters.
        number: the line number to print for the line in which the mark stands at a given offset.
        limit: how many terminal columns a line of text may take.
        style: the colours.
        role: the colour of the carets.
    """
    touched = list(_touched(text, start, end))
    numbers = [str(number(max(offset, start))) for offset, _ in touched]
    gutter = max(4, *map(len, numbers))
    bar = style.paint("dim", "|")
    lines: list[str] = []
    for (offset, line), label in zip(touched[:MOST_LINES], numbers, strict=False):
        cut = excerpt(line, max(0, start - offset), max(0, min(len(line), end - offset)), limit=limit)
        carets = style.paint(role, "^" * cut.marked)
        lines += [
            f"{style.paint('dim', label.rjust(gutter))} {bar} {cut.text}".rstrip(),
            f"{' ' * gutter} {bar} {' ' * cut.before}{carets}",
        ]
    if len(touched) > MOST_LINES:
        lines.append(f"{' ' * gutter} {bar} {style.paint('dim', '…')}")
    return lines


def _touched(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Each line under the mark with the offset where it begins; blank lines between do not count."""
    offset = _line_start(text, start)
    while True:
        stop = _line_end(text, offset)
        following = stop + (2 if text.startswith("\r\n", stop) else 1)
        if start == end or text[max(start, offset) : min(end, following)].strip():
            yield offset, text[offset:stop]
        offset = following
        if offset >= end:
            return


def _line_start(text: str, offset: int) -> int:
    start = text.rfind("\n", 0, offset) + 1
    carriage = text.rfind("\r", start, offset)
    if carriage >= 0 and text.startswith("\n", carriage + 1):  # `offset` stands inside a CRLF
        carriage = text.rfind("\r", start, carriage)
    return max(start, carriage + 1)


def _line_end(text: str, offset: int) -> int:
    feed = text.find("\n", offset)
    stop = feed if feed >= 0 else len(text)
    carriage = text.find("\r", offset, stop)
    return carriage if carriage >= 0 else stop


def _window(row: Sequence[Cell], start: int, end: int, limit: int) -> tuple[int, int]:
    """The range of cells to show: the mark, and as much on both sides as `limit` allows."""
    if _width(row) <= limit:
        return 0, len(row)
    room = max(1, limit - 2)  # one … on either side
    first, last = start, start
    while last < end and _width(row[first : last + 1]) <= room:
        last += 1
    left = right = True
    used = _width(row[first:last])
    while left or right:
        left = first > 0 and used + row[first - 1].width <= room
        if left:
            first -= 1
            used += row[first].width
        right = last < len(row) and used + row[last].width <= room
        if right:
            used += row[last].width
            last += 1
    while first < start and row[first].width == 0:  # an accent without its letter
        first += 1
    return first, last


def _width(row: Sequence[Cell]) -> int:
    return sum(cell.width for cell in row)
