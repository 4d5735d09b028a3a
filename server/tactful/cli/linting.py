"""One way to lint a draft for a whole run: rules, checks, the ear, grammar and the customer's message."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from tactful.lint.engine import lint
from tactful.rulebook.rule import severity_rank

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from tactful.cli.outcome import FailOn
    from tactful.ear.installed import InstalledEar
    from tactful.grammar.match import GrammarChecker
    from tactful.lint.report import Check, Report
    from tactful.mail.draft import Draft
    from tactful.mail.find import Unreadable
    from tactful.rulebook.book import Rulebook
    from tactful.rulebook.ear_settings import Dial
    from tactful.rulebook.rule import Severity

HEARD_AT_ONCE = 32
"""Drafts of an archive whose sentences the ear hears together."""
GRAMMAR_SECONDS = 30.0
"""How long one draft waits for grammar: long enough for a LanguageTool that is still starting."""


class Linter(NamedTuple):
    """Lints drafts, all in the same way.

    Attributes:
        rulebook: the rules.
        checks: what to look at.
        min_severity: findings below it are left out.
        fail_on: the least severity that makes the exit status 1.
        customer: the customer's message, or an empty string to take what a draft quotes.
        checker: the grammar checker, where grammar was asked for.
        ear: the ear, where it is to listen.
        dial: how readily it speaks.
    """

    rulebook: Rulebook
    checks: Collection[Check]
    min_severity: Severity
    fail_on: FailOn = "warning"
    customer: str = ""
    checker: GrammarChecker | None = None
    ear: InstalledEar | None = None
    dial: Dial = "off"

    def report(self, draft: Draft) -> Report:
        """Everything there is to say about a draft."""
        if self.customer:
            draft = replace(draft, customer=self.customer)
        report = self.by_rules(draft)
        if self.ear is not None:
            from tactful.ear.listen import Asked, listen

            report = listen(report, self.ear, self.rulebook, Asked(self.dial, self.min_severity))
        if self.checker is None:
            return report
        from tactful.grammar.check import check_grammar

        report = check_grammar(report, self.checker, seconds=GRAMMAR_SECONDS)
        least = severity_rank(self.min_severity)
        kept = tuple(found for found in report.findings if severity_rank(found.severity) >= least)
        return report._replace(findings=kept)

    def by_rules(self, draft: Draft) -> Report:
        """What the rules say about a draft, nobody else being asked; quick."""
        return lint(draft, self.rulebook, checks=self.checks, min_severity=self.min_severity)

    def ahead(self, drafts: Iterable[Draft | Unreadable]) -> Iterator[Draft | Unreadable]:
        """The drafts as they come; the ear hears many at once, which takes it half as long as one after the other."""
        if self.ear is None:
            yield from drafts
            return
        coming = iter(drafts)
        while together := list(islice(coming, HEARD_AT_ONCE)):
            self._hear(together)
            yield from together

    def _hear(self, drafts: Iterable[Draft | Unreadable]) -> None:
        from tactful.ear.listen import sentences_of
        from tactful.ear.model import EarUnavailableError
        from tactful.mail.draft import Draft

        if self.ear is not None:
            with suppress(EarUnavailableError):  # each report says so
                parts = [part for draft in drafts if isinstance(draft, Draft) for part in draft.parts]
                self.ear.get().hear([sentence for part in parts for sentence in sentences_of(part)])


def grammar_checker(url: str) -> GrammarChecker:
    """The checker at `url`, or else the one that the environment names."""
    import os

    from tactful.grammar.setting import URL, checker_from_environment

    return checker_from_environment({**os.environ, URL: url} if url else os.environ)
