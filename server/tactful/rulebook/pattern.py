"""The pattern language: what a rule's author writes, read into the paths that the matcher walks.

A pattern stands for a set of paths; a path is a sequence of steps, each of which takes one token (a word or a
mark), a run of words, or only looks. Single-word alternatives stay together as one step, so a pattern with
three of them is still one path.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

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


class Words(NamedTuple):
    """Takes one word that is among `keys`."""

    keys: frozenset[str]


class AnyWord(NamedTuple):
    """Takes one word, whichever it is (`_`)."""


class Gap(NamedTuple):
    """Takes up to three words of the same clause (`..`)."""


class Capture(NamedTuple):
    """Takes one to eight words and keeps them for the rewrite (`{topic}`)."""

    name: str


class Edge(NamedTuple):
    """Takes nothing: the sentence starts (`^`) or ends (`$`) here."""

    mark: str


Step = str | Words | AnyWord | Gap | Capture | Edge
"""A plain string takes the one token with that key."""
Path = tuple[Step, ...]


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
    """The paths that a pattern stands for.

    Args:
        text: the pattern as written.
        vocabulary: the paths of each list that `<name>` may refer to.

    Raises:
        PatternError: the pattern cannot be read, is empty, or is too broad.
    """
    parser = _Parser(text, vocabulary)
    paths = parser.sequences("")
    for path in paths:
        _check(path)
    return tuple(dict.fromkeys(paths))


def _check(path: Path) -> None:
    if all(isinstance(step, Edge | Gap) for step in path):
        raise PatternError("finds nothing in particular", 0, "a pattern needs at least one word or mark")
    if all(isinstance(step, Edge | Gap | AnyWord | Capture) for step in path):
        raise PatternError("would find every sentence", 0, "add a word that makes the difference")
    if len(path) > MAX_STEPS:
        raise _too_long()
    if sum(isinstance(step, Gap | Capture) for step in path) > MAX_OPEN_STEPS:
        raise PatternError(f"has more than {MAX_OPEN_STEPS} gaps and captures", 0, "split it into two patterns")
    if isinstance(path[0], Gap) or isinstance(path[-1], Gap):
        raise PatternError("starts or ends with a gap", 0, "a gap stands between words; leave it out at the ends")
    if isinstance(path[0], AnyWord | Capture):
        raise PatternError("starts with any word", 0, "start with a word that makes the difference, or with ^")
    if Edge("^") in path[1:] or Edge("$") in path[:-1]:
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

    def sequences(self, closing: str) -> list[Path]:
        """The paths up to the end of the text, or to the bracket `closing`, alternatives included."""
        opened = self.position
        done: list[Path] = []
        paths: list[Path] = [()]
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
                done += self._not_empty(paths, match.start(kind))
                paths = [()]
                continue
            paths = self._product(paths, self._item(kind, match), match.start(kind))
        done += self._not_empty(paths, opened)
        return _merge_words(done) if closing else done

    def _must_be_at_end(self, closing: str, opened: int) -> None:
        rest = self.text[self.position :].strip()
        if rest:
            raise PatternError(
                f"has a character with no meaning here: {rest[0]}", self.text.index(rest[0], self.position)
            )
        if closing:
            raise PatternError(f"never closes its {'(' if closing == ')' else '['}", max(opened - 1, 0))

    def _not_empty(self, paths: list[Path], offset: int) -> list[Path]:
        if paths == [()]:
            raise PatternError("is empty here", offset, "for something optional write [this]")
        return paths

    def _product(self, paths: list[Path], more: list[Path], offset: int) -> list[Path]:
        if len(paths) * len(more) > MAX_PATHS:
            raise PatternError(
                f"stands for more than {MAX_PATHS:,} phrases", offset, "split it, or use fewer optional parts"
            )
        if len(paths[0]) > MAX_STEPS:  # each step makes every path anew, so this cannot wait until the end
            raise _too_long()
        return [path + extra for path in paths for extra in more]

    def _item(self, kind: str, match: re.Match[str]) -> list[Path]:
        value, offset = match[kind], match.start(kind)
        if kind == "word":
            return [literal(value)]
        if kind == "open":
            if self.depth == MAX_BRACKETS:
                raise PatternError(f"has brackets more than {MAX_BRACKETS} deep", offset, "split it into patterns")
            self.depth += 1
            inside = self.sequences(")" if value == "(" else "]")
            self.depth -= 1
            return inside if value == "(" else [*inside, ()]
        if kind == "forms":
            return [(Words(_all_forms(value, offset)),)]
        if kind == "list":
            return self._list(value, offset)
        if kind == "capture":
            return [(Capture(_name(value, offset)),)]
        single: dict[str, Step] = {"gap": Gap(), "any": AnyWord(), "edge": Edge(value)}
        return [(single.get(kind, _MARKS.get(value, value)),)]

    def _list(self, name: str, offset: int) -> list[Path]:
        _name(name, offset)
        try:
            return list(self.vocabulary[name])
        except KeyError:
            from difflib import get_close_matches

            close = get_close_matches(name, self.vocabulary, n=1)
            hint = f"did you mean <{close[0]}>?" if close else "vocabulary.yml holds the lists"
            raise PatternError(f"uses the list <{name}>, which does not exist", offset - 1, hint) from None


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


def _merge_words(paths: list[Path]) -> list[Path]:
    """Put the paths that are one word each together into one step."""
    keys: set[str] = set()
    others: list[Path] = []
    for path in paths:
        if len(path) == 1 and isinstance(path[0], Words):
            keys |= path[0].keys
        elif len(path) == 1 and isinstance(path[0], str) and path[0][0].isalnum():
            keys.add(path[0])
        else:
            others.append(path)
    if not keys:
        return others
    one = next(iter(keys)) if len(keys) == 1 else Words(frozenset(keys))
    return [(one,), *others]


def merge_paths(paths: list[Path]) -> tuple[Path, ...]:
    """The paths of a list's entries, single words together in one step."""
    return tuple(dict.fromkeys(_merge_words(paths)))
