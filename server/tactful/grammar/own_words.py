"""The author's own words of a draft as one text to check, and the way back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tactful.mail.draft import Part

_BREAK = "\n\n"  # a new paragraph: no sentence reaches across what the customer wrote


class Run(NamedTuple):
    """One run of the author's words.

    Attributes:
        part: the part it stands in.
        start: where it starts in the part's text, in code points.
        at: where it starts in the joined text.
        length: how long it is.
    """

    part: Part
    start: int
    at: int
    length: int


class Place(NamedTuple):
    """`start` to `end` (code points) of a part's text."""

    part: Part
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class OwnWords:
    """The author's words, joined.

    Attributes:
        text: the runs, in reading order, each a paragraph of its own.
        runs: where each comes from.
    """

    text: str
    runs: tuple[Run, ...]

    def locate(self, start: int, end: int) -> Place | None:
        """Where `text[start:end]` stands in the draft; None where it is not within one run."""
        for run in self.runs:
            if run.at <= start and end <= run.at + run.length:
                shift = run.start - run.at
                return Place(run.part, start + shift, end + shift)
        return None


def join_own_words(parts: Iterable[Part]) -> OwnWords:
    """The own words of `parts`, subject and body alike; quoted text and signature stay out."""
    runs: list[Run] = []
    pieces: list[str] = []
    at = 0
    for part in parts:
        for span in part.own:
            piece = part.text[span.start : span.end]
            runs.append(Run(part, span.start, at, len(piece)))
            pieces.append(piece)
            at += len(piece) + len(_BREAK)
    return OwnWords(_BREAK.join(pieces), tuple(runs))
