"""Running `tactful lint` with --fix or --diff: file by file, because a file is written as a whole."""

from __future__ import annotations

import io
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from tactful.cli.console import error_style, output_style, remark, say
from tactful.cli.fixing import choose_fixes
from tactful.cli.rewriting import diff_text, made_text, put_in
from tactful.cli.run import standard_input
from tactful.mail.find import STANDARD_INPUT, DraftFile, Unreadable, read_file
from tactful.mail.kinds import kind_of
from tactful.mail.places import is_remote
from tactful.mail.replacing import FileChanged, write_atomically

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import Protocol

    from tactful.cli.fixing import Fix
    from tactful.cli.lint import Wanted
    from tactful.cli.linting import Linter
    from tactful.cli.options import Options
    from tactful.cli.outcome import Outcome
    from tactful.cli.rewriting import Rewriting
    from tactful.lint.report import Report
    from tactful.mail.draft import Draft, Kind

    class Chooser(Protocol):
        """Decides which rewrites go into a draft; `stopped` says that no further draft is to be taken."""

        stopped: bool

        def choose(self, report: Report, lint: Callable[[Draft], Report]) -> Sequence[Fix]:
            """The rewrites to put in, in reading order and apart."""
            ...


CHANGED = "it has changed since it was read; it is left as it is"
_REMOTE = "what lies on a mail server is only read; save the draft to a file to have it rewritten"
_HEAD = 65536


class Fixer(NamedTuple):
    """Rewrites one file after the other, or shows what would change.

    Attributes:
        options: colours, and whether to be brief.
        wanted: what `tactful lint` was asked to do.
        linter: lints drafts.
        outcome: takes what is left to say.
        chooser: whom to ask which rewrites go in; None to take the first clean one of each finding.
        on_bytes: told how many more bytes are done.
    """

    options: Options
    wanted: Wanted
    linter: Linter
    outcome: Outcome
    chooser: Chooser | None = None
    on_bytes: Callable[[int], None] | None = None

    @property
    def interactive(self) -> bool:
        """Whether somebody is asked."""
        return self.chooser is not None

    @property
    def stopped(self) -> bool:
        """Whether no further draft is to be taken."""
        return self.chooser is not None and self.chooser.stopped

    def take(self, file: DraftFile) -> None:
        """Read, lint, rewrite, and write or show one file."""
        if is_remote(file.path):
            self.outcome.unreadable(file.path, _REMOTE, "writing")
            return
        try:
            data, kind = _content(file)
        except OSError as error:
            self.outcome.unreadable(file.path, error.strerror or "it cannot be read")
            return
        if kind == "mbox":
            self._take_mailbox(file, data)
        else:
            self._take_single(file, data)
            if self.on_bytes is not None:
                self.on_bytes(file.size)

    def rewriting(self, data: bytes, report: Report) -> Rewriting:
        """What becomes of a draft, given its bytes and what was found in it."""
        lint = self.linter.by_rules
        fixes = choose_fixes(report, lint) if self.chooser is None else self.chooser.choose(report, lint)
        return put_in(data, report.draft, fixes)

    def show(self, data: bytes, rewriting: Rewriting, report: Report) -> None:
        """Show what would become of a draft, and count what was found in it."""
        diff = diff_text(data, rewriting, style=output_style(self.options.color))
        write = remark if self.wanted.form == "json" else say
        write(f"{diff}\n" if diff else "")
        if self.wanted.form == "json":
            self.outcome.add(report)
        else:
            self.outcome.tally.add(report)

    def made(self, rewriting: Rewriting) -> str:
        """What to tell of a draft's rewriting; empty if there is nothing to tell."""
        style = (error_style if self._aside else output_style)(self.options.color)
        text = made_text(rewriting, style=style, each=not self.interactive)
        return f"{text}\n" if text and not self.options.quiet else ""

    def tell(self, text: str) -> None:
        """Tell what `made` has made."""
        (remark if self._aside else say)(text)

    @property
    def _aside(self) -> bool:
        """Whether standard output is for something else."""
        return self.wanted.form == "json" or STANDARD_INPUT in self.wanted.paths

    def _take_mailbox(self, file: DraftFile, data: bytes) -> None:
        from tactful.cli.fix_mailbox import MailboxFixer

        try:
            MailboxFixer(self, file, data).run()
        except FileChanged:
            self.outcome.unreadable(file.path, CHANGED, "writing")
        except OSError as error:
            self.outcome.unreadable(file.path, f"it cannot be rewritten: {error.strerror}", "writing")

    def _take_single(self, file: DraftFile, data: bytes) -> None:
        found = [each for each in _drafts(file, data) if isinstance(each, Unreadable) or file.wants(each)]
        if file.path == STANDARD_INPUT and not self.wanted.diff and all(isinstance(each, Unreadable) for each in found):
            give_back(data)
        for draft in found:
            if isinstance(draft, Unreadable):
                self.outcome.unreadable(*draft)
                continue
            report = self.linter.report(draft)
            rewriting = self.rewriting(data, report)
            if self.wanted.diff:
                self.show(data, rewriting, report)
            else:
                self._write(file, data, rewriting, report)

    def _write(self, file: DraftFile, data: bytes, rewriting: Rewriting, report: Report) -> None:
        if file.path == STANDARD_INPUT:
            give_back(rewriting.data)
        elif rewriting.data != data:
            why = _written(file.path, data, rewriting.data)
            if why:
                self.outcome.unreadable(file.path, why, "writing")
                self.outcome.add(report)
                return
        self.tell(self.made(rewriting))
        if rewriting.data != data:
            after = next(_drafts(file, rewriting.data))
            report = report if isinstance(after, Unreadable) else self.linter.report(after)
        self.outcome.add(report)


def give_back(data: bytes) -> None:
    """Write a draft that came from standard input to standard output."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)


def _written(path: str, read: bytes, data: bytes) -> str:
    """Write a file; gives back why it could not be written, or an empty string."""
    try:
        write_atomically(path, data, read=read)
    except FileChanged:
        return CHANGED
    except OSError as error:
        return f"it cannot be written: {error.strerror}"
    return ""


def _content(file: DraftFile) -> tuple[bytes, Kind]:
    """What a file holds, and what it is; of a mailbox, which may be long, only its beginning."""
    if file.path == STANDARD_INPUT:
        data = standard_input().read()
        return data, file.kind or kind_of(file.path, data[:_HEAD])
    with open(file.path, "rb") as opened:  # noqa: PTH123 (as everywhere in reading mail)
        head = opened.read(_HEAD)
        kind = file.kind or kind_of(file.path, head)
        return head if kind == "mbox" else head + opened.read(), kind


def _drafts(file: DraftFile, data: bytes) -> Iterator[Draft | Unreadable]:
    """The draft in bytes that were read from `file`, or are about to be written to it; and what cannot be read."""
    kind = file.kind or kind_of(file.path, data[:_HEAD])
    for draft in read_file(DraftFile(STANDARD_INPUT, kind, len(data)), stdin=io.BytesIO(data)):
        if isinstance(draft, Unreadable):
            yield draft._replace(path=file.path)
        else:
            yield replace(draft, path=file.path)
