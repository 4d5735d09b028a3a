"""Building the automaton: the trees of all patterns become one graph."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from tactful.rulebook.automaton import (
    ACCEPT,
    AFFIXES,
    AGAIN,
    AHEAD_HERE,
    ANY,
    CAPTURES,
    CLASSES,
    END,
    EPSILON,
    GAP,
    IN_CAPITALS,
    NAME_HERE,
    NAMED,
    NUMBER,
    Automaton,
    packed,
)
from tactful.rulebook.phrase_steps import Affix, Again, Ahead, AnyWord, Capture, Edge, Gap, Name, Number, Words
from tactful.rulebook.phrase_tree import Choice, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tactful.rulebook.automaton import Node
    from tactful.rulebook.phrase_steps import Path, Step
    from tactful.rulebook.phrase_tree import Tree

_JOINED = 3  # tokens from a pattern's start that are joined beforehand, for a quick first walk
_OPEN = {Gap: GAP, AnyWord: ANY, Number: NUMBER}


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
        self._starts: list[Node] = []
        self._class_numbers: dict[frozenset[str], int] = {}
        self._patterns: list[tuple[int, int, bool]] = []

    def add(self, tree: Tree, pattern: Pattern, *, capitals: bool = False) -> None:
        """Add what one pattern stands for; with `capitals`, it is looked for only where words are in capitals."""
        number = len(self._patterns)
        self._patterns.append((pattern.rule, pattern.number, pattern.unless))
        start = self._link(tree, {ACCEPT: (number,)})
        self._starts.append({IN_CAPITALS: start} if capitals else start)

    def build(self, see_through: Iterable[Path]) -> Automaton:
        """The automaton of all that was added, seeing through the given phrases."""
        classes: dict[str, set[int]] = {}
        for keys, number in self._class_numbers.items():
            for key in keys:
                classes.setdefault(key, set()).add(number)
        return Automaton.of(
            _join(self._starts, depth=_JOINED),
            {key: packed(numbers) for key, numbers in classes.items()},
            tuple(self._patterns),
            _by_first_word(see_through),
        )

    def _link(self, tree: Tree, behind: Node) -> Node:
        """The node that leads through `tree` to the node `behind`."""
        if isinstance(tree, str):  # nearly every leaf
            return {tree: behind}
        if isinstance(tree, Sequence):
            for item in reversed(tree.items):
                behind = {item: behind} if isinstance(item, str) else self._link(item, behind)
            return behind
        if isinstance(tree, Choice):
            return _join(_once([self._link(option, behind) for option in tree.options]), depth=1)
        return self._edge(tree, behind)

    def _edge(self, step: Step, behind: Node) -> Node:
        match step:
            case Words(keys):
                number = self._class_numbers.setdefault(keys, len(self._class_numbers))
                node: Node = {CLASSES: {number: behind}}
            case Affix(start, end):
                node = {AFFIXES: {(start, end): behind}}
            case Capture(name):
                node = {CAPTURES: {name: behind}}
            case Again(name):
                node = {CAPTURES: {f"{AGAIN}{name}": behind}}
            case Ahead():
                node = {CAPTURES: {AHEAD_HERE: behind}}
            case Name():
                node = {CAPTURES: {NAME_HERE: behind}}
            case Edge(mark):
                node = {"^" if mark == "^" else END: behind}
            case Gap() | AnyWord() | Number():
                node = {_OPEN[type(step)]: behind}
            case _:
                node = {step: behind}
        return node


def _join(nodes: list[Node], depth: int) -> Node:
    """A new node that does what all `nodes` do: where several lead on by the same token, they are joined in turn.

    Joined nodes are quick to walk and take time to make; below `depth` they are only listed, and the walk joins them
    when it gets there.
    """
    if len(nodes) == 1:
        return nodes[0]
    if depth == 0:
        return {EPSILON: nodes}
    found: dict[Any, list[Any]] = {}
    for node in nodes:
        for key, value in node.items():
            found.setdefault(key, []).append(value)
    joined: Node = {}
    for key, values in found.items():
        if len(values) == 1:
            joined[key] = values[0]
        elif key == ACCEPT:
            joined[key] = tuple(dict.fromkeys(number for numbers in values for number in numbers))
        elif key == EPSILON:
            joined[key] = [node for listed in values for node in listed]
        elif key in NAMED:
            joined[key] = _join_each(values, depth - 1)
        else:
            joined[key] = _join(_once(values), depth - 1)
    return joined


def _join_each(children: list[Node], depth: int) -> Node:
    """Classes or captures by their name, those of the same name joined."""
    found: dict[Any, list[Node]] = {}
    for named in children:
        for name, child in named.items():
            found.setdefault(name, []).append(child)
    return {name: _join(_once(same), depth) for name, same in found.items()}


def _once(nodes: list[Node]) -> list[Node]:
    """Each node once, however many ways lead to it."""
    return list({id(node): node for node in nodes}.values())


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
