"""Training the network on sentences, and asking it about others."""

from __future__ import annotations

import logging
import math
import random
from typing import TYPE_CHECKING, NamedTuple

import torch
from torch.nn import functional, utils

from tactful.ear.categories import CATEGORIES
from tactful.ear.training.network import Batch

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from torch import Tensor

    from tactful.ear.training.cases import Sentence
    from tactful.ear.training.network import Heads, Network
    from tactful.ear.wordpieces import Pieces, Wordpieces

log = logging.getLogger(__name__)

_NONE = -1  # no label here
_CATEGORY_WEIGHT, _WORDS_WEIGHT = 0.3, 0.5


class Plan(NamedTuple):
    """How to train.

    Attributes:
        epochs: how often every sentence is seen.
        rate: the highest learning rate of the encoder; the heads, which start from nothing, learn ten times as fast.
        batch: sentences a step.
        seed: where chance starts.
    """

    epochs: int = 3
    rate: float = 8e-5
    batch: int = 64
    seed: int = 1


class Sample(NamedTuple):
    """A sentence ready for the network: its pieces, whether it offends, its category, and which pieces do."""

    pieces: Pieces
    offends: bool
    category: int
    words: tuple[int, ...]


def prepare(sentences: Sequence[Sentence], wordpieces: Wordpieces) -> list[Sample]:
    """Samples of sentences."""
    return [_sample(sentence, wordpieces) for sentence in sentences]


def _sample(sentence: Sentence, wordpieces: Wordpieces) -> Sample:
    pieces = wordpieces.cut(sentence.text, sentence.before)
    words = [_NONE] * len(pieces.ids)
    for index, (start, end) in enumerate(pieces.places, 1):
        words[index] = int(any(label.start < end and start < label.end for label in sentence.labels))
    category = CATEGORIES.index(sentence.labels[0].category) if sentence.labels else _NONE
    return Sample(pieces, bool(sentence.labels), category, tuple(words))


def fit(network: Network, samples: Sequence[Sample], plan: Plan) -> Network:
    """Train a network on samples."""
    torch.manual_seed(plan.seed)
    chance = random.Random(plan.seed)  # noqa: S311, nothing secret
    heads = [*network.offence.parameters(), *network.category.parameters(), *network.words.parameters()]
    optimiser = torch.optim.AdamW(
        [{"params": network.encoder.parameters(), "lr": plan.rate}, {"params": heads, "lr": 10 * plan.rate}],
        weight_decay=0.01,
    )
    steps = plan.epochs * math.ceil(len(samples) / plan.batch)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: _slope(step, steps))
    for epoch in range(plan.epochs):
        network.train()
        losses = []
        for rows in _rows(samples, plan.batch, chance):
            loss = _loss(network, [samples[row] for row in rows])
            optimiser.zero_grad()
            loss.backward()
            utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            losses.append(loss.item())
        log.info("epoch %d of %d: loss %.3f", epoch + 1, plan.epochs, sum(losses) / len(losses))
    return network.eval()


def ask(network: Network, samples: Sequence[Sample], batch: int = 64) -> list[float]:
    """How likely the network holds it that each sample offends, from 0 to 1, before calibration."""
    network.eval()
    answers = [0.0] * len(samples)
    with torch.no_grad():
        for rows in _rows(samples, batch):
            heads = network(*tensors([samples[row].pieces for row in rows]))
            for row, logit in zip(rows, heads.offence.float(), strict=True):
                answers[row] = float(torch.sigmoid(logit))
    return answers


def tensors(pieces: Sequence[Pieces]) -> Batch:
    """Sentences side by side."""
    longest = max(len(each.ids) for each in pieces)
    return Batch(
        torch.tensor([[*each.ids, *[0] * (longest - len(each.ids))] for each in pieces]),
        torch.tensor([[1] * len(each.ids) + [0] * (longest - len(each.ids)) for each in pieces]),
        torch.tensor(
            [[0] * each.own + [1] * (len(each.ids) - each.own) + [0] * (longest - len(each.ids)) for each in pieces]
        ),
    )


def _slope(step: int, steps: int) -> float:
    """Up in the first tenth, then down to nothing."""
    return min((step + 1) / (0.1 * steps), 1.0) * max(0.0, 1 - step / steps)


def _loss(network: Network, samples: Sequence[Sample]) -> Tensor:
    batch = tensors([sample.pieces for sample in samples])
    with torch.autocast("cpu", dtype=torch.bfloat16):
        heads: Heads = network(*batch)
    offends = torch.tensor([float(sample.offends) for sample in samples])
    categories = torch.tensor([sample.category for sample in samples])
    longest = batch.ids.shape[1]
    words = torch.tensor([[*sample.words, *[_NONE] * (longest - len(sample.words))] for sample in samples])
    loss = functional.binary_cross_entropy_with_logits(heads.offence.float(), offends)
    rough = categories != _NONE
    if rough.any():
        loss = loss + _CATEGORY_WEIGHT * functional.cross_entropy(heads.category.float()[rough], categories[rough])
        asked = (words != _NONE) & rough[:, None]
        marked = words[asked].float()
        loss = loss + _WORDS_WEIGHT * functional.binary_cross_entropy_with_logits(heads.words.float()[asked], marked)
    return loss


def _rows(samples: Sequence[Sample], batch: int, chance: random.Random | None = None) -> Iterator[list[int]]:
    """Rows of samples, a batch at a time, those of like length together; in another order each time with `chance`."""
    order = list(range(len(samples)))
    if chance is not None:
        chance.shuffle(order)
    near = 20 * batch if chance is not None else len(order)
    batches = []
    for first in range(0, len(order), near):
        like = sorted(order[first : first + near], key=lambda row: len(samples[row].pieces.ids))
        batches += [like[start : start + batch] for start in range(0, len(like), batch)]
    if chance is not None:
        chance.shuffle(batches)
    yield from batches
