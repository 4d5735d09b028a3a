"""Chances mean what they say."""

import random

import pytest

from tactful.ear.training.calibrate import Judged, calibrate
from tactful.ear.weigh import log_odds


def judged(count: int) -> list[Judged]:
    """Sentences judged by somebody twice as sure of himself as he should be, about one in four offending."""
    chance = random.Random(4)
    found = []
    for _ in range(count):
        x = chance.gauss(-1.5, 2.0)
        found.append(Judged(chance.random() < 1 / (1 + 2.718281828**-x), 1 / (1 + 2.718281828 ** -(2 * x))))
    return found


def test_the_curve_finds_how_sure_the_judge_should_have_been() -> None:
    curve = calibrate(judged(8_000))
    assert curve.scale == pytest.approx(0.5, abs=0.05)
    assert curve.shift == pytest.approx(0.0, abs=0.15)


def test_calibration_keeps_the_order() -> None:
    curve = calibrate(judged(2_000))
    chances = [curve.chance(raw) for raw in (0.0, 0.1, 0.5, 0.9, 1.0)]
    assert chances == sorted(chances)


def test_the_logit_of_certainty_is_bounded() -> None:
    assert 10 < log_odds(1.0) < 20
    assert log_odds(0.0) == pytest.approx(-log_odds(1.0), rel=1e-3)
