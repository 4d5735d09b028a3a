"""Whose words are whose: the author's, the customer's quoted ones, and what a mail program put in by itself.

Every line of a mail gets one `LineKind`. The author's are kept, answers between quoted lines included.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tactful.mail import quoting_patterns as patterns
from tactful.mail.attribution import find_attributions
from tactful.mail.draft import Span
from tactful.mail.footer import find_footers
from tactful.mail.lines import LineKind
from tactful.mail.separators import find_reply_line, find_separators
from tactful.mail.signature import find_signatures

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tactful.mail.senders import Ours


class Mark(NamedTuple):
    """A span of text whose kind is already known, from the mail's markup."""

    start: int
    end: int
    kind: LineKind


class Voices(NamedTuple):
    """A mail's text told apart: the author's spans, and the latest quoted message as text."""

    own: tuple[Span, ...]
    customer: str


_MARKS = ">|»"
_MAX_REPLY_DEPTH = 5
_QUOTED = frozenset({LineKind.QUOTE, LineKind.EARLIER})


def tell_apart(
    text: str, marks: Sequence[Mark] = (), *, sender: str = "", depth: int = 0, ours: Ours | None = None
) -> Voices:
    """Tell the author's words in `text` from those of others.

    Args:
        text: a mail as a person reads it.
        marks: spans whose kind the mail's markup gives away, in order.
        sender: who sends the mail, as its From line says, if that is known.
        depth: how many quotes this text has been taken out of.
        ours: who the author's house is, once that is known.
    """
    lines = text.splitlines(keepends=True)
    kinds = classify(lines, marks)
    own = _spans(lines, kinds)
    if _QUOTED.isdisjoint(kinds):
        return Voices(own, "")
    if ours is None:
        from tactful.mail.senders import who_is_ours

        ours = who_is_ours(sender, text, own)
    return Voices(own, _latest_message(lines, kinds, ours, depth))


def classify(lines: Sequence[str], marks: Sequence[Mark] = ()) -> list[LineKind]:
    """The kind of each line; blank lines take the kind of what they stand in, else they are the author's."""
    kinds = [LineKind.OWN] * len(lines)
    _apply_marks(lines, kinds, marks)
    text = "".join(lines).lower()
    if ">" in text or "|" in text or "»" in text:
        _find_quotes(lines, kinds)
    if any(word in text for word in patterns.ABOVE):
        find_reply_line(lines, kinds)
    if ":" in text or "：" in text or "--" in text:
        find_separators(lines, kinds)
    verbs = tuple(verb for verb in patterns.VERBS if verb in text)
    if verbs or "@" in text or "gmt" in text:
        find_attributions(lines, kinds, verbs)
    find_footers(lines, kinds)
    find_signatures(lines, kinds)
    return kinds


def _apply_marks(lines: Sequence[str], kinds: list[LineKind], marks: Sequence[Mark]) -> None:
    """Give each line the kind of the innermost mark that it begins in."""
    if not marks:
        return
    coming = list(reversed(marks))
    inside: list[Mark] = []
    at = 0
    for number, line in enumerate(lines):
        content = at + len(line) - len(line.lstrip())
        while coming and coming[-1].start <= content:
            inside.append(coming.pop())
        while inside and inside[-1].end <= content:
            inside.pop()
        if inside:
            kinds[number] = inside[-1].kind
        at += len(line)


def _find_quotes(lines: Sequence[str], kinds: list[LineKind]) -> None:
    for number, line in enumerate(lines):
        head = line.lstrip(" \t\xa0")[:1]
        if head and head in ">»" and kinds[number] is LineKind.OWN:
            kinds[number] = LineKind.OWN if _closes_address(lines, number) else LineKind.QUOTE
        elif (head == "|" or ">" in line[:16]) and _quoted_by_habit(lines, number):
            kinds[number] = LineKind.QUOTE


def _closes_address(lines: Sequence[str], number: int) -> bool:
    """Whether the `>` of a line closes an address opened on the line above: `<dana@example.com` and `>:`."""
    above = lines[number - 1] if number else ""
    opened = above.rfind("<") > above.rfind(">") and above.lstrip()[:1] != ">"
    return (opened or "mailto:" in above) and lines[number].rstrip().endswith((":", "："))


def _quoted_by_habit(lines: Sequence[str], number: int) -> bool:
    """Whether a line has a rarer mark (`|`, `Dana>`) that a neighbour has too, and is no table row."""
    mark = _habit_mark(lines[number])
    neighbours = (*lines[max(0, number - 1) : number], *lines[number + 1 : number + 2])
    return mark != "" and any(_habit_mark(line) == mark for line in neighbours)


def _habit_mark(line: str) -> str:
    stripped = line.strip()
    if stripped[:1] == "|":
        return "" if len(stripped) > 1 and stripped.endswith("|") else "|"
    name, mark, rest = stripped[:16].partition(">")
    return name if mark and name.isalpha() and name[0].isupper() and rest[:1] in {"", " "} else ""


def _spans(lines: Sequence[str], kinds: Sequence[LineKind]) -> tuple[Span, ...]:
    """The author's lines as spans, without the blank lines around them."""
    spans: list[Span] = []
    start = end = -1
    at = 0
    for line, kind in zip(lines, kinds, strict=True):
        stripped = line.rstrip()
        if kind is LineKind.OWN and stripped:
            start = at if start < 0 else start
            end = at + len(stripped)
        elif kind is not LineKind.OWN and start >= 0:
            spans.append(Span(start, end))
            start = -1
        at += len(line)
    if start >= 0:
        spans.append(Span(start, end))
    return tuple(spans)


def _latest_message(lines: Sequence[str], kinds: Sequence[LineKind], ours: Ours, depth: int) -> str:
    """The words of the customer's latest mail, one level of marks stripped, without what it quotes.

    A quoted mail of the author's own house is passed over for what it quotes itself.
    """
    first = next((number for number, kind in enumerate(kinds) if kind in _QUOTED and lines[number].strip()), -1)
    if first < 0 or depth >= _MAX_REPLY_DEPTH:
        return ""
    if kinds[first] is LineKind.QUOTE:
        quoted = [_unmarked(line) for line, kind in zip(lines, kinds, strict=True) if kind is LineKind.QUOTE]
    else:
        quoted = [
            f"> {line}" if kind is LineKind.OLDER else line
            for line, kind in zip(lines, kinds, strict=True)
            if kind in _QUOTED or kind is LineKind.OLDER
        ]
    text = "".join(quoted)
    voices = tell_apart(text, depth=depth + 1, ours=ours)
    own = "\n\n".join(text[span.start : span.end] for span in voices.own)
    claim = ours.claim(_introduction(lines, kinds, first))
    return voices.customer if claim == "author" else (claim == "house" and voices.customer) or own or voices.customer


def _introduction(lines: Sequence[str], kinds: Sequence[LineKind], first: int) -> list[str]:
    """The lines right above a quoted mail that say whose it is."""
    start = first
    while start and (kinds[start - 1] is LineKind.INTRODUCTION or not lines[start - 1].strip()):
        start -= 1
    return list(lines[start:first])


def _unmarked(line: str) -> str:
    stripped = line.lstrip(" \t\xa0")
    if stripped[:1] not in _MARKS:
        stripped = stripped.partition(">")[2] if _habit_mark(line) else line
    else:
        stripped = stripped[1:]
    return stripped.removeprefix(" ")
