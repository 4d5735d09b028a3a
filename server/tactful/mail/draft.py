"""A draft as read: the author's words, the customer's words, and the way back to the source."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from tactful.mail.source import SourceMap

PartName = Literal["subject", "body"]
Kind = Literal["text", "html", "markdown", "eml", "emlx", "mbox", "msg"]
KIND_NAMES: dict[str, Kind] = {
    "eml": "eml", "emlx": "emlx", "mbox": "mbox", "msg": "msg", "mht": "eml", "html": "html", "md": "markdown",
    "txt": "text",
}  # fmt: skip
"""What a user may say that a file holds, and what it is then read as."""


class Span(NamedTuple):
    """A run of text, `start` to `end` (exclusive), in code points."""

    start: int
    end: int


class Part(NamedTuple):
    """One readable piece of a draft: its subject or its body.

    Attributes:
        name: which piece of the mail this is.
        text: the piece as a person reads it, decoded; quoted text and signature included.
        own: the author's words, as spans of `text` in reading order that do not touch or overlap.
        source: maps code points of `text` to the file the draft was read from.
        code: runs of the author's words that are no prose, such as inline code, in order; each counts as one word
            that no rule knows.
    """

    name: PartName
    text: str
    own: tuple[Span, ...]
    source: SourceMap
    code: tuple[Span, ...] = ()

    def is_code(self, start: int, end: int) -> bool:
        """Whether `start` to `end` of the text, in code points, lies in code."""
        return any(span.start <= start and end <= span.end for span in self.code)


@dataclass(frozen=True, slots=True)
class Draft:
    """One outgoing mail.

    Attributes:
        path: where it was read from, as the user named it; `-` for standard input, empty for a request.
        index: which mail of the file, from 0 (an mbox holds many).
        subject: the decoded subject, or an empty string.
        parts: subject (where there is one) and body, in reading order.
        customer: the customer's message as quoted in the draft or given beside it, or an empty string.
        kind: what the file was read as.
        faults: what of the mail could not be read, and why, without quoting any of it; everything else is here.
        unsent: whether the mail says that it is still a draft (or that it is none); None if it says neither.
    """

    path: str
    index: int
    subject: str
    parts: tuple[Part, ...] = field(default=())
    customer: str = ""
    kind: Kind = "text"
    faults: tuple[str, ...] = ()
    unsent: bool | None = None
