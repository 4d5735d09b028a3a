"""Measuring on writers that the network has never seen: each is left out once."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from tactful.ear.training.calibrate import Judged
from tactful.ear.training.cases import sentences
from tactful.ear.training.fit import ask, fit, prepare
from tactful.ear.training.vocabulary import trim
from tactful.ear.wordpieces import Wordpieces

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tactful.ear.training.cases import Case, Sentence
    from tactful.ear.training.fit import Plan

log = logging.getLogger(__name__)


def heard(cases: Iterable[Case]) -> list[Sentence]:
    """The sentences of drafts that the ear is taught."""
    return [sentence for case in cases for sentence in sentences(case) if sentence.heard]


def judge(cases: Sequence[Case], plan: Plan, folds: int) -> list[Judged]:
    """Every sentence judged by a network trained on the drafts of other writers."""
    writers = sorted({case.writer for case in cases})
    judged: list[Judged] = []
    for number, left_out in enumerate(_folds(writers, folds), 1):
        log.info("fold %d of %d: without %s", number, folds, " ".join(sorted(left_out)))
        taught = heard(case for case in cases if case.writer not in left_out)
        asked = heard(case for case in cases if case.writer in left_out)
        tokenizer, kept = trim(sentence.text for sentence in taught)
        wordpieces = Wordpieces(tokenizer)
        network = fit(prepare(taught, wordpieces), kept, plan)
        chances = ask(network, prepare(asked, wordpieces))
        judged += [Judged(bool(sentence.labels), chance) for sentence, chance in zip(asked, chances, strict=True)]
    return judged


def _folds(writers: Sequence[str], folds: int) -> Iterator[set[str]]:
    for first in range(folds):
        yield set(writers[first::folds])
