"""A hit: a rule's words in a text, before overlaps are settled and a finding is made of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class Hit(NamedTuple):
    """Words that a rule has something to say about.

    Attributes:
        rule: the rule's number in the rulebook.
        start: where the words start in the text, in code points.
        end: where they end (exclusive).
        captures: words that the rule's pattern kept, by name.
        starts_sentence: whether the words start their sentence.
        counted: what a measure counted, 0 for phrases.
    """

    rule: int
    start: int
    end: int
    captures: Mapping[str, str]
    starts_sentence: bool
    counted: float = 0
