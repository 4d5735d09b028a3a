"""Mailboxes in one file (mbox), read mail by mail so that their size does not matter."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from tactful.mail.layer import CannotEdit, Change
from tactful.mail.runs import Runs
from tactful.mail.source import FileLines
from tactful.mail.transfer import Shift

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tactful.mail.eml import Mail

_ESCAPED = re.compile(rb"^>(?=>*From )", re.MULTILINE)
_NEEDS_ESCAPE = re.compile(rb"^>*From ", re.MULTILINE)
_DATED = re.compile(rb"From .*(?:\d\d:\d\d|\b\d{4}\b)")
_LONGEST_LINE = 1 << 16


class Stretch(NamedTuple):
    """One mail of a mailbox as it stands there, without its "From " line.

    Attributes:
        data: its bytes; empty if it is longer than the limit.
        size: how many bytes it has.
        offset: where in the file it begins, in bytes.
        first_line: the line of the file that it begins at, from 1.
    """

    data: bytes
    size: int
    offset: int
    first_line: int

    def mail(self) -> Mail:
        """The mail, ready to be taken apart."""
        from tactful.mail.eml import Mail

        lines = FileLines(self.data, first_line=self.first_line, origin=self.offset)
        unescaped = unescape(self.data)
        return Mail(unescaped.data, (unescaped, Shift(self.offset)), lines)


def split_mbox(file: BinaryIO, *, limit: int) -> Iterator[Stretch]:
    """The mails of a mailbox, one after the other; no more than one of them is held at a time.

    Args:
        file: the mailbox, open at its beginning.
        limit: the most bytes a mail may have; longer ones come without their bytes.
    """
    held: list[bytes] = []
    size = offset = at = 0
    line_number = first_line = 1
    whole = blank = True
    dated = False
    for line in iter(lambda: file.readline(_LONGEST_LINE), b""):
        if blank and line.startswith(b"From ") and (not dated or _DATED.match(line)):
            dated = dated or _DATED.match(line) is not None
            if size:
                yield Stretch(b"".join(held) if size <= limit else b"", size, offset, first_line)
            held, size = [], 0
            offset, first_line = at + len(line), line_number + 1
        else:
            size += len(line)
            if size <= limit:
                held.append(line)
            else:
                held.clear()
        blank = whole and line in {b"\n", b"\r\n"}
        whole = line.endswith(b"\n")
        line_number += whole
        at += len(line)
    if size:
        yield Stretch(b"".join(held) if size <= limit else b"", size, offset, first_line)


@dataclass(frozen=True, slots=True)
class Unescaped:
    """A mail's bytes without the `>` that a mailbox puts before lines that begin with "From "."""

    data: bytes
    runs: Runs

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where `start` to `end` of the mail stands in the mailbox's stretch."""
        return self.runs.span(start, end)

    def lower(self, changes: list[Change[bytes]]) -> list[Change[bytes]]:
        """The changes in the stretch; `CannotEdit` if they would look like the start of another mail."""
        if any(_NEEDS_ESCAPE.search(change.new) for change in changes):
            raise CannotEdit("a line of the new words begins with “From ”, which in a mailbox starts another mail")
        return [Change(*self.runs.span(change.start, change.end), change.new) for change in changes]


def unescape(stretch: bytes) -> Unescaped:
    """Take off the `>` that a mailbox puts before lines that begin with "From " (as mboxrd does)."""
    runs = Runs()
    pieces: list[bytes] = []
    at = 0
    for match in _ESCAPED.finditer(stretch):
        pieces.append(stretch[at : match.start()])
        runs.add(match.start() - at, at, match.start())
        at = match.end()
    pieces.append(stretch[at:])
    runs.add(len(stretch) - at, at, len(stretch))
    return Unescaped(b"".join(pieces), runs)
