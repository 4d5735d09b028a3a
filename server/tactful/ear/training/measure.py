"""What a model finds in labelled drafts: offences found, findings on an offence, clean drafts flagged."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tactful.ear.ear import Ear
from tactful.ear.model import Model
from tactful.ear.training.cases import sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from tactful.ear.training.cases import Case


class Figures(NamedTuple):
    """Counts over some drafts at one threshold."""

    offences: int
    found: int
    findings: int
    right: int
    clean: int
    flagged: int

    def row(self) -> str:
        """The figures as text, in hundredths."""
        shares = (self.found, self.offences), (self.right, self.findings), (self.flagged, self.clean)
        return "".join(f"{100 * part / max(whole, 1):8.1f} %" for part, whole in shares)


def measure(sets: Mapping[str, Sequence[Case]], folder: Path) -> None:
    """Print what the model in `folder` finds in sets of drafts, with each of its dials."""
    model = Model(folder)
    ear = Ear(model)
    print(f"{'drafts':<18}{'dial':<8}{'found':>10}{'right':>10}{'clean flagged':>10}")
    for name, cases in sets.items():
        for dial, thresholds in model.dials.items():
            print(f"{name:<18}{dial:<8}{figures(cases, ear, thresholds.suggestion).row()}")


def figures(cases: Iterable[Case], ear: Ear, threshold: float) -> Figures:
    """What an ear finds in drafts from a threshold on."""
    total = Figures(0, 0, 0, 0, 0, 0)
    for case in cases:
        rows = list(sentences(case))
        answers = ear.hear([(row.text, row.before) for row in rows])
        loud = [(row, answer) for row, answer in zip(rows, answers, strict=True) if answer.chance >= threshold]
        right = [
            (row, label)
            for row, answer in loud
            for label in row.labels
            if label.start < answer.end and answer.start < label.end
        ]
        counted = Figures(
            sum(len(row.labels) for row in rows),
            len(right),
            len(loud),
            len({id(row) for row, _ in right}),
            int(not case.rough),
            int(not case.rough and bool(loud)),
        )
        total = Figures(*map(sum, zip(total, counted, strict=True)))
    return total
