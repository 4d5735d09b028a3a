"""Reading sentences with the model, each only once while it is remembered."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

from tactful.ear.model import EarUnavailableError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tactful.ear.model import Model
    from tactful.ear.wordpieces import Pieces

MOST_REMEMBERED = 4_096
"""Sentences whose answers are kept, so that writing one costs one."""
_AT_ONCE = 64  # sentences between two looks at the clock
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
    """A model with a memory, of answers and not of sentences. Safe to share between threads."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self._memory: OrderedDict[bytes, Heard] = OrderedDict()
        self._lock = threading.Lock()

    def hear(self, sentences: Sequence[tuple[str, str]], *, seconds: float | None = None) -> list[Heard]:
        """What the ear holds of sentences.

        Args:
            sentences: each with the one before it, or an empty string.
            seconds: how long it may take; None for as long as it takes.

        Raises:
            EarUnavailableError: it took longer. What was heard by then is remembered.
        """
        until = None if seconds is None else time.monotonic() + seconds
        keys = [_key(*sentence) for sentence in sentences]
        with self._lock:
            known = {key: self._memory[key] for key in keys if key in self._memory}
        new = [pair for pair in dict(zip(keys, sentences, strict=True)).items() if pair[0] not in known]
        for first in range(0, len(new), _AT_ONCE):
            if until is not None and time.monotonic() > until:
                raise EarUnavailableError("this draft is too long for the ear; reading by rules alone")
            fresh = self._read(new[first : first + _AT_ONCE])
            known |= fresh
            self._remember(fresh)
        self._remember({key: known[key] for key in keys})
        return [known[key] for key in keys]

    def _read(self, sentences: Sequence[tuple[bytes, tuple[str, str]]]) -> dict[bytes, Heard]:
        cut = [self.model.wordpieces.cut(sentence, before) for _, (sentence, before) in sentences]
        found: dict[bytes, Heard] = {}
        for (key, (sentence, _)), pieces, answer in zip(sentences, cut, self.model.answers(cut), strict=True):
            start, end = marked_words(sentence, pieces, answer.words)
            found[key] = Heard(answer.offence, answer.category, start, end)
        return found

    def _remember(self, heard: dict[bytes, Heard]) -> None:
        with self._lock:
            for key, answer in heard.items():
                self._memory[key] = answer
                self._memory.move_to_end(key)
            while len(self._memory) > MOST_REMEMBERED:
                self._memory.popitem(last=False)


def _key(sentence: str, before: str) -> bytes:
    """What stands for a sentence in the memory, from which nobody reads it."""
    length = len(sentence).to_bytes(4, "big")
    return blake2b(length + f"{sentence}{before}".encode("utf-8", "surrogatepass"), digest_size=16).digest()


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
