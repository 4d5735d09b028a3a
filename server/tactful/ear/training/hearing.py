"""Labelled drafts as the ear hears them in a lint: which sentences, how likely they offend, which labels they touch."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tactful.ear.passages import hear_body
from tactful.mail.read import read_text
from tactful.text.tokens import tokenise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tactful.ear.ear import Ear
    from tactful.ear.training.cases import Case


class HeardSentence(NamedTuple):
    """How likely a sentence offends, and the labels, by their number in the draft, that its marked words touch."""

    chance: float
    labels: tuple[int, ...]


class HeardDraft(NamedTuple):
    """A labelled draft, heard.

    Attributes:
        rough: whether anything in it offends.
        labels: how many words or phrases in it do, shouting left out.
        sentences: its sentences.
    """

    rough: bool
    labels: int
    sentences: tuple[HeardSentence, ...]


def hear_drafts(cases: Iterable[Case], ear: Ear) -> list[HeardDraft]:
    """What the ear holds of labelled drafts, through the same door as a lint."""
    return [
        HeardDraft(case.rough, sum(label.category != "shouting" for label in case.labels), tuple(_sentences(case, ear)))
        for case in cases
    ]


def _sentences(case: Case, ear: Ear) -> Iterator[HeardSentence]:
    for part in read_text(case.draft).parts:
        if part.name != "body":
            continue
        tokens = tokenise(part.text, part.own, part.code)
        for passage, answer in hear_body(ear, part, tokens):
            start, end = passage.place(answer.start, answer.end)
            touched = (
                number
                for number, label in enumerate(case.labels)
                if label.category != "shouting" and label.start < end and start < label.end
            )
            yield HeardSentence(answer.chance, tuple(touched))
