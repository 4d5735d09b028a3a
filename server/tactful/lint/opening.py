"""Where a draft begins to speak: its first sentence after the greeting."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tactful.text.tokens import Tokens

_SALUTATION = re.compile(
    r"(?:hi|hello|hey|hiya|hallo|hullo|dear|greetings|good (?:morning|afternoon|evening|day)|morning|afternoon|evening)"
    r"\b(?:[^\n,.!?:;—–-]|(?<=\b[A-Z])\.|(?<=Mr)\.|(?<=Mrs)\.|(?<=Ms)\.|(?<=Dr)\.|(?<=\w)-(?=\w)){0,60}"
    r"(?P<close>[,.!:;—–-]+\s*|\n\s*|$)",
    re.IGNORECASE,
)
_NAME_LINE = re.compile(r"(?:[A-Z][\w.'’-]*\s?){1,4}[,!:]?[ \t]*(?:\n\s*|$)")


def sentences_after_greeting(tokens: Tokens) -> list[tuple[int, int]]:
    """Start and end (code points) of each sentence of a body, the greeting left out.

    Where the greeting and the first sentence share a line ("Hi Dana, thank you for …"), that sentence starts behind
    the greeting.
    """
    found = [(start, end) for _, start, end in tokens.sentences]
    while found:
        start, end = found[0]
        greeting = _greeting_end(tokens.text, start)
        if greeting <= start:
            break
        if greeting < end:
            found[0] = (greeting, end)
            break
        del found[0]
    return found


def greeting_line(tokens: Tokens) -> tuple[int, int] | None:
    """Start and end of the greeting that stands by itself before everything else; None where there is none."""
    for _, start, end in tokens.sentences[:1]:
        if _greeting_end(tokens.text, start) >= end > start:
            return start, end
    return None


def _greeting_end(text: str, start: int) -> int:
    """Where the greeting that begins at `start` ends, the space behind it included; `start` where none does."""
    match = _SALUTATION.match(text, start) or _NAME_LINE.match(text, start)
    return match.end() if match is not None else start
