"""Finding what stands between the author's words and an earlier mail: separators and blocks of header lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tactful.mail import quoting_patterns as patterns
from tactful.mail.lines import LineKind, is_rule, mark_rest, skip_blank

if TYPE_CHECKING:
    from collections.abc import Sequence

_COLONS = frozenset({":", "："})
_DRAWN = "-_=–— *:："
_RULED = frozenset("-_=–—~#")
_JOURNEY = {"from", "to", "date"}  # "From: London", "To: Paris", "Date: 5 May"


def find_separators(lines: Sequence[str], kinds: list[LineKind]) -> None:
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
    if ":" not in line and "：" not in line and line.lstrip(" \t*>")[:1] not in _RULED:
        return 0
    if _is_separator(line):
        return _header_block_end(lines, skip_blank(lines, number + 1), least=1) or number + 1
    if is_rule(line):
        return _header_block_end(lines, skip_blank(lines, number + 1), least=2)
    return _header_block_end(lines, number, least=3) if label_of(line) else 0


def _is_separator(line: str) -> bool:
    bare = line.strip(" \t\r\n*>")
    if bare[-1:] in _COLONS and bare.strip(_DRAWN).lower().rstrip(" \xa0") in patterns.FORWARDS:
        return True
    if bare[:2] not in {"--", "__", "==", "––", "——", "- "} or bare[-1:] not in "-_=–—:":
        return False
    words = bare.strip(_DRAWN).lower()
    return words in patterns.ORIGINALS or words.startswith("forwarded by ")


def find_reply_line(lines: Sequence[str], kinds: list[LineKind]) -> None:
    """Mark a ticket system's "reply above this line" with all below it."""
    for number, line in enumerate(lines):
        if (
            kinds[number] is LineKind.OWN
            and len(line) < 120
            and any(note in line.lower() for note in patterns.REPLY_ABOVE)
        ):
            kinds[number] = LineKind.INTRODUCTION
            mark_rest(kinds, number + 1)
            return


def label_of(line: str) -> str:
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
        label = label_of(lines[number])
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
    return lines[number][:1] in " \t" or "@" in lines[number] or bool(label_of(below))
