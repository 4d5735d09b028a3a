"""Counting over many reports without keeping them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tactful.lint.report import Report


class Tally:
    """What some reports amount to together.

    Attributes:
        drafts: how many drafts were linted.
        unread: what could not be read or written at all, by what it is: `path`, `file`, `mail` or `writing`.
        broken: how many of the drafts had lost something on their way; the rest of them was linted.
        severities: findings by severity.
        verdicts: drafts by verdict.
        rules: findings by rule id.
        words: words in all drafts.
        reading_seconds: seconds to read them all.
        grammar_notes: the reasons why grammar was not checked, each once, in order of appearance.
        ear_notes: the reasons why the ear did not listen, likewise.
        held_back: how many findings of rules the ear held back.
    """

    def __init__(self) -> None:
        self.drafts = 0
        self.unread: Counter[str] = Counter()
        self.broken = 0
        self.severities: Counter[str] = Counter()
        self.verdicts: Counter[str] = Counter()
        self.rules: Counter[str] = Counter()
        self.words = 0
        self.reading_seconds = 0
        self.grammar_notes: list[str] = []
        self.ear_notes: list[str] = []
        self.held_back = 0

    def add(self, report: Report) -> None:
        """Count one more report."""
        self.drafts += 1
        self.broken += bool(report.draft.faults)
        self.verdicts[report.verdict] += 1
        self.severities.update(finding.severity for finding in report.findings)
        self.rules.update(finding.rule for finding in report.findings)
        self.words += round(report.measures.get("words", 0))
        self.reading_seconds += round(report.measures.get("reading_seconds", 0))
        note = report.grammar_note
        if report.grammar == "unavailable" and note not in self.grammar_notes:
            self.grammar_notes.append(note)
        self.held_back += report.ear.held_back
        if report.ear.note and report.ear.note not in self.ear_notes:
            self.ear_notes.append(report.ear.note)

    def miss(self, what: str) -> None:
        """Count one more thing that could not be read or written; a `part` counts with the draft that it is of."""
        if what != "part":
            self.unread[what] += 1

    @property
    def is_whole(self) -> bool:
        """Whether everything could be read and written."""
        return not (self.unread or self.broken)

    @property
    def findings(self) -> int:
        """How many findings there are in all."""
        return self.severities.total()
