"""Words that are not the writer's own say: somebody's words in quotation marks, and names.

These hold for every rule, so that no rule has to spell them out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tactful.text.tokens import SENTENCE_START

if TYPE_CHECKING:
    from tactful.text.tokens import Tokens

_QUOTED = re.compile(
    r'“([^“”\n]{3,400})”|(?<!\w)"([^"\n]{3,400})"(?!\w)|«([^«»\n]{3,400})»|(?<!\w)‘([^‘’\n]{3,400})’(?!\w)'
)
_OPENING = '“"«‘'
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
# Stay small inside a title: "Return to Sender".
_ALWAYS_CAPITAL = frozenset(
    "I I'm I've I'd I'll Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May "
    "June July August September October November December Christmas Easter".split()
)
_SMALL = frozenset("a an the of to in on at by for and or but with from as".split())


def quotations(text: str) -> list[tuple[int, int]]:
    """Start and end (code points) of what stands in quotation marks, the marks left out.

    One quoted word is no quotation: it is emphasis, or the scare quotes of a sneer. Straight single quotation marks
    are apostrophes too often to count.
    """
    if not any(mark in text for mark in _OPENING):
        return []
    found: list[tuple[int, int]] = []
    for match in _QUOTED.finditer(text):
        start, end = match.span(match.lastindex or 0)
        if len(_WORD.findall(text, start, end)) > 1:
            found.append((start, end))
    return found


def quietly(words: str) -> str:
    """Words in capitals as they are said with a quiet voice: small, but for I and the days and months."""
    return _WORD.sub(
        lambda word: word[0].capitalize() if word[0].capitalize() in _ALWAYS_CAPITAL else word[0], words.lower()
    )


def is_name(text: str, start: int, end: int, *, starts_sentence: bool = False) -> bool:
    """Whether `text[start:end]` is written as a name or a title is: "Last Chance Saloon", "Trust Me, I'm a Baker".

    At least two words begin with a capital and go on small, and no other word is small but the little ones. The
    first word of a sentence, days and months would have a capital anyway, so they do not count.
    """
    capitals = 0
    for index, word in enumerate(_WORD.findall(text, start, end)):
        if word in {"I", "I'm", "I’m", "I've", "I’ve", "I'd", "I’d", "I'll", "I’ll"} or word in _SMALL:
            continue
        if not word[0].isupper() or word[1:] != word[1:].lower():
            return False
        capitals += word not in _ALWAYS_CAPITAL and not (starts_sentence and index == 0)
    return capitals > 1


def is_name_word(tokens: Tokens, at: int) -> bool:
    """Whether token `at` is a word with a capital that it has as a name: Dana, McGregor, Oslo.

    The first word of a sentence, I, days and months, and words in capitals throughout are none.
    """
    if at >= len(tokens.starts):  # no text, only keys: a phrase that stands for others
        return True
    word = tokens.text[tokens.starts[at] : tokens.ends[at]]
    return (
        word[:1].isupper()
        and word != word.upper()
        and word not in _ALWAYS_CAPITAL
        and (at == 0 or tokens.keys[at - 1] != SENTENCE_START)
    )
