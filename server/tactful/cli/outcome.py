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


class Outcome(Protocol):
    """Takes reports one by one and shows them."""

    tally: Tally

    def add(self, report: Report) -> None:
        """Take one draft's report."""
        ...

    def unreadable(self, path: str, message: str) -> None:
        """Take a file that could not be read or written, and why."""
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
    """

    def __init__(
        self, options: Options, *, statistics: bool = False, hold_back: bool = False, aside: bool = False
    ) -> None:
        self.tally = Tally()
        self._hold_back = hold_back
        self._statistics = statistics
        self._say = remark if aside else say
        self._style = error_style(options.color) if aside else output_style(options.color)
        self._error_style = error_style(options.color)
        self._quiet = options.quiet
        self._width = line_width()
        self._held: list[tuple[Callable[[str], None], str]] = []

    def add(self, report: Report) -> None:
        """Show the findings of one draft."""
        from tactful.report.as_text import brief_text, draft_text

        self.tally.add(report)
        if not report.findings:
            return
        if self._quiet:
            text = brief_text(report, style=self._style)
        else:
            text = draft_text(report, style=self._style, width=self._width)
        self._show(self._say, text)

    def unreadable(self, path: str, message: str) -> None:
        """Say on standard error what could not be read or written."""
        from tactful.report.columns import shown

        self.tally.unread += 1
        label = self._error_style.paint("error", "error:")
        self._show(remark, f"{label} {shown(path)}: {message}\n")

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
    """Everything as one JSON object on standard output."""

    def __init__(self) -> None:
        self.tally = Tally()
        self._reports: list[Report] = []
        self._errors: list[dict[str, str]] = []

    def add(self, report: Report) -> None:
        """Keep one draft's report."""
        self.tally.add(report)
        self._reports.append(report)

    def unreadable(self, path: str, message: str) -> None:
        """Keep what could not be read or written."""
        self.tally.unread += 1
        self._errors.append({"path": path, "message": message})

    def finish(self) -> None:
        """Print the object."""
        import json

        from tactful.report.as_json import report_object

        answer = report_object(self._reports, self._errors)
        emit(json.dumps(answer, indent=2, ensure_ascii=False) + "\n")


def speaks_up(tally: Tally, fail_on: FailOn, before: Mapping[str, int]) -> bool:
    """Whether a finding at or above `fail_on` has come to the counts by severity that were there before."""
    if fail_on == "never":
        return False
    limit: Severity = fail_on
    return any(
        count > before.get(severity, 0) and severity_rank(severity) >= severity_rank(limit)  # type: ignore[arg-type]  # keys are severities
        for severity, count in tally.severities.items()
    )
