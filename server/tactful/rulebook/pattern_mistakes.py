"""What authors get wrong in patterns most often, said so that they can put it right."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple


@dataclass(slots=True)
class PatternError(Exception):
    """A pattern that cannot be read.

    Attributes:
        message: what is wrong.
        offset: where in the pattern, in code points from 0.
        hint: what to do about it, or an empty string.
    """

    message: str
    offset: int
    hint: str = ""


class _Mistake(NamedTuple):
    found: re.Pattern[str]
    message: str
    hint: str


_OPTIONAL = "for something optional write [this]; for a question mark leave a space before it"
_GAPS = "_ is any one word, .. up to three, {topic} up to eight that are kept"
_MISTAKES = tuple(
    _Mistake(re.compile(found), message, hint)
    for found, message, hint in (
        (r"[)\]]\?(?=\s*[^\s)\]|$])", "has a ? right behind a bracket", _OPTIONAL),
        (r"\(\?[=!:<P]", "has a regular expression's (?", "patterns are words; > stands before what must follow"),
        (r"[.][*+?]|\[\^?[a-z]-[a-z]", "has a piece of a regular expression", _GAPS),
        (r"[)\]][*+]", "repeats a bracket", "write [this] for something optional, or the words as often as they come"),
        (r"\[\^\s*\]", "has an optional sentence start, which says nothing", "leave it out"),
        (r"\[\^\w", "has a ^ in brackets", "what must not be there goes under unless:"),
        (r"\\", "has a backslash", "patterns are words, not regular expressions; for one of those there is regex:"),
        (r"~\s*[(\[<]", "asks for all forms of a bracket", "write ~ before each word: (~tell|~say)"),
        (r"\w/\w|\s/\s", "has a / between words", "write (this|that)"),
        (r"[“”„«»\"]|(?<!\w)[‘’]", "has quotation marks in it", "leave them out: drafts are read without them"),
        (r"&", "has a &", "write and"),
        (r"<[^<>]*$", "never closes its <", "a list is written <name>"),
        (r"\{[^{}]*$", "never closes its {", "kept words are written {name}"),
        (r"(?<!\w)\*(?!\w)", "has a * by itself", "*ing and un* are words that end or begin so; .. is words"),
    )
)

_SUSPICIOUS = (")?", "]?", "[^", "[a-z", "(?")
"""What can be read as a pattern, but hardly ever means what it says."""


def hidden_mistake(text: str) -> PatternError | None:
    """A usual mistake in a pattern that can be read all the same."""
    return usual_mistake(text) if any(piece in text for piece in _SUSPICIOUS) else None


def usual_mistake(text: str) -> PatternError | None:
    """The first of the usual mistakes in a pattern, where there is one."""
    for mistake in _MISTAKES:
        found = mistake.found.search(text)
        if found is not None:
            return PatternError(mistake.message, found.start(), mistake.hint)
    return None


def unclosed(opening: str, offset: int) -> PatternError:
    """A bracket that the pattern leaves open."""
    closing = ")" if opening == "(" else "]"
    return PatternError(f"never closes its {opening}", offset, f"put a {closing} where it ends")


def not_open(closing: str, offset: int, expected: str) -> PatternError:
    """A bracket that closes another one than is open, or none."""
    hint = f"here {expected} closes what is open" if expected else "take it out, or open one before it"
    return PatternError(f"closes a bracket that is not open: {closing}", offset, hint)
