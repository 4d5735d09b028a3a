"""All patterns of a rulebook in one trie, so that a draft costs the same with a hundred rules or ten thousand.

A node is a plain dict, because plain data loads from the cache ten times faster than objects do. Under a string
stands the node behind that token; under the integers below stands everything else.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

CLASSES = 0
"""Under it: a dict from the number of a word class to the node behind any word of that class."""
ANY = 1
"""Under it: the node behind any one word."""
GAP = 2
"""Under it: the node behind up to three words of the same clause."""
CAPTURES = 3
"""Under it: a dict from a capture's name to the node behind the kept words."""
END = 4
"""Under it: the node behind the end of the sentence."""
ACCEPT = 5
"""Under it: the numbers of the patterns that are complete here."""

EPSILON = 6
"""Under it: a list of nodes that this one stands for."""

Node = dict[Any, Any]


class Automaton(NamedTuple):
    """The compiled patterns.

    Attributes:
        root: the trie's first node.
        classes: for each word that is in a class, the numbers of its classes as bytes; see `packed` and `unpacked`.
        patterns: the patterns by their number.
        see_through: for the first word of each see-through phrase, the whole phrases, longest first.
    """

    root: Node
    classes: Mapping[str, bytes]
    patterns: tuple[tuple[int, int, bool], ...]
    see_through: Mapping[str, tuple[tuple[str, ...], ...]]


def packed(numbers: Iterable[int]) -> bytes:
    """Numbers as bytes: thousands of sets would be the slower half of loading."""
    return b"".join(number.to_bytes(4, sys.byteorder) for number in sorted(numbers))


def unpacked(data: bytes) -> frozenset[int]:
    """The numbers that `packed` was given."""
    return frozenset(memoryview(data).cast("I"))
