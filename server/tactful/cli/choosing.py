"""Deciding about a draft's findings one by one; everything but the asking."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tactful.cli.fixing import Fix, fits, insert, moved, rewritten
from tactful.lint.report import Rewrite

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tactful.lint.report import Finding, Report
    from tactful.mail.draft import Draft


class _Decision(NamedTuple):
    number: int  # of the finding
    fix: Fix | None
    rule: str = ""  # left alone from here on


class Place(NamedTuple):
    """Where some words stand in the draft as it reads now.

    Attributes:
        text: the text of their part.
        start: where they start, in code points.
        end: where they end, exclusive.
    """

    text: str
    start: int
    end: int


class Choosing:
    """The decisions about one draft, the last of which can always be taken back.

    Args:
        report: what was found in the draft.
        left_alone: rules that are not asked about; kept up to date, so that it can serve for the next draft.

    Attributes:
        report: what was found in the draft.
    """

    def __init__(self, report: Report, left_alone: set[str] | None = None) -> None:
        self.report = report
        self._left_alone = left_alone if left_alone is not None else set()
        self._decisions: list[_Decision] = []

    @property
    def finding(self) -> Finding | None:
        """The finding to decide about next, or None if all is decided."""
        number = self._next()
        return None if number is None else self.report.findings[number]

    @property
    def ahead(self) -> int:
        """How many findings are still to decide about."""
        return len(self._open())

    @property
    def left(self) -> int:
        """How many findings stay as they are, those still to be decided about included."""
        fixes = self.fixes
        return sum(not _is_gone(finding, fixes) for finding in self.report.findings)

    @property
    def rewrites(self) -> tuple[Rewrite, ...]:
        """The rewrites of the next finding that can go in beside those chosen before."""
        finding = self.finding
        if finding is None:
            return ()
        return tuple(one for one in finding.rewrites if self._fits(Fix(finding, one)))

    @property
    def fixes(self) -> list[Fix]:
        """What was chosen so far, in reading order."""
        chosen: list[Fix] = []
        for decision in self._decisions:
            if decision.fix is not None:
                chosen = insert(chosen, decision.fix)
        return chosen

    @property
    def draft(self) -> Draft:
        """The draft as it reads with everything that was chosen."""
        return rewritten(self.report.draft, self.fixes)

    @property
    def place(self) -> Place:
        """Where the words of the next finding stand now.

        Raises:
            ValueError: all is decided.
        """
        finding = self.finding
        if finding is None:
            raise ValueError("there is no finding left")
        before = [fix.rewrite for fix in self.fixes if fix.finding.part == finding.part]
        return Place(self._text(finding.part), moved(finding.start, before), moved(finding.end, before))

    @property
    def last(self) -> Place | None:
        """Where the words that were put in last stand now; None if the last decision put none in."""
        fix = self._decisions[-1].fix if self._decisions else None
        if fix is None:
            return None
        before = [one.rewrite for one in self.fixes if one.finding.part == fix.finding.part and one is not fix]
        start = moved(fix.rewrite.start, before)
        return Place(self._text(fix.finding.part), start, start + len(fix.rewrite.text))

    def pick(self, number: int) -> None:
        """Take one of `rewrites`, counted from 1.

        Raises:
            IndexError: there is none of that number.
        """
        rewrites = self.rewrites
        if not 1 <= number <= len(rewrites):
            raise IndexError(number)
        self._decide(rewrites[number - 1])

    def say(self, words: str) -> None:
        """Put somebody's own words in place of the finding's; no words leave them out."""
        finding = self.finding
        if finding is not None:
            self._decide(Rewrite(words, finding.start, finding.end, "drop" if not words else "say"))

    def skip(self) -> None:
        """Leave the finding as it is."""
        self._decide(None)

    def skip_rule(self) -> None:
        """Leave the finding as it is, and all that its rule finds from here on."""
        number, finding = self._next(), self.finding
        if number is not None and finding is not None:
            self._decisions.append(_Decision(number, None, finding.rule))
            self._left_alone.add(finding.rule)

    def undo(self) -> bool:
        """Take the last decision back; False if there is none."""
        if not self._decisions:
            return False
        self._left_alone.discard(self._decisions.pop().rule)
        return True

    def brought(self, lint: Callable[[Draft], Report]) -> tuple[Finding, ...]:
        """What is found in the words that were put in last."""
        fix, last = (self._decisions[-1].fix if self._decisions else None), self.last
        if fix is None or last is None:
            return ()
        found = lint(self.draft).findings
        return tuple(
            one for one in found if one.part == fix.finding.part and one.start < last.end and one.end > last.start
        )

    def _decide(self, rewrite: Rewrite | None) -> None:
        number, finding = self._next(), self.finding
        if number is not None and finding is not None:
            self._decisions.append(_Decision(number, Fix(finding, rewrite) if rewrite is not None else None))

    def _next(self) -> int | None:
        return next(iter(self._open()), None)

    def _open(self) -> list[int]:
        """The findings after the last decision, apart from rules left alone and from words that are gone."""
        start = self._decisions[-1].number + 1 if self._decisions else 0
        fixes = self.fixes
        return [
            number
            for number, finding in enumerate(self.report.findings)
            if number >= start and finding.rule not in self._left_alone and not _is_gone(finding, fixes)
        ]

    def _fits(self, fix: Fix) -> bool:
        return fits(self.report.draft, insert(self.fixes, fix))

    def _text(self, part: str) -> str:
        return next(one.text for one in self.draft.parts if one.name == part)


def _is_gone(finding: Finding, fixes: Iterable[Fix]) -> bool:
    """Whether something else stands in place of a finding's words, or of some of them."""
    return any(
        fix.finding.part == finding.part and fix.rewrite.start < finding.end and finding.start < fix.rewrite.end
        for fix in fixes
    )
