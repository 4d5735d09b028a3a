"""Reading: text of a request, or the bytes of a file, become drafts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from tactful.mail.body import read_body, subject_part
from tactful.mail.draft import Draft
from tactful.mail.source import PlainSource

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tactful.mail.body import Form
    from tactful.mail.draft import Kind
    from tactful.mail.eml import Mail
    from tactful.mail.mbox import Stretch

ContentType = Literal["text/plain", "text/html"]

LONGEST_MAIL = 50_000_000
_FORMS: dict[Kind, Form] = {"html": "html", "markdown": "markdown"}


class UnreadableDraft(Exception):  # noqa: N818 - says what it is
    """The file holds no draft that can be read; the message says why, without quoting any of it."""


def read_text(
    text: str,
    *,
    content_type: ContentType = "text/plain",
    subject: str = "",
    customer: str = "",
    path: str = "",
) -> Draft:
    """Read a draft that is already text, as a request or an editor hands it over.

    Args:
        text: the body; with `text/html`, its source.
        content_type: what `text` is.
        subject: the subject line, if any; the author's words unless it begins with `Re:` or the like.
        customer: the customer's message, if it is known; otherwise the one quoted in the draft is taken.
        path: where the text came from.
    """
    html = content_type == "text/html"
    body, quoted = read_body(text, PlainSource(text), "html" if html else "plain")
    parts = (subject_part(subject, PlainSource(subject)), body) if subject else (body,)
    return Draft(path, 0, subject, parts, customer or quoted, "html" if html else "text")


def read_bytes(data: bytes, *, path: str, kind: Kind | None = None) -> Iterator[Draft]:
    """Read a file's bytes as what they are; an mbox gives a draft for each of its mails.

    Args:
        data: the file's content.
        path: the file's name as the user gave it; its ending tells what the file is.
        kind: what to read it as, whatever its name.

    Raises:
        UnreadableDraft: the file is empty, binary, too long or holds no text.
    """
    if not data:
        raise UnreadableDraft("the file is empty")
    from tactful.mail.kinds import kind_of

    kind = kind or kind_of(path, data[:65536])
    if kind == "mbox":
        import io

        from tactful.mail.mbox import split_mbox

        for index, stretch in enumerate(split_mbox(io.BytesIO(data), limit=LONGEST_MAIL)):
            yield read_stretch(stretch, path=path, index=index)
    else:
        yield read_one(data, path=path, kind=kind)


def read_one(data: bytes, *, path: str, kind: Kind) -> Draft:
    """Read the bytes of a file that holds one draft; raises `UnreadableDraft` as `read_bytes` does."""
    check_length(len(data))
    if kind == "msg":
        from tactful.mail.outlook import read_msg

        return read_msg(data, path=path)
    if kind in {"eml", "emlx"}:
        _check_is_mail(data)
        return draft_of(open_mail(data, kind), path, 0, kind)
    from tactful.mail.kinds import binary_reason

    if reason := binary_reason(data):
        raise UnreadableDraft(reason)
    from tactful.mail.charset import declared_in_html, decode, looks_like_utf16
    from tactful.mail.source import DecodedSource

    label = looks_like_utf16(data) or (declared_in_html(data) if kind == "html" else "")
    coded = decode(data, label)
    if not coded.text.strip():
        raise UnreadableDraft("the file holds no text, only white space")
    body, customer = read_body(coded.text, DecodedSource(coded, ()), _FORMS.get(kind, "plain"))
    return Draft(path, 0, "", (body,), customer, kind)


def open_mail(data: bytes, kind: Kind) -> Mail:
    """The mail in the bytes of a file that holds one (`eml` or `emlx`), ready to be taken apart."""
    if kind == "emlx":
        from tactful.mail.emlx import open_emlx

        return open_emlx(data)
    from tactful.mail.eml import Mail
    from tactful.mail.source import FileLines

    return Mail(data, (), FileLines(data))


def read_stretch(stretch: Stretch, *, path: str, index: int) -> Draft:
    """Read one mail of a mailbox; raises `UnreadableDraft` as `read_bytes` does."""
    check_length(stretch.size)
    _check_is_mail(stretch.data)
    return draft_of(stretch.mail(), path, index, "mbox")


def check_length(size: int) -> None:
    """Raise `UnreadableDraft` if a mail of `size` bytes is longer than `LONGEST_MAIL`."""
    if size > LONGEST_MAIL:
        megabytes = f"{size / 1_000_000:.1f} MB"
        raise UnreadableDraft(f"the mail is too long: {megabytes}, and the limit is {LONGEST_MAIL // 1_000_000} MB")


def _check_is_mail(data: bytes) -> None:
    """Raise `UnreadableDraft` if these bytes are no mail at all; one may have some binary data in it."""
    from tactful.mail.kinds import binary_reason

    reason = binary_reason(data)
    if reason and not (reason.endswith("binary data") and _has_header(data)):
        raise UnreadableDraft(reason)


def _has_header(data: bytes) -> bool:
    from tactful.mail.header import read_fields

    return bool(read_fields(data, 0, len(data))[0])


def draft_of(mail: Mail, path: str, index: int, kind: Kind) -> Draft:
    """Read a mail that has been taken out of what held it.

    Args:
        mail: the mail.
        path: where it was found.
        index: which mail of the file it is, from 0.
        kind: what the file was read as.

    Raises:
        UnreadableDraft: it holds no text.
    """
    read = mail.read()
    if read is None:
        from tactful.mail.structure import read_faults, read_structure

        why = next(read_faults(read_structure(mail.data)), "only attachments or encrypted parts")
        raise UnreadableDraft(f"the mail holds no text to read: {why}")
    subject = read.parts[0].text if len(read.parts) > 1 else ""
    faults = tuple(f"the mail is broken: {fault}" for fault in read.faults)
    return Draft(path, index, subject, read.parts, read.customer, kind, faults, read.unsent)
