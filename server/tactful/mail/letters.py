"""The shapes of single lines that letters begin and end with: greetings, closings, names."""

from __future__ import annotations

import re

from tactful.mail.letter_words import CLOSING_STARTS, CLOSINGS, GREETINGS

_CLOSINGS = frozenset(CLOSINGS)
_MARKS = ",.!;:-–—~*_ "
_CLOSING_HEADS = frozenset(closing.split()[0] for closing in CLOSINGS)
_MOST_CLOSING_WORDS = 8
_PARTICLES = frozenset(
    "de del della der den di da dos du van von vom zu zur la le el al bin ibn of the and y e & til af".split()
)
_TITLES = frozenset("mr mrs ms miss mx dr prof sir madam".split())
# Patterns, compiled by `re` when first used.
_NAME_WORD = r"[^\W\d_][\w.'’-]*"
_GREETED = r"[^,;:!?.…—–\n]*?(?:[,;:!?.…]+|\s+[—–-]{1,2}(?=\s|$)|[—–]|$)"
_MOST_GREETED = 7  # words after "Dear"


def is_name(line: str, *, most: int = 4) -> bool:
    """Whether a line may be a name, signed: `Noreen Byrne`, `- Tom`, `N.`, `NB`, `Dr. van den Berg, Ph.D.`."""
    bare = line.strip(" \t\r\n\xa0*_~-–—/.,!")
    words = bare.replace(",", " ").split()
    if len(bare) > 50 or line.rstrip()[-1:] in {"?", ":", "!"}:
        return False
    proper = [word for word in words if word.lower() not in _PARTICLES]
    return 0 < len(proper) <= most and all(_is_name_word(word) for word in proper)


def closing_words(line: str) -> int:
    """How many words of a line are a closing, where nothing but a name follows them in it; 0 if it is none.

    `Kind regards,` has two, `Thanks, Tom` and `Cheers Tom!` one, `Thanks for the file, it works.` none.
    """
    words = line.split()
    if not words or words[0].lower().strip(_MARKS) not in _CLOSING_HEADS:
        return 0
    lowered = line.lower().replace("’", "'").split()
    for count in range(min(len(words), _MOST_CLOSING_WORDS), 0, -1):
        phrase = " ".join(lowered[:count]).strip(_MARKS)
        if phrase in _CLOSINGS or (" and " in phrase and _CLOSINGS.issuperset(phrase.split(" and "))):
            return count if len(words) == count or is_name(" ".join(words[count:]).rstrip("!"), most=3) else 0
    return 0


def is_closing_sentence(line: str) -> bool:
    """Whether a line is a short sentence that people end with: `Thank you for your patience.`, `Please advise.`."""
    bare = line.strip(" \t\r\n*_").lower()
    return len(bare.split()) <= 8 and bare.startswith(CLOSING_STARTS)


def greeting_end(line: str) -> int:
    """Where the greeting that begins a line ends in it, its mark included; 0 if there is none.

    Args:
        line: the first line of the author's words; more may follow the greeting on it.
    """
    start = len(line) - len(line.lstrip(" \t\xa0*_"))
    bare = line[start:]
    lowered = bare.lower().replace("’", "'")
    for greeting in GREETINGS:
        if lowered.startswith(greeting) and not lowered[len(greeting) : len(greeting) + 1].isalnum():
            return start + _greeted(bare, len(greeting))
    return len(line.rstrip()) if _is_bare_name(bare.rstrip()) else 0


def _greeted(bare: str, at: int) -> int:
    """Where the name after a greeting's first words ends; the greeting alone, where no name follows."""
    comma = re.match(r"(?:\s+(?:again|there))?\s*,\s*(?=[A-Z][\w'’-]*\s*(?:[,!:.—–-]|$))", bare[at:])
    begin = at + (comma.end() if comma else 0)
    first, *_ = bare[begin:].split(None, 1) or [""]
    if first.lower().rstrip(".") in _TITLES and first.endswith("."):
        begin += bare[begin:].index(first) + len(first)
    match = re.match(_GREETED, bare[begin:])
    end = begin + match.end() if match else len(bare)
    if len(bare[at:end].split()) > _MOST_GREETED:
        return 0
    return len(bare[:end].rstrip())


def _is_bare_name(line: str) -> bool:
    """Whether a line is nothing but who it is for: `Anna,`, `Mr Smith:`, `Tom & Jerry -`, `Team,`."""
    body = line.rstrip(" \xa0")
    if body[-1:] not in {",", ":", "!", "-", "–", "—"} or "," in body[:-1]:
        return False
    return is_name(body.rstrip(",:!-–— "), most=4)


def _is_name_word(word: str) -> bool:
    if word.lower().strip(".") in _TITLES:
        return True
    return re.fullmatch(_NAME_WORD, word) is not None and (word[0].isupper() or not word[0].islower())
