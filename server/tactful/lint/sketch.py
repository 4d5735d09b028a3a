"""A rule in the making: patterns tried on sentences without compiling a whole rulebook."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tactful.lint.matcher import find_matches
from tactful.rulebook.build import Builder, Pattern
from tactful.rulebook.pattern import read_pattern
from tactful.rulebook.states import Patterns
from tactful.text.tokens import SENTENCE_START, tokenise

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tactful.lint.matcher import Match
    from tactful.rulebook.phrase_tree import Lists


class SketchHit(NamedTuple):
    """Words that a sketch finds: their start and end in code points, and what its captures keep."""

    start: int
    end: int
    captures: Mapping[str, str]


class Sketch:
    """Patterns and antipatterns, ready to be tried.

    Args:
        find: patterns as written.
        unless: antipatterns as written.
        lists: the vocabulary.
        see_through: what patterns see through.

    Raises:
        PatternError: a pattern cannot be read.
    """

    def __init__(
        self,
        find: Iterable[str],
        unless: Iterable[str],
        lists: Lists,
        see_through: Mapping[str, tuple[tuple[str, ...], ...]],
    ) -> None:
        builder = Builder()
        for pattern in find:
            builder.add(read_pattern(pattern, lists), Pattern(0, 0, unless=False))
        for pattern in unless:
            builder.add(read_pattern(pattern, lists), Pattern(0, 0, unless=True))
        self._patterns = Patterns.of(builder.build(())._replace(see_through=see_through))

    def hits(self, text: str) -> list[SketchHit]:
        """What the patterns find in a text, the longest at each place, harmless words left out."""
        tokens = tokenise(text)
        matches = find_matches(tokens, self._patterns)
        excused = [match for match in matches if self._patterns.automaton.patterns[match.pattern][2]]
        kept: list[Match] = []
        for match in sorted(matches, key=lambda match: (match.first - match.last, match.first)):
            if match not in excused and not any(_touch(match, other) for other in kept):
                kept.append(match)
        hits = []
        for match in kept:
            if any(_touch(match, other) for other in excused):
                continue
            first = match.first + (tokens.keys[match.first] == SENTENCE_START)
            captures = {one.name: text[tokens.starts[one.first] : tokens.ends[one.last - 1]] for one in match.kept}
            hits.append(SketchHit(tokens.starts[first], tokens.ends[match.last - 1], captures))
        return sorted(hits, key=lambda hit: hit.start)


def _touch(one: Match, other: Match) -> bool:
    return one.first < other.last and other.first < one.last
