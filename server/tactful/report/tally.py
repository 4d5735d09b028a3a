"""Counting over many reports without keeping them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tactful.lint.report import Report


@dataclass(slots=True)
class Tally:
    """What some reports amount to together.

    Attributes:
        drafts: how many drafts were linted.
        unread: how many files could not be read.
        severities: findings by severity.
        verdicts: drafts by verdict.
        rules: findings by rule id.
        words: words in all drafts.
        reading_seconds: seconds to read them all.
        grammar_notes: the reasons why grammar was not checked, each once, in order of appearance.
    """

    drafts: int = 0
    unread: int = 0
    severities: Counter[str] = field(default_factory=Counter)
    verdicts: Counter[str] = field(default_factory=Counter)
    rules: Counter[str] = field(default_factory=Counter)
    words: int = 0
    reading_seconds: int = 0
    grammar_notes: list[str] = field(default_factory=list)

    def add(self, report: Report) -> None:
        """Count one more report."""
        self.drafts += 1
        self.verdicts[report.verdict] += 1
        self.severities.update(finding.severity for finding in report.findings)
        self.rules.update(finding.rule for finding in report.findings)
        self.words += round(report.measures.get("words", 0))
        self.reading_seconds += round(report.measures.get("reading_seconds", 0))
        note = report.grammar_note
        if report.grammar == "unavailable" and note not in self.grammar_notes:
            self.grammar_notes.append(note)

    @property
    def findings(self) -> int:
        """How many findings there are in all."""
        return self.severities.total()
