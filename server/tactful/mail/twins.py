"""The same words in a mail's other format: a change of the plain text carried over to the HTML, or back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tactful.mail.charset import PLAINER
from tactful.mail.layer import CannotEdit, Change

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tactful.mail.draft import Part

_TOKEN = re.compile(r"[^\W_]+|[^\w\s\xad\u200b*]")
_STARS = re.compile(r"[*_]+(?![^\W_])|(?<![^\W_])[*_]+")
_STARS_BEFORE = re.compile(r"(?<![^\W_*])[*_]+\Z")
_SPACE = re.compile(r"[ \t\xa0]*(?:(?:\r\n|\n|\r)[ \t\xa0]*)?(?![ \t\xa0\r\n])")
_NEIGHBOURS = 6


class _Word(NamedTuple):
    says: str
    start: int
    end: int


def twin_changes(part: Part, twin: Part, changes: Sequence[Change[str]]) -> list[Change[str]]:
    """The changes of a body as changes of the same body in another format.

    The words must be the author's in both, and there must be no doubt which they are: they are the same ones among
    their likes where both texts have as many, or else the only ones between the same neighbours. Emphasis by stars
    and underscores, line breaks and the shape of quotation marks make no difference.

    Args:
        part: the body as it was linted.
        twin: the body in its other format.
        changes: the changes of `part`, in order.

    Raises:
        CannotEdit: the words cannot be told in the other format.
    """
    ours, theirs = _own_words(part), _own_words(twin)
    return [_twin_change(part.text, twin.text, ours, theirs, change) for change in changes]


def _twin_change(
    text: str, twin: str, ours: Sequence[_Word], theirs: Sequence[_Word], change: Change[str]
) -> Change[str]:
    first, last = _covered(ours, change)
    if first == last:
        raise CannotEdit("the mail's other format has no words to put the new ones at")
    place = _same_among_likes(ours, theirs, first, last)
    start, end = theirs[place].start, theirs[place + last - first - 1].end
    start, end = _with_emphasis(twin, start, end)
    before, after = text[change.start : ours[first].start], text[ours[last - 1].end : change.end]
    new = change.new
    if after.isspace():
        end = _over_space(twin, end)
    if before.isspace():
        start = len(twin) - _over_space(twin[::-1], len(twin) - start)
    eol = "\r\n" if "\r\n" in twin else "\n"
    return Change(start, end, re.sub(r"\r\n|\n|\r", eol, new))


def _own_words(part: Part) -> list[_Word]:
    return [
        _Word(match.group().translate(PLAINER), *match.span())
        for span in part.own
        for match in _TOKEN.finditer(part.text, span.start, span.end)
    ]


def _covered(words: Sequence[_Word], change: Change[str]) -> tuple[int, int]:
    """The words that a change replaces, as a range of `words`."""
    inside = [number for number, word in enumerate(words) if word.start < change.end and word.end > change.start]
    if not inside:
        return 0, 0
    first, last = inside[0], inside[-1] + 1
    if words[first].start < change.start or words[last - 1].end > change.end:
        raise CannotEdit("the new words begin or end within a word, and the mail carries its text twice")
    return first, last


def _same_among_likes(ours: Sequence[_Word], theirs: Sequence[_Word], first: int, last: int) -> int:
    """Where in the twin's words those from `first` to `last` begin."""
    here = _places(ours, ours[first:last])
    there = _places(theirs, ours[first:last])
    if first in here and len(here) == len(there):
        return there[here.index(first)]
    low, high = max(0, first - _NEIGHBOURS), min(len(ours), last + _NEIGHBOURS)
    around = _places(theirs, ours[low:high])
    if len(around) == 1 and len(_places(ours, ours[low:high])) == 1:
        return around[0] + first - low
    raise CannotEdit("the mail carries its text twice, plain and as HTML, and the two differ here")


def _places(words: Sequence[_Word], wanted: Sequence[_Word]) -> list[int]:
    says = [word.says for word in wanted]
    stop = len(words) - len(says) + 1
    return [
        at
        for at in range(stop)
        if words[at].says == says[0] and [word.says for word in words[at : at + len(says)]] == says
    ]


def _with_emphasis(text: str, start: int, end: int) -> tuple[int, int]:
    """The span with the stars that would be left alone: those around it, or the other ones of a pair."""
    before, after = _STARS_BEFORE.search(text, 0, start), _STARS.match(text, end)
    alone = len(_STARS.findall(text, start, end)) % 2 == 1
    if alone == (before is not None and after is not None):
        return start, end
    return before.start() if before else start, after.end() if after else end


def _over_space(text: str, at: int) -> int:
    """Where the white space that begins at `at` ends, unless a paragraph does."""
    match = _SPACE.match(text, at)
    return match.end() if match else at
