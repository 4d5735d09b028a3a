"""The parts of a MIME mail, found in its raw bytes, so that every part knows where it stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tactful.mail.header import parameters, read_fields, value_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tactful.mail.header import Field

_DEEPEST = 30
_MOST_PARTS = 2000
#: A line that looks like a boundary: a part's own header follows it.
_LIKE_A_BOUNDARY = re.compile(
    rb"^--([^\s-][^\r\n]{0,69}?)[ \t]*\r?\n(?=content-[a-z-]+[ \t]*:)", re.IGNORECASE | re.MULTILINE
)
_LATE_FIELD = re.compile(rb"^(?:subject|to|from|mime-version|content-[a-z-]+)[ \t]*:", re.IGNORECASE | re.MULTILINE)
_COMMENT = re.compile(r"[;(]")
#: What some programs put before a mail: a byte order mark, empty lines.
_BEFORE = re.compile(rb"(?:\xef\xbb\xbf)?(?:[ \t]*\r?\n)*+(?=[!-9;-~]+[ \t]*:)")
_BLANK = re.compile(rb"(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)")


class Entity(NamedTuple):
    """A mail or a part of one.

    Attributes:
        fields: its header fields.
        kind: its media type in lower case, such as `text/plain`.
        parameters: the parameters of its media type, by name in lower case.
        transfer: its Content-Transfer-Encoding in lower case.
        attached: whether it is an attachment rather than something to read.
        start: where its body starts in the mail.
        end: where its body ends.
        identity: its Content-ID without brackets, where a multipart may ask for it; empty if it has none.
        parts: the parts of a multipart, in order.
        fault: what is so broken here that words are lost or cannot be told from the rest; empty if nothing is.
    """

    fields: list[Field]
    kind: str
    parameters: dict[str, str]
    transfer: str
    attached: bool
    start: int
    end: int
    identity: str = ""
    parts: tuple[Entity, ...] = ()
    fault: str = ""


def read_structure(data: bytes) -> Entity:
    """Find the parts of a mail; broken ones are taken as mail programs take them, and nothing raises."""
    before = _BEFORE.match(data)
    mail = _entity(data, before.end() if before else 0, len(data), "text/plain", 0)
    fault = _header_fault(data, mail)
    return mail._replace(fault=fault) if fault else mail


def read_faults(entity: Entity) -> Iterator[str]:
    """What is broken in an entity and in its parts, attachments left out."""
    if entity.attached:
        return
    if entity.fault:
        yield entity.fault
    for part in entity.parts:
        yield from read_faults(part)


def _entity(data: bytes, start: int, end: int, default: str, depth: int) -> Entity:
    fields, body = read_fields(data, start, end)
    kind, found = parameters(value_of(fields, "content-type", data))
    if kind.count("/") != 1:
        kind = default if not kind else "text/plain"
    disposition, more = parameters(value_of(fields, "content-disposition", data))
    transfer = _COMMENT.split(value_of(fields, "content-transfer-encoding", data).lower(), maxsplit=1)[0].strip()
    identity = value_of(fields, "content-id", data).strip("<>") if depth else ""
    attached = disposition == "attachment" or "filename" in more
    if not kind.startswith("multipart/"):
        return Entity(fields, kind, found, transfer, attached, body, end, identity)
    default = "message/rfc822" if kind == "multipart/digest" else "text/plain"
    spans, fault = _part_spans(data, body, end, found.get("boundary", ""), depth)
    parts = tuple(_entity(data, low, high, default, depth + 1) for low, high in spans)
    if not parts and depth < _DEEPEST:
        kind, found = "text/plain", {}
    return Entity(fields, kind, found, transfer, attached, body, end, identity, parts, fault)


def _part_spans(data: bytes, start: int, end: int, boundary: str, depth: int) -> tuple[list[tuple[int, int]], str]:
    """Where the parts of a multipart stand, and what is wrong with it, if anything."""
    if depth >= _DEEPEST:
        return [], "its parts are nested too deeply to be read"
    name = boundary.encode("utf-8", "surrogateescape")
    spans = list(_between(data, start, end, name)) if name else []
    if len(spans) > _MOST_PARTS:
        return spans, f"it has more than {_MOST_PARTS:,} parts, of which the first were read"
    if spans:
        return spans, ""
    if not data[start:end].strip():
        return [], "it breaks off where its parts should begin"
    why = (
        "its header names no boundary between its parts"
        if not name
        else "the boundary that its header names is not in it"
    )
    guess = _LIKE_A_BOUNDARY.search(data, start, end)
    if guess is None:
        return [], f"{why}; it was read as one text"
    return list(_between(data, start, end, guess[1].rstrip())), f"{why}; where they begin was guessed"


def _between(data: bytes, start: int, end: int, boundary: bytes) -> Iterator[tuple[int, int]]:
    """Where the parts between boundary lines stand; the last may lack its closing line."""
    line = re.compile(rb"(?:(?<=[\r\n])|\A)--" + re.escape(boundary) + rb"(--)?[ \t]*(?:\r\n|\n|\r|\Z)")
    low = -1
    for number, match in enumerate(line.finditer(data, start, end)):
        if low >= 0:
            yield low, max(low, _before_line_end(data, match.start()))
        low = -1 if match[1] else match.end()
        if match[1] or number > _MOST_PARTS:
            return
    if low >= 0:
        yield low, end


def _header_fault(data: bytes, mail: Entity) -> str:
    """What is wrong with the header of a whole mail, if anything."""
    if not mail.fields or data[: mail.start].endswith((b"\n\n", b"\r\n\r\n", b"\r\r")):
        return ""
    if mail.start >= len(data):
        return "it breaks off within its header"
    blank = _BLANK.search(data, mail.start)
    late = _LATE_FIELD.search(data, mail.start, blank.start() if blank else len(data))
    return (
        "its header is broken off by a line that is no header field; what follows was read as its text" if late else ""
    )


def _before_line_end(data: bytes, at: int) -> int:
    if data[at - 2 : at] == b"\r\n":
        return at - 2
    return at - 1 if data[at - 1 : at] in {b"\r", b"\n"} else at
