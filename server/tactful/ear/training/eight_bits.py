"""Weights and what is multiplied by them in eight bits, so that a processor multiplies whole numbers.

Some channels of what goes into a layer are many times as large as the rest, and with one scale for all of them the rest
would keep few steps. So each channel is divided by most of its reach and the weights are multiplied by as much, which
changes nothing of the product (Xiao et al., "SmoothQuant", 2023). The reach is measured once, on drafts: what the model
says of a sentence then does not depend on the sentences that it is run with.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]

_SHARE = 0.9  # of the reach that goes over to the weights
_NEARLY = 1e-6


class Reach(NamedTuple):
    """The least and the greatest number that was seen in each channel."""

    least: Array
    most: Array


class Dense(NamedTuple):
    """A layer in eight bits.

    Attributes:
        factors: what each channel is multiplied by before it is rounded; None where that is not worth it.
        scale: of what goes in.
        zero: where zero lies in what goes in, 0 to 255.
        weights: -127 to 127, channels by outputs.
        scales: of each output's weights.
    """

    factors: Array | None
    scale: Array
    zero: Array
    weights: Array
    scales: Array


def eight_bits(weights: Array, reach: Reach, *, even: bool = True) -> Dense:
    """A layer in eight bits.

    Args:
        weights: channels by outputs.
        reach: of what goes in.
        even: whether channels are made about as large as each other.
    """
    factors = None
    if even:
        size = np.maximum(np.abs(reach.least), np.abs(reach.most)).clip(_NEARLY)
        held = size**_SHARE / np.abs(weights).max(1).clip(_NEARLY) ** (1 - _SHARE)
        factors = (np.exp(np.log(held).mean()) / held).astype(np.float32)
        weights = weights / factors[:, None]
        reach = Reach(reach.least * factors, reach.most * factors)
    least, most = min(float(reach.least.min()), 0.0), max(float(reach.most.max()), _NEARLY)
    scale = np.float32((most - least) / 255)
    scales = (np.abs(weights).max(0).clip(_NEARLY) / 127).astype(np.float32)
    rounded = np.round(weights / scales).clip(-127, 127).astype(np.int8)
    return Dense(factors, np.array(scale), np.array(round(-least / scale), np.uint8), rounded, scales)


def table(numbers: Array) -> tuple[Array, Array, Array]:
    """A table in eight bits with one scale: the rounded numbers, 0 to 255, the scale, and where zero lies."""
    least, most = min(float(numbers.min()), 0.0), max(float(numbers.max()), _NEARLY)
    scale = np.float32((most - least) / 255)
    zero = round(-least / scale)
    rounded = (np.round(numbers / scale) + zero).clip(0, 255).astype(np.uint8)
    return rounded, np.array(scale), np.array(zero, np.uint8)
