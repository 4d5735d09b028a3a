"""Whose words are whose: the author's, the customer's quoted ones, and what a mail program put in by itself.

Every line of a mail gets one `LineKind`. The author's are kept, answers between quoted lines included.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tactful.mail import quoting_patterns as patterns
from tactful.mail.attribution import find_attributions
from tactful.mail.draft import Span
from tactful.mail.footer import find_footers
from tactful.mail.lines import LineKind, is_rule, mark_rest, skip_blank
from tactful.mail.signature import find_signatures

if TYPE_CHECKING:
    from collections.abc import Sequence


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
_JOURNEY = {"from", "to", "date"}  # "From: London", "To: Paris", "Date: 5 May"
_MAX_REPLY_DEPTH = 3


def tell_apart(text: str, marks: Sequence[Mark] = (), *, depth: int = 0) -> Voices:
    """Tell the author's words in `text` from those of others.

    Args:
        text: a mail as a person reads it.
        marks: spans whose kind the mail's markup gives away, in order.
        depth: how many quotes this text has been taken out of.
    """
    lines = text.splitlines(keepends=True)
    kinds = classify(lines, marks)
    return Voices(_spans(lines, kinds), _latest_message(lines, kinds, depth))


def classify(lines: Sequence[str], marks: Sequence[Mark] = ()) -> list[LineKind]:
    """The kind of each line; blank lines take the kind of what they stand in, else they are the author's."""
    kinds = [LineKind.OWN] * len(lines)
    _apply_marks(lines, kinds, marks)
    text = "".join(lines).lower()
    if ">" in text or "|" in text or "»" in text:
        _find_quotes(lines, kinds)
    if ":" in text or "：" in text or "--" in text or any(word in text for word in patterns.ABOVE):
        _find_separators(lines, kinds)
    if "@" in text or any(verb in text for verb in patterns.VERBS) or "gmt" in text or "<" in text:
        find_attributions(lines, kinds)
    find_footers(lines, kinds, text)
    find_signatures(lines, kinds, text)
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


def _find_separators(lines: Sequence[str], kinds: list[LineKind]) -> None:
    """Mark separators and header blocks with all below them; people answer there only between marked lines."""
    for number, kind in enumerate(kinds):
        if kind is not LineKind.OWN and not (kind is LineKind.INTRODUCTION and _is_first(lines, kinds, number)):
            continue
        end = _separator_end(lines, number)
        if end:
            kinds[number:end] = [LineKind.INTRODUCTION] * (end - number)
            below = skip_blank(lines, end)
            if below == len(lines) or kinds[below] is not LineKind.QUOTE:
                mark_rest(kinds, end)
                return


def _is_first(lines: Sequence[str], kinds: Sequence[LineKind], number: int) -> bool:
    """Whether an introduction that the markup tells of begins with a line, right below the author's words."""
    above = number - 1
    while above >= 0 and not lines[above].strip() and number - above < 4:
        above -= 1
    return above < 0 or kinds[above] is LineKind.OWN


def _separator_end(lines: Sequence[str], number: int) -> int:
    """Where the separator or header block that begins with a line ends; 0 if none begins there."""
    line = lines[number]
    if _is_separator(line):
        return _header_block_end(lines, skip_blank(lines, number + 1), least=1) or number + 1
    if is_rule(line):
        return _header_block_end(lines, skip_blank(lines, number + 1), least=2)
    return _header_block_end(lines, number, least=3) if _label(line) else 0


def _is_separator(line: str) -> bool:
    bare = line.strip(" \t\r\n*>")
    words = bare.strip("-_=–— *:：").lower()
    if bare[:2] in {"--", "__", "==", "––", "——", "- "} and bare[-1:] in "-_=–—:":
        return words in patterns.ORIGINALS or words.startswith("forwarded by ")
    if bare[-1:] in {":", "："} and words.rstrip(" \xa0") in patterns.FORWARDS:
        return True
    return len(words) < 90 and any(note in words for note in patterns.REPLY_ABOVE)


def _label(line: str) -> str:
    """The label that a line begins with, such as `from`, or an empty string."""
    before, colon, _ = line[:40].replace("：", ":").partition(":")
    label = before.strip(" \t\xa0>*_|").lower() if colon else ""
    return label if label in patterns.SENDER_LABELS or label in patterns.OTHER_LABELS else ""


def _header_block_end(lines: Sequence[str], start: int, *, least: int) -> int:
    """Where a block of From:, Sent:, To:, Subject: lines that begins at `start` ends; 0 if there is none."""
    labels: set[str] = set()
    addressed = False
    number = start
    while number < min(len(lines), start + 12) and lines[number].strip():
        label = _label(lines[number])
        if not label and (number == start or not _continues(lines, number)):
            break
        labels.add(label)
        addressed = addressed or "@" in lines[number]
        number += 1
    labels.discard("")
    enough = len(labels) >= least or (len(labels) == 2 and addressed)
    if least == 3 and not addressed and labels == _JOURNEY:
        return 0
    return number if enough and not labels.isdisjoint(patterns.SENDER_LABELS) else 0


def _continues(lines: Sequence[str], number: int) -> bool:
    """Whether a line without a label goes on with the header line above it."""
    below = lines[number + 1] if number + 1 < len(lines) else ""
    return lines[number][:1] in " \t" or "@" in lines[number] or bool(_label(below))


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


def _latest_message(lines: Sequence[str], kinds: Sequence[LineKind], depth: int) -> str:
    """The words of whoever wrote the quoted mail, one level of marks stripped, without what they quoted."""
    if depth >= _MAX_REPLY_DEPTH or not (LineKind.QUOTE in kinds or LineKind.EARLIER in kinds):
        return ""
    quoted = [_unmarked(line) for line, kind in zip(lines, kinds, strict=True) if kind is LineKind.QUOTE]
    earlier = [line for line, kind in zip(lines, kinds, strict=True) if kind is LineKind.EARLIER]
    text = "".join(quoted or earlier)
    voices = tell_apart(text, depth=depth + 1)
    own = "\n\n".join(text[span.start : span.end] for span in voices.own)
    return own or voices.customer


def _unmarked(line: str) -> str:
    stripped = line.lstrip(" \t\xa0")
    if stripped[:1] not in _MARKS:
        stripped = stripped.partition(">")[2] if _habit_mark(line) else line
    else:
        stripped = stripped[1:]
    return stripped.removeprefix(" ")
