"""Deciding about a draft's findings one by one; everything but the asking."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from tactful.cli.fixing import Fix, fits, moved, rewritten
from tactful.cli.revising import Revised, Revision, revise
from tactful.lint.report import Rewrite

if TYPE_CHECKING:
    from collections.abc import Callable

    from tactful.lint.report import Finding, Report
    from tactful.mail.draft import Draft


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


class _State(NamedTuple):
    """How far the decisions have got: what reads differently, what is found in it, and where to go on."""

    revisions: tuple[Revision, ...]
    report: Report
    part: int = 0
    start: int = 0
    rule: str = ""  # left alone by this decision
    put_in: Rewrite | None = None


class Choosing:
    """The decisions about one draft, the last of which can always be taken back.

    After each change the draft is linted as it reads by then, so that words put in are asked about like all others.

    Args:
        report: what was found in the draft.
        lint: lints a draft with the same rules, grammar and the ear left out.
        left_alone: rules that are not asked about; kept up to date, so that it can serve for the next draft.

    Attributes:
        report: what was found in the draft at first.
    """

    def __init__(self, report: Report, lint: Callable[[Draft], Report], left_alone: set[str] | None = None) -> None:
        self.report = report
        self._lint = lint
        self._left_alone = left_alone if left_alone is not None else set()
        self._states = [_State((), report)]

    @property
    def finding(self) -> Finding | None:
        """The finding to decide about next, or None if all is decided."""
        return next(iter(self._open()), None)

    @property
    def ahead(self) -> int:
        """How many findings are still to decide about."""
        return len(self._open())

    @property
    def left(self) -> int:
        """How many findings there are in the draft as it reads now."""
        return len(self._now.report.findings)

    @property
    def rewrites(self) -> tuple[Rewrite, ...]:
        """The rewrites of the next finding that stay within the author's words."""
        finding = self.finding
        if finding is None:
            return ()
        return tuple(one for one in finding.rewrites if fits(self.draft, [Fix(finding, one)]))

    @property
    def draft(self) -> Draft:
        """The draft as it reads with everything that was chosen."""
        return self._now.report.draft

    @property
    def fixes(self) -> list[Fix]:
        """What the draft takes to read so, in reading order: each finding as it was, and what is to stand there."""
        return [revision.fix for revision in self._now.revisions]

    @property
    def place(self) -> Place:
        """Where the words of the next finding stand now.

        Raises:
            ValueError: all is decided.
        """
        finding = self.finding
        if finding is None:
            raise ValueError("there is no finding left")
        return Place(self._text(finding.part), finding.start, finding.end)

    @property
    def last(self) -> Place | None:
        """Where the words that were put in last stand now; None if the last decision put none in."""
        rewrite, part = self._now.put_in, self.report.draft.parts[self._now.part].name
        return rewrite and Place(self._text(part), rewrite.start, rewrite.start + len(rewrite.text))

    def pick(self, number: int) -> None:
        """Take one of `rewrites`, counted from 1.

        Raises:
            IndexError: there is none of that number.
        """
        rewrites, finding = self.rewrites, self.finding
        if finding is None or not 1 <= number <= len(rewrites):
            raise IndexError(number)
        self._put_in(finding, rewrites[number - 1])

    def say(self, words: str) -> None:
        """Put somebody's own words in place of the finding's; no words leave them out."""
        finding = self.finding
        if finding is not None:
            self._put_in(finding, Rewrite(words, finding.start, finding.end, "inform" if words else "drop"))

    def skip(self) -> None:
        """Leave the finding as it is."""
        finding = self.finding
        if finding is not None:
            self._go_on(finding)

    def skip_rule(self) -> None:
        """Leave the finding as it is, and all that its rule finds from here on."""
        finding = self.finding
        if finding is not None:
            self._go_on(finding, finding.rule)
            self._left_alone.add(finding.rule)

    def undo(self) -> bool:
        """Take the last decision back; False if there is none."""
        if len(self._states) == 1:
            return False
        self._left_alone.discard(self._states.pop().rule)
        return True

    @property
    def _now(self) -> _State:
        return self._states[-1]

    def _go_on(self, finding: Finding, rule: str = "") -> None:
        part = self._part_number(finding.part)
        self._states.append(_State(self._now.revisions, self._now.report, part, finding.start + 1, rule))

    def _put_in(self, finding: Finding, rewrite: Rewrite) -> None:
        original = self.report.draft
        number = self._part_number(finding.part)
        revisions = revise(original.parts[number], self._now.revisions, finding, rewrite)
        draft = rewritten(original, [revision.fix for revision in revisions])
        parts = tuple(
            part._replace(source=Revised(before, [one for one in revisions if one.part == part.name]))
            for before, part in zip(original.parts, draft.parts, strict=True)
        )
        report = self._linted(replace(draft, parts=parts), revisions)
        self._states.append(_State(revisions, report, number, rewrite.start, "", rewrite))

    def _linted(self, draft: Draft, revisions: tuple[Revision, ...]) -> Report:
        """What is found in the draft as it reads now; of grammar and the ear, what stands outside the changed words."""
        report = self._lint(draft)
        others = [
            _moved(finding, [one.fix.rewrite for one in revisions if one.part == finding.part])
            for finding in self.report.findings
            if not finding.is_of_rule and not any(one.touches(finding) for one in revisions)
        ]
        findings = sorted((*report.findings, *others), key=lambda found: (self._part_number(found.part), found.start))
        return report._replace(findings=tuple(findings)) if others else report

    def _open(self) -> list[Finding]:
        now = self._now
        return [
            finding
            for finding in now.report.findings
            if finding.rule not in self._left_alone
            and (self._part_number(finding.part), finding.start) >= (now.part, now.start)
        ]

    def _part_number(self, name: str) -> int:
        return next(number for number, part in enumerate(self.report.draft.parts) if part.name == name)

    def _text(self, name: str) -> str:
        return next(part.text for part in self.draft.parts if part.name == name)


def _moved(finding: Finding, rewrites: list[Rewrite]) -> Finding:
    """A finding that no rewrite touches, where it stands once they are in place."""
    by = moved(finding.start, rewrites) - finding.start
    return finding._replace(
        start=finding.start + by,
        end=finding.end + by,
        rewrites=tuple(one._replace(start=one.start + by, end=one.end + by) for one in finding.rewrites),
    )
