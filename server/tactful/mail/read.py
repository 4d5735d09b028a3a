"""Reading: text of a request, or the bytes of a file, become drafts."""

from __future__ import annotations

from typing import Literal

from tactful.mail.draft import Draft, Part, Span
from tactful.mail.quoting import tell_apart
from tactful.mail.source import PlainSource

ContentType = Literal["text/plain", "text/html"]


class UnreadableDraft(Exception):
    """The file holds no draft that can be read; the message says why, without quoting any of it."""


def read_text(
    text: str,
    *,
    content_type: ContentType = "text/plain",
    subject: str = "",
    customer: str = "",
    path: str = "",
) -> Draft:
    """Read a draft that is already text, as a request or an editor hands it over."""
    voices = tell_apart(text)
    body = Part("body", text, voices.own, PlainSource(text))
    parts = (subject_part(subject), body) if subject else (body,)
    return Draft(path, 0, subject, parts, customer or voices.customer)


def subject_part(subject: str) -> Part:
    return Part("subject", subject, (Span(0, len(subject)),), PlainSource(subject))
