"""Which sentences are run together."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as some

from tactful.ear.model import runs

LENGTHS = some.lists(some.integers(3, 127), max_size=80)


@given(LENGTHS)
def test_every_sentence_is_run_once(lengths: list[int]) -> None:
    assert sorted(number for together in runs(lengths) for number in together) == list(range(len(lengths)))


@given(LENGTHS)
def test_no_run_is_longer_than_attention_can_well_hold(lengths: list[int]) -> None:
    assert max(map(len, runs(lengths)), default=0) <= 12


def test_a_long_sentence_does_not_fill_up_many_short_ones() -> None:
    assert list(runs([10, 120, 11])) == [[0, 2], [1]]


def test_sentences_of_about_one_length_run_together() -> None:
    assert list(runs([40, 31, 47, 36])) == [[1, 3, 0, 2]]
