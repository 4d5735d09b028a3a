"""The words that a team has the ear never or always flag, where they stand in a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tactful.lint.matcher import find_matches
from tactful.lint.phrases import ANY_RULE
from tactful.rulebook.ear_settings import ALWAYS, HEARD, NEVER
from tactful.text.tokens import SENTENCE_START

if TYPE_CHECKING:
    from tactful.rulebook.book import Rulebook
    from tactful.text.tokens import Tokens


class Phrases(NamedTuple):
    """Words by what a team says of them, in code points.

    Attributes:
        never: start and end of words that are not to be flagged; those that no rule may flag are among them.
        always: category, start and end of words that are.
    """

    never: list[tuple[int, int]]
    always: list[tuple[str, int, int]]

    def excuse(self, start: int, end: int) -> bool:
        """Whether words from `start` to `end` share some with those that are not to be flagged."""
        return any(first < end and start < last for first, last in self.never)


def team_phrases(tokens: Tokens, rulebook: Rulebook) -> Phrases:
    """Where a team's words stand among the author's."""
    found = Phrases([], [])
    for match in find_matches(tokens, rulebook):
        rule, number, _ = rulebook.automaton.patterns[match.pattern]
        if rule not in {ANY_RULE, NEVER, ALWAYS}:
            continue
        first = match.first + (tokens.keys[match.first] == SENTENCE_START)
        start, end = tokens.starts[first], tokens.ends[match.last - 1]
        if rule == ALWAYS:
            found.always.append((HEARD[number], start, end))
        else:
            found.never.append((start, end))
    return found
