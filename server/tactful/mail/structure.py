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
        parts: the parts of a multipart, in order.
    """

    fields: list[Field]
    kind: str
    parameters: dict[str, str]
    transfer: str
    attached: bool
    start: int
    end: int
    parts: tuple[Entity, ...] = ()


def read_structure(data: bytes) -> Entity:
    """Find the parts of a mail; broken ones are taken as mail programs take them, and nothing raises."""
    return _entity(data, 0, len(data), "text/plain", 0)


def _entity(data: bytes, start: int, end: int, default: str, depth: int) -> Entity:
    fields, body = read_fields(data, start, end)
    kind, found = parameters(value_of(fields, "content-type", data))
    if kind.count("/") != 1:
        kind = default if not kind else "text/plain"
    disposition, more = parameters(value_of(fields, "content-disposition", data))
    transfer = value_of(fields, "content-transfer-encoding", data).lower()
    parts: tuple[Entity, ...] = ()
    if kind.startswith("multipart/") and depth < _DEEPEST:
        default = "message/rfc822" if kind == "multipart/digest" else "text/plain"
        spans = list(_part_spans(data, body, end, found.get("boundary", "")))
        parts = tuple(_entity(data, low, high, default, depth + 1) for low, high in spans)
        if not parts:
            kind, found = "text/plain", {}
    attached = disposition == "attachment" or "filename" in more
    return Entity(fields, kind, found, transfer, attached, body, end, parts)


def _part_spans(data: bytes, start: int, end: int, boundary: str) -> Iterator[tuple[int, int]]:
    """Where the parts between boundary lines stand; the last may lack its closing line."""
    if not boundary:
        return
    name = re.escape(boundary.encode("utf-8", "surrogateescape"))
    line = re.compile(rb"(?:(?<=[\r\n])|\A)--" + name + rb"(--)?[ \t]*(?:\r\n|\n|\r|\Z)")
    low = -1
    for number, match in enumerate(line.finditer(data, start, end)):
        if low >= 0:
            yield low, max(low, _before_line_end(data, match.start()))
        low = -1 if match[1] else match.end()
        if match[1] or number > _MOST_PARTS:
            return
    if low >= 0:
        yield low, end


def _before_line_end(data: bytes, at: int) -> int:
    if data[at - 2 : at] == b"\r\n":
        return at - 2
    return at - 1 if data[at - 1 : at] in {b"\r", b"\n"} else at
