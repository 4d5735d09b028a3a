"""Changes made one upon the other, as changes of the draft that was read."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tactful.cli.fixing import Fix
from tactful.lint.report import Rewrite

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tactful.lint.report import Finding
    from tactful.mail.draft import Part
    from tactful.mail.source import Position


class Revision(NamedTuple):
    """What stands in place of a run of the draft's words, counted in the draft as it was read.

    Attributes:
        fix: the words as a finding, and what stands there now.
    """

    fix: Fix

    @property
    def part(self) -> str:
        """The name of the part that it is in."""
        return self.fix.finding.part

    @property
    def growth(self) -> int:
        """By how many code points it makes the text longer."""
        rewrite = self.fix.rewrite
        return len(rewrite.text) - (rewrite.end - rewrite.start)

    def touches(self, finding: Finding) -> bool:
        """Whether it stands in place of some of a finding's words, counted in the draft as it was read."""
        rewrite = self.fix.rewrite
        return self.part == finding.part and rewrite.start < finding.end and finding.start < rewrite.end


def revise(part: Part, revisions: Sequence[Revision], finding: Finding, rewrite: Rewrite) -> tuple[Revision, ...]:
    """The revisions of a draft with one more made upon them.

    Args:
        part: the part that it is made in, as it was read.
        revisions: those made so far, in reading order.
        finding: what the new one is made for.
        rewrite: what it puts in, counted in the text as it reads with `revisions`.
    """
    before: list[Revision] = []
    after: list[Revision] = []
    low, high, head, tail, shift, inner = rewrite.start, rewrite.end, "", "", 0, 0
    for revision in revisions:
        if revision.part != part.name:
            continue
        new = revision.fix.rewrite.text
        start = revision.fix.rewrite.start + shift + inner
        end = start + len(new)
        if end <= rewrite.start and start < rewrite.start:
            before.append(revision)
            shift += revision.growth
        elif start >= rewrite.end:
            after.append(revision)
        else:
            head = new[: rewrite.start - start] if start < rewrite.start else head
            tail = new[rewrite.end - start :] if end > rewrite.end else ""
            low, high = min(low, start), max(high, end)
            inner += revision.growth
    words = Rewrite(head + rewrite.text + tail, low - shift, high - shift - inner, rewrite.move)
    others = [revision for revision in revisions if revision.part != part.name]
    made = (
        []
        if words.text == part.text[words.start : words.end]
        else [Revision(Fix(_as_read(part, finding, words), words))]
    )
    order = sorted([*others, *before, *made, *after], key=lambda one: (one.part, one.fix.rewrite.start))
    return tuple(order)


def _as_read(part: Part, finding: Finding, words: Rewrite) -> Finding:
    """A finding of the words that are replaced, as they were read."""
    first, last = part.source.span(words.start, words.end)
    return finding._replace(
        start=words.start,
        end=words.end,
        line=first.line,
        column=first.column,
        end_line=last.line,
        end_column=last.column,
        text=part.text[words.start : words.end],
    )


class Revised:
    """The map of a part's text as it reads with revisions: places are those of the words that they stand for.

    Args:
        part: the part as it was read.
        revisions: its revisions, in reading order.
    """

    __slots__ = ("_part", "_revisions")

    def __init__(self, part: Part, revisions: Sequence[Revision]) -> None:
        self._part = part
        self._revisions = revisions

    def is_decoded(self, offset: int) -> bool:
        """Whether the line of code point `offset` is one of a decoded text."""
        return self._part.source.is_decoded(self._as_read(offset))

    def locate(self, offset: int) -> Position:
        """Line and column of code point `offset` in the file as it was read."""
        return self._part.source.locate(self._as_read(offset))

    def span(self, start: int, end: int) -> tuple[Position, Position]:
        """Where `start` to `end` of the text stands in the file as it was read."""
        first = self._as_read(start)
        return self._part.source.span(first, max(first, self._as_read(end)))

    def _as_read(self, offset: int) -> int:
        shift = 0
        for revision in self._revisions:
            start, end = revision.fix.rewrite.start, revision.fix.rewrite.end
            if offset < start + shift:
                break
            if offset < start + shift + len(revision.fix.rewrite.text):
                return min(end, offset - shift)
            shift += revision.growth
        return offset - shift
