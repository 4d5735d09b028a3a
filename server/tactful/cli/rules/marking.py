"""Marking words in a sentence by typing them, or by their numbers."""

from __future__ import annotations

import re
from typing import NamedTuple

from tactful.rulebook.rule import Example

_WORD = re.compile(r"[^\s]+")
_CORE = re.compile(r"\w.*\w|\w")
_NUMBERS = re.compile(r"(\d+)(?:\s*(?:-|–|to)\s*(\d+))?")


class Marked(NamedTuple):
    """What came of marking.

    Attributes:
        example: the sentence with its marked words, or None where they are not in it.
        problem: why not.
        numbered: the sentence with a number before each word.
    """

    example: Example | None
    problem: str
    numbered: str


def marked_by(typed: str, sentence: str) -> Marked:
    """Mark the words of a sentence that somebody typed, or whose numbers (from 1) they typed: `3`, or `2-5`.

    Case, spaces and the kind of apostrophe do not matter; marks around the words are left out.
    """
    words = [match.span() for match in _WORD.finditer(sentence)]
    numbered = "  ".join(f"{number} {sentence[start:end]}" for number, (start, end) in enumerate(words, 1))
    span = _by_number(typed.strip(), words) or _by_words(typed.strip(), sentence)
    if span is None:
        return Marked(None, "Those words are not in the sentence. Type them as they stand there.", numbered)
    core = _CORE.search(sentence[slice(*span)])
    if core is None:
        return Marked(None, "There is no word among those.", numbered)
    start = span[0] + core.start()
    return Marked(Example(sentence, start, start + len(core[0]), None), "", numbered)


def _by_number(typed: str, words: list[tuple[int, int]]) -> tuple[int, int] | None:
    match = _NUMBERS.fullmatch(typed)
    if match is None:
        return None
    first, last = int(match[1]), int(match[2] or match[1])
    if not 1 <= first <= last <= len(words):
        return None
    return words[first - 1][0], words[last - 1][1]


def _by_words(typed: str, sentence: str) -> tuple[int, int] | None:
    pieces = [re.escape(piece) for piece in re.split(r"\s+", typed) if piece]
    if not pieces:
        return None
    pattern = r"\s+".join(re.sub(r"['’‘]", "['’‘]", piece) for piece in pieces)
    match = re.search(rf"(?<!\w){pattern}(?!\w)", sentence, re.IGNORECASE) or re.search(
        pattern, sentence, re.IGNORECASE
    )
    return match.span() if match else None
