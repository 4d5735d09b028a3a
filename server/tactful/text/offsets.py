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
