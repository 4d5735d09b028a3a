"""Thresholds are as low as their bars allow."""

from tactful.ear.training.dials import BARS, Bar, _lowest, choose, points
from tactful.ear.training.hearing import HeardDraft, HeardSentence

ROUGH = HeardDraft(
    rough=True, labels=3, sentences=(HeardSentence(0.9, (0,)), HeardSentence(0.7, (1, 2)), HeardSentence(0.2, ()))
)
CLEAN = HeardDraft(rough=False, labels=0, sentences=(HeardSentence(0.5, ()), HeardSentence(0.1, ())))


def test_each_threshold_is_said_what_it_means() -> None:
    found = list(points([ROUGH, CLEAN]))
    assert [point.threshold for point in found] == [0.9, 0.7, 0.5, 0.2, 0.1]
    assert [round(point.found, 2) for point in found] == [0.33, 1, 1, 1, 1]
    assert [round(point.right, 2) for point in found] == [1, 1, 0.67, 0.5, 0.4]
    assert [point.flagged for point in found] == [0, 0, 1, 1, 1]


def test_a_threshold_is_the_lowest_that_reaches_its_bar() -> None:
    known = list(points([ROUGH, CLEAN]))
    assert _lowest(Bar(0.9, 0.0), known) == 0.7
    assert _lowest(Bar(0.6, 1.0), known) == 0.5
    assert _lowest(Bar(0.6, 0.5), known) == 0.7


def test_where_no_threshold_is_good_enough_the_highest_is_taken() -> None:
    loud = HeardDraft(rough=False, labels=0, sentences=(HeardSentence(0.8, ()),))
    assert set(choose([loud])) == set(BARS)
    assert choose([loud])["quiet"] == {"suggestion": 0.8, "warning": 0.8}
