"""A model whose answers stand in the sentences themselves: `drip` offends at 0.93, and so on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import Whitespace

from tactful.ear.model import Answer, Dial
from tactful.ear.wordpieces import Wordpieces

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tactful.ear.wordpieces import Pieces

CHANCES = {"drip": 0.93, "sherlock": 0.99, "hm": 0.85, "perhaps": 0.3}
"""How likely a sentence offends that has this word; the likeliest counts."""
CATEGORIES = {"drip": "dismissal", "sherlock": "hostility", "hm": "condescension", "perhaps": "blame"}
_WORDS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", *CHANCES, "again"]


class StandIn:
    """Stands in for `tactful.ear.model.Model`; it holds nothing back unless `harmless` is raised.

    After a sentence with `again`, every sentence offends at 0.9: that shows whether the one before is known.
    """

    version = "stand-in"
    harmless = 0.0
    dials = {"quiet": Dial(0.95, 0.98), "normal": Dial(0.9, 0.95), "keen": Dial(0.8, 0.9)}  # noqa: RUF012

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        tokenizer = Tokenizer(WordLevel({word: number for number, word in enumerate(_WORDS)}, unk_token="[UNK]"))
        tokenizer.pre_tokenizer = Whitespace()
        self.wordpieces = Lowered(tokenizer)
        self.asked: list[Pieces] = []

    def answers(self, sentences: Sequence[Pieces]) -> list[Answer]:
        """An answer for each sentence."""
        self.asked += sentences
        return [self._answer(pieces) for pieces in sentences]

    def _answer(self, pieces: Pieces) -> Answer:
        said = [_WORDS[number] for number in pieces.ids[1 : pieces.own - 1]]
        loudest = max(said, key=lambda word: CHANCES.get(word, 0.0), default="")
        chance = CHANCES.get(loudest, 0.01)
        if "again" in (_WORDS[number] for number in pieces.ids[pieces.own :]):
            chance = max(chance, 0.9)
        return Answer(chance, CATEGORIES.get(loudest, "blame"), tuple(CHANCES.get(word, 0.0) for word in said))


class Lowered(Wordpieces):
    """Words in small letters."""

    def cut(self, sentence: str, before: str = "") -> Pieces:
        """The words of a sentence, and of the one before."""
        return super().cut(sentence.lower(), before.lower())
