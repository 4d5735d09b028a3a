import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tactful.text.fold import IGNORED, fold_word


@pytest.mark.parametrize(
    ("written", "keys"),
    [
        ("You're", ["you", "are"]),
        ("YOU’RE", ["you", "are"]),
        ("youre", ["you", "are"]),
        ("don't", ["do", "not"]),
        ("don´t", ["do", "not"]),
        ("dont", ["do", "not"]),
        ("can't", ["can", "not"]),
        ("cannot", ["can", "not"]),
        ("won't", ["will", "not"]),
        ("that's", ["that", "is"]),
        ("thats", ["that", "is"]),
        ("let's", ["let", "us"]),
        ("I've", ["i", "have"]),
        ("apologise", ["apologize"]),
        ("colour", ["color"]),
        ("wr\u00adong", ["wrong"]),
        ("calm\u200b", ["calm"]),
        ("_really_", ["really"]),
        ("customers'", ["customers"]),
        ("o'clock", ["oclock"]),
    ],
)
def test_folds_to_the_words_it_stands_for(written: str, keys: list[str]) -> None:
    assert [piece.keys[0] for piece in fold_word(written)] == keys


def test_an_s_may_be_a_possessive_or_a_verb() -> None:
    assert fold_word("Dana's")[1].keys == ("s", "is", "has")
    assert fold_word("it's")[1].keys == ("is", "has")


@pytest.mark.parametrize(
    ("written", "cut"), [("You’re", 3), ("youre", 3), ("don't", 2), ("y\u00adou\u00ad're", 5), ("cannot", 3)]
)
def test_the_halves_of_a_contraction_meet_where_they_are_written(written: str, cut: int) -> None:
    first, second = fold_word(written)
    assert (first.start, first.end, second.start, second.end) == (0, cut, cut, len(written))


@given(st.text(alphabet="abcdeinorstuvwy'’" + IGNORED, max_size=12))
def test_pieces_cover_the_word_from_end_to_end(written: str) -> None:
    pieces = fold_word(written)
    if pieces:
        assert pieces[0].start == 0
        assert pieces[-1].end == len(written)
        assert all(one.end == other.start for one, other in itertools.pairwise(pieces))
        assert all(key for piece in pieces for key in piece.keys)
