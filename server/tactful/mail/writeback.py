"""Writing replacements back into the bytes that a draft was read from, everything else byte for byte.

An edit goes down the same stages that reading came up: HTML, charset, transfer encoding, mailbox. The result is read
again and must say what was asked for; otherwise nothing is changed. A mail that carries its body both as plain text
and as HTML is edited in both, or, where the words cannot be told in the other, in neither: its readers would see
different mails.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tactful.mail.charset import PLAINER
from tactful.mail.layer import CannotEdit, Change, apply_changes
from tactful.mail.source import ByteSource, lower_to_bytes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tactful.mail.draft import Draft, Part, PartName
    from tactful.mail.eml import Mail

__all__ = ["CannotEdit", "Edit", "apply_edits"]


class Edit(NamedTuple):
    """`text` in place of `start` to `end` of a part's text, in code points."""

    part: PartName
    start: int
    end: int
    text: str


class _Reading(NamedTuple):
    mail: Mail | None
    parts: tuple[Part, ...]
    twins: tuple[Part, ...]  # the body in its other formats


def apply_edits(data: bytes, draft: Draft, edits: Sequence[Edit]) -> bytes:
    """Make `edits` in the bytes that `draft` was read from.

    Args:
        data: the bytes as they are now: the draft's file or, for a mail of a mailbox, the stretch of it that
            holds the mail.
        draft: the draft as it was read.
        edits: what to replace, in any order, not overlapping.

    Returns:
        The new bytes; only the lines of the edited words differ.

    Raises:
        CannotEdit: the bytes are no longer what the draft was read from, or the words stand where they cannot be
            replaced without touching anything else. Nothing is edited then.
    """
    if not edits:
        return data
    reading = _read(data, draft)
    if {part.name: part.text for part in reading.parts} != {part.name: part.text for part in draft.parts}:
        raise CannotEdit("the file has changed since it was read")
    if reading.mail is not None:
        from tactful.mail.editable import check_editable

        check_editable(reading.mail)
    changes: list[Change[bytes]] = []
    expected: list[str] = []
    for part, wanted in _wanted(reading, edits):
        expected.append(apply_changes(part.text, wanted))
        changes += lower_to_bytes(part.source, wanted) if wanted else []
    edited = apply_changes(data, sorted(set(changes), key=lambda change: (change.start, change.end)))
    if reading.mail is not None:
        edited = _counted(data, edited, draft, reading.mail)
    after = _read(edited, draft)
    says = [*after.parts, *after.twins]
    if len(says) != len(expected) or not all(map(_says, says, expected)):
        raise CannotEdit("the words cannot be replaced in this place without changing others")
    return edited


def _counted(data: bytes, edited: bytes, draft: Draft, mail: Mail) -> bytes:
    """The edited bytes with right lengths, where a header or the file itself says how long the mail is."""
    from tactful.mail.editable import recount

    edited = recount(mail, edited, _mail(edited, draft))
    if draft.kind == "emlx":
        from tactful.mail.emlx import recounted

        return recounted(edited, len(edited) - len(data))
    return edited


def _wanted(reading: _Reading, edits: Sequence[Edit]) -> list[tuple[Part, list[Change[str]]]]:
    """What changes in each part, and in each other format of the body."""
    wanted = [(part, _changes(part, edits)) for part in reading.parts]
    body, changes = wanted[-1]
    if not reading.twins:
        return wanted
    from tactful.mail.alternatives import is_placeholder
    from tactful.mail.twins import twin_changes

    for twin in reading.twins:
        elsewhere = changes and not is_placeholder(twin.text)
        wanted.append((twin, twin_changes(body, twin, changes) if elsewhere else []))
    return wanted


def _read(data: bytes, draft: Draft) -> _Reading:
    """Read the draft anew, with its body's other formats."""
    from tactful.mail.read import UnreadableDraft, read_one
    from tactful.mail.structure import read_structure

    try:
        if draft.kind in {"eml", "emlx", "mbox"}:
            mail = _mail(data, draft)
            bodies = [body for body, _ in mail.bodies()]
            if bodies:
                subject = mail.subject(read_structure(mail.data))
                return _Reading(mail, (subject, bodies[0]) if subject else (bodies[0],), tuple(bodies[1:]))
        elif draft.kind == "msg":
            raise CannotEdit("an Outlook .msg is read but not written; save the mail as .eml")
        else:
            return _Reading(None, read_one(data, path=draft.path, kind=draft.kind).parts, ())
    except UnreadableDraft as error:
        raise CannotEdit("the file can no longer be read") from error
    raise CannotEdit("the file no longer holds this mail")


def _mail(data: bytes, draft: Draft) -> Mail:
    if draft.kind == "mbox":
        from tactful.mail.mbox import Stretch

        return Stretch(data, len(data), 0, 1).mail()
    from tactful.mail.read import open_mail

    return open_mail(data, draft.kind)


def _changes(part: Part, edits: Sequence[Edit]) -> list[Change[str]]:
    """The edits of one part in order, with line breaks as the part has them."""
    eol = "\r\n" if "\r\n" in part.text else "\n"
    changes = [
        Change(edit.start, edit.end, re.sub(r"\r\n|\n|\r", eol, edit.text))
        for edit in sorted(edits, key=lambda edit: (edit.start, edit.end))
        if edit.part == part.name
    ]
    if any(not 0 <= change.start <= change.end <= len(part.text) for change in changes):
        raise CannotEdit("a replacement lies outside the draft")
    return changes


def _says(part: Part, wanted: str) -> bool:
    """Whether a part says what it should.

    Typography that the charset lacks may have become plainer. White space counts only where it is written as it
    reads: in HTML, in flowed text and in a header it does not.
    """
    said, wanted = part.text.translate(PLAINER), wanted.translate(PLAINER)
    return said == wanted or (not isinstance(part.source, ByteSource) and said.split() == wanted.split())
