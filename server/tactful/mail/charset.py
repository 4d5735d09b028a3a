"""Bytes decoded to text, whatever their label says, with the way back from each character to its bytes."""

from __future__ import annotations

import codecs
import re
from array import array
from dataclasses import dataclass, field

from tactful.mail.layer import CannotEdit, Change, Lacking

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: Labels that mean something else than they say, as browsers take them.
_MEANINGS = {
    "ascii": "utf-8", "gb2312": "gb18030", "gbk": "gb18030", "iso8859-1": "cp1252", "iso8859-9": "cp1254",
    "utf-16": "utf-16-le", "utf-32": "utf-32-le", "utf-8-sig": "utf-8", "euc_kr": "cp949", "shift_jis": "cp932",
    "tis-620": "cp874", "iso8859-11": "cp874",
}  # fmt: skip
#: Labels that mail programs write and Python does not know.
_ALIASES = {
    "ansi": "cp1252", "default": "", "iso-8859-8-i": "iso-8859-8", "iso-8859-8-e": "iso-8859-8", "unicode": "utf-16",
    "unicode-1-1-utf-7": "utf-7", "unicode-1-1-utf-8": "utf-8", "utf8mb4": "utf-8", "windows-874": "cp874",
    "windows-949": "cp949", "x-cp1252": "cp1252", "x-gbk": "gbk", "x-mac-cyrillic": "mac-cyrillic",
    "x-mac-roman": "mac-roman", "x-sjis": "cp932", "x-windows-949": "cp949", "x-x-big5": "big5",
}  # fmt: skip
#: Labels of charsets with one byte a character, under which UTF-8 makes text of a kind that nobody writes (`Ã©`).
_SINGLE_BYTE = ("cp125", "cp437", "cp8", "iso8859", "koi8", "mac")
_MENDED = "utf-8, mended"  # UTF-8 in which bytes that are none are taken for Windows-1252
_NO_CHARSETS = frozenset({"idna", "punycode", "raw_unicode_escape", "undefined", "unicode_escape", "mbcs", "oem"})
_STRIDE = 4096
_UTF8 = re.compile(
    rb"(?:[\x00-\x7f]|[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}"
    rb"|\xed[\x80-\x9f][\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}"
    rb"|\xf4[\x80-\x8f][\x80-\xbf]{2})+"
)
_META = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
#: Typography that a plainer charset has other signs for.
PLAINER = str.maketrans({
    "’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "...", "\xa0": " ", "\u2011": "-",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Coded:
    """Text and how it stands in bytes.

    Attributes:
        text: the decoded text, without a byte order mark.
        charset: the Python name of the charset that it was decoded with.
        written: the Python name of the charset that new words must be written in, as the label asks for.
        bom: the byte order mark that stood before it.
        data: the bytes, byte order mark included.
    """

    text: str
    charset: str
    written: str
    bom: bytes
    data: bytes = field(repr=False)
    _offsets: array[int] = field(init=False, repr=False, compare=False, default_factory=lambda: array("q"))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The bytes that code points `start` to `end` stand in."""
        return self._byte(start), self._byte(end)

    def lower(self, changes: list[Change[str]], lacking: Lacking = "strict") -> list[Change[bytes]]:
        """The changes in bytes; `CannotEdit` if the charset has no signs for the new words and nothing may stand in."""
        return [Change(*self.span(change.start, change.end), self.encode(change.new, lacking)) for change in changes]

    def encode(self, text: str, lacking: Lacking = "strict") -> bytes:
        """`text` in this charset, with plainer typography where the charset lacks the finer.

        Args:
            text: the new words.
            lacking: what may stand for a character without a sign. Where something may, what was ASCII stays ASCII.
        """
        plain = text.translate(PLAINER)
        if lacking != "strict" and self.data.isascii():
            return plain.encode("ascii", lacking)
        for attempt in (plain,) if self.data.isascii() and plain.isascii() else (text, plain):
            try:
                return attempt.encode(self.written)
            except UnicodeEncodeError:
                continue
        if lacking != "strict":
            return text.encode(self.written, lacking)
        raise CannotEdit(f"the draft's charset ({self.written}) has no signs for some of the new words")

    def _byte(self, offset: int) -> int:
        if len(self.data) - len(self.bom) == len(self.text):
            return len(self.bom) + offset
        if not self._offsets:
            self._offsets.extend(_landmarks(self))
        if self.is_stateless:
            landmark = offset // _STRIDE
            piece = self.text[landmark * _STRIDE : offset]
            return self._offsets[landmark] + len(piece.encode(self.charset))
        return self._offsets[offset]

    @property
    def is_mended(self) -> bool:
        """Whether the bytes are none of a charset that they could be of."""
        return self.charset == _MENDED

    @property
    def is_stateless(self) -> bool:
        """Whether any stretch of the text encodes to the very bytes it came from."""
        return self.charset.startswith("utf-") and self.charset not in {_MENDED, "utf-7"}


def decode(data: bytes, label: str = "") -> Coded:
    """Decode bytes by their byte order mark, their label, or what they turn out to be; never fails.

    Args:
        data: the bytes.
        label: the charset that somebody says they are in, such as `iso-8859-1`; may be wrong or unknown.
    """
    for bom, charset in _BOMS:
        if data.startswith(bom):
            coded = _attempt(data, charset, charset, bom)
            if coded is not None:
                return coded
    named = _known(label)
    if named.startswith(_SINGLE_BYTE) and not data.isascii() and _UTF8.fullmatch(data):
        named = "utf-8"  # whatever the label says
    elif named.startswith(("utf-16", "utf-32")) and _is_plain(data):
        named = "utf-8"
    meant = _MEANINGS.get(named, named)
    written = "utf-8" if named == "ascii" and not data.isascii() else named
    coded = _attempt(data, meant, _MEANINGS.get(written, written) if written.startswith("utf") else written, b"")
    coded = coded or _attempt(data, "utf-8", "utf-8", b"")
    return coded or Coded(_mended(data), _MENDED, "utf-8", b"", data)


def _is_plain(data: bytes) -> bool:
    """Whether bytes are words in ASCII; text in units of two or four bytes has zeros among them."""
    return len(data) > 15 and data.isascii() and b"\0" not in data and b" " in data


def declared_in_html(data: bytes) -> str:
    """The charset that HTML says it is in, or an empty string."""
    match = _META.search(data, 0, 2048)
    return match[1].decode("ascii") if match else ""


def looks_like_utf16(data: bytes) -> str:
    """`utf-16-le` or `utf-16-be` for bytes that are so without saying so, else an empty string."""
    head = data[:2048]
    if len(head) < 4 or b"\0" not in head:
        return ""
    even, odd = head[::2].count(0), head[1::2].count(0)
    if odd > 0.4 * len(head) / 2 and not even:
        return "utf-16-le"
    return "utf-16-be" if even > 0.4 * len(head) / 2 and not odd else ""


def _attempt(data: bytes, charset: str, written: str, bom: bytes) -> Coded | None:
    if not charset:
        return None
    try:
        text = codecs.decode(data[len(bom) :], charset)
    except (ValueError, LookupError):
        return None
    return Coded(text, charset, written, bom, data)


def _known(label: str) -> str:
    """The Python name of the charset that `label` means, or an empty string."""
    if not label or label == "utf-8":
        return label
    label = label.strip().strip("'\"").lower()
    try:
        info = codecs.lookup(_ALIASES.get(label, label))
    except (LookupError, ValueError):
        return ""
    if info.name in _NO_CHARSETS or not getattr(info, "_is_text_encoding", True):
        return ""
    return info.name


def _mended(data: bytes) -> str:
    pieces: list[str] = []
    at = 0
    for match in _UTF8.finditer(data):
        pieces += (_single_bytes(data[at : match.start()]), match.group().decode())
        at = match.end()
    pieces.append(_single_bytes(data[at:]))
    return "".join(pieces)


def _single_bytes(data: bytes) -> str:
    """Each byte as Windows-1252 has it, or as the control character of its number where it has none."""
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in data)


def _landmarks(coded: Coded) -> array[int]:
    """Byte offsets: of every `_STRIDE`th code point in a stateless charset, of every single one otherwise."""
    at = len(coded.bom)
    offsets = array("q", [at])
    if coded.charset == _MENDED:
        return _mended_offsets(coded.data)
    if coded.is_stateless:
        for start in range(0, len(coded.text), _STRIDE):
            at += len(coded.text[start : start + _STRIDE].encode(coded.charset))
            offsets.append(at)
        return offsets
    decoder = codecs.getincrementaldecoder(coded.charset)()
    for number, byte in enumerate(coded.data[at:], at + 1):
        for _ in decoder.decode(bytes([byte])):
            offsets.append(number)
    while len(offsets) <= len(coded.text):
        offsets.append(len(coded.data))
    return offsets


def _mended_offsets(data: bytes) -> array[int]:
    offsets = array("q")
    at = 0
    for match in _UTF8.finditer(data):
        offsets.extend(range(at, match.start()))
        offsets.extend(number for number in range(*match.span()) if data[number] & 0xC0 != 0x80)
        at = match.end()
    offsets.extend(range(at, len(data) + 1))
    return offsets
