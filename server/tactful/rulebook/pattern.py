"""The pattern language: what a rule's author writes, read into a tree of steps.

Each step takes one token (a word or a mark), a run of words, or only looks.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from tactful.rulebook.pattern_mistakes import PatternError, hidden_mistake, not_open, unclosed, usual_mistake
from tactful.rulebook.phrase_shape import AHEAD, ANY, CAPTURE, END, GAP
from tactful.rulebook.phrase_steps import Affix, Again, Ahead, AnyWord, Capture, Edge, Gap, Name, Number, Words
from tactful.rulebook.phrase_tree import Choice, Sequence, choice, expand, sequence, shape_of
from tactful.rulebook.word_forms import word_forms
from tactful.text.fold import fold_word, spell

if TYPE_CHECKING:
    from tactful.rulebook.phrase_steps import Path, Step
    from tactful.rulebook.phrase_tree import Lists, Tree

__all__ = ("MAX_STEPS", "NAME", "PatternError", "literal", "parse_pattern", "read_pattern")

MAX_PATHS = 100_000
"""A pattern that stands for more phrases than this says nothing in particular."""
MAX_LEAVES = 10_000
"""Words and marks that one pattern is written with, those of its lists included: what it costs to compile."""
MAX_STEPS = 40
"""A longer path is no phrase."""
MAX_OPEN_STEPS = 3
"""At most so many gaps and captures in one path: each multiplies the ways to walk it."""
MAX_BRACKETS = 20
"""Brackets inside one another."""


_ITEM = re.compile(
    r"""
      \s* (?:
        (?P<plain> [(\[] [a-z|\ ]* [a-z] [)\]] )           # the bracket that most are: nothing but words
      | (?P<gap> \.\.\.? (?!\.) )
      | (?P<any> _ (?!\w) )
      | ~ (?P<forms> [^\W_][\w'’-]* )
      | < (?P<list> [^<>]* ) >
      | \{ (?P<capture> [^{}]* ) \}
      | (?P<affix> (?=\*?[^\W\d_]) [^\W\d_]*\*[^\W\d_]* (?![\w*'’-]) )
      | (?P<word> [^\W_](?:[\w'’-]*\w)? '? )
      | (?P<open> [(\[] )
      | (?P<close> [)\]] )
      | (?P<bar> \| )
      | (?P<edge> [\^$] )
      | (?P<ahead> > )
      | (?P<mark> !! | \?\? | [,;:!?…—–.] | (?<!\S)--?(?!\S) )
      )
    """,
    re.VERBOSE,
)
NAME = re.compile(r"[a-z][a-z0-9_-]*")
"""How lists and captures may be called."""
_MARKS = {"–": "—", "-": "—", "--": "—"}
_SINGLE: dict[str, Step] = {"gap": Gap(), "any": AnyWord(), "ahead": Ahead()}
_CLOSING = {"(": ")", "[": "]"}
_WORD_CLASSES: dict[str, Tree] = {
    "Name": Name(),
    "Number": Choice((Number(), Sequence((Number(), Number())))),  # twenty, twenty two
}
"""`<Name>` and `<Number>` are no lists: they take words that are written so."""
LEAST_AFFIX = 2
"""Letters of a `*ending` or a `beginning*`; with fewer it would stand for half the language."""


def parse_pattern(text: str, vocabulary: Lists) -> tuple[Path, ...]:
    """The paths that a pattern stands for: all its phrases, for people and for checks.

    Args and errors are those of `read_pattern`.
    """
    return tuple(expand(read_pattern(text, vocabulary)))


def read_pattern(text: str, vocabulary: Lists) -> Tree:
    """What a pattern stands for, as a tree.

    Args:
        text: the pattern as written.
        vocabulary: the lists that `<name>` may refer to.

    Raises:
        PatternError: the pattern cannot be read, is empty, or is too broad.
    """
    return _read(text, vocabulary) if "<" in text else _read_alone(text)


@lru_cache(maxsize=8_192)
def _read_alone(text: str) -> Tree:
    """What a pattern without lists stands for; remembered, since a server reads most of them for every team."""
    return _read(text, {})


def _read(text: str, vocabulary: Lists) -> Tree:
    try:
        tree = _Parser(text, vocabulary).alternatives("")
        _check(tree)
    except PatternError as error:
        raise usual_mistake(text) or error from None
    mistake = hidden_mistake(text)
    if mistake is not None:
        raise mistake
    return tree


def _check(tree: Tree) -> None:
    shape = shape_of(tree)
    if shape.last & AHEAD:
        raise PatternError("has nothing behind its >", 0, "write what must follow, or leave the > out")
    if shape.blank:
        raise PatternError("finds nothing in particular", 0, "a pattern needs at least one word or mark")
    if shape.vague:
        raise PatternError("would find every sentence", 0, "add a word that makes the difference")
    if shape.longest > MAX_STEPS:
        raise _too_long()
    if shape.open > MAX_OPEN_STEPS:
        raise PatternError(f"has more than {MAX_OPEN_STEPS} gaps and captures", 0, "split it into two patterns")
    if (shape.first | shape.last) & GAP:
        raise PatternError("starts or ends with a gap", 0, "a gap stands between words; leave it out at the ends")
    if shape.first & (ANY | CAPTURE):
        raise PatternError("starts with any word", 0, "start with a word that makes the difference, or with ^")
    if shape.astray:
        raise PatternError("has a sentence edge in its middle", 0, "^ comes first, $ comes last")


def _too_long() -> PatternError:
    return PatternError(f"is longer than {MAX_STEPS} words", 0, "find the few words that carry the offence")


def _too_much(items: list[Tree], ways: int, offset: int) -> PatternError:
    if len(items) > MAX_STEPS:
        return _too_long()
    said = f"stands for more than {MAX_PATHS:,} phrases" if ways > MAX_PATHS else f"has more than {MAX_LEAVES:,} words"
    return PatternError(said, offset, "split it, or use fewer optional parts")


class _Parser:
    """Recursive descent over one pattern."""

    def __init__(self, text: str, vocabulary: Lists) -> None:
        self.text = text
        self.vocabulary = vocabulary
        self.position = 0
        self.depth = 0
        self.captured: set[str] = set()

    def alternatives(self, closing: str) -> Tree:
        """What stands up to the end of the text, or to the bracket `closing`."""
        opened = self.position
        done: list[Tree] = []
        items: list[Tree] = []
        ways = leaves = 1
        while True:
            match = _ITEM.match(self.text, self.position)
            if match is None:
                self._must_be_at_end(closing, opened)
                break
            self.position = match.end()
            kind = str(match.lastgroup)
            if kind == "close":
                if match[kind] != closing:
                    raise not_open(match[kind], match.start(kind), closing)
                break
            if kind == "bar":
                if not closing:
                    raise PatternError("has a | outside brackets", match.start(kind), "write (this|that)")
                done.append(self._whole(items, match.start(kind)))
                items, ways = [], 1
                continue
            if kind == "ahead":
                self._may_look_ahead(items, closing, match.start(kind))
            for item in self._items(kind, match):
                shape = shape_of(item)
                ways *= shape.paths
                leaves += shape.leaves
                items.append(item)
            if ways > MAX_PATHS or leaves > MAX_LEAVES or len(items) > MAX_STEPS:
                raise _too_much(items, ways, match.start(kind))
        done.append(self._whole(items, opened))
        return choice(done) if closing else done[0]

    def _must_be_at_end(self, closing: str, opened: int) -> None:
        rest = self.text[self.position :].strip()
        if rest:
            raise PatternError(
                f"has a character with no meaning here: {rest[0]}", self.text.index(rest[0], self.position)
            )
        if closing:
            raise unclosed("(" if closing == ")" else "[", max(opened - 1, 0))

    def _whole(self, items: list[Tree], offset: int) -> Tree:
        if not items:
            raise PatternError("is empty here", offset, "for something optional write [this]")
        return sequence(items)

    def _may_look_ahead(self, items: list[Tree], closing: str, offset: int) -> None:
        before = shape_of(Sequence(tuple(items)))
        if closing:
            raise PatternError("has a > in brackets", offset, "write it outside: you said > (that|so)")
        if before.vague or before.kinds & (AHEAD | END):
            raise PatternError("has a > in the wrong place", offset, "one, behind the words that are flagged")
        if before.last & GAP:
            raise PatternError("has a gap before its >", offset, "put the gap behind it")

    def _items(self, kind: str, match: re.Match[str]) -> tuple[Tree, ...]:
        value, offset = match[kind], match.start(kind)
        match kind:
            case "word":
                return literal(value)
            case "plain":
                item = self._plain(value, offset)
            case "open":
                item = self._brackets(value, offset)
            case "forms":
                item = Words(_all_forms(value, offset))
            case "list":
                item = _WORD_CLASSES.get(value) or self._list(value, offset)
            case "capture":
                item = self._capture(value, offset)
            case "affix":
                item = _affix(value, offset)
            case "edge":
                item = Edge(value)
            case _:
                item = _SINGLE.get(kind, _MARKS.get(value, value))
        return (item,)

    def _plain(self, value: str, offset: int) -> Tree:
        if value[-1] != _CLOSING[value[0]]:
            raise not_open(value[-1], offset + len(value) - 1, _CLOSING[value[0]])
        inside = _plain_choice(value[1:-1])
        if inside is None:
            raise PatternError("is empty here", offset + 1, "for something optional write [this]")
        return inside if value[0] == "(" else _optional(inside)

    def _brackets(self, opening: str, offset: int) -> Tree:
        if self.depth == MAX_BRACKETS:
            raise PatternError(f"has brackets more than {MAX_BRACKETS} deep", offset, "split it into patterns")
        self.depth += 1
        inside = self.alternatives(")" if opening == "(" else "]")
        self.depth -= 1
        return inside if opening == "(" else _optional(inside)

    def _list(self, name: str, offset: int) -> Tree:
        tree = self.vocabulary.get(name)
        if tree is None:
            _name(name, offset, self._close_to(name.lower()))
            raise PatternError(f"uses the list <{name}>, which does not exist", offset - 1, self._close_to(name))
        if not shape_of(tree).paths:
            said = f"uses the list <{name}>, which has no entry that can be used"
            raise PatternError(said, offset - 1, "give it a line or two")
        return tree

    def _capture(self, written: str, offset: int) -> Tree:
        if not written.startswith("="):
            self.captured.add(_name(written, offset))
            return Capture(written)
        name = _name(written[1:], offset)
        if name not in self.captured:
            raise PatternError(f"says {{={name}}} before anything kept it", offset - 1, f"first comes {{{name}}}")
        return Again(name)

    def _close_to(self, name: str) -> str:
        from difflib import get_close_matches

        if name.title() in _WORD_CLASSES:
            return f"did you mean <{name.title()}>?"
        close = get_close_matches(name, self.vocabulary, n=1)
        return f"did you mean <{close[0]}>?" if close else "vocabulary.yml holds the lists"


@lru_cache(maxsize=16_384)
def literal(written: str) -> Path:
    """The steps of a word as written in a pattern: contractions and hyphens taken apart, as in a draft."""
    return tuple(piece.keys[0] for part in written.split("-") if part for piece in fold_word(part))


@lru_cache(maxsize=4_096)
def _plain_choice(words: str) -> Tree | None:
    """What stands in brackets that hold nothing but words, spaces and bars; None where an alternative is empty."""
    keys: set[str] = set()
    longer: list[Tree] = []
    for option in words.split("|"):
        one = option.isalpha()
        steps = literal(option) if one else tuple(step for word in option.split() for step in literal(word))
        if not steps:
            return None
        if len(steps) == 1:
            keys.add(str(steps[0]))
        else:
            longer.append(Sequence(steps))
    return choice([Words(frozenset(keys)), *longer] if keys else longer)


def _optional(inside: Tree) -> Tree:
    options = inside.options if isinstance(inside, Choice) else (inside,)
    return Choice((*options, Sequence(())))


def _affix(written: str, offset: int) -> Affix:
    start, _, end = written.lower().partition("*")
    if len(start) + len(end) < LEAST_AFFIX:
        raise PatternError(f"has {written}, which is half the language", offset, "two letters or more beside the *")
    return Affix(start, spell(f"{_STEM}{end}").removeprefix(_STEM) if end else "")


_STEM = "wwwww"  # stands for what comes before an ending, so that -ise and -ize find each other


def _all_forms(word: str, offset: int) -> frozenset[str]:
    steps = literal(word)
    if len(steps) != 1:
        raise PatternError(f"asks for the forms of {word}, which is more than one word", offset)
    return frozenset(step for form in word_forms(str(steps[0])) for step in literal(form) if isinstance(step, str))


def _name(name: str, offset: int, hint: str = "lower-case letters, digits and dashes") -> str:
    if not NAME.fullmatch(name):
        raise PatternError(f"has a name that is not one: {name!r}", offset, hint)
    return name
