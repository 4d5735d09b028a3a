"""From which chance on the ear speaks: the thresholds of its dials, chosen on writers that it never saw."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tactful.ear.training.hearing import HeardDraft

Thresholds = dict[str, dict[str, float]]


class Bar(NamedTuple):
    """What is asked of findings.

    Attributes:
        right: the share of findings that must lie on words that offend.
        flagged: the share of clean drafts that may have one.
    """

    right: float
    flagged: float


BARS: dict[str, tuple[Bar, Bar]] = {
    "quiet": (Bar(0.955, 0.0075), Bar(0.98, 0.003)),
    "normal": (Bar(0.905, 0.035), Bar(0.955, 0.0075)),
    "keen": (Bar(0.85, 0.08), Bar(0.905, 0.035)),
}
"""For each dial, what is asked of suggestions and of warnings, on all writers held out. A quarter of the clean drafts
there are not to customers, and an ear that was taught by mail to customers is wrong more often in them."""

HARMLESS = 0.05
"""A rule's warning or suggestion in a sentence below this chance is held back: most of these are wrong."""


class Point(NamedTuple):
    """What a threshold means: the shares of offences found, of findings on one, and of clean drafts flagged."""

    threshold: float
    found: float
    right: float
    flagged: float


def points(drafts: Sequence[HeardDraft]) -> Iterator[Point]:
    """What every threshold would mean, from the highest down."""
    labels = sum(draft.labels for draft in drafts)
    clean = sum(not draft.rough for draft in drafts)
    loudest = sorted(
        (
            (sentence.chance, number, sentence.labels)
            for number, draft in enumerate(drafts)
            for sentence in draft.sentences
        ),
        reverse=True,
    )
    found: set[tuple[int, int]] = set()
    flagged: set[int] = set()
    right = 0
    for count, (chance, number, touched) in enumerate(loudest, 1):
        found.update((number, label) for label in touched)
        right += bool(touched)
        if not drafts[number].rough:
            flagged.add(number)
        yield Point(chance, len(found) / max(labels, 1), right / count, len(flagged) / max(clean, 1))


def choose(drafts: Sequence[HeardDraft]) -> Thresholds:
    """The thresholds of each dial: the lowest that reach its bars, or the highest there is where none does."""
    known = list(points(drafts))
    return {
        dial: {"suggestion": _lowest(suggestion, known), "warning": _lowest(warning, known)}
        for dial, (suggestion, warning) in BARS.items()
    }


def _lowest(bar: Bar, known: Sequence[Point]) -> float:
    good = [point for point in known if point.right >= bar.right and point.flagged <= bar.flagged]
    return round((good[-1] if good else known[0]).threshold, 4)
