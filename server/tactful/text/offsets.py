"""Counting text in another unit than code points."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def utf16_converter(text: str) -> Callable[[int], int]:
    """Make the function that turns code points of `text` into UTF-16 units (JavaScript, editors).

    The returned function takes an offset from 0 to `len(text)`; characters beyond U+FFFF count double.
    """
    if text.isascii():
        return lambda offset: offset
    astral = [index for index, character in enumerate(text) if character > "\uffff"]
    return lambda offset: offset + bisect_left(astral, offset)


def code_point_converter(text: str) -> Callable[[int], int]:
    """Make the function that turns UTF-16 units of `text` into code points, the way back of `utf16_converter`.

    An offset inside a surrogate pair gives the code point that the pair stands for.
    """
    if text.isascii():
        return lambda offset: offset
    astral = [index for index, character in enumerate(text) if character > "\uffff"]
    ends = [index + order + 2 for order, index in enumerate(astral)]  # in UTF-16 units, after each pair

    def convert(offset: int) -> int:
        whole = bisect_left(ends, offset)
        if whole < len(ends) and ends[whole] == offset:
            whole += 1
        inside = whole < len(ends) and ends[whole] - 1 == offset
        return offset - whole - inside

    return convert
