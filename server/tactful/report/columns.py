"""How text lies in terminal columns, and what of it must not reach a terminal."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

TAB_STOP = 4

_DRAWN_BY_NOBODY = frozenset("\u00ad\u200b\u200c\u2060\ufeff")  # soft hyphen, zero-width characters
_TURNS_TEXT_AROUND = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_JOINER = "\u200d"
_EMOJI_STYLE = "\ufe0f"
_SKIN_TONES = range(0x1F3FB, 0x1F400)
_REPLACEMENT = "\ufffd"


class Cell(NamedTuple):
    """What one code point becomes on a terminal: the characters to print and the columns they take."""

    shown: str
    width: int


def cells(line: str) -> list[Cell]:
    """One cell for each code point of `line`.

    Control characters become visible pictures, and marks that would turn the text around become U+FFFD, so
    that a mail cannot command the terminal; tabs become spaces.
    """
    if line.isascii() and line.isprintable():
        return [Cell(character, 1) for character in line]
    found: list[Cell] = []
    column = 0
    before = ""
    for character in line:
        cell = _cell(character, before, column)
        if character == _EMOJI_STYLE and found and found[-1].width == 1 and not before.isascii():
            cell = Cell(character, 1)  # the picture takes two columns where the plain sign took one
        found.append(cell)
        column += cell.width
        before = character
    return found


def columns(line: str) -> int:
    """How many terminal columns `line` takes."""
    return sum(cell.width for cell in cells(line))


def shown(line: str) -> str:
    """`line` as it may be printed; a line end inside it becomes a visible picture too."""
    return "".join(cell.shown for cell in cells(line))


def _cell(character: str, before: str, column: int) -> Cell:
    if character == "\t":
        width = TAB_STOP - column % TAB_STOP
        return Cell(" " * width, width)
    if character in _DRAWN_BY_NOBODY:
        return Cell("", 0)
    if character in _TURNS_TEXT_AROUND:
        return Cell(_REPLACEMENT, 1)
    category = unicodedata.category(character)
    if category in {"Cc", "Cs", "Zl", "Zp"}:
        return Cell(_picture(character), 1)
    if category in {"Mn", "Me", "Cf"} or before == _JOINER or _is_skin_tone(character, before):
        return Cell(character, 0)
    return Cell(character, 2 if unicodedata.east_asian_width(character) in "WF" else 1)


def _is_skin_tone(character: str, before: str) -> bool:
    return ord(character) in _SKIN_TONES and bool(before) and not before.isspace()


def _picture(character: str) -> str:
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else _REPLACEMENT
