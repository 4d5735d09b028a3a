"""Sentences as the model reads them: wordpieces, with the way back to code points."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tactful.text.fold import APOSTROPHES, IGNORED

if TYPE_CHECKING:
    from pathlib import Path

    from tokenizers import Tokenizer

LONGEST = 96
"""Wordpieces of a sentence that are read; nearly all have fewer than fifty."""
LONGEST_BEFORE = 28
"""Wordpieces of the sentence before that are read, from its end."""

# One character for one, so that places stay.
_PLAIN = (
    {ord(mark): "'" for mark in APOSTROPHES}
    | {ord(mark): '"' for mark in "“”«»„"}
    | {ord(mark): "-" for mark in "–—‐‑"}
    | {ord(mark): " " for mark in "\u00a0\u202f\u2009\r\n\t" + IGNORED}
)


class Pieces(NamedTuple):
    """A sentence and the one before it as wordpieces: `[CLS] sentence [SEP]`, or `[CLS] sentence [SEP] before [SEP]`.

    Attributes:
        ids: the numbers of the wordpieces.
        own: how many of them are the sentence with its two brackets; what follows is the sentence before.
        places: start and end of each wordpiece of the sentence, brackets left out, in code points of the sentence.
    """

    ids: tuple[int, ...]
    own: int
    places: tuple[tuple[int, int], ...]


class Wordpieces:
    """Cuts sentences into wordpieces with one vocabulary."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        self._begin, self._end = (_number_of(tokenizer, piece) for piece in ("[CLS]", "[SEP]"))

    @classmethod
    def of(cls, path: Path) -> Wordpieces:
        """Those of a `tokenizer.json`."""
        from tokenizers import Tokenizer

        return cls(Tokenizer.from_file(str(path)))

    def cut(self, sentence: str, before: str = "") -> Pieces:
        """A sentence, and the end of the one before it, as wordpieces."""
        own = self._tokenizer.encode(plain(sentence), add_special_tokens=False)
        ids = [self._begin, *own.ids[:LONGEST], self._end]
        held = len(ids)
        if before:
            earlier = self._tokenizer.encode(plain(before[-6 * LONGEST_BEFORE :]), add_special_tokens=False)
            ids += [*earlier.ids[-LONGEST_BEFORE:], self._end]
        return Pieces(tuple(ids), held, tuple(own.offsets[:LONGEST]))


def _number_of(tokenizer: Tokenizer, piece: str) -> int:
    number = tokenizer.token_to_id(piece)
    if number is None:
        raise ValueError(f"a vocabulary without {piece}")
    return number


def plain(text: str) -> str:
    """The text with straight quotation marks and single spaces for the curly and the invisible, as many code points."""
    return text.translate(_PLAIN)
