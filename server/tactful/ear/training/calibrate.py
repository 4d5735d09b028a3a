"""From what the network says to how often it is right.

Calibration is Platt's (J. Platt, "Probabilistic Outputs for Support Vector Machines", 1999): a logistic curve over the
network's logit, fitted on sentences of writers that it never saw.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from tactful.ear.weigh import log_odds

if TYPE_CHECKING:
    from collections.abc import Sequence

_STEPS, _RATE = 4_000, 0.5


class Judged(NamedTuple):
    """Whether a sentence offends, and how likely a network that never saw its writer holds that, from 0 to 1."""

    offends: bool
    chance: float


class Curve(NamedTuple):
    """The chance that a sentence offends is the logistic function of `scale` times the logit plus `shift`."""

    scale: float
    shift: float

    def chance(self, raw: float) -> float:
        """The calibrated chance for an uncalibrated one."""
        return 1 / (1 + math.exp(-(self.scale * log_odds(raw) + self.shift)))


def calibrate(judged: Sequence[Judged]) -> Curve:
    """The curve that fits judged sentences best, by gradient descent on its two numbers."""
    points = [(log_odds(each.chance), float(each.offends)) for each in judged]
    mean = sum(x for x, _ in points) / len(points)
    spread = math.sqrt(sum((x - mean) ** 2 for x, _ in points) / len(points)) or 1.0
    scale = shift = 0.0
    for _ in range(_STEPS):
        slope = lift = 0.0
        for x, y in points:
            off = 1 / (1 + math.exp(-(scale * (x - mean) / spread + shift))) - y
            slope += off * (x - mean) / spread
            lift += off
        scale -= _RATE * slope / len(points)
        shift -= _RATE * lift / len(points)
    return Curve(scale / spread, shift - scale * mean / spread)
