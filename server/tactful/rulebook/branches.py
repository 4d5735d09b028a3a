"""The alternatives inside a pattern, one by one: what an author may have left untried."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_OPENING = {"(": ")", "[": "]"}


class Branch(NamedTuple):
    """One way through a pattern.

    Attributes:
        text: the alternative as written; the whole pattern where there is no alternative in it.
        offset: where it stands in the pattern, in code points.
        pattern: the pattern with this alternative as the only one of its bracket.
    """

    text: str
    offset: int
    pattern: str


@dataclass(slots=True)
class _Bracket:
    """A pair of brackets: where it opens and closes, and where each of its alternatives starts and ends."""

    opened: int
    closed: int = 0
    within: tuple[_Bracket, int] | None = None
    alternatives: list[tuple[int, int]] = field(default_factory=list)


def branches(pattern: str) -> list[Branch]:
    """Every alternative of a pattern that can be read, in the order in which they are written.

    An optional part counts as an alternative: that it stands there. A list such as `<email>` does not count; its
    entries belong to everyone who uses it.
    """
    found = [
        Branch(pattern[start:end].strip(), start + _blanks(pattern, start, end), _only(pattern, bracket, number))
        for bracket in list(_brackets(pattern))  # all closed before the first is looked at
        for number, (start, end) in enumerate(bracket.alternatives)
    ]
    return sorted(found, key=lambda branch: branch.offset) or [Branch(pattern, 0, pattern)]


def thinned(pattern: str, possible: Callable[[str], bool]) -> str | None:
    """The pattern without the alternatives that are not possible; None where nothing is left of it.

    Args:
        pattern: a pattern that can be read.
        possible: whether some words of the pattern, without brackets in them, may be found.
    """
    done, at = "", 0
    for bracket in sorted(_brackets(pattern), key=lambda bracket: bracket.opened):
        if bracket.opened < at:
            continue  # inside one that has been seen to
        if not possible(pattern[at : bracket.opened]):
            return None
        inside = [thinned(pattern[start:end], possible) for start, end in bracket.alternatives]
        optional = pattern[bracket.opened] == "[" or any(part is not None and not part.strip() for part in inside)
        left = "|".join(part for part in inside if part is not None and part.strip())
        if not left and not optional:
            return None
        done += pattern[at : bracket.opened] + (f"[{left}]" if left and optional else f"({left})" if left else " ")
        at = bracket.closed + 1
    return done + pattern[at:] if possible(pattern[at:]) else None


def _brackets(pattern: str) -> Iterator[_Bracket]:
    open_now: list[tuple[_Bracket, int]] = []  # with the start of the alternative that is being read
    for at, character in enumerate(pattern):
        if character in _OPENING:
            within = (open_now[-1][0], len(open_now[-1][0].alternatives)) if open_now else None
            open_now.append((_Bracket(at, within=within), at + 1))
        elif open_now and character in "|)]":
            bracket, start = open_now.pop()
            bracket.alternatives.append((start, at))
            if character == "|":
                open_now.append((bracket, at + 1))
            else:
                bracket.closed = at
                yield bracket


def _only(pattern: str, bracket: _Bracket, number: int) -> str:
    """The pattern with one alternative of one bracket, and with those around it that lead there."""
    start, end = bracket.alternatives[number]
    chosen = pattern[start:end]
    here: _Bracket | None = bracket
    while here is not None:
        first, last = (0, len(pattern))
        if here.within is not None:
            first, last = here.within[0].alternatives[here.within[1]]
        chosen = f"{pattern[first : here.opened]}({chosen}){pattern[here.closed + 1 : last]}"
        here = here.within[0] if here.within is not None else None
    return chosen


def _blanks(pattern: str, start: int, end: int) -> int:
    return end - start - len(pattern[start:end].lstrip())
