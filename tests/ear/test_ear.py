"""Reading sentences: wordpieces, the words that are marked, the memory, and what is said when the ear is not there."""

from collections.abc import Sequence
from pathlib import Path
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

from tactful.ear.ear import Ear, marked_words
from tactful.ear.model import SHEET, TOKENIZER, WEIGHTS, Answer, EarUnavailableError, Model
from tactful.ear.wordpieces import LONGEST, LONGEST_BEFORE, Pieces, Wordpieces, plain


def wordpieces() -> Wordpieces:
    letters = [*"abcdefghijklmnopqrstuvwxyz'\"-.!?,"]
    pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "you", "did", "it", *letters, *(f"##{letter}" for letter in letters)]
    tokenizer = Tokenizer(WordPiece({piece: number for number, piece in enumerate(pieces)}, unk_token="[UNK]"))
    tokenizer.normalizer = BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = BertPreTokenizer()
    return Wordpieces(tokenizer)


def test_a_sentence_stands_between_brackets_and_the_one_before_behind_it() -> None:
    cut = wordpieces().cut("You did it", "it")
    assert (len(cut.ids), cut.own) == (7, 5)
    assert cut.places == ((0, 3), (4, 7), (8, 10))


def test_long_sentences_are_cut_off_and_of_long_ones_before_the_end_is_kept() -> None:
    cut = wordpieces().cut("it " * 300, "did " * 300 + "it")
    assert cut.own == LONGEST + 2
    assert len(cut.ids) == LONGEST + 2 + LONGEST_BEFORE + 1
    assert cut.ids[-2] == wordpieces().cut("it").ids[1]


@given(st.text())
def test_plain_text_has_as_many_code_points(text: str) -> None:
    assert len(plain(text)) == len(text)


@pytest.mark.parametrize(
    ("chances", "marked"),
    [
        ([0.1, 0.9, 0.9, 0.1], "dropped it"),
        ([0.9, 0.1, 0.9, 0.1], "You dropped it"),
        ([0.1, 0.1, 0.1, 0.1], "You dropped it, Ann"),
        ([0.1, 0.1, 0.1, 0.9], "Ann"),
    ],
)
def test_the_run_that_weighs_most_is_marked(chances: Sequence[float], marked: str) -> None:
    sentence = "You dropped it, Ann."
    places = ((0, 3), (4, 11), (12, 14), (16, 19))
    start, end = marked_words(sentence, Pieces((), 6, places), chances)
    assert sentence[start:end] == marked


def test_marks_take_whole_words() -> None:
    sentence = "You shouldn’t've."
    start, end = marked_words(sentence, Pieces((), 4, ((0, 3), (6, 8))), [0.1, 0.9])
    assert sentence[start:end] == "shouldn’t've"


@given(st.text(min_size=1), st.lists(st.floats(0, 1), min_size=1, max_size=20))
def test_marked_words_lie_in_the_sentence(sentence: str, chances: list[float]) -> None:
    places = tuple((min(at, len(sentence) - 1), min(at + 1, len(sentence))) for at in range(len(chances)))
    start, end = marked_words(sentence, Pieces((), 0, places), chances)
    assert 0 <= start <= end <= len(sentence)


class Counting:
    """Stands for a model, and counts the sentences that it was asked about."""

    def __init__(self) -> None:
        self.wordpieces = wordpieces()
        self.asked = 0

    def answers(self, sentences: Sequence[Pieces]) -> list[Answer]:
        self.asked += len(sentences)
        return [Answer(0.5, "blame", (0.9,) * len(pieces.places)) for pieces in sentences]


def test_a_sentence_is_read_once_while_it_is_remembered() -> None:
    model = Counting()
    ear = Ear(cast("Model", model))
    first = ear.hear([("You did it", ""), ("it did", "You did it")])
    again = ear.hear([("it did", "You did it"), ("You did it", ""), ("You did it", "it")])
    assert again[:2] == first[::-1]
    assert model.asked == 3


def test_weights_that_are_not_there_are_missed_kindly(tmp_path: Path) -> None:
    with pytest.raises(EarUnavailableError, match="weights cannot be read"):
        Model(tmp_path)


def test_damaged_weights_are_not_used(tmp_path: Path) -> None:
    (tmp_path / WEIGHTS).write_bytes(b"damaged")
    (tmp_path / TOKENIZER).write_text("{}")
    (tmp_path / SHEET).write_text('{"sha256": "0"}')
    with pytest.raises(EarUnavailableError, match="is damaged"):
        Model(tmp_path)
