"""Hits of `kind: measure` rules: what is counted, and where the count is too high or too low."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tactful.lint.capitals import capital_runs, capital_share, is_shouted
from tactful.lint.hit import Hit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tactful.rulebook.rule import Measure
    from tactful.text.tokens import Tokens

_PARAGRAPH_BREAK = re.compile(r"(?:\r\n?|\n)[ \t\u00a0]*(?:\r\n?|\n)")


class Counted(NamedTuple):
    """A count and the words that were counted, `start` to `end` in code points."""

    number: float
    start: int
    end: int


def measure_hits(tokens: Tokens, capital: list[bool], rule: int, measure: Measure) -> list[Hit]:
    """Where the measure of rule number `rule` is above (or below) what the rule bears.

    Args:
        tokens: the author's words.
        capital: which of them are in capitals; see `words_in_capitals`.
        rule: the rule's number.
        measure: what it counts, and how much it bears.
    """
    return [
        Hit(rule, counted.start, counted.end, {}, starts_sentence=True, counted=counted.number)
        for counted in _COUNTERS[measure.name](tokens, capital)
        if (measure.above is not None and counted.number > measure.above)
        or (measure.below is not None and counted.number < measure.below)
    ]


def _sentence_words(tokens: Tokens, _: list[bool]) -> Iterator[Counted]:
    for sentence, span in zip(tokens.sentences, tokens.sentence_spans(), strict=True):
        yield Counted(tokens.word_count(*span), *sentence[1:])


def _paragraph_words(tokens: Tokens, _: list[bool]) -> Iterator[Counted]:
    """Words of each paragraph: sentences with no blank line between them."""
    first = start = end = 0
    for number, (index, sentence_start, sentence_end) in enumerate(tokens.sentences):
        if number and _PARAGRAPH_BREAK.search(tokens.text, end, sentence_start):
            yield Counted(tokens.word_count(first, index), start, end)
            first, start = index, sentence_start
        elif not number:
            first, start = index, sentence_start
        end = sentence_end
    if tokens.sentences:
        yield Counted(tokens.word_count(first, len(tokens.keys)), start, end)


def _reading_ease(tokens: Tokens, _: list[bool]) -> Iterator[Counted]:
    """Reading ease of the whole text. Under a hundred words it says little, so it says nothing."""
    if tokens.word_count() < 100:
        return
    from tactful.lint.readability import readability

    start, end = tokens.sentences[0][1], tokens.sentences[0][2]
    own = "\n\n".join(tokens.text[s:e] for _, s, e in tokens.sentences)
    yield Counted(readability(own).get("flesch_reading_ease", 100.0), start, end)


def _capital_words(tokens: Tokens, capital: list[bool]) -> Iterator[Counted]:
    """Runs of words in capitals that are said aloud."""
    for run in capital_runs(tokens, capital):
        if is_shouted(tokens, run):
            yield Counted(run.words, tokens.starts[run.first], tokens.ends[run.last - 1])


def _capital_share(tokens: Tokens, capital: list[bool]) -> Iterator[Counted]:
    """The share of words in capitals, in percent."""
    share, run = capital_share(tokens, capital)
    if share:
        yield Counted(round(share), tokens.starts[run.first], tokens.ends[run.last - 1])


_COUNTERS: dict[str, Callable[[Tokens, list[bool]], Iterator[Counted]]] = {
    "capital-words": _capital_words,
    "capital-share": _capital_share,
    "sentence-words": _sentence_words,
    "paragraph-words": _paragraph_words,
    "flesch-reading-ease": _reading_ease,
}
