"""Markdown read as a person reads it rendered, with the way back from each character to its place in the source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tactful.mail.draft import Span
from tactful.mail.layer import CannotEdit, Change
from tactful.mail.markdown_blocks import read_blocks
from tactful.mail.markdown_inline import Piece, read_inline
from tactful.mail.runs import Runs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tactful.mail.layer import Lacking


@dataclass(frozen=True, slots=True)
class Markdown:
    """Markdown as read: its text, and the text layer that leads back to the Markdown.

    Marks of quotation and of list items stay, as they do in plain text. Blocks of code, front matter and the targets
    of links are gone. Code within a line stays, and is named in `code`.

    Attributes:
        source: the Markdown.
        text: what a person reads.
        code: where in `text` there is code.
        runs: where each character of `text` stands in `source`.
        pieces: what of `source` is not read as it stands, in order.
    """

    source: str
    text: str
    code: tuple[Span, ...]
    runs: Runs
    pieces: tuple[Piece, ...]

    @property
    def lacking(self) -> Lacking:
        """A character reference stands for what the charset lacks, as in HTML."""
        return "xmlcharrefreplace"

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where `start` to `end` of the text stands in the Markdown, marks between included."""
        return self.runs.span(start, end)

    def lower(self, changes: list[Change[str]]) -> list[Change[str]]:
        """The changes in Markdown; emphasis that begins or ends outside of the replaced words stays."""
        return [self._lower(change) for change in changes]

    def _lower(self, change: Change[str]) -> Change[str]:
        low, high = self.runs.span(change.start, change.end)
        before: list[str] = []
        after: list[str] = []
        for piece in self.pieces:
            if piece.end <= low or piece.start >= high or piece.kind in {"code", "text"}:
                continue
            mark = self.source[piece.start : piece.end]
            if piece.kind != "mark" and mark != "\\":
                raise CannotEdit("a link or other markup stands among the words")
            if piece.kind == "mark" and not low <= piece.partner < high:
                (after if piece.partner < low else before).append(mark)
        return Change(low, high, "".join((*before, change.new, *after)))


def read_markdown(source: str) -> Markdown:
    """Read Markdown; anything at all is Markdown."""
    paragraphs, cuts = read_blocks(source)
    pieces = [Piece(cut.start, cut.end, "markup") for cut in cuts]
    for start, end in paragraphs:
        pieces += read_inline(source, start, end)
    pieces.sort()
    text, runs = _without(source, pieces)
    return Markdown(source, text, tuple(_code(pieces)), runs, tuple(pieces))


def _without(source: str, pieces: Iterable[Piece]) -> tuple[str, Runs]:
    runs = Runs()
    written: list[str] = []
    at = 0
    for piece in pieces:
        if piece.kind == "code":
            continue
        written.append(source[at : piece.start])
        runs.add(piece.start - at, at, piece.start)
        if piece.text:
            written.append(piece.text)
            runs.add(len(piece.text), piece.start, piece.end)
        at = piece.end
    written.append(source[at:])
    runs.add(len(source) - at, at, len(source))
    return "".join(written), runs


def _code(pieces: Iterable[Piece]) -> Iterable[Span]:
    """Where the code stands in the text: as far behind its place in the source as has been left out before it."""
    shift = 0
    for piece in pieces:
        if piece.kind == "code":
            yield Span(piece.start - shift, piece.end - shift)
        else:
            shift += piece.end - piece.start - len(piece.text)
