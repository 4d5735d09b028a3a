"""The pattern language: what a rule's author writes, read into a tree of steps.

Each step takes one token (a word or a mark), a run of words, or only looks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from tactful.rulebook.phrase_tree import (
    AnyWord,
    Capture,
    Choice,
    Edge,
    Gap,
    Path,
    Sequence,
    Step,
    Tree,
    Words,
    choice,
    count,
    edges_are_outside,
    ends,
    expand,
    has_path_of,
    longest,
    most_open,
    sequence,
)
from tactful.rulebook.word_forms import word_forms
from tactful.text.fold import fold_word

if TYPE_CHECKING:
    from collections.abc import Mapping

MAX_PATHS = 2_000
"""More paths than this and a pattern is too broad to compile."""
MAX_STEPS = 40
"""A longer path is no phrase."""
MAX_OPEN_STEPS = 3
"""At most so many gaps and captures in one path: each multiplies the ways to walk it."""
MAX_BRACKETS = 20
"""Brackets inside one another."""


@dataclass(slots=True)
class PatternError(Exception):
    """A pattern that cannot be read.

    Attributes:
        message: what is wrong.
        offset: where in the pattern, in code points from 0.
        hint: what to do about it, or an empty string.
    """

    message: str
    offset: int
    hint: str = ""


_ITEM = re.compile(
    r"""
      \s* (?:
        (?P<gap> \.\.\.? (?!\.) )
      | (?P<any> _ (?!\w) )
      | ~ (?P<forms> [^\W_][\w'’-]* )
      | < (?P<list> [^<>]* ) >
      | \{ (?P<capture> [^{}]* ) \}
      | (?P<word> [^\W_](?:[\w'’-]*\w)? '? )
      | (?P<open> [(\[] )
      | (?P<close> [)\]] )
      | (?P<bar> \| )
      | (?P<edge> [\^$] )
      | (?P<mark> !! | \?\? | [,;:!?…—–.] )
      )
    """,
    re.VERBOSE,
)
_NAME = re.compile(r"[a-z][a-z0-9_-]*")
_MARKS = {"–": "—"}


def parse_pattern(text: str, vocabulary: Mapping[str, tuple[Path, ...]]) -> tuple[Path, ...]:
    """The paths that a pattern stands for: all its phrases, for people and for checks.

    Args and errors are those of `read_pattern`.
    """
    return tuple(expand(read_pattern(text, vocabulary)))


def read_pattern(text: str, vocabulary: Mapping[str, tuple[Path, ...]]) -> Tree:
    """What a pattern stands for, as a tree.

    Args:
        text: the pattern as written.
        vocabulary: the paths of each list that `<name>` may refer to.

    Raises:
        PatternError: the pattern cannot be read, is empty, or is too broad.
    """
    tree = _Parser(text, vocabulary).alternatives("")
    _check(tree)
    return tree


def _check(tree: Tree) -> None:
    if has_path_of(tree, (Edge, Gap)):
        raise PatternError("finds nothing in particular", 0, "a pattern needs at least one word or mark")
    if has_path_of(tree, (Edge, Gap, AnyWord, Capture)):
        raise PatternError("would find every sentence", 0, "add a word that makes the difference")
    if longest(tree) > MAX_STEPS:
        raise _too_long()
    if most_open(tree) > MAX_OPEN_STEPS:
        raise PatternError(f"has more than {MAX_OPEN_STEPS} gaps and captures", 0, "split it into two patterns")
    starts = ends(tree)
    if any(isinstance(step, Gap) for step in starts | ends(tree, last=True)):
        raise PatternError("starts or ends with a gap", 0, "a gap stands between words; leave it out at the ends")
    if any(isinstance(step, AnyWord | Capture) for step in starts):
        raise PatternError("starts with any word", 0, "start with a word that makes the difference, or with ^")
    if not edges_are_outside(tree):
        raise PatternError("has a sentence edge in its middle", 0, "^ comes first, $ comes last")


def _too_long() -> PatternError:
    return PatternError(f"is longer than {MAX_STEPS} words", 0, "find the few words that carry the offence")


class _Parser:
    """Recursive descent over one pattern."""

    def __init__(self, text: str, vocabulary: Mapping[str, tuple[Path, ...]]) -> None:
        self.text = text
        self.vocabulary = vocabulary
        self.position = 0
        self.depth = 0

    def alternatives(self, closing: str) -> Tree:
        """What stands up to the end of the text, or to the bracket `closing`."""
        opened = self.position
        done: list[Tree] = []
        items: list[Tree] = []
        ways = 1
        while True:
            match = _ITEM.match(self.text, self.position)
            if match is None:
                self._must_be_at_end(closing, opened)
                break
            self.position = match.end()
            kind = str(match.lastgroup)
            if kind == "close":
                if match[kind] != closing:
                    raise PatternError(f"closes a bracket that is not open: {match[kind]}", match.start(kind))
                break
            if kind == "bar":
                if not closing:
                    raise PatternError("has a | outside brackets", match.start(kind), "write (this|that)")
                done.append(self._whole(items, match.start(kind)))
                items, ways = [], 1
                continue
            more = self._items(kind, match)
            ways *= count(Sequence(tuple(more)))
            items += more
            self._bound(items, ways, match.start(kind))
        done.append(self._whole(items, opened))
        return choice(done) if closing else done[0]

    def _must_be_at_end(self, closing: str, opened: int) -> None:
        rest = self.text[self.position :].strip()
        if rest:
            raise PatternError(
                f"has a character with no meaning here: {rest[0]}", self.text.index(rest[0], self.position)
            )
        if closing:
            raise PatternError(f"never closes its {'(' if closing == ')' else '['}", max(opened - 1, 0))

    def _whole(self, items: list[Tree], offset: int) -> Tree:
        if not items:
            raise PatternError("is empty here", offset, "for something optional write [this]")
        return sequence(items)

    def _bound(self, items: list[Tree], ways: int, offset: int) -> None:
        if ways > MAX_PATHS:
            raise PatternError(
                f"stands for more than {MAX_PATHS:,} phrases", offset, "split it, or use fewer optional parts"
            )
        if len(items) > MAX_STEPS:
            raise _too_long()

    def _items(self, kind: str, match: re.Match[str]) -> list[Tree]:
        value, offset = match[kind], match.start(kind)
        if kind == "word":
            return list(literal(value))
        if kind == "open":
            return [self._brackets(value, offset)]
        if kind == "forms":
            return [Words(_all_forms(value, offset))]
        if kind == "list":
            return [self._list(value, offset)]
        if kind == "capture":
            return [Capture(_name(value, offset))]
        single: dict[str, Step] = {"gap": Gap(), "any": AnyWord(), "edge": Edge(value)}
        return [single.get(kind, _MARKS.get(value, value))]

    def _brackets(self, opening: str, offset: int) -> Tree:
        if self.depth == MAX_BRACKETS:
            raise PatternError(f"has brackets more than {MAX_BRACKETS} deep", offset, "split it into patterns")
        self.depth += 1
        inside = self.alternatives(")" if opening == "(" else "]")
        self.depth -= 1
        if opening == "(":
            return inside
        options = inside.options if isinstance(inside, Choice) else (inside,)
        return Choice((*options, Sequence(())))

    def _list(self, name: str, offset: int) -> Tree:
        _name(name, offset)
        try:
            return choice([sequence(list(path)) for path in self.vocabulary[name]])
        except KeyError:
            from difflib import get_close_matches

            close = get_close_matches(name, self.vocabulary, n=1)
            hint = f"did you mean <{close[0]}>?" if close else "vocabulary.yml holds the lists"
            raise PatternError(f"uses the list <{name}>, which does not exist", offset - 1, hint) from None


@lru_cache(maxsize=16_384)
def literal(written: str) -> Path:
    """The steps of a word as written in a pattern: contractions and hyphens taken apart, as in a draft."""
    return tuple(piece.keys[0] for part in written.split("-") if part for piece in fold_word(part))


def _all_forms(word: str, offset: int) -> frozenset[str]:
    steps = literal(word)
    if len(steps) != 1:
        raise PatternError(f"asks for the forms of {word}, which is more than one word", offset)
    return frozenset(step for form in word_forms(str(steps[0])) for step in literal(form) if isinstance(step, str))


def _name(name: str, offset: int) -> str:
    if not _NAME.fullmatch(name):
        raise PatternError(f"has a name that is not one: {name!r}", offset, "lower-case letters, digits and dashes")
    return name


def merge_paths(paths: list[Path]) -> tuple[Path, ...]:
    """The paths of a list's entries, single words together in one step."""
    return tuple(expand(choice([sequence(list(path)) for path in paths])))
