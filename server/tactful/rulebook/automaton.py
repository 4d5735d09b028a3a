"""All patterns of a rulebook in one trie, so that a draft costs the same with a hundred rules or ten thousand.

A node is a plain dict. Under a string stands the node behind that token; under the integers below stands everything
else. While an automaton is built, nodes hold each other; once it is made, they go by their number and stand one behind
the other in one run of bytes, because a lint touches a few hundred of fifty thousand and should not have to load, or
let go of, the others.
"""

from __future__ import annotations

import marshal
import sys
from array import array
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

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

AFFIXES = 7
"""Under it: a dict from how a word begins and ends to the node behind any such word."""

NUMBER = 8
"""Under it: the node behind any word or figure that says how many."""

NAMED = frozenset({CLASSES, CAPTURES, AFFIXES})
"""What stands under these is a dict from names to nodes."""

AHEAD_HERE = ">"
"""As a capture's name: takes nothing, and what follows is no part of the find."""
IN_CAPITALS = "⇧"
"""As a key of the root: leads to the patterns that must stand in capitals; no word and no mark has this key."""
NAME_HERE = "<Name>"
"""As a capture's name: takes one word that is written as a name is, and keeps nothing."""

AGAIN = "="
"""Before a capture's name: takes the words that this capture kept, once more."""

Node = dict[Any, Any]


class Automaton(NamedTuple):
    """The compiled patterns.

    Attributes:
        nodes: the trie's nodes by their number, each as `marshal` writes it; where nodes stand in a node, there are
            their numbers. The first one is the root.
        ends: where each node ends in `nodes`, as the bytes of 32-bit numbers.
        classes: for each word that is in a class, the numbers of its classes as bytes; see `packed` and `unpacked`.
        patterns: the patterns by their number.
        see_through: for the first word of each see-through phrase, the whole phrases, longest first.
    """

    nodes: bytes
    ends: bytes
    classes: Mapping[str, bytes]
    patterns: tuple[tuple[int, int, bool], ...]
    see_through: Mapping[str, tuple[tuple[str, ...], ...]]

    @classmethod
    def of(
        cls,
        root: Node,
        classes: Mapping[str, bytes],
        patterns: tuple[tuple[int, int, bool], ...],
        see_through: Mapping[str, tuple[tuple[str, ...], ...]],
    ) -> Automaton:
        """The automaton of the graph of nodes that `root` leads to."""
        return cls(*_packed_nodes(root), classes, patterns, see_through)


class Nodes:
    """The nodes of an automaton, made from their bytes as they are asked for."""

    __slots__ = ("_data", "_ends", "_made")

    def __init__(self, automaton: Automaton) -> None:
        self._data = memoryview(automaton.nodes)
        self._ends = memoryview(automaton.ends).cast("I")
        self._made: dict[int, Node] = {}

    def __getitem__(self, number: int) -> Node:
        node = self._made.get(number)
        if node is None:
            start = self._ends[number - 1] if number else 0
            node = self._made[number] = marshal.loads(self._data[start : self._ends[number]])  # noqa: S302, our own
        return node

    def __len__(self) -> int:
        return len(self._ends)


def _packed_nodes(root: Node) -> tuple[bytes, bytes]:
    """The nodes that `root` leads to, as the `nodes` and `ends` of an automaton."""
    numbers, found = {id(root): 0}, [root]

    def number_of(node: Node) -> int:
        if id(node) not in numbers:
            numbers[id(node)] = len(found)
            found.append(node)
        return numbers[id(node)]

    data, ends = bytearray(), array("I")
    for node in found:  # it grows as it goes
        data += marshal.dumps({key: _numbered(key, value, number_of) for key, value in node.items()})
        ends.append(len(data))
    return bytes(data), ends.tobytes()


def _numbered(key: str | int, value: Any, number_of: Callable[[Node], int]) -> Any:
    """What stands under a key of a node, with numbers in the place of nodes."""
    if key == ACCEPT:
        return value
    if key == EPSILON:
        return [number_of(node) for node in value]
    if key in NAMED:
        return {name: number_of(node) for name, node in value.items()}
    return number_of(value)


def packed(numbers: Iterable[int]) -> bytes:
    """Numbers as bytes: thousands of sets would be the slower half of loading."""
    return b"".join(number.to_bytes(4, sys.byteorder) for number in sorted(numbers))


def unpacked(data: bytes) -> frozenset[int]:
    """The numbers that `packed` was given."""
    return frozenset(memoryview(data).cast("I"))
