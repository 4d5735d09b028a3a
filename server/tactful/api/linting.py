"""From a request to a report: read the draft, lint it within the time limit, ask the ear and about grammar."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tactful.api.deadline import Deadline
from tactful.ear.listen import Asked, listen
from tactful.grammar.check import check_grammar
from tactful.lint.engine import lint
from tactful.mail.read import read_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tactful.api.rulebooks import Rulebooks
    from tactful.api.settings import Settings
    from tactful.ear.installed import InstalledEar
    from tactful.grammar.match import GrammarChecker
    from tactful.lint.report import Check, Report
    from tactful.mail.read import ContentType
    from tactful.report.as_json import OffsetUnit
    from tactful.rulebook.book import Rulebook
    from tactful.rulebook.rule import Severity

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
EAR_SECONDS = 2.0
"""How long a report waits for the ear: some five hundred sentences."""
_NO_CHARACTER = "\ufffd"  # one code point and one UTF-16 unit, as what it stands in for


class TooLong(ValueError):  # noqa: N818 (it is an answer, not a fault of the server)
    """A text is longer than the server reads; the message says which and how long it may be."""


@dataclass(frozen=True, slots=True)
class LintRequest:
    """What `POST /api/v1/lint` asks for; the fields are those of the wire."""

    text: str
    content_type: ContentType
    subject: str
    customer_message: str
    before: str
    team: str | None
    checks: Sequence[Check]
    min_severity: Severity
    offsets: OffsetUnit


class Linter:
    """Lints requests.

    Args:
        settings: the limits.
        rulebooks: the rules.
        checker: who is asked about grammar.
        ear: who is asked what it hears besides the rules.
    """

    def __init__(self, settings: Settings, rulebooks: Rulebooks, checker: GrammarChecker, ear: InstalledEar) -> None:
        self._settings = settings
        self._rulebooks = rulebooks
        self._checker = checker
        self._ear = ear
        self._deadline = Deadline(settings.lint_seconds)

    def report(self, asked: LintRequest) -> Report:
        """Lint what was asked for.

        Raises:
            TooLong: the text, the subject or the customer's message is too long.
            UnknownTeam: there is no such team.
            TimeoutError: the lint took longer than the server allows.
        """
        self._check_lengths(asked)
        asked = _without_lone_surrogates(asked)
        rulebook = self._rulebooks.book(asked.team)
        report = self._deadline.run(lambda: _lint(asked, rulebook))
        if "ear" in asked.checks:
            report = listen(report, self._ear, rulebook, self._asked_of_ear(asked, rulebook))
        return check_grammar(report, self._checker) if "grammar" in asked.checks else report

    def _asked_of_ear(self, asked: LintRequest, rulebook: Rulebook) -> Asked:
        dial = (rulebook.ear.dial or self._settings.ear) if self._settings.ear != "off" else "off"
        return Asked(dial, asked.min_severity, EAR_SECONDS, asked.before)

    def _check_lengths(self, asked: LintRequest) -> None:
        limits = {
            "text": self._settings.max_text,
            "customer_message": self._settings.max_text,
            "before": self._settings.max_text,
            "subject": self._settings.max_subject,
        }
        for name, limit in limits.items():
            length = len(getattr(asked, name))
            if length > limit:
                raise TooLong(f"“{name}” has {length:,} characters; this server reads at most {limit:,}.")


def _lint(asked: LintRequest, rulebook: Rulebook) -> Report:
    draft = read_text(
        asked.text, content_type=asked.content_type, subject=asked.subject, customer=asked.customer_message
    )
    return lint(draft, rulebook, checks=asked.checks, min_severity=asked.min_severity)


def _without_lone_surrogates(asked: LintRequest) -> LintRequest:
    return replace(
        asked,
        text=_LONE_SURROGATE.sub(_NO_CHARACTER, asked.text),
        subject=_LONE_SURROGATE.sub(_NO_CHARACTER, asked.subject),
        customer_message=_LONE_SURROGATE.sub(_NO_CHARACTER, asked.customer_message),
        before=_LONE_SURROGATE.sub(_NO_CHARACTER, asked.before),
    )
