"""Putting a rewrite in place of words so that the sentence stays one: capital, article, spaces, closing mark."""

from __future__ import annotations

import re
from typing import NamedTuple

_VOWEL_SOUND = re.compile(r"(?!uni|use|usual|one\b|once|eu)[aeiou]|hour|honest|hono", re.IGNORECASE)
_ARTICLE = re.compile(r"\b(an?)\s+$", re.IGNORECASE)
_LEADING_MARK = re.compile(r"[ \t]*[,;:—–-]?[ \t]*")
_KEEPS_CAPITAL = re.compile(r"(?:I\b|[A-Z][A-Z0-9])")


class Placed(NamedTuple):
    """Words that take the place of `start` to `end` (code points)."""

    text: str
    start: int
    end: int


def place(say: str, text: str, start: int, end: int, *, starts_sentence: bool) -> Placed:
    """Fit `say` into `text[start:end]`.

    Args:
        say: the words to put there; empty to drop what stands there.
        text: the whole text.
        start: where the replaced words start.
        end: where they end (exclusive).
        starts_sentence: whether the replaced words start their sentence.

    Returns:
        The words as they should stand, and the span they replace, which may be wider than asked for: an article
        that must change, a mark that would stand twice, a comma that a dropped word leaves behind.
    """
    if not say:
        return _drop(text, start, end, starts_sentence=starts_sentence)
    say = _with_case(say, starts_sentence=starts_sentence)
    start, article = _with_article(say, text, start)
    return Placed(article + say, start, _past_double_mark(say, text, end))


def _with_case(say: str, *, starts_sentence: bool) -> str:
    if starts_sentence:
        return say[0].upper() + say[1:]
    return say if _KEEPS_CAPITAL.match(say) else say[0].lower() + say[1:]


def _with_article(say: str, text: str, start: int) -> tuple[int, str]:
    """A wider start and the right article, when the words behind a or an change their sound."""
    before = _ARTICLE.search(text, max(0, start - 8), start)
    if before is None:
        return start, ""
    right = "an" if _VOWEL_SOUND.match(say) else "a"
    if before[1].lower() == right:
        return start, ""
    article = right.capitalize() if before[1][0].isupper() else right
    return before.start(), article + text[before.end(1) : start]


def _past_double_mark(say: str, text: str, end: int) -> int:
    """The end, moved past a closing mark that `say` brings itself."""
    if say[-1] in ".?!" and end < len(text):
        while text[end : end + 1] and text[end] in ".?!,;":
            end += 1
    return end


def _drop(text: str, start: int, end: int, *, starts_sentence: bool) -> Placed:
    """Take words out together with the comma and the space that they leave behind."""
    if starts_sentence:
        end = _LEADING_MARK.match(text, end).end()  # type: ignore[union-attr]  # matches the empty string
        following = text[end : end + 1]
        return Placed(following.upper(), start, end + 1) if following.islower() else Placed("", start, end)
    before = start
    while before > 0 and text[before - 1] in " \t\u00a0":
        before -= 1
    spaced = before < start
    if text[end : end + 1] == "," and before > 0 and text[before - 1] == ",":
        return Placed("", before - 1, end + 1)
    if text[end : end + 1] in {"", ".", "!", "?", ",", ";", ":", ")", "\n", "\r"}:
        if text[before - 1 : before] == "," and text[end : end + 1] != ",":
            before -= 1
        return Placed("", before, end)
    if text[end : end + 1] in {" ", "\u00a0"} and spaced:
        return Placed("", before, end)
    return Placed("", start, end)
