"""What of a mail as a whole stands against new words, or has to follow them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tactful.mail.alternatives import formats_of
from tactful.mail.header import value_of
from tactful.mail.layer import CannotEdit, Change, apply_changes
from tactful.mail.structure import read_structure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tactful.mail.eml import Mail
    from tactful.mail.structure import Entity

_SIGNED = frozenset({"multipart/signed", "application/pkcs7-mime", "application/x-pkcs7-mime"})
_BESIDE = frozenset({"text/calendar", "text/x-vcard", "text/vcard"})


def check_editable(mail: Mail) -> None:
    """See whether the words of a mail may be changed at all.

    Raises:
        CannotEdit: the mail is signed, or carries its text in a further format that would go on saying the old words.
    """
    structure = read_structure(mail.data)
    if any(entity.kind in _SIGNED for entity in _all(structure)):
        raise CannotEdit("the mail is signed, and other words would break the signature")
    texts = {entity.start for texts in formats_of(structure) for entity in texts}
    for choice in _all(structure):
        if choice.kind != "multipart/alternative":
            continue
        formats = [entity for entity in _all(choice) if not entity.parts and not entity.attached]
        if texts.isdisjoint(entity.start for entity in formats):
            continue
        for entity in formats:
            if entity.start not in texts and entity.kind not in _BESIDE and _is_text(entity.kind):
                raise CannotEdit(f"the mail carries its text in a further format ({entity.kind})")


def recount(before: Mail, edited: bytes, after: Mail) -> bytes:
    """The edited bytes with a length in the mail's header (`Content-Length`) that is as right as it was before.

    Args:
        before: the mail before it was edited.
        edited: the bytes that hold the edited mail.
        after: the edited mail.
    """
    structure = read_structure(before.data)
    said = value_of(structure.fields, "content-length", before.data)
    length = len(before.data) - structure.start
    if not said.isdecimal() or not length - 2 <= int(said) <= length:  # a mailbox adds a line end
        return edited
    structure = read_structure(after.data)
    field = next(field for field in structure.fields if field.name == "content-length")
    value = after.data[field.start : field.end]
    start = field.start + value.index(said.encode())
    grown = int(said) + len(after.data) - structure.start - length
    changes = [Change(start, start + len(said), str(grown).encode())]
    for layer in after.below:
        changes = layer.lower(changes)
    return apply_changes(edited, changes)


def _all(entity: Entity) -> Iterator[Entity]:
    yield entity
    for part in entity.parts:
        yield from _all(part)


def _is_text(kind: str) -> bool:
    return kind.startswith("text/") or kind == "application/rtf"
