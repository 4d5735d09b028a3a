"""What must hold of every draft that is read, whatever the bytes: the fuzzer and the tests ask for the same."""

from __future__ import annotations

import io
from contextlib import suppress
from typing import TYPE_CHECKING, get_args

from tactful.mail.draft import Kind
from tactful.mail.kinds import kind_of
from tactful.mail.mbox import split_mbox
from tactful.mail.read import LONGEST_MAIL, UnreadableDraft, read_one, read_stretch
from tactful.mail.sections import find_sections

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tactful.mail.draft import Draft, Part

KINDS: tuple[Kind, ...] = tuple(kind for kind in get_args(Kind) if kind != "msg")
"""What bytes may be read as; Outlook's own format is another library's to read."""


def check_bytes(data: bytes, kind: Kind) -> int:
    """Read bytes as a kind and check every draft; gives back how many there were.

    Raises:
        AssertionError: something does not hold.
    """
    kind_of("draft", data[:65536])
    count = 0
    for draft in _drafts(data, kind):
        check_draft(draft)
        count += 1
    return count


def _drafts(data: bytes, kind: Kind) -> Iterator[Draft]:
    if kind != "mbox":
        with suppress(UnreadableDraft):
            yield read_one(data, path="draft", kind=kind)
        return
    for index, stretch in enumerate(split_mbox(io.BytesIO(data), limit=LONGEST_MAIL)):
        with suppress(UnreadableDraft):
            yield read_stretch(stretch, path="draft", index=index)


def check_draft(draft: Draft) -> None:
    """Check that a draft's spans lie in its text, in order and apart, and lead to places in its file."""
    assert [part.name for part in draft.parts] in (["body"], ["subject", "body"])
    for part in draft.parts:
        _check_spans(part)
        _check_places(part)
    body = draft.parts[-1]
    for section in find_sections(body.text, body.own):
        inside = any(span.start <= section.start < section.end <= span.end for span in body.own)
        assert section == (0, 0) or inside, section


def _check_spans(part: Part) -> None:
    at = -1
    for span in part.own:
        assert at < span.start < span.end <= len(part.text), (span, len(part.text))
        at = span.end
    if part.name == "body":
        assert all(part.text[span.end - 1].strip() for span in part.own)


def _check_places(part: Part) -> None:
    before = (0, 0)
    for span in part.own:
        first, last = part.source.span(span.start, span.end)
        assert first.line >= 1
        assert first.column >= 1
        assert (first.line, first.column) <= (last.line, last.column) or part.source.decoded
        assert before <= (first.line, first.column), "a later word stands further down"
        before = (first.line, first.column)
    part.source.locate(len(part.text))
