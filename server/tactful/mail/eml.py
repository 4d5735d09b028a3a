"""A mail as it travels (RFC 5322 and MIME) becomes a draft whose positions lead into the raw file."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tactful.mail.alternatives import formats_of, says_less
from tactful.mail.body import body_of, read_prose, subject_part
from tactful.mail.charset import decode
from tactful.mail.header import read_header_text
from tactful.mail.source import DecodedSource, LayeredSource, RawSource
from tactful.mail.structure import read_faults, read_structure
from tactful.mail.transfer import Base64, Shift, transfer_fault, undo_transfer
from tactful.mail.unsent import is_unsent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tactful.mail.body import Form, Prose
    from tactful.mail.draft import Part
    from tactful.mail.layer import ByteLayer
    from tactful.mail.source import FileLines, SourceMap
    from tactful.mail.structure import Entity

_FORMS: dict[str, Form] = {"text/html": "html", "text/markdown": "markdown", "text/x-markdown": "markdown"}


class MailText(NamedTuple):
    """A mail as read.

    Attributes:
        parts: its subject, if it has one, and its body.
        customer: the customer's message that it quotes.
        faults: what is so broken in it that words are lost or cannot be told from the rest.
        unsent: whether it says that it is a draft, or that it is none; None if it says neither.
    """

    parts: tuple[Part, ...]
    customer: str
    faults: tuple[str, ...]
    unsent: bool | None


class _Text(NamedTuple):
    body: tuple[Part, str]
    faults: tuple[str, ...]


class Mail(NamedTuple):
    """A mail's bytes, taken apart.

    Attributes:
        data: the mail, without what a mailbox did to it.
        below: the layers that lead from `data` to the file, topmost first.
        lines: counts lines and columns of the file.
        unsent: whether what holds the mail says that it is a draft, or that it is none; None if it says neither.
        fault: what is wrong with what holds the mail, so that words are lost; empty if nothing is.
    """

    data: bytes
    below: tuple[ByteLayer, ...]
    lines: FileLines
    unsent: bool | None = None
    fault: str = ""

    @property
    def eol(self) -> bytes:
        """How its lines end, told by its first."""
        return b"\r\n" if self.data[: self.data.find(b"\n") + 1].endswith(b"\r\n") else b"\n"

    def read(self) -> MailText | None:
        """Read the mail; None if it holds no text."""
        structure = read_structure(self.data)
        texts = self._texts(structure)
        subject = self.subject(structure)
        if not texts:
            return None
        body, customer = texts[0].body
        faults = filter(None, (self.fault, *read_faults(structure), *texts[0].faults))
        unsent = is_unsent(structure.fields, self.data) if self.unsent is None else self.unsent
        parts = (subject, body) if subject else (body,)
        return MailText(parts, customer, tuple(dict.fromkeys(faults)), unsent)

    def bodies(self) -> list[tuple[Part, str]]:
        """The body to lint and what it quotes, followed by the same body in another format, if there is one."""
        return [text.body for text in self._texts(read_structure(self.data))]

    def subject(self, structure: Entity) -> Part | None:
        """The subject as a part, or None if there is none."""
        for field in structure.fields:
            if field.name != "subject":
                continue
            raw = self.data[field.start : field.end]
            start = field.start + len(raw) - len(raw.lstrip(b" \t"))
            coded = decode(self.data[start : field.end].rstrip(b" \t"))
            header = read_header_text(coded.text, eol=self.eol.decode())
            source = RawSource(coded, (Shift(start, ascii_only=True), *self.below), self.lines)
            return subject_part(header.text, LayeredSource(header, source)) if header.text.strip() else None
        return None

    def _texts(self, structure: Entity) -> list[_Text]:
        """The body in its formats, first the one that the author wrote.

        Mail programs let people write HTML and make the plain text of it, or the other way round; both then say the
        same, and the plain text is taken, whose lines can be read in the file. Where the plain text is but a stand-in
        or leaves words out, the author wrote the HTML.
        """
        sender = self._sender(structure)
        texts = [self._text(parts, sender) for parts in formats_of(structure) if parts]
        if len(texts) == 2 and says_less(*(text.body[0] for text in texts)):
            texts.reverse()
        return texts

    def _sender(self, structure: Entity) -> str:
        """The From line, in which only the address matters."""
        found = (self.data[field.start : field.end] for field in structure.fields if field.name == "from")
        return next(found, b"").decode("latin-1")

    def _text(self, entities: Sequence[Entity], sender: str) -> _Text:
        read = [self._prose(entity) for entity in entities]
        written = [prose for prose, _ in read if prose.text.strip()] or [read[0][0]]
        return _Text(body_of(written, sender), tuple(fault for _, fault in read if fault))

    def _prose(self, entity: Entity) -> tuple[Prose, str]:
        """A text part as a person reads it, and what is wrong with its encoding, if anything."""
        raw = self.data[entity.start : entity.end]
        data, transfer = undo_transfer(raw, entity.transfer, eol=self.eol)
        coded = decode(data, entity.parameters.get("charset") or "us-ascii")
        layers = (transfer, Shift(entity.start), *self.below)
        source: SourceMap = RawSource(coded, layers, self.lines)
        if isinstance(transfer, Base64):
            source = DecodedSource(coded, layers, decoded=True)
        text = coded.text
        if entity.kind == "text/plain" and entity.parameters.get("format", "").lower() == "flowed":
            from tactful.mail.flowed import read_flowed

            flowed = read_flowed(text, delsp=entity.parameters.get("delsp", "").lower() == "yes")
            text, source = flowed.text, LayeredSource(flowed, source)
        return read_prose(text, source, _FORMS.get(entity.kind, "plain")), transfer_fault(raw, entity.transfer)
