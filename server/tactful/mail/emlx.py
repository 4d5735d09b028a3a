"""Apple Mail's files: a line with a count of bytes, a mail of so many bytes, and a property list about it."""

from __future__ import annotations

import re

from tactful.mail.eml import Mail
from tactful.mail.source import FileLines
from tactful.mail.transfer import Shift

_COUNT = re.compile(rb"\s*(\d{1,12})([ \t]*)(?:\r\n|\n|\r)")
_PROPERTIES = re.compile(rb"(?:<\?xml[^>]{0,200}>\s{0,9})?(?:<!DOCTYPE plist\b[^>]{0,200}>\s{0,9})?<plist\b")
_FLAGS = re.compile(rb"<key>flags</key>\s*<integer>(\d{1,18})</integer>")
_DRAFT = 1 << 6


def open_emlx(data: bytes) -> Mail:
    """The mail in a file's bytes, ready to be taken apart; a file without a count is a mail as it is."""
    start, end = _mail_span(data)
    count = _COUNT.match(data)
    short = count is not None and start + int(count[1]) > end == len(data)
    flags = _FLAGS.search(data, end)
    return Mail(
        data[start:end],
        (Shift(start),),
        FileLines(data),
        unsent=bool(int(flags[1]) & _DRAFT) if flags else None,
        fault="it is shorter than its first line says" if short else "",
    )


def recounted(data: bytes, more: int) -> bytes:
    """A file's bytes with a count that is right again, after its mail has grown by `more` bytes."""
    match = _COUNT.match(data)
    if match is None:
        return data
    count = b"%d" % (int(match[1]) + more)
    width = len(match[1]) + len(match[2])
    return data[: match.start(1)] + (count.ljust(width) if match[2] else count) + data[match.end(2) :]


def _mail_span(data: bytes) -> tuple[int, int]:
    """Where the mail begins and ends: as counted, or, if the count is wrong, where the property list begins."""
    match = _COUNT.match(data)
    if match is None:
        return 0, len(data)
    start = match.end()
    end = start + int(match[1])
    if end <= len(data) and (not data[end:].strip() or _PROPERTIES.match(data[end:].lstrip()[:500])):
        return start, end
    starts = [found.start() for found in _PROPERTIES.finditer(data, start)]
    return start, starts[0] if starts else len(data)
