"""Finding the lines that say who wrote the mail quoted below them, and when."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tactful.mail import quoting_patterns as patterns
from tactful.mail.lines import LineKind, bare_line, joined, mark_rest, skip_blank

if TYPE_CHECKING:
    from collections.abc import Sequence

_COLONS = (":", "：")
_LONGEST = 400


def find_attributions(lines: Sequence[str], kinds: list[LineKind], verbs: Sequence[str] = patterns.VERBS) -> None:
    """Mark "On … wrote:" lines, and the unmarked mail below one that is surely an attribution.

    Args:
        lines: the mail.
        kinds: what is known of its lines; changed in place.
        verbs: those of `patterns.VERBS` that it holds.
    """
    for number, line in enumerate(lines):
        if kinds[number] is not LineKind.OWN or not _may_attribute(line, verbs):
            continue
        window = _attribution_window(lines, kinds, number, verbs)
        if window is None:
            continue
        start, end = window
        kinds[start:end] = [LineKind.INTRODUCTION] * (end - start)
        if not _quote_follows(lines, kinds, end):
            mark_rest(kinds, end)
            return


def _may_attribute(line: str, verbs: Sequence[str]) -> bool:
    lowered = line.lower()
    dated = lowered.lstrip()[:1].isdigit() and re.match(patterns.DATED, line.lstrip()) is not None
    addressed = "@" in line and _is_announced(bare_line(line))
    return dated or addressed or any(verb in lowered for verb in verbs)


def _is_announced(line: str) -> bool:
    """Whether a line ends like "<dana@example.com>:", or is Tuta's."""
    if line[-1:] not in _COLONS:
        return False
    return ">" in line or ")" in line or (line[:1].isdigit() and re.match(patterns.TUTA, line) is not None)


def _is_verbless(line: str) -> bool:
    """Whether a line says when and who, and a colon: `26.06.2014, 14:41, "Dana" <dana@example.com>:`."""
    if line[-1:] not in _COLONS or "@" not in line or len(line) > _LONGEST:
        return False
    if line[:1].isdigit() and re.match(patterns.TUTA, line):
        return True
    return re.search(patterns.BRACKETED, line) is not None and re.search(patterns.WHEN, line) is not None


def _attribution_window(
    lines: Sequence[str], kinds: Sequence[LineKind], number: int, verbs: Sequence[str]
) -> tuple[int, int] | None:
    """The lines around `number` that together say who wrote when; those that begin like it count most."""
    around = "".join(lines[max(0, number - 5) : number + 4])
    if not any(map(str.isdigit, around)) and not ("@" in around and any(verb in around.lower() for verb in verbs)):
        return None
    weaker: tuple[int, int] | None = None
    for end in range(number + 1, min(number + 4, len(lines)) + 1):
        for start in range(number, max(-1, number - 5), -1):
            if kinds[start] is not LineKind.OWN or kinds[end - 1] is not LineKind.OWN:
                break
            if _ends_sentence(lines, start, end):
                break
            if not lines[start].strip() or not _is_attribution(joined(lines[start:end]), verbs):
                continue
            if _begins_attribution(lines[start]):
                return (start, end) if _is_sure(lines, kinds, start, end) else None
            unbroken = all(line.strip() for line in lines[start:end])
            if weaker is None and unbroken and _is_sure(lines, kinds, start, end):
                weaker = (start, end)
        if weaker:
            return weaker
    return None


def _ends_sentence(lines: Sequence[str], start: int, end: int) -> bool:
    """Whether a line above others is a sentence's last: a paragraph ends below it, and nothing is announced."""
    follows = start + 1 < end and not lines[start + 1].strip()
    return follows and lines[start].rstrip()[-1:] in {".", "!", "?"}


def _is_attribution(joined: str, verbs: Sequence[str]) -> bool:
    """Whether a joined line says that somebody wrote something, with a day or an address, and ends there."""
    bare = bare_line(joined)
    if len(bare) > _LONGEST or bare.count("<") > bare.count(">"):
        return False
    if re.match(patterns.DATED, bare) or _is_verbless(bare):
        return True
    lowered = bare.lower()
    said = max((lowered.rfind(verb) for verb in verbs), default=-1)
    ends = lowered.endswith((":", "：", ">")) or joined.rstrip().endswith("--") or len(lowered) - said < 12
    return said >= 0 and ends and ("@" in bare or re.search(patterns.DAY, bare) is not None)


def _begins_attribution(line: str) -> bool:
    bare = bare_line(line.lstrip(" >")).lower()
    if bare.startswith(patterns.INTRODUCTIONS):
        return re.search(patterns.DAY, bare) is not None or "@" in bare
    return re.match(patterns.DAY, bare) is not None


def _is_sure(lines: Sequence[str], kinds: Sequence[LineKind], start: int, end: int) -> bool:
    """Whether the mail announced surely follows: it is marked, or the line says when and who, and no more."""
    if _quote_follows(lines, kinds, end):
        return True
    line = joined(lines[start:end]).lower()
    if " you wrote" in line:
        return False
    if re.match(patterns.DATED, line.upper()):
        return True
    ends = any(verb in line[-24:] for verb in patterns.VERBS)
    return re.search(patterns.ADDRESS, line) is not None or (ends and re.search(patterns.TIME, line) is not None)


def _quote_follows(lines: Sequence[str], kinds: Sequence[LineKind], number: int) -> bool:
    following = skip_blank(lines, number)
    return following < len(lines) and kinds[following] in {LineKind.QUOTE, LineKind.EARLIER}
