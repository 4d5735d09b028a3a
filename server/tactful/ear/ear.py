"""Reading sentences with the model, each only once while it is remembered."""

from __future__ import annotations

import threading
from collections import OrderedDict
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tactful.ear.model import Model
    from tactful.ear.wordpieces import Pieces

MOST_REMEMBERED = 4_096
"""Sentences whose answers are kept, so that writing one costs one."""
_LIKELY = 0.5
_BRIDGE = 2  # wordpieces in the middle of offending words that may be innocent


class Heard(NamedTuple):
    """What the ear holds of one sentence.

    Attributes:
        chance: how likely it offends, from 0 to 1, calibrated on writers the model never saw.
        category: in which way, should it.
        start: where the words begin that do, in code points of the sentence.
        end: where they end (exclusive).
    """

    chance: float
    category: str
    start: int
    end: int


class Ear:
    """A model with a memory. Safe to share between threads."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self._memory: OrderedDict[tuple[str, str], Heard] = OrderedDict()
        self._lock = threading.Lock()

    def hear(self, sentences: Sequence[tuple[str, str]]) -> list[Heard]:
        """What the ear holds of sentences, each given with the one before it (or an empty string)."""
        with self._lock:
            known = {key: self._memory[key] for key in sentences if key in self._memory}
        new = [key for key in dict.fromkeys(sentences) if key not in known]
        cut = [self.model.wordpieces.cut(sentence, before) for sentence, before in new]
        for key, pieces, answer in zip(new, cut, self.model.answers(cut) if cut else [], strict=True):
            start, end = marked_words(key[0], pieces, answer.words)
            known[key] = Heard(answer.offence, answer.category, start, end)
        with self._lock:
            for key in sentences:
                self._memory[key] = known[key]
                self._memory.move_to_end(key)
            while len(self._memory) > MOST_REMEMBERED:
                self._memory.popitem(last=False)
        return [known[key] for key in sentences]


def marked_words(sentence: str, pieces: Pieces, chances: Sequence[float]) -> tuple[int, int]:
    """Start and end of the words that offend: the run of likely wordpieces that weighs most, in whole words.

    Args:
        sentence: the sentence.
        pieces: its wordpieces.
        chances: how likely each of them is among the words.
    """
    best, weight, run = (0, len(sentence.rstrip(" .!?…"))), 0.0, list[int]()
    for index, chance in [*enumerate(chances), (len(chances) + _BRIDGE + 1, 1.0)]:
        if chance < _LIKELY:
            continue
        if run and index - run[-1] > _BRIDGE:
            heard = sum(chances[piece] for piece in run)
            if heard > weight:
                best, weight = (pieces.places[run[0]][0], pieces.places[run[-1]][1]), heard
            run = []
        run.append(index)
    return _whole_words(sentence, *best)


def _whole_words(sentence: str, start: int, end: int) -> tuple[int, int]:
    while start > 0 and _inside_word(sentence, start):
        start -= 1
    while end < len(sentence) and _inside_word(sentence, end):
        end += 1
    while end > start and not sentence[end - 1].isalnum():
        end -= 1
    while start < end and not sentence[start].isalnum():
        start += 1
    return start, end


def _inside_word(sentence: str, at: int) -> bool:
    """Whether a word goes on from the character before `at` to the one there; "don't" is one word."""
    before, behind = sentence[at - 1], sentence[at]
    joined = "'’-"
    return (before.isalnum() or before in joined) and (behind.isalnum() or behind in joined)
