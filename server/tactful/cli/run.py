"""Running `tactful lint`: every file in turn, one that cannot be read never stopping the rest."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO

from tactful.cli.console import remark
from tactful.cli.linters import Linters
from tactful.cli.outcome import JsonOutcome, Outcome, TextOutcome, speaks_up
from tactful.cli.status import ExitStatus
from tactful.mail.find import STANDARD_INPUT, DraftFile, Unreadable, find_files, read_file
from tactful.mail.places import is_remote

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from tactful.cli.lint import Wanted
    from tactful.cli.linting import Linter
    from tactful.cli.options import Options
    from tactful.cli.run_fix import Chooser

    Found = DraftFile | Unreadable
    OnBytes = Callable[[int], None]

LONG_JOB_BYTES = 1_000_000
"""From this size on, a progress bar is shown on a terminal."""
WORTH_RESUMING = 50
"""From so many drafts on, a run that is stopped can be resumed."""

_NO_DRAFTS = "there are no drafts in it: no .eml, .emlx, .msg, .mht, .html, .md, .txt, .mbox, no Maildir"


def run_lint(options: Options, wanted: Wanted) -> int:
    """Do what `tactful lint` was asked to do; gives back the exit status."""
    return _Run(options, wanted).run()


class _Run:
    """One run over all files, and how far it has got."""

    def __init__(self, options: Options, wanted: Wanted) -> None:
        self._options = options
        self._wanted = wanted
        self._linters = Linters(options, wanted, _customer(wanted))
        self._chooser = _chooser(options) if wanted.interactive else None
        show_bar = not (options.quiet or wanted.interactive or wanted.diff)
        self._found, self._bar = _files(wanted, show_bar=show_bar)
        self._outcome = _outcome(options, wanted, hold_back=self._bar is not None and sys.stdout.isatty())
        self._files = 0  # with which it is through
        self._mails = 0  # of the file that it is at
        self._at = ""
        self._before = 0  # drafts that a run before this one has linted
        self._speaks = False

    def run(self) -> int:
        """Go through all files; gives back the exit status."""
        try:
            self._take_all()
        except KeyboardInterrupt:
            return self._stopped()
        finally:
            self._linters.close()
        return self._finished()

    def _take_all(self) -> None:
        if self._wanted.resume:
            self._skip()
        with _shown(self._bar) as on_bytes:
            for number, file in enumerate(self._found):
                if number < self._files:
                    if on_bytes is not None and isinstance(file, DraftFile):
                        on_bytes(file.size)
                    continue
                self._at = file.path
                self._take(file, on_bytes)
                self._files, self._mails = number + 1, 0
                if self._chooser is not None and self._chooser.stopped:
                    break

    def _take(self, file: Found, on_bytes: OnBytes | None) -> None:
        if isinstance(file, Unreadable):
            self._outcome.unreadable(*file)
            return
        linter = self._linters.at(file.path)
        before = dict(self._outcome.tally.severities)
        try:
            if self._wanted.fix or self._wanted.diff:
                from tactful.cli.run_fix import Fixer

                Fixer(self._options, self._wanted, linter, self._outcome, self._chooser, on_bytes).take(file)
            else:
                self._lint(file, linter, on_bytes)
        finally:
            self._speaks = self._speaks or speaks_up(self._outcome.tally, linter.fail_on, before)

    def _lint(self, file: DraftFile, linter: Linter, on_bytes: OnBytes | None) -> None:
        for draft in linter.ahead(read_file(file, stdin=standard_input(), on_bytes=on_bytes, skip=self._mails)):
            if isinstance(draft, Unreadable):
                self._outcome.unreadable(*draft)
                continue
            self._outcome.add(linter.report(draft))
            if draft.kind == "mbox":
                self._mails = draft.index + 1

    def _skip(self) -> None:
        """Go on where a run before this one was stopped, if there was one."""
        from tactful.cli.resuming import StaleStop, find_stop

        self._found = list(self._found)
        try:
            stop = find_stop(self._wanted, self._found)
        except StaleStop:
            remark("What was read has changed since the last run was stopped; beginning again.\n")
            return
        if stop is None:
            remark("No run over these paths was stopped; beginning at the beginning.\n")
            return
        self._files, self._mails, self._before, self._speaks = stop
        remark(f"Going on after the {stop.drafts:,} drafts that were linted before.\n")

    def _finished(self) -> int:
        tally = self._outcome.tally
        if not (tally.drafts or tally.unread or self._before or self._wanted.drafts):
            for path in self._wanted.paths:
                if not is_remote(path):  # an empty folder on a server is as it should be
                    self._outcome.unreadable(path, _NO_DRAFTS, "path")
        self._outcome.finish()
        if self._wanted.resume or tally.drafts >= WORTH_RESUMING:
            from tactful.cli.resuming import forget_stop

            forget_stop(self._wanted)
        if not (self._linters.sound and tally.is_whole):
            return ExitStatus.FAILED
        return ExitStatus.FOUND if self._speaks else ExitStatus.OK

    def _stopped(self) -> int:
        """Show what was found until Ctrl+C, and say how to go on."""
        from tactful.report.columns import shown

        drafts = self._before + self._outcome.tally.drafts
        place = f"after {drafts:,} drafts, in {shown(self._at)}" if self._at else "before the first draft"
        self._outcome.stopped(self._at, f"stopped {place}; the rest was not read")
        self._outcome.finish()
        remark(f"Stopped {place}. {self._how_to_go_on(drafts)}".rstrip() + "\n")
        return ExitStatus.INTERRUPTED

    def _how_to_go_on(self, drafts: int) -> str:
        if self._wanted.fix:
            return "What was written before stays written, and no file is half written."
        if drafts < WORTH_RESUMING or STANDARD_INPUT in self._wanted.paths:
            return ""
        from tactful.cli.resuming import Stop, keep_stop

        stop = Stop(self._files, self._mails, drafts, self._speaks)
        kept = keep_stop(self._wanted, list(_find(self._wanted)), stop)
        return "The same command with --resume goes on from there." if kept else ""


def standard_input() -> BinaryIO:
    """The bytes that are typed or piped into the program."""
    return sys.stdin.buffer


def _outcome(options: Options, wanted: Wanted, *, hold_back: bool) -> Outcome:
    if wanted.form == "json":
        return JsonOutcome()
    draft_on_output = wanted.fix and STANDARD_INPUT in wanted.paths
    return TextOutcome(
        options,
        statistics=wanted.statistics,
        hold_back=hold_back,
        aside=draft_on_output,
        findings=not wanted.interactive,
    )


def _files(wanted: Wanted, *, show_bar: bool) -> tuple[Iterable[Found], int | None]:
    """The files, and how many bytes they hold if that deserves a progress bar."""
    found = _find(wanted)
    if not show_bar or not sys.stderr.isatty():
        return found, None
    listed = list(found)
    size = sum(file.size for file in listed if isinstance(file, DraftFile))
    return listed, size if size >= LONG_JOB_BYTES else None


def _find(wanted: Wanted) -> Iterator[Found]:
    return find_files(wanted.paths, as_kind=wanted.kind, drafts_only=wanted.drafts)


def _chooser(options: Options) -> Chooser:
    from tactful.cli.asking import Asker
    from tactful.cli.console import line_width, output_style
    from tactful.cli.keyboard import Keyboard

    return Asker(Keyboard(), style=output_style(options.color), width=line_width())


@contextmanager
def _shown(size: int | None) -> Iterator[OnBytes | None]:
    """Show a progress bar over `size` bytes on standard error while the files are read."""
    if size is None:
        yield None
        return
    import click

    with click.progressbar(length=size, label="Reading drafts", file=sys.stderr) as bar:
        yield bar.update


def _customer(wanted: Wanted) -> str:
    """The customer's message: the text of the first mail in the file that the user named."""
    if wanted.customer is None:
        return ""
    import click

    for draft in read_file(DraftFile(wanted.customer, None, 0)):
        if isinstance(draft, Unreadable):
            raise click.UsageError(f"--customer: {draft.path}: {draft.message}.")
        return draft.parts[-1].text
    return ""
