"""Reading: text of a request, or the bytes of a file, become drafts."""

from __future__ import annotations

from typing import Literal

from tactful.mail.body import read_body, subject_part
from tactful.mail.draft import Draft
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
    """Read a draft that is already text, as a request or an editor hands it over.

    Args:
        text: the body; with `text/html`, its source.
        content_type: what `text` is.
        subject: the subject line, if there is one; the author's words unless it begins with `Re:` or the like.
        customer: the customer's message, if it is known; otherwise the one quoted in the draft is taken.
        path: where the text came from.
    """
    html = content_type == "text/html"
    body, quoted = read_body(text, PlainSource(text), html=html)
    parts = (subject_part(subject, PlainSource(subject)), body) if subject else (body,)
    return Draft(path, 0, subject, parts, customer or quoted, "html" if html else "text")
