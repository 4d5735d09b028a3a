"""The lines of a mail, each of one kind."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_DIRECTIONS = dict.fromkeys([0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])


class LineKind(Enum):
    """What a line of a mail is."""

    OWN = "own"
    QUOTE = "quote"  # marked with > or |
    EARLIER = "earlier"  # an earlier mail below a separator, without marks
    OLDER = "older"  # what the earlier mail quotes itself, as the markup tells
    INTRODUCTION = "introduction"  # "On Monday … wrote:", header blocks, separators
    SIGNATURE = "signature"
    FOOTER = "footer"


def mark_rest(kinds: list[LineKind], start: int) -> None:
    """Take the author's lines from `start` on for an earlier mail."""
    for number in range(start, len(kinds)):
        if kinds[number] is LineKind.OWN:
            kinds[number] = LineKind.EARLIER


def own_end(kinds: Sequence[LineKind], start: int) -> int:
    """Where the author's lines that begin at `start` end."""
    while start < len(kinds) and kinds[start] is LineKind.OWN:
        start += 1
    return start


def skip_blank(lines: Sequence[str], number: int) -> int:
    """The first line from `number` on that is not blank, or how many lines there are."""
    while number < len(lines) and not lines[number].strip():
        number += 1
    return number


def joined(lines: Iterable[str]) -> str:
    """Lines as one, with a space between."""
    return " ".join(stripped for line in lines if (stripped := line.strip()))


def bare_line(line: str) -> str:
    """A line without what only shapes it: emphasis, dashes around it, and marks of the direction of writing."""
    if not line.isascii():
        line = line.translate(_DIRECTIONS)
    return line.strip(" \t\r\n\xa0*_-")


def is_rule(line: str) -> bool:
    """Whether a line is drawn of one sign, such as `_____`."""
    bare = line.strip()
    return len(bare) > 2 and bare[0] in "_=~#*-" and not bare.strip(bare[0])
