"""`--fix` and `--diff` on a mailbox: one pass over it, one mail in memory at a time."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

from tactful.cli.run_fix import give_back
from tactful.mail.find import STANDARD_INPUT, DraftFile, Unreadable, read_mail, with_faults
from tactful.mail.layer import Change, apply_changes
from tactful.mail.mailbox_edit import MailboxEdit
from tactful.mail.mbox import split_mbox
from tactful.mail.read import LONGEST_MAIL

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import BinaryIO

    from tactful.cli.run_fix import Fixer
    from tactful.mail.draft import Draft
    from tactful.mail.mbox import Stretch


class MailboxFixer:
    """Rewrites the mails of a mailbox, one after the other.

    Args:
        fixer: decides what goes in, and takes what is left to say.
        file: the mailbox.
        data: all of it, if it came from standard input.
    """

    def __init__(self, fixer: Fixer, file: DraftFile, data: bytes) -> None:
        self._fixer = fixer
        self._file = file
        self._data = data
        self._more_lines = 0  # by which the mails before have grown
        self._more_bytes = 0
        self._held: list[Callable[[], None]] = []  # what may be said once the mailbox is written

    def run(self) -> None:
        """Read the mailbox, and write it if anything in it was changed.

        Raises:
            FileChanged: somebody else has written to it in between; it is left as they made it.
            OSError: it cannot be read or written; it is then as it was, or as it was after the last decision that
                was written.
        """
        if self._fixer.wanted.diff:
            self._show()
        elif self._file.path == STANDARD_INPUT:
            self._give_back()
        else:
            self._rewrite()

    def _show(self) -> None:
        for stretch, draft in self._mails():
            report = self._fixer.linter.report(draft)
            self._fixer.show(stretch.data, self._fixer.rewriting(stretch.data, report), report)

    def _give_back(self) -> None:
        changes = [
            Change(stretch.offset, stretch.offset + stretch.size, self._fix(stretch, draft))
            for stretch, draft in self._mails()
        ]
        give_back(apply_changes(self._data, changes))
        self._say_held()

    def _rewrite(self) -> None:
        with MailboxEdit(self._file.path) as edit:
            for stretch, draft in self._mails():
                data = self._fix(stretch, draft)
                if data != stretch.data:
                    edit.replace(stretch, data)
                if self._fixer.interactive:  # what somebody has decided is kept at once
                    edit.put()
                    self._say_held()
                if self._fixer.stopped:
                    break
            edit.put()
        self._say_held()

    def _fix(self, stretch: Stretch, draft: Draft) -> bytes:
        """The new bytes of a mail; what there is to say about it is held back."""
        report = self._fixer.linter.report(draft)
        rewriting = self._fixer.rewriting(stretch.data, report)
        if text := self._fixer.made(rewriting):
            self._held.append(lambda: self._fixer.tell(text))
        new = rewriting.data
        if new != stretch.data:
            moved = self._moved(stretch)._replace(data=new, size=len(new))
            after = read_mail(moved, path=draft.path, index=draft.index)
            self._more_lines += new.count(b"\n") - stretch.data.count(b"\n")
            self._more_bytes += len(new) - len(stretch.data)
            if not isinstance(after, Unreadable):
                report = self._fixer.linter.report(after)
        self._held.append(self._fixer.outcome.prepare(report))
        return new

    def _mails(self) -> Iterator[tuple[Stretch, Draft]]:
        """Each mail that can be read, with lines counted as they will be; the others are named."""
        done = 0
        with self._opened() as stream:
            for index, stretch in enumerate(split_mbox(stream, limit=LONGEST_MAIL)):
                found = read_mail(self._moved(stretch), path=self._file.path, index=index)
                wanted = isinstance(found, Unreadable) or self._file.wants(found)
                for each in with_faults(found) if wanted else ():
                    if isinstance(each, Unreadable):
                        self._fixer.outcome.unreadable(*each)
                    else:
                        yield stretch, each
                if self._fixer.on_bytes is not None:
                    self._fixer.on_bytes(stretch.offset + stretch.size - done)
                    done = stretch.offset + stretch.size

    def _opened(self) -> BinaryIO:
        """The mailbox; what came through a pipe could be read only once and is held in memory."""
        return io.BytesIO(self._data) if self._file.path == STANDARD_INPUT else Path(self._file.path).open("rb")

    def _moved(self, stretch: Stretch) -> Stretch:
        """A mail where it stands in the new mailbox."""
        return stretch._replace(
            offset=stretch.offset + self._more_bytes, first_line=stretch.first_line + self._more_lines
        )

    def _say_held(self) -> None:
        for say in self._held:
            say()
        self._held.clear()
