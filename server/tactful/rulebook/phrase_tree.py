"""What a pattern stands for, as a tree: steps, sequences of them, and choices between them.

A choice between ten words and another between ten words stand for a hundred phrases and are still twenty leaves, so
rules are compiled from the tree; the phrases themselves (`expand`, `some_paths`) are for people and for checks.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import product

from tactful.rulebook.phrase_shape import Shape, in_turn, one_of, step_shape, words_in_turn
from tactful.rulebook.phrase_steps import Path, Step, Words


@dataclass(frozen=True, slots=True)
class Sequence:
    """Its items one after another; an empty one takes nothing."""

    items: tuple[Tree, ...]
    shape: Shape = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        plain = all(type(item) is str for item in self.items)
        shape = words_in_turn(len(self.items)) if plain else in_turn([shape_of(item) for item in self.items])
        object.__setattr__(self, "shape", shape)


@dataclass(frozen=True, slots=True)
class Choice:
    """One of its options; without any it finds nothing."""

    options: tuple[Tree, ...]
    shape: Shape = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "shape", one_of([shape_of(option) for option in self.options]))


Tree = Step | Sequence | Choice
Lists = Mapping[str, Tree]
"""What each list of the vocabulary stands for, by its name."""


def shape_of(tree: Tree) -> Shape:
    """What is true of the tree."""
    return tree.shape if isinstance(tree, Sequence | Choice) else step_shape(tree)


def sequence(items: list[Tree]) -> Tree:
    """The items one after another, without a wrapping that one item does not need."""
    return items[0] if len(items) == 1 else Sequence(tuple(items))


def choice(options: list[Tree]) -> Tree:
    """One of the options; those that are one word each are put together into one step."""
    keys: set[str] = set()
    others: dict[Tree, None] = {}
    for option in options:
        if isinstance(option, Words):
            keys |= option.keys
        elif isinstance(option, str) and option[0].isalnum():
            keys.add(option)
        else:
            others.setdefault(option)
    kept = list(others)
    if keys:
        kept.insert(0, next(iter(keys)) if len(keys) == 1 else Words(frozenset(keys)))
    return kept[0] if len(kept) == 1 else Choice(tuple(kept))


def expand(tree: Tree) -> list[Path]:
    """Every path through the tree, each once."""
    return list(dict.fromkeys(_paths(tree)))


def some_paths(tree: Tree, limit: int) -> list[Path]:
    """Up to `limit` paths through the tree, spread evenly over all of them; the same ones each time."""
    count = shape_of(tree).paths
    if count <= limit:
        return expand(tree)
    return list(dict.fromkeys(_path_at(tree, number * count // limit) for number in range(limit)))


def _paths(tree: Tree) -> list[Path]:
    if isinstance(tree, Choice):
        return [path for option in tree.options for path in _paths(option)]
    if isinstance(tree, Sequence):
        return [sum(parts, ()) for parts in product(*map(_paths, tree.items))]
    return [(tree,)]


def _path_at(tree: Tree, number: int) -> Path:
    """The path with a number, in the order of `_paths`."""
    if isinstance(tree, Choice):
        return _path_at(*_option_at(tree, number))
    if isinstance(tree, Sequence):
        parts: list[Path] = []
        for item in reversed(tree.items):
            number, here = divmod(number, shape_of(item).paths)
            parts.append(_path_at(item, here))
        return sum(reversed(parts), ())
    return (tree,)


def _option_at(tree: Choice, number: int) -> tuple[Tree, int]:
    """The option that the path with a number goes through, and the path's number in it."""
    for option in tree.options[:-1]:
        count = shape_of(option).paths
        if number < count:
            return option, number
        number -= count
    return tree.options[-1], number
