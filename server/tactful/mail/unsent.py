"""Whether a mail is still a draft, told by the marks that mail programs leave in its header."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tactful.mail.header import value_of

if TYPE_CHECKING:
    from tactful.mail.header import Field

_TRAVELLED = frozenset({"received", "return-path", "delivered-to", "x-original-to", "authentication-results"})


def is_unsent(fields: list[Field], data: bytes) -> bool | None:
    """Whether a mail's header says that it is a draft.

    Args:
        fields: the fields of the header.
        data: the mail.

    Returns:
        True for a draft: marked by Thunderbird (`X-Mozilla-Draft-Info`), Outlook (`X-Unsent: 1`), Gmail's export
        (`X-Gmail-Labels`), or as mailboxes mark it (`T` in `X-Status`). False for a mail that has travelled, or is
        marked as sent. None if the header says neither.
    """
    names = {field.name for field in fields}
    if "x-mozilla-draft-info" in names:
        return True
    if "x-unsent" in names:
        return value_of(fields, "x-unsent", data) == "1"
    if "x-status" in names and "T" in value_of(fields, "x-status", data):
        return True
    if "x-gmail-labels" in names:
        labels = value_of(fields, "x-gmail-labels", data).lower().replace('"', "").split(",")
        return "drafts" in map(str.strip, labels)
    return None if names.isdisjoint(_TRAVELLED) else False
