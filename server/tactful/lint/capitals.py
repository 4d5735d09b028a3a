"""Words in capitals: which of them raise the voice, and which are headings, labels, notices or a habit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tactful.text.tokens import Tokens

_HABIT = 0.75  # a writer of more capitals than this always writes so, or forwards a notice
_LEAST_SHARED = 3  # words in capitals of which it makes sense to take a share
_NOTICE = 14  # nobody shouts for longer; a longer run is small print or a notice

# Somebody is spoken to. A run without one of these is a name, a heading or a row of abbreviations.
_SAID_ALOUD = frozenset(
    "i you your we our me my not never nothing already again twice still stop please must cannot why now read is are "
    "was were do did does have has had been will should send pay check look listen wait reply call told said asked "
    "last once immediately today always only every wrong fault".split()
)
# Good cheer may be loud.
_CHEERS = frozenset(
    "thank thanks congratulations congrats happy merry welcome see enjoy hooray yay birthday free sale note rsvp "
    "reminder questions invited join".split()
)
_DENIALS = frozenset(("not", "never", "cannot", "nothing", "nobody", "stop"))  # no cheer is good that says no
_CLOSING = frozenset((".", "!", "?", "…", "!!", "??", ","))


# A quick look, as most drafts have none; begins with a class, so that it skips quickly what is not in it.
_TWO_CAPITALS = re.compile(r"[A-ZÀ-ÖØ-Þ](?:[^\w\s]?[A-ZÀ-ÖØ-Þ]|(?<=\b[IA]) [A-Z])")


class Run(NamedTuple):
    """Words in capitals that follow each other.

    Attributes:
        first: index of the first token.
        last: index behind the last token.
        words: how many words they are.
    """

    first: int
    last: int
    words: int


def words_in_capitals(tokens: Tokens) -> list[bool]:
    """Whether each token is a word in capitals; an empty list where none is, as in most drafts."""
    if not _TWO_CAPITALS.search(tokens.text):
        return []
    return [
        key[0].isalpha() and (word := tokens.text[start:end]).isupper() and (len(word) > 1 or key in {"i", "a"})
        for key, start, end in zip(tokens.keys, tokens.starts, tokens.ends, strict=True)
    ]


def capital_runs(tokens: Tokens, capital: list[bool]) -> list[Run]:
    """The runs of words in capitals, as `words_in_capitals` knows them; none where nearly the whole text is."""
    if not capital or (len(tokens.keys) > 2 and sum(capital) > max(_HABIT * tokens.word_count(), 2)):
        return []
    return list(_runs(tokens, capital))


def capital_share(tokens: Tokens, capital: list[bool]) -> tuple[float, Run]:
    """How many of a text's words are in capitals, in percent, and the run from the first of them to the last.

    It is 0 where the capitals say nothing to anybody: names, abbreviations, good cheer.
    """
    found = [index for index, loud in enumerate(capital) if loud]
    said = {tokens.keys[index] for index in found}
    if len(found) < _LEAST_SHARED or not said & _SAID_ALOUD or said & _CHEERS:
        return 0, Run(0, 0, 0)
    words = sum(key[0].isalpha() for key in tokens.keys)
    return 100 * len(found) / words, Run(found[0], found[-1] + 1, len(found))


def _runs(tokens: Tokens, capital: list[bool]) -> Iterator[Run]:
    keys, index = tokens.keys, 0
    while index < len(keys):
        first = index
        while index < len(keys) and (capital[index] or (index > first and keys[index] in {"'", "s"})):
            index += 1
        if index > first:
            yield Run(first, index, tokens.word_count(first, index))
        index += 1


def is_shouted(tokens: Tokens, run: Run) -> bool:
    """Whether a run of some words is a raised voice: neither heading nor label nor small print nor good cheer."""
    keys = set(tokens.keys[run.first : run.last])
    cheerful = keys & _CHEERS and not keys & _DENIALS
    return bool(keys & _SAID_ALOUD) and not cheerful and run.words <= _NOTICE and not is_label(tokens, run)


def is_label(tokens: Tokens, run: Run) -> bool:
    """Whether a run stands before a colon, or is more than one word and all that there is on its line."""
    text, start, end = tokens.text, tokens.starts[run.first], tokens.ends[run.last - 1]
    after = tokens.keys[run.last] if run.last < len(tokens.keys) else ""
    if after == ":":
        return True
    if run.words < 2 or after in _CLOSING:
        return False
    before = text[text.rfind("\n", 0, start) + 1 : start]
    behind = text[end : text.find("\n", end) if "\n" in text[end:] else len(text)]
    return not any(character.isalpha() for character in before + behind)
