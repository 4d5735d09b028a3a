"""What a file is, told by its name and its first bytes."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from tactful.mail.charset import looks_like_utf16

if TYPE_CHECKING:
    from tactful.mail.draft import Kind

SUFFIXES: dict[str, Kind] = {
    ".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown",
    ".html": "html", ".htm": "html", ".xhtml": "html",
    ".eml": "eml", ".mht": "eml", ".mhtml": "eml", ".mbox": "mbox", ".mbx": "mbox",
    ".emlx": "emlx", ".msg": "msg",
}  # fmt: skip

_FIELD = re.compile(rb"[!-9;-~]+[ \t]*:")
_MAIL_FIELD = re.compile(
    rb"(?:from|to|cc|subject|date|message-id|mime-version|content-type|received|return-path|reply-to|x-[a-z-]+)[ \t]*:",
    re.IGNORECASE,
)
_COUNT = re.compile(rb"\d{1,9} *\r?\n")
_HTML = re.compile(
    rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype|html|head|body|div|p|table|span|meta|br)\b", re.IGNORECASE | re.DOTALL
)
_FORMATS = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document, or an Outlook mail without its ending .msg"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\x1f\x8b", "compressed"),
    (b"bplist", "a property list"),
)
_CONTROLS = bytes(byte for byte in range(32) if byte not in b"\t\n\r\f\v\b\x1b")


def kind_of(path: str, head: bytes) -> Kind:
    """What to read a file as.

    Args:
        path: its name; a known ending decides.
        head: its first bytes, looked at when the name says nothing.
    """
    return SUFFIXES.get(os.path.splitext(path)[1].lower()) or _sniffed(head)  # noqa: PTH122 - pathlib loads slowly


def binary_reason(data: bytes) -> str:
    """Why bytes are no text, or an empty string if they may be."""
    for magic, name in _FORMATS:
        if data.startswith(magic):
            return f"this is no text but {name}"
    if data.startswith((b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")) or looks_like_utf16(data):
        return ""
    head = data[:8192]
    if b"\0" in head or len(head) - len(head.translate(None, _CONTROLS)) > len(head) // 20:
        return "this is no text but binary data"
    return ""


def _sniffed(head: bytes) -> Kind:
    head = head.removeprefix(b"\xef\xbb\xbf")
    if _COUNT.match(head) and _starts_mail(head.partition(b"\n")[2]):
        return "emlx"
    if head.startswith(b"From ") and _starts_mail(head.partition(b"\n")[2]):
        return "mbox"
    if _starts_mail(head):
        return "eml"
    return "html" if _HTML.match(head) else "text"


def _starts_mail(head: bytes) -> bool:
    """Whether bytes begin with header fields, one of them a mail's, up to an empty line."""
    known = False
    for line in head.splitlines():
        if not line:
            return known
        if line[:1] in b" \t":
            continue
        if not _FIELD.match(line):
            return False
        known = known or _MAIL_FIELD.match(line) is not None
    return known and len(head) > 1000
