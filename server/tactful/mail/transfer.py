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
_KNOWN = frozenset({"", "7bit", "8bit", "binary", "quoted-printable", "7-bit", "8-bit", "none"})
_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]")
_SOUND_BASE64 = re.compile(rb"[A-Za-z0-9+/]*={0,2}")
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
    eol: bytes

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
        soft = b"=" + self.eol
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
    eol: bytes

    def span(self, start: int, end: int) -> tuple[int, int]:  # noqa: ARG002 - the same for all
        """The whole of the encoded bytes, whatever is asked for."""
        return 0, len(self.raw)

    def lower(self, changes: list[Change[bytes]]) -> list[Change[bytes]]:
        """One change: the part encoded anew from the line of the first change on, in lines as long as they were.

        Raises:
            CannotEdit: the part holds other things than base64, which would be lost.
        """
        if not _SOUND_BASE64.fullmatch(self.raw.translate(None, b" \t\r\n")):
            raise CannotEdit("the part is in base64 that is damaged")
        if not changes:
            return []
        low, start = self._kept(changes[0].start)
        high = len(self.raw.rstrip())
        encoded = binascii.b2a_base64(apply_changes(self.data, changes)[start:], newline=False)
        width = self._width()
        lines = [encoded[at : at + width] for at in range(0, len(encoded), width)]
        return [Change(low, max(low, high), self.eol.join(lines))]

    def _kept(self, first: int) -> tuple[int, int]:
        """The last line that begins with a whole byte, up to decoded byte `first`: where in both it begins."""
        signs = 0
        found = len(self.raw) - len(self.raw.lstrip()), 0
        for line in re.finditer(rb"[^\r\n]+", self.raw):
            if signs // 4 * 3 > first:
                break
            if signs % 4 == 0:
                found = line.start(), signs // 4 * 3
            signs += len(line.group().translate(None, b" \t"))
        return found

    def _width(self) -> int:
        """How long lines are: as long as the first, and as long as they should be where there is but one."""
        first, *others = self.raw.split() or [b""]
        if others:
            return max(4, len(first) // 4 * 4)
        return _LONGEST if len(first) <= _LONGEST else 2**62


def undo_transfer(raw: bytes, encoding: str, *, eol: bytes = b"\r\n") -> tuple[bytes, ByteLayer]:
    """Decode a part's bytes; gives back the bytes and the layer that leads from them to `raw`.

    Args:
        raw: the part's body as it stands in the mail.
        encoding: the value of Content-Transfer-Encoding in lower case; unknown ones count as none.
        eol: the mail's line end, for lines that a change adds to a part that has but one.
    """
    line_end = _LINE_END.search(raw)
    eol = line_end.group() if line_end else eol
    if encoding == "quoted-printable":
        return _undo_quoted_printable(raw, eol)
    if encoding == "base64":
        data = _undo_base64(raw)
        if data is not None:
            return data, Base64(raw, data, eol)
    return raw, Shift(0, ascii_only=encoding in {"", "7bit"} and raw.isascii())


def transfer_fault(raw: bytes, encoding: str) -> str:
    """Why a part's words cannot all be had from its bytes, or an empty string; the arguments are `undo_transfer`'s."""
    if encoding == "base64":
        if _undo_base64(raw) is None:
            return "a part of it says that it is base64 and is not"
        if len(_NOT_BASE64.sub(b"", raw)) % 4 == 1:
            return "a part of it breaks off in the middle of its base64"
    elif encoding not in _KNOWN and raw.strip():
        return "a part of it is encoded in a way that is not known here"
    return ""


def _undo_quoted_printable(raw: bytes, eol: bytes) -> tuple[bytes, ByteLayer]:
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
    return data, QuotedPrintable(raw, data, runs, eol)


def _undo_base64(raw: bytes) -> bytes | None:
    """Decode base64 as leniently as mail programs do; None for what is none at all."""
    kept = _NOT_BASE64.sub(b"", raw.split(b"=", 1)[0] if raw.count(b"=") <= 2 else raw)
    if len(raw.translate(None, b" \t\r\n=")) > 1.05 * len(kept):
        return None
    kept = kept[: len(kept) - 1] if len(kept) % 4 == 1 else kept
    return binascii.a2b_base64(kept + b"=" * (-len(kept) % 4))


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
