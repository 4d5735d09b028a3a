"""Finding what mail programs and habit put below a mail: signatures with and without a delimiter, "Sent from my …"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tactful.mail import quoting_patterns as patterns
from tactful.mail.letter_words import CONTACT_LABELS, SENTENCE_WORDS
from tactful.mail.letters import closing_words, is_name
from tactful.mail.lines import LineKind, bare_line, is_rule, own_end

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONGEST_LINE = 90
_LONGEST_MARK = 120  # a delimiter or a phone's line
_DRAWN = "-—_=~#*ᐧ"
_TRACKED = "ᐧ"  # what a plug-in that tracks mails leaves in them
_LONGEST_CARD = 14  # lines with words on them
_FARTHEST = 3 * _LONGEST_CARD  # lines that a card may take with the empty ones between
_POSTSCRIPT = re.compile(r"\s*\**P\.? ?(?:P\.? ?)?S(?:\.|\s?[:,–—-])\**\s", re.IGNORECASE)
_AROUND = " \t\r\n\xa0*_<>()[]{}|~-–—."


def find_signatures(lines: Sequence[str], kinds: list[LineKind]) -> None:
    """Mark signatures among the author's lines.

    Args:
        lines: the mail.
        kinds: what is known of its lines; changed in place.
    """
    for number, line in enumerate(lines):
        if kinds[number] is LineKind.OWN and len(line) <= _LONGEST_MARK and (bare := line.strip()):
            if bare[0] in _DRAWN and _is_delimiter(lines, kinds, number):
                end = number + 1 if bare == _TRACKED else own_end(kinds, number)
                _mark_but_postscripts(lines, kinds, number, end)
            elif _is_device_line(line):
                _mark_device(lines, kinds, number)
    end = len(lines)
    while end:
        start = end
        while start and kinds[start - 1] is LineKind.OWN:
            start -= 1
        if start < end:
            _find_card(lines, kinds, start, end)
        end = start - 1 if start == end else start


def _mark_but_postscripts(lines: Sequence[str], kinds: list[LineKind], start: int, end: int) -> None:
    """Mark what stands below a delimiter; a paragraph that begins with "PS" is still the author's."""
    postscript = False
    for number in range(start, end):
        if not lines[number].strip():
            postscript = False
        elif not lines[number - 1].strip() and _POSTSCRIPT.match(lines[number]):
            postscript = True
        if not postscript:
            kinds[number] = LineKind.SIGNATURE


def _is_delimiter(lines: Sequence[str], kinds: Sequence[LineKind], number: int) -> bool:
    bare = lines[number].strip()
    return bare in {"--", "—", _TRACKED} or (is_rule(bare) and _is_below_rule(lines, kinds, number))


def _is_below_rule(lines: Sequence[str], kinds: Sequence[LineKind], number: int) -> bool:
    """Whether a drawn line has a signature below it: a card, or a few words below a long underscore."""
    end = number + 1
    while end < min(len(lines), number + _FARTHEST) and kinds[end] is LineKind.OWN:
        end += 1
    below = [line for line in lines[number + 1 : end] if line.strip()]
    if not below:
        return True
    if len(below) > _LONGEST_CARD or any(len(line) > _LONGEST_LINE for line in below):
        return False
    if any(re.search(patterns.CONTACT, line) for line in below):
        return sum(_is_card_line(line) for line in below) * 2 > len(below)
    underscored = lines[number].strip().startswith("________")
    return underscored and len(below) <= 2 and end == len(lines)


def _mark_device(lines: Sequence[str], kinds: list[LineKind], number: int) -> None:
    """Mark a phone's line, and a name that stands alone right above it."""
    kinds[number] = LineKind.SIGNATURE
    above = number - 1
    alone = above == 0 or (above > 0 and not lines[above - 1].strip())
    if above >= 0 and alone and kinds[above] is LineKind.OWN and is_name(lines[above], most=3):
        kinds[above] = LineKind.SIGNATURE


