"""Weights in eight bits: that a product stays about what it was, loud channels or not."""

from __future__ import annotations

import pytest

np = pytest.importorskip("numpy")

from tactful.ear.training.eight_bits import Dense, Reach, eight_bits, table  # noqa: E402


def multiplied(rows: np.ndarray, dense: Dense) -> np.ndarray:
    """What ONNX Runtime makes of rows and a layer."""
    even = rows if dense.factors is None else rows * dense.factors
    rounded = (np.round(even / dense.scale) + dense.zero).clip(0, 255)
    return (rounded - dense.zero) @ dense.weights.astype(float) * dense.scale * dense.scales


@pytest.fixture
def rows() -> np.ndarray:
    found = np.random.default_rng(1).standard_normal((200, 32))
    found[:, 7] *= 60
    return found


@pytest.fixture
def weights() -> np.ndarray:
    return np.random.default_rng(2).standard_normal((32, 16))


def off(rows: np.ndarray, weights: np.ndarray, *, even: bool) -> float:
    dense = eight_bits(weights, Reach(rows.min(0), rows.max(0)), even=even)
    return float(np.abs(multiplied(rows, dense) - rows @ weights).mean())


def test_a_product_stays_what_it_was(rows: np.ndarray, weights: np.ndarray) -> None:
    assert off(rows, weights, even=True) < 0.02 * float(np.abs(rows @ weights).mean())


def test_one_loud_channel_does_not_cost_the_others_their_steps(rows: np.ndarray, weights: np.ndarray) -> None:
    assert off(rows, weights, even=True) < 0.3 * off(rows, weights, even=False)


def test_zero_stays_zero_where_all_that_was_seen_is_above_it() -> None:
    dense = eight_bits(np.ones((2, 1)), Reach(np.array([1.0, 2.0]), np.array([3.0, 4.0])))
    assert multiplied(np.zeros((1, 2)), dense).tolist() == [[0.0]]


def test_a_channel_that_nothing_was_seen_in_does_no_harm() -> None:
    dense = eight_bits(np.zeros((2, 1)), Reach(np.zeros(2), np.zeros(2)))
    assert np.isfinite(multiplied(np.ones((1, 2)), dense)).all()


def test_a_table_keeps_its_numbers_to_half_a_step() -> None:
    numbers = np.random.default_rng(3).normal(0.2, 0.1, (50, 8))
    rounded, scale, zero = table(numbers)
    assert np.abs((rounded.astype(float) - zero) * scale - numbers).max() <= 0.51 * scale
