"""Building the automaton: paths of patterns become one trie."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tactful.rulebook.automaton import ACCEPT, ANY, CAPTURES, CLASSES, END, GAP, Automaton
from tactful.rulebook.pattern import AnyWord, Capture, Edge, Gap, Words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tactful.rulebook.automaton import Node
    from tactful.rulebook.pattern import Path, Step


class Pattern(NamedTuple):
    """Where a pattern comes from.

    Attributes:
        rule: the number of its rule in the rulebook, or -1 for a phrase that a pack allows in every rule.
        number: which of the rule's `find` (or `unless`) patterns it is.
        unless: whether it is an antipattern.
    """

    rule: int
    number: int
    unless: bool


class Builder:
    """Collects patterns into an `Automaton`."""

    def __init__(self) -> None:
        self._root: Node = {}
        self._class_numbers: dict[frozenset[str], int] = {}
        self._patterns: list[tuple[int, int, bool]] = []

    def add(self, paths: Iterable[Path], pattern: Pattern) -> None:
        """Add the paths of one pattern."""
        number = len(self._patterns)
        self._patterns.append((pattern.rule, pattern.number, pattern.unless))
        for path in paths:
            node = self._root
            for step in path:
                node = self._child(node, step)
            if number not in node.get(ACCEPT, ()):
                node[ACCEPT] = (*node.get(ACCEPT, ()), number)

    def build(self, see_through: Iterable[Path]) -> Automaton:
        """The automaton of all that was added, seeing through the given phrases."""
        classes: dict[str, set[int]] = {}
        for keys, number in self._class_numbers.items():
            for key in keys:
                classes.setdefault(key, set()).add(number)
        return Automaton(
            _share_tails(self._root, {}),
            {key: frozenset(numbers) for key, numbers in classes.items()},
            tuple(self._patterns),
            _by_first_word(see_through),
        )

    def _child(self, node: Node, step: Step) -> Node:
        if isinstance(step, Words):
            number = self._class_numbers.setdefault(step.keys, len(self._class_numbers))
            node = node.setdefault(CLASSES, {})
            key: str | int = number
        elif isinstance(step, Capture):
            node = node.setdefault(CAPTURES, {})
            key = step.name
        elif isinstance(step, Edge):
            key = "^" if step.mark == "^" else END
        elif isinstance(step, Gap | AnyWord):
            key = GAP if isinstance(step, Gap) else ANY
        else:
            key = step
        child: Node = node.setdefault(key, {})
        return child


def _share_tails(node: Node, known: dict[object, Node]) -> Node:
    """The node, its equal tails made one: what optional parts and alternatives lead to is the same behind them.

    A trie of this kind (a minimal acyclic automaton) is several times smaller, so it loads that much faster.
    """
    for key, value in node.items():
        if key in {CLASSES, CAPTURES}:
            for name, child in value.items():
                value[name] = _share_tails(child, known)
        elif key != ACCEPT:
            node[key] = _share_tails(value, known)
    return known.setdefault(_shape(node), node)


def _shape(node: Node) -> frozenset[tuple[object, object]]:
    """What a node with shared tails is, to compare it by."""
    return frozenset(
        (key, frozenset((name, id(child)) for name, child in value.items()))
        if key in {CLASSES, CAPTURES}
        else (key, value if key == ACCEPT else id(value))
        for key, value in node.items()
    )


def _by_first_word(paths: Iterable[Path]) -> dict[str, tuple[tuple[str, ...], ...]]:
    phrases: dict[str, set[tuple[str, ...]]] = {}
    for path in paths:
        first = path[0]
        if len(path) == 1 and isinstance(first, Words):
            for key in first.keys:
                phrases.setdefault(key, set()).add((key,))
        elif all(isinstance(step, str) for step in path):
            phrases.setdefault(str(first), set()).add(tuple(str(step) for step in path))
    return {first: tuple(sorted(found, key=len, reverse=True)) for first, found in phrases.items()}
