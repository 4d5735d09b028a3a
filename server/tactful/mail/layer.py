"""What a stage of reading must be able to do: lead a position back, and carry a change back."""

from __future__ import annotations

from typing import Generic, Literal, NamedTuple, Protocol, TypeVar

Content = TypeVar("Content", str, bytes)
#: Names of Python's error handlers: nothing may, or a character reference such as `&#8364;`.
Lacking = Literal["strict", "xmlcharrefreplace"]


class CannotEdit(Exception):  # noqa: N818 - says what it is
    """The words cannot be replaced in their file; the message says why, without quoting any of the draft."""


class Change(NamedTuple, Generic[Content]):
    """`new` in place of `start` to `end` of a text (code points) or of bytes."""

    start: int
    end: int
    new: Content


class TextLayer(Protocol):
    """A stage that made text out of text, such as HTML being read."""

    @property
    def lacking(self) -> Lacking:
        """What may stand in the text below for a character that its charset has no sign for."""
        ...

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where `start` to `end` of the text stands in the text it was made from."""
        ...

    def lower(self, changes: list[Change[str]]) -> list[Change[str]]:
        """The changes in the text below, in order; `CannotEdit` if there is no way to make them."""
        ...


class ByteLayer(Protocol):
    """A stage that made bytes out of bytes, such as quoted-printable being decoded."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where `start` to `end` of the bytes stands in the bytes they were made from."""
        ...

    def lower(self, changes: list[Change[bytes]]) -> list[Change[bytes]]:
        """The changes in the bytes below, in order; `CannotEdit` if there is no way to make them."""
        ...


def apply_changes(content: Content, changes: list[Change[Content]]) -> Content:
    """`content` with `changes` made, which are in order and do not overlap; `CannotEdit` if they do."""
    pieces: list[Content] = []
    at = 0
    for change in changes:
        if change.start < at:
            raise CannotEdit("two replacements overlap")
        pieces += (content[at : change.start], change.new)
        at = change.end
    pieces.append(content[at:])
    return content[:0].join(pieces)
