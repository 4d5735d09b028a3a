"""What a model finds in labelled drafts: offences found, findings on an offence, clean drafts flagged."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tactful.ear.ear import Ear
from tactful.ear.model import Model
from tactful.ear.training.hearing import hear_drafts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from tactful.ear.training.cases import Case
    from tactful.ear.training.hearing import HeardDraft


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
        drafts = hear_drafts(cases, ear)
        for dial, thresholds in model.dials.items():
            print(f"{name:<18}{dial:<8}{figures(drafts, thresholds.suggestion).row()}")


def figures(drafts: Iterable[HeardDraft], threshold: float) -> Figures:
    """What an ear finds in drafts from a threshold on."""
    total = Figures(0, 0, 0, 0, 0, 0)
    for draft in drafts:
        loud = [sentence for sentence in draft.sentences if sentence.chance >= threshold]
        counted = Figures(
            draft.labels,
            len({label for sentence in loud for label in sentence.labels}),
            len(loud),
            sum(bool(sentence.labels) for sentence in loud),
            int(not draft.rough),
            int(not draft.rough and bool(loud)),
        )
        total = Figures(*map(sum, zip(total, counted, strict=True)))
    return total
