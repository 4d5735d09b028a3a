"""How a sentence sounds: like an answer that takes in news, or business as usual; like news, or anything else.

Which words say so was counted over pairs of a customer's message and an answer; `bench/tone.py` did it. No word is
enough by itself. What it takes is many small ones: "that", "what a", "let us", "no", a question; against "please",
"on Monday", "your". In news: "our", "has been", "since", "now", "instead"; against "could you", "thanks for", "?".
"""

from __future__ import annotations

import math
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from tactful.lint.tone_words import NEWS_WORDS, TONE_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

LEANS = 3
"""From here on a draft sounds as if it took the news in, so that a weak sign of it counts."""
SURE = 11
"""From here on its tone is enough. About one in twenty answers that pass over the news sounds like that."""
DEAF = -6
"""Below it a draft carries on with business, whatever turn of phrase may say otherwise."""
NEWS = 7.4
"""From here on a sentence sounds like news: half of those that tell some do, and one in a hundred of the others."""

_START = "^"
_NUMBER = "#"


def tone(sentences: Iterable[frozenset[str]]) -> int:
    """How much a draft sounds like one that takes in news; below zero, it sounds like business as usual.

    Args:
        sentences: the signs in its sentences, without those about something else that the customer wrote.
    """
    weights = _weights()
    return sum(weights.get(sign, 0) for sign in frozenset[str]().union(*sentences))


def news(keys: Sequence[str]) -> float:
    """How much some words of a customer's sound like news, whatever their number, given the keys of their tokens."""
    weights = _news_weights()
    return strength([weights[sign] for sign in signs(keys) if sign in weights])


def strength(points: Sequence[int]) -> float:
    """What several signs say together; many say less each than few."""
    return sum(points) / math.sqrt(len(points) or 1)


def signs(keys: Sequence[str]) -> frozenset[str]:
    """The words of a sentence and its pairs of neighbours, numbers all alike, given the keys of its tokens."""
    words = [_START, *(_NUMBER if any(map(str.isdigit, key)) else key for key in keys)]
    return frozenset(words) | frozenset(f"{word} {behind}" for word, behind in pairwise(words))


@lru_cache(maxsize=1)
def _weights() -> dict[str, int]:
    return _by_sign(TONE_WORDS)


@lru_cache(maxsize=1)
def _news_weights() -> dict[str, int]:
    return _by_sign(NEWS_WORDS)


def _by_sign(listed: Mapping[int, str]) -> dict[str, int]:
    return {sign: weight for weight, group in listed.items() for sign in group.split("|")}
