"""A mail as it travels (RFC 5322 and MIME) becomes a draft whose positions lead into the raw file."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tactful.mail.body import read_body, subject_part
from tactful.mail.charset import decode
from tactful.mail.header import read_header_text
from tactful.mail.source import DecodedSource, LayeredSource, RawSource
from tactful.mail.structure import read_structure
from tactful.mail.transfer import Base64, Shift, undo_transfer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tactful.mail.draft import Part
    from tactful.mail.layer import ByteLayer
    from tactful.mail.source import FileLines, SourceMap
    from tactful.mail.structure import Entity

_READABLE = frozenset({"text/plain", "text/html", "text/enriched", "text/markdown", "text/x-markdown", "text"})
#: What mail programs put into the plain alternative when there is none.
_PLACEHOLDERS = ("html", "rich text", "mime format", "multi-part message")


class MailText(NamedTuple):
    """A mail as read: its parts in reading order, and the customer's message that it quotes."""

    parts: tuple[Part, ...]
    customer: str


class Mail(NamedTuple):
    """A mail's bytes, taken apart.

    Attributes:
        data: the mail, without what a mailbox did to it.
        below: the layers that lead from `data` to the file, topmost first.
        lines: counts lines and columns of the file.
    """

    data: bytes
    below: tuple[ByteLayer, ...]
    lines: FileLines

    def read(self) -> MailText | None:
        """Read the mail; None if it holds no text."""
        structure = read_structure(self.data)
        bodies = self.bodies(structure)
        subject = self.subject(structure)
        if not bodies:
            return None
        body, customer = bodies[0]
        return MailText((subject, body) if subject else (body,), customer)

    def bodies(self, structure: Entity | None = None) -> list[tuple[Part, str]]:
        """The body to lint and what it quotes, followed by the same body in another format, if there is one."""
        chosen = _alternatives(structure or read_structure(self.data), self.data)
        read = [(entity, *self._body(entity)) for entity in chosen]
        read.sort(key=lambda body: (_is_placeholder(body[1].text), chosen.index(body[0])))
        return [(part, customer) for _, part, customer in read]

    def subject(self, structure: Entity) -> Part | None:
        """The subject as a part, or None if there is none."""
        for field in structure.fields:
            if field.name != "subject":
                continue
            raw = self.data[field.start : field.end]
            start = field.start + len(raw) - len(raw.lstrip(b" \t"))
            coded = decode(self.data[start : field.end].rstrip(b" \t"))
            header = read_header_text(coded.text)
            source = RawSource(coded, (Shift(start, ascii_only=True), *self.below), self.lines)
            return subject_part(header.text, LayeredSource(header, source)) if header.text.strip() else None
        return None

    def _body(self, entity: Entity) -> tuple[Part, str]:
        data, transfer = undo_transfer(self.data[entity.start : entity.end], entity.transfer)
        coded = decode(data, entity.parameters.get("charset") or "us-ascii")
        layers = (transfer, Shift(entity.start), *self.below)
        source: SourceMap = RawSource(coded, layers, self.lines)
        if isinstance(transfer, Base64):
            source = DecodedSource(coded, layers, decoded=True)
        return read_body(coded.text, source, html=entity.kind == "text/html")


def _alternatives(structure: Entity, data: bytes) -> list[Entity]:
    """The text to read and its other formats, plain text first; empty if there is no text."""
    groups = list(_texts(structure))
    written = (group for group in groups if any(data[text.start : text.end].strip() for text in group))
    chosen = next(written, groups[0] if groups else [])
    return sorted(chosen, key=lambda entity: entity.kind != "text/plain")


def _texts(entity: Entity) -> Iterator[list[Entity]]:
    """The texts of a mail in reading order, each with its other formats."""
    if entity.attached:
        return
    if not entity.parts:
        if entity.kind in _READABLE:
            yield [entity]
    elif entity.kind == "multipart/alternative":
        yield _one_of_each(text for part in entity.parts for group in _texts(part) for text in group)
    else:
        for part in entity.parts:
            yield from _texts(part)


def _one_of_each(texts: Iterator[Entity]) -> list[Entity]:
    first: dict[str, Entity] = {}
    for text in texts:
        first.setdefault(text.kind, text)
    return list(first.values())


def _is_placeholder(text: str) -> bool:
    words = text.strip().lower()
    return not words or (len(words) < 160 and any(word in words for word in _PLACEHOLDERS) and "view" in words)
