"""What a pattern stands for, as a tree: steps, sequences of them, and choices between them.

A choice between ten words and another between ten words stand for a hundred phrases and are still twenty leaves, so
rules are compiled from the tree; the phrases themselves (`expand`) are for people and for checks.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from math import prod
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Words:
    """Takes one word that is among `keys`."""

    keys: frozenset[str]


@dataclass(frozen=True, slots=True)
class AnyWord:
    """Takes one word, whichever it is (`_`)."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Takes up to three words of the same clause (`..`)."""


@dataclass(frozen=True, slots=True)
class Capture:
    """Takes one to eight words and keeps them for the rewrite (`{topic}`)."""

    name: str


@dataclass(frozen=True, slots=True)
class Edge:
    """Takes nothing: the sentence starts (`^`) or ends (`$`) here."""

    mark: str


Step = str | Words | AnyWord | Gap | Capture | Edge
"""A plain string takes the one token with that key."""
Path = tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Sequence:
    """Its items one after another; an empty one takes nothing."""

    items: tuple[Tree, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One of its options."""

    options: tuple[Tree, ...]


Tree = Step | Sequence | Choice


def sequence(items: list[Tree]) -> Tree:
    """The items one after another, without a wrapping that one item does not need."""
    return items[0] if len(items) == 1 else Sequence(tuple(items))


def choice(options: list[Tree]) -> Tree:
    """One of the options; those that are one word each are put together into one step."""
    keys: set[str] = set()
    others: list[Tree] = []
    for option in options:
        if isinstance(option, Words):
            keys |= option.keys
        elif isinstance(option, str) and option[0].isalnum():
            keys.add(option)
        elif option not in others:
            others.append(option)
    if keys:
        others.insert(0, next(iter(keys)) if len(keys) == 1 else Words(frozenset(keys)))
    return others[0] if len(others) == 1 else Choice(tuple(others))


def expand(tree: Tree) -> list[Path]:
    """Every path through the tree, each once."""
    return list(dict.fromkeys(_paths(tree)))


def _paths(tree: Tree) -> list[Path]:
    if isinstance(tree, Choice):
        return [path for option in tree.options for path in _paths(option)]
    if isinstance(tree, Sequence):
        return [sum(parts, ()) for parts in product(*map(_paths, tree.items))]
    return [(tree,)]


def count(tree: Tree) -> int:
    """How many paths lead through the tree."""
    return _fold(tree, lambda _: 1, prod, sum)


def longest(tree: Tree) -> int:
    """How many steps the longest path has."""
    return _fold(tree, lambda _: 1, sum, _most)


def most_open(tree: Tree) -> int:
    """How many gaps and captures a path has at most."""
    return _fold(tree, lambda step: int(isinstance(step, Gap | Capture)), sum, _most)


def size(tree: Tree) -> int:
    """How many leaves the tree has: what it costs to compile."""
    return _fold(tree, lambda _: 1, sum, sum)


def has_path_of(tree: Tree, kinds: tuple[type, ...]) -> bool:
    """Whether some path has no steps but these kinds."""
    return bool(_fold(tree, lambda step: int(isinstance(step, kinds)), all, any))


def takes_nothing(tree: Tree) -> bool:
    """Whether some path is empty."""
    return bool(_fold(tree, lambda _: 0, all, any))


def ends(tree: Tree, *, last: bool = False) -> set[Step]:
    """The steps that a path may begin with (or, with `last`, end with)."""
    if isinstance(tree, Choice):
        return {step for option in tree.options for step in ends(option, last=last)}
    if not isinstance(tree, Sequence):
        return {tree}
    found: set[Step] = set()
    for item in reversed(tree.items) if last else tree.items:
        found |= ends(item, last=last)
        if not takes_nothing(item):
            break
    return found


def edges_are_outside(tree: Tree, *, first: bool = True, last: bool = True) -> bool:
    """Whether `^` comes only first and `$` only last."""
    if isinstance(tree, Choice):
        return all(edges_are_outside(option, first=first, last=last) for option in tree.options)
    if isinstance(tree, Sequence):
        final = len(tree.items) - 1
        return all(
            edges_are_outside(item, first=first and index == 0, last=last and index == final)
            for index, item in enumerate(tree.items)
        )
    return not isinstance(tree, Edge) or (first if tree.mark == "^" else last)


def _most(numbers: list[int]) -> int:
    return max(numbers, default=0)


def _fold(
    tree: Tree,
    leaf: Callable[[Step], int],
    in_turn: Callable[[list[int]], int],
    one_of: Callable[[list[int]], int],
) -> int:
    """A number for the tree, from numbers for its leaves."""
    if isinstance(tree, str):  # nearly every leaf
        return leaf(tree)
    if isinstance(tree, Choice):
        return one_of([_fold(option, leaf, in_turn, one_of) for option in tree.options])
    if isinstance(tree, Sequence):
        return in_turn([_fold(item, leaf, in_turn, one_of) for item in tree.items])
    return leaf(tree)
