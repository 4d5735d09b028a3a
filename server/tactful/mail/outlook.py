"""Outlook's .msg files, read with the library that `tactful[outlook]` brings. They are read, never written."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from tactful.mail.alternatives import says_less
from tactful.mail.body import read_body, subject_part
from tactful.mail.charset import decode
from tactful.mail.draft import Draft
from tactful.mail.read import UnreadableDraft
from tactful.mail.source import PlainSource

if TYPE_CHECKING:
    from tactful.mail.draft import Part

MISSING = "an Outlook mail is read with a library that is not installed; run: pip install 'tactful[outlook]'"
BROKEN = "this is no Outlook mail, or a broken one"
MOST_READ = 4
"""How often the bytes of a file are read at most, on average; a sound one is read about once."""
FREELY_READ = 1_000_000
"""Bytes that are read in any case."""
_SUBJECT, _BODY, _HTML, _RTF, _FLAGS = 0x0037, 0x1000, 0x1013, 0x1009, 0x0E07  # properties of a mail [MS-OXPROPS]
_UNSENT = 0x8


def read_msg(data: bytes, *, path: str) -> Draft:
    """Read the bytes of a .msg file.

    Raises:
        UnreadableDraft: the library is not installed, or the file is no mail or holds no text.
    """
    try:
        from oxmsg import Message
    except ImportError as error:
        raise UnreadableDraft(MISSING) from error
    try:
        return _draft(Message.load(_Bounded(data)), path)
    except UnreadableDraft:
        raise
    except Exception as error:  # the library trips over broken files in ways of its own
        raise UnreadableDraft(BROKEN) from error


class _Bounded(io.BytesIO):
    """The bytes of a file, which give out where a broken one leads its reader round in circles."""

    def __init__(self, data: bytes) -> None:
        super().__init__(data)
        self._left = MOST_READ * len(data) + FREELY_READ

    def read(self, size: int | None = -1, /) -> bytes:
        """Read like any file, until far more was read than there is."""
        found = super().read(size)
        self._left -= len(found)
        if self._left < 0:
            raise UnreadableDraft(BROKEN)
        return found


class _Stored(PlainSource):
    """The map of a text that lies in the file in a way that nobody could read there."""

    __slots__ = ()

    def is_decoded(self, offset: int) -> bool:  # noqa: ARG002 - it is so everywhere
        """True: lines and columns are those of the text as it is shown."""
        return True


def _draft(message: Any, path: str) -> Draft:
    stored = message.properties
    texts = [body for body in (_plain(stored), _rich(stored)) if body is not None]
    if not texts:
        raise UnreadableDraft("the mail holds no text to read: only attachments or encrypted parts")
    if len(texts) == 2 and says_less(texts[0][0], texts[1][0]):
        texts.reverse()
    body, customer = texts[0]
    subject = (stored.str_prop_value(_SUBJECT) or "").rstrip("\0")
    subject = subject[2:] if subject.startswith("\x01") else subject  # how long the "Re: " before it is
    parts = (subject_part(subject, _Stored(subject)), body) if subject.strip() else (body,)
    flags = stored.int_prop_value(_FLAGS)
    return Draft(path, 0, subject, parts, customer, "msg", unsent=None if flags is None else bool(flags & _UNSENT))


def _plain(stored: Any) -> tuple[Part, str] | None:
    text = (stored.str_prop_value(_BODY) or "").rstrip("\0")
    return read_body(text, _Stored(text), "plain") if text.strip() else None


def _rich(stored: Any) -> tuple[Part, str] | None:
    """The body as HTML, or, where the mail has only that, the words of its rich text."""
    html = stored.binary_prop_value(_HTML)
    text = decode(html, stored.body_encoding).text if html else (stored.str_prop_value(_HTML) or "")
    if text.strip():
        return read_body(text, _Stored(text), "html")
    compressed = stored.binary_prop_value(_RTF)
    if not compressed:
        return None
    from compressed_rtf import decompress
    from striprtf.striprtf import rtf_to_text

    rtf = decompress(compressed).decode("latin-1")
    text = rtf_to_text(rtf, errors="replace")  # type: ignore[no-untyped-call]  # the library has no types
    return read_body(text, _Stored(text), "plain") if text.strip() else None
