"""The readers of a draft whose findings are measured: the rules alone, the ear alone, and both."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tactful.ear.installed import InstalledEar
from tactful.ear.listen import Asked, listen
from tactful.lint.engine import lint
from tactful.mail.read import read_text
from tactful.rulebook.load import load_rulebook

if TYPE_CHECKING:
    from tactful.lint.report import Finding
    from tactful.rulebook.book import Rulebook
    from tactful.rulebook.ear_settings import Dial


class Reader(NamedTuple):
    """One way to read a draft.

    Attributes:
        name: what it is called in a table.
        rulebook: the built-in rules.
        rules: whether the rules read.
        ear: the ear, if it listens.
        dial: how readily the ear speaks.
    """

    name: str
    rulebook: Rulebook
    rules: bool = True
    ear: InstalledEar | None = None
    dial: Dial = "normal"

    def findings(self, text: str) -> tuple[Finding, ...]:
        """What it finds in a draft."""
        report = lint(read_text(text), self.rulebook, checks=("tone",) if self.rules else ())
        if self.ear is not None:
            report = listen(report, self.ear, self.rulebook, Asked(self.dial))
        return report.findings


def rules_alone() -> Reader:
    """The built-in rules."""
    return Reader("rules", load_rulebook())


def readers(dial: Dial = "normal") -> list[Reader]:
    """The rules alone and, where the ear is installed, the ear alone and both."""
    rules, ear = rules_alone(), InstalledEar()
    if not ear.version():
        return [rules]
    return [
        rules,
        Reader(f"ear, {dial}", rules.rulebook, rules=False, ear=ear, dial=dial),
        Reader(f"both, {dial}", rules.rulebook, ear=ear, dial=dial),
    ]
