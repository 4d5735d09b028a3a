"""Sentences side by side: what the graph of the model is told."""

from __future__ import annotations

import pytest

np = pytest.importorskip("numpy")

from tactful.ear.rows import HEADS, PLACES, rows_of  # noqa: E402
from tactful.ear.wordpieces import Pieces  # noqa: E402

SHORT = Pieces((2, 7, 3), 3, ((0, 1),))
LONG = Pieces((2, 8, 9, 3, 5, 3), 4, ((0, 1), (1, 2)))


def test_wordpieces_stand_one_below_the_other_and_count_their_places_by_themselves() -> None:
    rows = rows_of([SHORT, LONG])
    assert rows["ids"].tolist() == [*SHORT.ids, *LONG.ids]
    assert rows["places"].tolist() == [0, 1, 2, 0, 1, 2, 3, PLACES + 4, PLACES + 5]


def test_attention_finds_every_wordpiece_of_a_sentence_and_nothing_counts_behind_its_end() -> None:
    rows = rows_of([SHORT, LONG])
    assert rows["queries"].shape == (2, HEADS, 6)
    found = rows["queries"][:, 5] // (3 * HEADS)
    assert found[0, :3].tolist() == [0, 1, 2]
    assert found[1].tolist() == [3, 4, 5, 6, 7, 8]
    assert (rows["queries"] % (3 * HEADS) == np.arange(HEADS)[:, None]).all()
    assert (rows["filling"][:, 0, 0] < 0).tolist() == [[False] * 3 + [True] * 3, [False] * 6]


def test_what_attention_says_goes_back_to_the_row_that_asked() -> None:
    rows = rows_of([SHORT, LONG])
    longest = rows["queries"].shape[2]
    asked = rows["queries"] // (3 * HEADS)
    assert (asked.reshape(-1)[rows["back"]] == np.arange(9)[:, None]).all()
    assert (rows["back"] // longest % HEADS == np.arange(HEADS)).all()
    assert (rows["own_queries"].reshape(-1)[rows["own_back"]] // (3 * HEADS) == rows["own"][:, None]).all()


def test_the_last_layer_is_asked_about_the_sentences_and_not_about_those_before_them() -> None:
    rows = rows_of([SHORT, LONG])
    assert rows["own"].tolist() == [0, 1, 2, 3, 4, 5, 6]
    assert rows["first"].tolist() == [0, 3]
    assert rows["shares"].tolist() == pytest.approx(np.array([[1 / 3] * 3 + [0] * 4, [0] * 3 + [1 / 4] * 4]))
