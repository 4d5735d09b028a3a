"""Running `tactful lint` with --fix or --diff: file by file, because a file is written as a whole."""

from __future__ import annotations

import io
import sys
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tactful.cli.console import error_style, output_style, remark, say
from tactful.cli.rewriting import diff_text, made_text, rewrite
from tactful.cli.run import standard_input
from tactful.mail.find import STANDARD_INPUT, DraftFile, Unreadable, read_file
from tactful.mail.kinds import kind_of
from tactful.mail.writeback import write_atomically

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tactful.cli.lint import Wanted
    from tactful.cli.linting import Linter
    from tactful.cli.options import Options
    from tactful.cli.outcome import Outcome
    from tactful.cli.rewriting import Rewriting
    from tactful.lint.report import Report
    from tactful.mail.draft import Draft


@dataclass(frozen=True, slots=True)
class Fixer:
    """Rewrites one file after the other, or shows what would change.

    Attributes:
        options: colours, and whether to be brief.
        wanted: what `tactful lint` was asked to do.
        linter: lints drafts.
        outcome: takes what is left to say.
    """

    options: Options
    wanted: Wanted
    linter: Linter
    outcome: Outcome

    def take(self, file: DraftFile) -> None:
        """Read, lint, rewrite, and write or show one file."""
        try:
            data = _content(file)
        except OSError as error:
            self.outcome.unreadable(file.path, error.strerror or "it cannot be read")
            return
        reports = self._reports(file, data)
        rewriting = rewrite(data, reports, self.linter.without_grammar)
        if self.wanted.diff:
            self._show(file.path, data, rewriting, reports)
        else:
            self._write(file, data, rewriting, reports)

    def _reports(self, file: DraftFile, data: bytes) -> list[Report]:
        reports: list[Report] = []
        for draft in _drafts(file, data):
            if isinstance(draft, Unreadable):
                self.outcome.unreadable(draft.path, draft.message)
            else:
                reports.append(self.linter.report(draft))
        return reports

    def _show(self, path: str, data: bytes, rewriting: Rewriting, reports: list[Report]) -> None:
        diff = diff_text(path, data, rewriting, style=output_style(self.options.color))
        write = remark if self.wanted.form == "json" else say
        write(f"{diff}\n" if diff else "")
        if self.wanted.form == "json":
            self._add(reports)
            return
        for report in reports:
            self.outcome.tally.add(report)

    def _write(self, file: DraftFile, data: bytes, rewriting: Rewriting, reports: list[Report]) -> None:
        if file.path == STANDARD_INPUT:
            sys.stdout.flush()
            sys.stdout.buffer.write(rewriting.data)
        elif rewriting.data != data:
            try:
                write_atomically(file.path, rewriting.data)
            except OSError as error:
                self.outcome.unreadable(file.path, f"it cannot be written: {error.strerror}")
                self._add(reports)
                return
        self._tell(file.path, rewriting)
        if rewriting.data != data:
            reports = [
                self.linter.report(draft)
                for draft in _drafts(file, rewriting.data)
                if not isinstance(draft, Unreadable)  # it was named when it was first read
            ]
        self._add(reports)

    def _tell(self, path: str, rewriting: Rewriting) -> None:
        aside = self.wanted.form == "json" or STANDARD_INPUT in self.wanted.paths
        style = (error_style if aside else output_style)(self.options.color)
        text = made_text(path, rewriting, style=style)
        if text and not self.options.quiet:
            (remark if aside else say)(f"{text}\n")

    def _add(self, reports: list[Report]) -> None:
        for report in reports:
            self.outcome.add(report)


def _drafts(file: DraftFile, data: bytes) -> Iterator[Draft | Unreadable]:
    """The drafts in bytes that were read from `file`, or are about to be written to it."""
    kind = file.kind or kind_of(file.path, data[:65536])
    for draft in read_file(DraftFile(STANDARD_INPUT, kind, len(data)), stdin=io.BytesIO(data)):
        if isinstance(draft, Unreadable):
            yield draft._replace(path=file.path)
        else:
            yield replace(draft, path=file.path)


def _content(file: DraftFile) -> bytes:
    if file.path == STANDARD_INPUT:
        return standard_input().read()
    with open(file.path, "rb") as opened:  # noqa: PTH123 (as everywhere in reading mail)
        return opened.read()
