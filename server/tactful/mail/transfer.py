"""Content-Transfer-Encoding undone, with the way back: quoted-printable, base64, and none."""

from __future__ import annotations

import binascii
import re
from typing import TYPE_CHECKING, NamedTuple

from tactful.mail.layer import CannotEdit, Change, apply_changes
from tactful.mail.runs import Runs

if TYPE_CHECKING:
    from tactful.mail.layer import ByteLayer

_ESCAPE = re.compile(rb"=(?:([0-9A-Fa-f]{2})|[ \t]*(?:\r\n|\n|\r|\Z))")
_LONGEST = 76
_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]")
_LINE_END = re.compile(rb"\r\n|\n|\r")


class Shift(NamedTuple):
    """Bytes as they are, `offset` into the bytes below."""

    offset: int
    ascii_only: bool = False

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The same bytes, counted from further back."""
        return start + self.offset, end + self.offset

    def lower(self, changes: list[Change[bytes]]) -> list[Change[bytes]]:
        """The same changes; `CannotEdit` if they bring 8-bit bytes where only ASCII may stand."""
        if self.ascii_only and not all(change.new.isascii() for change in changes):
            raise CannotEdit("the mail is in plain ASCII, which has no signs for some of the new words")
        return [Change(change.start + self.offset, change.end + self.offset, change.new) for change in changes]


class QuotedPrintable(NamedTuple):
    """Bytes decoded from quoted-printable."""

    raw: bytes
    data: bytes
    runs: Runs

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where the decoded bytes `start` to `end` stand in the encoded ones."""
        return self.runs.span(start, end)

    def lower(self, changes: list[Change[bytes]]) -> list[Change[bytes]]:
        """The changes in encoded bytes, with soft line breaks where a line would get longer than 76."""
        lowered: list[Change[bytes]] = []
        for number, change in enumerate(changes):
            low, high = self.runs.span(change.start, change.end)
            following = changes[number + 1].start if number + 1 < len(changes) else len(self.data)
            shared = b"\n" not in self.data[change.end : following] and following < len(self.data)
            lowered.append(Change(low, high, self._encoded(low, high, change.new, shared=shared)))
        return lowered

    def _encoded(self, low: int, high: int, new: bytes, *, shared: bool) -> bytes:
        """`new` in quoted-printable, fitted between what stands before and after it on its line."""
        column = low - (max(self.raw.rfind(b"\n", 0, low), self.raw.rfind(b"\r", 0, low)) + 1)
        line_end = _LINE_END.search(self.raw, high)
        rest = (line_end.start() if line_end else len(self.raw)) - high
        soft = b"=" + _eol(self.raw)
        pieces: list[bytes] = []
        for token in _tokens(new, ends_line=rest == 0):
            if token in {b"\n", b"\r\n", b"\r"}:
                column = 0
            elif column + len(token) > _LONGEST - 1:
                pieces.append(soft)
                column = len(token)
            else:
                column += len(token)
            pieces.append(token)
        if column and rest and (shared or column + rest > _LONGEST):
            pieces.append(soft)
        return b"".join(pieces)


class Base64(NamedTuple):
    """Bytes decoded from base64; they have no readable place in the file, only one as a whole."""

    raw: bytes
    data: bytes

    def span(self, start: int, end: int) -> tuple[int, int]:  # noqa: ARG002 - the same for all
        """The whole of the encoded bytes, whatever is asked for."""
        return 0, len(self.raw)

    def lower(self, changes: list[Change[bytes]]) -> list[Change[bytes]]:
        """One change: the part encoded anew, in lines as long as they were."""
        eol = _eol(self.raw)
        body = self.raw.strip()
        width = len(body.split(eol, 1)[0]) if eol in body else _LONGEST
        encoded = binascii.b2a_base64(apply_changes(self.data, changes), newline=False)
        lines = [encoded[at : at + width] for at in range(0, len(encoded), max(width, 4))]
        head = self.raw[: len(self.raw) - len(self.raw.lstrip())]
        tail = self.raw[len(self.raw.rstrip()) :]
        return [Change(0, len(self.raw), head + eol.join(lines) + tail)]


def undo_transfer(raw: bytes, encoding: str) -> tuple[bytes, ByteLayer]:
    """Decode a part's bytes; gives back the bytes and the layer that leads from them to `raw`.

    Args:
        raw: the part's body as it stands in the mail.
        encoding: the value of Content-Transfer-Encoding in lower case; unknown ones count as none.
    """
    if encoding == "quoted-printable":
        return _undo_quoted_printable(raw)
    if encoding == "base64":
        data = _undo_base64(raw)
        if data is not None:
            return data, Base64(raw, data)
    return raw, Shift(0, ascii_only=encoding in {"", "7bit"} and raw.isascii())


def _undo_quoted_printable(raw: bytes) -> tuple[bytes, ByteLayer]:
    runs = Runs()
    pieces: list[bytes] = []
    at = 0
    for match in _ESCAPE.finditer(raw):
        pieces.append(raw[at : match.start()])
        runs.add(match.start() - at, at, match.start())
        if match[1]:
            pieces.append(bytes((int(match[1], 16),)))
            runs.add(1, *match.span())
        at = match.end()
    pieces.append(raw[at:])
    runs.add(len(raw) - at, at, len(raw))
    data = b"".join(pieces)
    return data, QuotedPrintable(raw, data, runs)


def _undo_base64(raw: bytes) -> bytes | None:
    """Decode base64 as leniently as mail programs do; None for what is none at all."""
    kept = _NOT_BASE64.sub(b"", raw.split(b"=", 1)[0] if raw.count(b"=") <= 2 else raw)
    if len(raw.translate(None, b" \t\r\n=")) > 1.05 * len(kept):
        return None
    kept = kept[: len(kept) - 1] if len(kept) % 4 == 1 else kept
    return binascii.a2b_base64(kept + b"=" * (-len(kept) % 4))


def _eol(raw: bytes) -> bytes:
    match = _LINE_END.search(raw)
    return match.group() if match else b"\r\n"


def _tokens(data: bytes, *, ends_line: bool) -> list[bytes]:
    """What each byte of `data` is in quoted-printable; line breaks stay what they are."""
    tokens: list[bytes] = []
    for match in re.finditer(rb"\r\n|\n|\r|.", data, re.DOTALL):
        token = match.group()
        byte = token[0]
        before_break = (match.end() == len(data) and ends_line) or data[match.end() : match.end() + 1] in {b"\r", b"\n"}
        plain = (33 <= byte <= 126 and byte != 61) or (byte in {9, 32} and not before_break)
        tokens.append(token if plain or byte in {10, 13} else b"=%02X" % byte)
    return tokens
