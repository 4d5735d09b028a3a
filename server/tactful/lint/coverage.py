"""Which patterns of a rule, and which alternatives inside them, its examples exercise."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from tactful.lint.matcher import find_matches
from tactful.rulebook.branches import branches, thinned
from tactful.rulebook.build import Builder, Pattern
from tactful.rulebook.fault import Spot
from tactful.rulebook.pattern import literal, read_pattern
from tactful.rulebook.states import Patterns
from tactful.text.tokens import tokenise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from tactful.rulebook.book import Rulebook
    from tactful.rulebook.branches import Branch
    from tactful.rulebook.phrase_tree import Lists
    from tactful.rulebook.reply import Reply
    from tactful.rulebook.rule import Rule

_PLAIN_WORD = re.compile(r"(?<![\w<{~*'’-])[^\W_][\w'’-]*(?![>}*\w'’-])")


class Tried(NamedTuple):
    """One alternative of one pattern.

    Attributes:
        spot: where the pattern stands in the file.
        text: the alternative as written.
        offset: where it stands in the pattern, in code points.
        exercised: whether an example needs it.
    """

    spot: Spot
    text: str
    offset: int
    exercised: bool


class Coverage(NamedTuple):
    """How far a rule's examples go.

    Attributes:
        rule: the rule.
        tried: every alternative of every pattern, `find` first.
    """

    rule: Rule
    tried: tuple[Tried, ...]

    @property
    def total(self) -> int:
        """How many alternatives there are."""
        return len(self.tried)

    @property
    def exercised(self) -> int:
        """How many of them an example exercises."""
        return sum(one.exercised for one in self.tried)

    @property
    def missing(self) -> tuple[Tried, ...]:
        """Those that no example exercises."""
        return tuple(one for one in self.tried if not one.exercised)

    @property
    def patterns(self) -> int:
        """How many patterns there are."""
        return len({one.spot for one in self.tried})

    @property
    def idle_patterns(self) -> tuple[Spot, ...]:
        """The patterns of which no alternative is exercised."""
        used = {one.spot for one in self.tried if one.exercised}
        return tuple(dict.fromkeys(one.spot for one in self.tried if one.spot not in used))


def coverage(rule: Rule, rulebook: Rulebook, lists: Lists) -> Coverage:
    """What the examples of a rule exercise: `flags` its `find`, `allows` its `unless`.

    Of a reply rule, `flags` exercise what is found on either side, `allows` the exceptions and the answers.

    Args:
        rule: the rule.
        rulebook: the rulebook that it is in.
        lists: the vocabulary that it was compiled with.
    """
    trial = _Trial(lists, rulebook.automaton.see_through)
    if rule.reply is not None:
        return Coverage(rule, tuple(_of_reply(trial, rule.reply)))
    flagged = [(example.text, example.start, example.end) for example in rule.flags]
    allowed = [(text, 0, len(text)) for text in rule.allows]
    return Coverage(rule, (*trial.run("find", rule.find, flagged), *trial.run("unless", rule.unless, allowed)))


def _of_reply(trial: _Trial, reply: Reply) -> Iterator[Tried]:
    for key, patterns, pairs, side in (
        ("customer", reply.customer, reply.flags, 0),
        ("customer-unless", reply.customer_unless, reply.allows, 0),
        ("draft", reply.draft, reply.flags, 1),
        ("draft-unless", reply.draft_unless, reply.allows, 1),
        ("answered-by", reply.answered_by, reply.allows, 1),
    ):
        texts = [(pair.customer, pair.draft)[side] for pair in pairs]
        yield from trial.run(key, patterns, [(text, 0, len(text)) for text in texts])


class _Trial(NamedTuple):
    """Tries ways through patterns on examples."""

    lists: Lists
    see_through: Mapping[str, tuple[tuple[str, ...], ...]]

    def run(self, key: str, patterns: Sequence[str], examples: Iterable[tuple[str, int, int]]) -> list[Tried]:
        """Every way through `patterns`, and whether one of the examples takes it."""
        ways = [(Spot(key, index), branch) for index, pattern in enumerate(patterns) for branch in branches(pattern)]
        taken = self._taken([branch for _, branch in ways], examples)
        return [Tried(spot, way.text, way.offset, number in taken) for number, (spot, way) in enumerate(ways)]

    def _taken(self, ways: Sequence[Branch], examples: Iterable[tuple[str, int, int]]) -> set[int]:
        """The numbers of the ways that lead to a match inside the marked span of an example."""
        read = [(tokenise(text), start, end) for text, start, end in examples]
        words = {key for tokens, _, _ in read for key in (*tokens.keys, *chain(*tokens.others.values()))}
        possible = cache(lambda text: _may_be_in(text, words))
        builder = Builder()
        for number, way in enumerate(ways):
            if thinned(way.text, possible) is None:  # most are not in any example, and this is quick
                continue
            thin = thinned(way.pattern, possible)
            if thin is not None and thin.strip():
                builder.add(read_pattern(thin, self.lists), Pattern(number, 0, unless=False))
        patterns = Patterns.of(builder.build(())._replace(see_through=self.see_through))
        return {
            patterns.automaton.patterns[match.pattern][0]
            for tokens, start, end in read
            for match in find_matches(tokens, patterns)
            if tokens.starts[match.first] >= start and tokens.ends[match.last - 1] <= end
        }


def _may_be_in(text: str, words: AbstractSet[str]) -> bool:
    """Whether the plain words in a piece of a pattern are all there."""
    return all(key in words for word in _PLAIN_WORD.findall(text) for key in _keys(word))


_keys = lru_cache(maxsize=4096)(literal)