def _is_device_line(line: str) -> bool:
    bare = line.strip(_AROUND).lower()
    first = bare.partition(" ")[0]
    if first in patterns.SIGNATURE_WORDS and bare.startswith(patterns.MOBILE_STARTS):
        return True
    if first.rstrip(",:") not in patterns.SENT_WORDS and bare.isascii() and not bare.endswith(patterns.DEVICE_ENDS):
        return False
    words = bare.split()
    if not any(device in bare for device in patterns.DEVICES) or len(words) > 12:
        return False
    if words[0] == "sent":
        return words[1:2] != [] and words[1] in patterns.SENT_BY
    if words[0].strip(",:") in patterns.SENT_WORDS or any(word in bare for word in patterns.SENT_ANYWHERE):
        return SENTENCE_WORDS.isdisjoint(words[1:3])
    return len(words) <= 4 and bare.endswith(patterns.DEVICE_ENDS)


def _find_card(lines: Sequence[str], kinds: list[LineKind], start: int, end: int) -> None:
    """Mark the card that ends the author's lines `start` to `end`, below a closing or below an empty line."""
    closing = _closing(lines, start, end)
    if closing >= 0:
        first = _below_name(lines, closing, end)
        last = _card_end(lines, first, end)
        if last > first:
            kinds[first:last] = [LineKind.SIGNATURE] * (last - first)
        return
    first = _card_start(lines, start, end)
    if first > start and any(re.search(patterns.CONTACT, line) for line in lines[first:end]):
        kinds[first:end] = [LineKind.SIGNATURE] * (end - first)


def _closing(lines: Sequence[str], start: int, end: int) -> int:
    """The last line of a run's end that says good-bye, or -1."""
    for number in range(end - 1, max(start - 1, end - _FARTHEST), -1):
        if len(lines[number]) < 60 and closing_words(lines[number]):
            return number
    return -1


def _below_name(lines: Sequence[str], closing: int, end: int) -> int:
    """The line below a closing and the name that signs it."""
    if len(lines[closing].split()) > closing_words(lines[closing]):
        return closing + 1  # "Thanks, Tom"
    number = closing + 1
    while number < end and not lines[number].strip():
        number += 1
    return number + 1 if number < end and is_name(lines[number]) else closing + 1


def _card_end(lines: Sequence[str], start: int, end: int) -> int:
    """Where the card that may begin at `start` ends; `start` if the line there belongs to none."""
    last, count = start, 0
    joined_on = True  # to the name above
    for number in range(start, end):
        if not lines[number].strip():
            joined_on = False
            continue
        count += 1
        known = _is_card_line(lines[number]) or (joined_on and _is_role(lines[number]))
        if count > _LONGEST_CARD or not known:
            break
        last = number + 1
    return last


def _is_role(line: str) -> bool:
    """Whether a line below a name may say what its bearer does: `Service clients`."""
    bare = bare_line(line)
    words = bare.lower().split()
    return len(words) <= 5 and bare[:1].isupper() and bare[-1:].isalnum() and SENTENCE_WORDS.isdisjoint(words)


def _card_start(lines: Sequence[str], start: int, end: int) -> int:
    """Where the card that ends a run begins, which is below an empty line with a name; `end` if there is none."""
    found, count = end, 0
    for number in range(end - 1, start, -1):
        if not lines[number].strip():
            continue
        count += 1
        if count > _LONGEST_CARD or not _is_card_line(lines[number]):
            break
        if not lines[number - 1].strip() and is_name(lines[number], most=5):
            found = number
    return found


def _is_card_line(line: str) -> bool:
    """Whether a line could stand on a business card: a name, a role, a firm, an address, a number."""
    bare = bare_line(line)
    if len(bare) > _LONGEST_LINE:
        return False
    words = re.findall(r"[^\W\d_][\w'’.-]*", bare.lower())
    if not SENTENCE_WORDS.isdisjoint(words) or (bare[-1:] in {"?", "!", ":"}):
        return False
    if re.search(patterns.CONTACT, bare) or (words and words[0].rstrip(".") in CONTACT_LABELS):
        return len(words) <= 9 or "|" in bare
    if bare[-1:] == "." and len(words) > 5:
        return False
    proper = [word for word in re.findall(r"[^\W\d_][\w'’.-]+", bare) if len(word) > 3]
    return sum(not word[0].islower() for word in proper) * 3 >= 2 * len(proper)
