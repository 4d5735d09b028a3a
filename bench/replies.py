"""How well the reply rules tell answers that take in what the customer said from those that do not."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING

from cases import unmark
from tactful.lint.engine import lint
from tactful.mail.read import read_text
from tactful.rulebook.load import load_rulebook
from tactful.rulebook.reply import REPLY_CATEGORIES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tactful.lint.report import Finding

CHANGE = REPLY_CATEGORIES[0]


@dataclass(slots=True)
class Replies:
    """What was counted over the cases of one file that have a customer's message.

    Attributes:
        ignored: drafts that pass over a change.
        found: those of them that were flagged for it.
        taken_in: drafts that take a change in.
        taken_in_flagged: those of them that were flagged all the same.
        no_change: drafts whose customer tells of no change.
        no_change_flagged: those of them that were flagged for one.
        clean: drafts with nothing to flag.
        clean_flagged: those of them that another reply rule flagged.
        misses: what was missed, and what was flagged wrongly, in words.
    """

    ignored: int = 0
    found: int = 0
    taken_in: int = 0
    taken_in_flagged: int = 0
    no_change: int = 0
    no_change_flagged: int = 0
    clean: int = 0
    clean_flagged: int = 0
    misses: list[str] = field(default_factory=list)

    def figures(self) -> dict[str, int]:
        """The counts by their names, as they are kept."""
        counts = asdict(self)
        del counts["misses"]
        return {name.replace("_", " "): count for name, count in counts.items()}


def tally_replies(path: Path) -> Replies:
    """Lint every case of a file that has a customer's message, and count."""
    rulebook = load_rulebook()
    counts = Replies()
    for record in _answers(path):
        draft = read_text(unmark(record["draft"])[0], customer=record["customer"])
        findings = [found for found in lint(draft, rulebook).findings if found.category in REPLY_CATEGORIES]
        changes = [found for found in findings if found.category == CHANGE]
        ignores = record.get("ignores_change") if record.get("change") else None
        if ignores:
            counts.ignored += 1
            counts.found += bool(changes)
        elif ignores is False:
            counts.taken_in += 1
            counts.taken_in_flagged += bool(changes)
        else:
            counts.no_change += 1
            counts.no_change_flagged += bool(changes)
        if record["kind"] == "clean":
            counts.clean += 1
            counts.clean_flagged += len(changes) < len(findings)
        if bool(changes) != bool(ignores) or (record["kind"] == "clean" and findings):
            counts.misses.append(_told(record["id"], record.get("change", ""), findings))
    return counts


def _answers(path: Path) -> Iterator[dict[str, str]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        if record.get("customer"):
            yield record


def _told(case: str, change: str, findings: list[Finding]) -> str:
    if not findings:
        return f"missed in {case}: {change!r}"
    said = [f"{found.rule} {found.customer.text if found.customer else found.text!r}" for found in findings]
    return f"wrongly in {case}: {'; '.join(said)}"
