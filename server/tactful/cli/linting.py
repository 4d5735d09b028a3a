"""One way to lint a draft for a whole run: rules, checks, grammar and the customer's message."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from tactful.lint.engine import lint
from tactful.rulebook.rule import severity_rank

if TYPE_CHECKING:
    from collections.abc import Collection

    from tactful.cli.outcome import FailOn
    from tactful.grammar.match import GrammarChecker
    from tactful.lint.report import Check, Report
    from tactful.mail.draft import Draft
    from tactful.rulebook.book import Rulebook
    from tactful.rulebook.rule import Severity

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
    """

    rulebook: Rulebook
    checks: Collection[Check]
    min_severity: Severity
    fail_on: FailOn = "warning"
    customer: str = ""
    checker: GrammarChecker | None = None

    def report(self, draft: Draft) -> Report:
        """Everything there is to say about a draft."""
        if self.customer:
            draft = replace(draft, customer=self.customer)
        report = self.without_grammar(draft)
        if self.checker is None:
            return report
        from tactful.grammar.check import check_grammar

        report = check_grammar(report, self.checker, seconds=GRAMMAR_SECONDS)
        least = severity_rank(self.min_severity)
        kept = tuple(found for found in report.findings if severity_rank(found.severity) >= least)
        return report._replace(findings=kept)

    def without_grammar(self, draft: Draft) -> Report:
        """What there is to say about a draft without asking anyone else; quick."""
        return lint(draft, self.rulebook, checks=self.checks, min_severity=self.min_severity)


def grammar_checker(url: str) -> GrammarChecker:
    """The checker at `url`, or else the one that the environment names."""
    import os

    from tactful.grammar.setting import URL, checker_from_environment

    return checker_from_environment({**os.environ, URL: url} if url else os.environ)
