"""What can be said of a pattern's tree without walking it again: how much it stands for, how it begins and ends.

The shape of a tree is put together from the shapes of its parts when it is made, so that checks cost nothing.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from tactful.rulebook.phrase_steps import Ahead, AnyWord, Capture, Edge, Gap, Name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tactful.rulebook.phrase_steps import Step

WORD, ANY, GAP, CAPTURE, START, END, AHEAD, NAME = (1 << bit for bit in range(8))
"""Kinds of steps, one bit each."""
_BLANK = GAP | START | END | AHEAD  # kinds that find nothing by themselves
_VAGUE = _BLANK | ANY | CAPTURE | NAME  # kinds that find any sentence
_KINDS: dict[type, int] = {AnyWord: ANY, Name: NAME, Gap: GAP, Capture: CAPTURE, Ahead: AHEAD}


class Shape(NamedTuple):
    """What is true of a tree.

    Attributes:
        paths: how many paths lead through it.
        leaves: how many steps it is written with: what it costs to compile.
        longest: steps of its longest path.
        open: gaps and captures that a path has at most.
        empty: whether some path takes nothing.
        blank: whether some path has nothing but gaps and sentence edges.
        vague: whether some path has nothing but those, captures and `_`.
        first: the kinds of steps that a path may begin with.
        last: the kinds that it may end with.
        kinds: all kinds in it.
        astray: whether a `^` stands behind something, or a `$` before something.
    """

    paths: int
    leaves: int
    longest: int
    open: int
    empty: bool
    blank: bool
    vague: bool
    first: int
    last: int
    kinds: int
    astray: bool = False


def step_shape(step: Step) -> Shape:
    """The shape of one step."""
    return _WORD if isinstance(step, str) else _kind_shape(_kind(step))


def in_turn(parts: Sequence[Shape]) -> Shape:
    """The shape of trees one after another."""
    paths, leaves, longest, opened, kinds = 1, 0, 0, 0, 0
    empty = blank = vague = True
    first = 0
    astray = False
    for part in parts:
        paths *= part.paths
        leaves += part.leaves
        longest += part.longest
        opened += part.open
        if empty:
            first |= part.first
        astray = astray or part.astray or bool(kinds & END or (part.kinds & START and longest > part.longest))
        kinds |= part.kinds
        empty, blank, vague = empty and part.empty, blank and part.blank, vague and part.vague
    return Shape(paths, leaves, longest, opened, empty, blank, vague, first, _last(parts), kinds, astray)


@lru_cache(maxsize=64)
def words_in_turn(length: int) -> Shape:
    """The shape of so many words one after another, which most sequences are."""
    return in_turn((_WORD,) * length)


def one_of(options: Sequence[Shape]) -> Shape:
    """The shape of a choice between trees; without any, nothing is found."""
    first = last = kinds = 0
    for option in options:
        first |= option.first
        last |= option.last
        kinds |= option.kinds
    return Shape(
        paths=sum(option.paths for option in options),
        leaves=sum(option.leaves for option in options),
        longest=max((option.longest for option in options), default=0),
        open=max((option.open for option in options), default=0),
        empty=any(option.empty for option in options),
        blank=any(option.blank for option in options),
        vague=any(option.vague for option in options),
        first=first,
        last=last,
        kinds=kinds,
        astray=any(option.astray for option in options),
    )


def _last(parts: Sequence[Shape]) -> int:
    last = 0
    for part in reversed(parts):
        last |= part.last
        if not part.empty:
            break
    return last


@lru_cache(maxsize=16)
def _kind_shape(kind: int) -> Shape:
    return Shape(
        paths=1,
        leaves=1,
        longest=1,
        open=int(kind in {GAP, CAPTURE}),
        empty=False,
        blank=bool(kind & _BLANK),
        vague=bool(kind & _VAGUE),
        first=kind,
        last=kind,
        kinds=kind,
    )


def _kind(step: Step) -> int:
    if isinstance(step, Edge):
        return START if step.mark == "^" else END
    return _KINDS.get(type(step), WORD)


_WORD = _kind_shape(WORD)
