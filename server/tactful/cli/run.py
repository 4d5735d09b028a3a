"""Running `tactful lint`: every file in turn, one that cannot be read never stopping the rest."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO

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

    Found = DraftFile | Unreadable
    OnBytes = Callable[[int], None]

LONG_JOB_BYTES = 1_000_000
"""From this size on, a progress bar is shown on a terminal."""

_NO_DRAFTS = "there are no drafts in it: no .eml, .emlx, .msg, .mht, .html, .md, .txt, .mbox, no Maildir"


def run_lint(options: Options, wanted: Wanted) -> int:
    """Do what `tactful lint` was asked to do; gives back the exit status."""
    linters = Linters(options, wanted, _customer(wanted))
    found, bar = _files(wanted, show_bar=not (options.quiet or wanted.fix or wanted.diff))
    outcome = _outcome(options, wanted, hold_back=bar is not None)
    speaks = False
    try:
        with _shown(bar) as on_bytes:
            for file in found:
                if isinstance(file, Unreadable):
                    outcome.unreadable(file.path, file.message)
                    continue
                linter = linters.at(file.path)
                before = dict(outcome.tally.severities)
                _taker(options, wanted, linter, outcome, on_bytes)(file)
                speaks = speaks or speaks_up(outcome.tally, linter.fail_on, before)
    finally:
        linters.close()
    if not (outcome.tally.drafts or outcome.tally.unread or wanted.drafts):
        for path in wanted.paths:
            if not is_remote(path):  # an empty folder on a server is as it should be
                outcome.unreadable(path, _NO_DRAFTS)
    outcome.finish()
    if not linters.sound or outcome.tally.unread:
        return ExitStatus.FAILED
    return ExitStatus.FOUND if speaks else ExitStatus.OK


def _taker(
    options: Options, wanted: Wanted, linter: Linter, outcome: Outcome, on_bytes: OnBytes | None
) -> Callable[[DraftFile], None]:
    """What to do with a file."""
    if wanted.fix or wanted.diff:
        from tactful.cli.run_fix import Fixer

        return Fixer(options, wanted, linter, outcome).take

    def lint_file(file: DraftFile) -> None:
        for draft in read_file(file, stdin=standard_input(), on_bytes=on_bytes):
            if isinstance(draft, Unreadable):
                outcome.unreadable(draft.path, draft.message)
            else:
                outcome.add(linter.report(draft))

    return lint_file


def standard_input() -> BinaryIO:
    """The bytes that are typed or piped into the program."""
    return sys.stdin.buffer


def _outcome(options: Options, wanted: Wanted, *, hold_back: bool) -> Outcome:
    if wanted.form == "json":
        return JsonOutcome()
    draft_on_output = wanted.fix and STANDARD_INPUT in wanted.paths
    return TextOutcome(options, statistics=wanted.statistics, hold_back=hold_back, aside=draft_on_output)


def _files(wanted: Wanted, *, show_bar: bool) -> tuple[Iterable[Found], int | None]:
    """The files, and how many bytes they hold if that deserves a progress bar."""
    found = find_files(wanted.paths, as_kind=wanted.kind, drafts_only=wanted.drafts)
    if not show_bar or not sys.stderr.isatty():
        return found, None
    listed = list(found)
    size = sum(file.size for file in listed if isinstance(file, DraftFile))
    return listed, size if size >= LONG_JOB_BYTES else None


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
