"""What a lint shows as it goes, and what it comes to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Protocol

from tactful.cli.console import emit, error_style, line_width, output_style, remark, say
from tactful.report.tally import Tally
from tactful.rulebook.rule import severity_rank

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tactful.cli.options import Options
    from tactful.lint.report import Report
    from tactful.rulebook.rule import Severity

FailOn = Literal["error", "warning", "suggestion", "never"]
Undone = Literal["path", "file", "mail", "part", "writing"]
"""What could not be done: finding drafts; reading a file, a mail of several, or part of a mail; writing a file."""


class Outcome(Protocol):
    """Takes reports one by one and shows them."""

    tally: Tally

    def add(self, report: Report) -> None:
        """Take one draft's report."""
        ...

    def prepare(self, report: Report) -> Callable[[], None]:
        """What `add` would do, to be done later; the draft itself is not kept."""
        ...

    def unreadable(self, path: str, message: str, what: Undone = "file") -> None:
        """Take what could not be read or written, and why; `part` of a draft that is added as well."""
        ...

    def stopped(self, path: str, message: str) -> None:
        """Take note that no more will come, and where that was."""
        ...

    def finish(self) -> None:
        """Show what is still held back, and the sum of it all."""
        ...


class TextOutcome:
    """Findings as text for people.

    Args:
        options: colours, and whether to be brief.
        statistics: whether to count findings by rule.
        hold_back: whether to show nothing before the end, because a progress bar is on the screen.
        aside: whether everything goes to standard error, because standard output carries the draft.
        findings: whether to show findings, and not only to count them.
    """

    def __init__(
        self,
        options: Options,
        *,
        statistics: bool = False,
        hold_back: bool = False,
        aside: bool = False,
        findings: bool = True,
    ) -> None:
        self.tally = Tally()
        self._hold_back = hold_back
        self._statistics = statistics
        self._findings = findings
        self._say = remark if aside else say
        self._style = error_style(options.color) if aside else output_style(options.color)
        self._error_style = error_style(options.color)
        self._quiet = options.quiet
        self._width = line_width()
        self._held: list[tuple[Callable[[str], None], str]] = []

    def add(self, report: Report) -> None:
        """Show the findings of one draft."""
        self.prepare(report)()

    def prepare(self, report: Report) -> Callable[[], None]:
        """Write down the findings of one draft, to be shown and counted later."""
        text = self._text(report) if report.findings and self._findings else ""
        counted = without_text(report)

        def show() -> None:
            self.tally.add(counted)
            if text:
                self._show(self._say, text)

        return show

    def _text(self, report: Report) -> str:
        from tactful.report.as_text import brief_text, draft_text

        if self._quiet:
            return brief_text(report, style=self._style)
        return draft_text(report, style=self._style, width=self._width)

    def unreadable(self, path: str, message: str, what: Undone = "file") -> None:
        """Say on standard error what could not be read or written."""
        from tactful.report.columns import shown

        self.tally.miss(what)
        label = self._error_style.paint("error", "error:")
        self._show(remark, f"{label} {shown(path)}: {message}\n")

    def stopped(self, path: str, message: str) -> None:
        """Leave it to whoever stopped to say so, once everything is shown."""

    def finish(self) -> None:
        """Show what was held back, the counts by rule if wanted, and the sum."""
        from tactful.report.as_text import statistics_text, summary_text

        for write, text in self._held:
            write(text)
        if self._statistics and self.tally.rules:
            self._say(statistics_text(self.tally, style=self._style) + "\n")
        if not self._quiet:
            self._say(summary_text(self.tally, style=self._style))

    def _show(self, write: Callable[[str], None], text: str) -> None:
        if self._hold_back:
            self._held.append((write, text))
        else:
            write(text)


class JsonOutcome:
    """Everything as one JSON object on standard output, each draft as soon as it is read."""

    def __init__(self) -> None:
        self.tally = Tally()
        self._errors: list[dict[str, str]] = []
        self._begun = False

    def add(self, report: Report) -> None:
        """Print one draft's object."""
        self.prepare(report)()

    def prepare(self, report: Report) -> Callable[[], None]:
        """Make one draft's object, to be printed and counted later."""
        from tactful.report.as_json import draft_json

        text = draft_json(report)
        counted = without_text(report)

        def show() -> None:
            self.tally.add(counted)
            self._begin(text)

        return show

    def unreadable(self, path: str, message: str, what: Undone = "file") -> None:
        """Keep what could not be read or written."""
        self.tally.miss(what)
        self._errors.append({"path": path, "message": message})

    def stopped(self, path: str, message: str) -> None:
        """Say in the object, too, that it is not whole."""
        self._errors.append({"path": path, "message": message})

    def finish(self) -> None:
        """Print the end of the object."""
        from tactful.report.as_json import report_json_end, report_json_start

        if not self._begun:
            emit(report_json_start())
        emit(report_json_end(self._errors, empty=not self._begun))

    def _begin(self, text: str) -> None:
        from tactful.report.as_json import report_json_start

        emit(f",\n{text}" if self._begun else f"{report_json_start()}\n{text}")
        self._begun = True


def without_text(report: Report) -> Report:
    """A report as it can be kept to be counted, without the draft that it is about."""
    from dataclasses import replace

    return report._replace(draft=replace(report.draft, parts=(), customer=""))


def speaks_up(tally: Tally, fail_on: FailOn, before: Mapping[str, int]) -> bool:
    """Whether a finding at or above `fail_on` has come to the counts by severity that were there before."""
    if fail_on == "never":
        return False
    limit: Severity = fail_on
    return any(
        count > before.get(severity, 0) and severity_rank(severity) >= severity_rank(limit)  # type: ignore[arg-type]  # keys are severities
        for severity, count in tally.severities.items()
    )
