"""The same name for everybody: who a sentence is for does not change what the ear hears.

A model knows some names better than others, and holds different things of the same words to different people. So
whoever is greeted, or spoken to by name in a sentence, is called alike before the model reads it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tactful.mail.letter_words import GREETINGS

if TYPE_CHECKING:
    from collections.abc import Collection

EVERYBODY = "Sam"
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_OWNED = re.compile(r"['’]s$")
_SPOKEN_TO = re.compile(r"(?<=, )[^\W\d_][\w'’-]*(?=\s*(?:[.,;:!?…]|$))")
_NO_NAMES = frozenset(word for greeting in GREETINGS for word in greeting.split()) | frozenset(
    "mr mrs ms miss mx dr prof sir madam there all everyone i thanks thank please yes no sorry "
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december".split()
)


class Alike(NamedTuple):
    """A sentence with the same name for everybody.

    Attributes:
        text: the sentence as it is heard.
        replaced: start and end of the names in the sentence as it was written, in code points and in order.
    """

    text: str
    replaced: tuple[tuple[int, int], ...]

    def written(self, offset: int) -> int:
        """Where an offset of the text stands in the sentence as it was written; behind a name, if inside it."""
        longer = 0
        for start, end in self.replaced:
            if offset <= start + longer:
                break
            if offset < start + longer + len(EVERYBODY):
                return end
            longer += len(EVERYBODY) - (end - start)
        return offset - longer


def names_in(greeting: str) -> frozenset[str]:
    """The names in a greeting."""
    words = _WORD.findall(greeting)
    return frozenset(word for word in words if word[0].isupper() and word.lower() not in _NO_NAMES)


def alike(sentence: str, names: Collection[str]) -> Alike:
    """A sentence with the same name for all whose `names` are known, and for whoever it speaks to."""
    words = _WORD.finditer(sentence) if names else ()
    stems = [(word.start(), _OWNED.sub("", word.group())) for word in words]
    found = [(start, start + len(stem)) for start, stem in stems if stem in names]
    found += [match.span() for match in _SPOKEN_TO.finditer(sentence) if _is_name(match.group())]
    replaced = tuple(sorted(set(found)))
    text = sentence
    for start, end in reversed(replaced):
        text = text[:start] + EVERYBODY + text[end:]
    return Alike(text, replaced)


def _is_name(word: str) -> bool:
    return word[0].isupper() and not word.isupper() and word.lower() not in _NO_NAMES
