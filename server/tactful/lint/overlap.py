"""Rules that stand in each other's way: the same phrases found twice, patterns that can never speak.

Each pattern is tried on phrases that it stands for (`tactful.rulebook.samples`), with all other rules looking on.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from tactful.lint.advice import Advice
from tactful.lint.matcher import Match, find_matches
from tactful.rulebook.automaton import AHEAD_HERE
from tactful.rulebook.fault import Spot
from tactful.rulebook.pattern import read_pattern
from tactful.rulebook.phrase_steps import Capture, Edge
from tactful.rulebook.phrase_tree import some_paths
from tactful.rulebook.rule import severity_rank
from tactful.rulebook.samples import samples, spoken
from tactful.text.tokens import SENTENCE_START, Tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tactful.rulebook.book import Rulebook
    from tactful.rulebook.phrase_steps import Path
    from tactful.rulebook.phrase_tree import Lists
    from tactful.rulebook.rule import Rule
    from tactful.rulebook.samples import Keys

SAMPLES = 24
"""Phrases that a pattern is tried on."""
SURE_SAMPLES = 96
"""Phrases that a pattern is tried on before anything is said about its rule."""
MOST_SAMPLES = 40_000
"""Phrases that all patterns together are tried on; with very many rules each pattern has fewer."""
NEARLY_ALL = 0.75
"""The share of a rule's phrases that another must find to be a near-duplicate; of a pattern's, to overlap.

Less is as it should be: of two rules that find the same words the more severe or the longer find speaks.
"""
_STRANGER = "xyzzy"  # stands before and after a phrase, so that nothing else begins or ends there


class _Try(NamedTuple):
    """What came of one phrase of one pattern.

    Attributes:
        phrase: the phrase.
        patterns: the rule's own patterns that find all of it.
        excused: whether the rule's own `unless` takes it away.
        same: the other rules that find exactly the same words.
        winner: the other rule whose finding is shown instead of this one's, -1 where there is none.
    """

    phrase: Keys
    patterns: frozenset[int]
    excused: bool
    same: frozenset[int]
    winner: int


@dataclass(slots=True)
class _Tried:
    """All that came of one rule's phrases, pattern by pattern."""

    rule: Rule
    patterns: list[list[_Try]] = field(default_factory=list)


def overlap_advice(rulebook: Rulebook, lists: Lists, rule: Rule, told: set[frozenset[str]]) -> Iterator[Advice]:
    """What is found twice, and what is never found, among the phrases of a rule.

    Args:
        rulebook: the rules in force, among which the others are.
        lists: the vocabulary that they were compiled with.
        rule: the rule to say something about.
        told: pairs of rules of which enough has been said; new ones are added.
    """
    if rule.kind == "phrase" and not rule.capitals:
        limit = max(4, min(SAMPLES, MOST_SAMPLES // len(rulebook.automaton.patterns)))
        trial = _Trial(rulebook, rule)
        tried = trial.run(lists, limit)
        if any(True for _ in (*_own_advice(tried), *_pair_advice(tried, rulebook, {*told}))):
            tried = trial.run(lists, SURE_SAMPLES)
            yield from _own_advice(tried)
            yield from _pair_advice(tried, rulebook, told)


class _Trial:
    """Tries the phrases of one rule on the whole rulebook."""

    def __init__(self, rulebook: Rulebook, rule: Rule) -> None:
        self.rulebook = rulebook
        self.rule = rule
        self.number = rulebook.ids.index(rule.id)
        self.contexts = {*rule.only_in, *rule.not_in}

    def run(self, lists: Lists, limit: int) -> _Tried:
        tried = _Tried(self.rule)
        for pattern in self.rule.find:
            paths = some_paths(read_pattern(pattern, lists), 2 * limit)
            closed = [path for path in paths if not _is_open(path)]
            tries = [self._try(phrase, closed=True) for phrase in samples(closed, limit)]
            if len(closed) < len(paths):
                tries += [
                    self._try(phrase, closed=False)
                    for phrase in samples([path for path in paths if _is_open(path)], limit)
                ]
            tried.patterns.append(tries)
        return tried

    def _try(self, phrase: Keys, *, closed: bool) -> _Try:
        opening = () if phrase[0] == SENTENCE_START else (SENTENCE_START, _STRANGER)
        taken = phrase[: phrase.index(AHEAD_HERE)] if AHEAD_HERE in phrase else phrase
        keys = [*opening, *(key for key in phrase if key != AHEAD_HERE), *((_STRANGER,) if closed else ())]
        first, last = len(opening), len(opening) + len(taken)
        longest: dict[int, Match] = {}
        own: set[int] = set()
        excused: set[int] = set()
        for match in find_matches(Tokens("", keys), self.rulebook):
            rule, pattern, unless = self.rulebook.automaton.patterns[match.pattern]
            if match.last <= first or match.first >= last:
                continue
            if unless:
                excused.add(rule)
            elif rule == self.number and (match.first, match.last) == (first, last):
                own.add(pattern)
            elif rule not in longest or match.last - match.first > longest[rule].last - longest[rule].first:
                longest[rule] = match
        rivals = {rule: match for rule, match in longest.items() if rule not in excused and self._rivals(rule)}
        same = frozenset(rule for rule, match in rivals.items() if (match.first, match.last) == (first, last))
        winner = min(rivals, key=lambda rule: self._importance(rule, rivals[rule], keys), default=-1)
        mine = self._importance(self.number, Match(-1, first, last, ()), keys)
        hidden = winner >= 0 and self._importance(winner, rivals[winner], keys) < mine
        return _Try(phrase, frozenset(own), self.number in excused, same, winner if hidden else -1)

    def _rivals(self, number: int) -> bool:
        """Whether another rule looks wherever this one does."""
        if number < 0 or number == self.number or number in self.rulebook.capital_rules:
            return False
        other = self.rulebook.rule(number)
        return not other.only_in and {*other.not_in} <= self.contexts

    def _importance(self, number: int, match: Match, keys: list[str]) -> tuple[bool, int, int, int, int]:
        """As `settle` orders findings."""
        rule = self.rulebook.rule(number)
        length = sum(len(key) + 1 for key in keys[match.first : match.last])
        return (rule.category == "clarity", -severity_rank(rule.severity), -length, match.first, number)


def _is_open(path: Path) -> bool:
    """Whether a path must stand at the end of its sentence, or takes what stands behind it."""
    return path[-1] == Edge("$") or isinstance(path[-1], Capture)


def _own_advice(tried: _Tried) -> Iterator[Advice]:
    """Patterns that the rule itself makes useless."""
    rule = tried.rule
    kept = set(range(len(tried.patterns)))
    for index in reversed(range(len(tried.patterns))):
        tries = tried.patterns[index]
        if not tries:
            continue
        if all(one.excused for one in tries):
            hint = "make the unless narrower, or take the pattern out"
            yield _advice(rule, "self-excused", "the rule's own unless always takes this away", hint, index)
        elif all(one.patterns & (kept - {index}) for one in tries):
            kept.discard(index)
            others = Counter(number for one in tries for number in one.patterns & kept)
            hint = f"take it out: {rule.find[others.most_common(1)[0][0]]}"
            yield _advice(
                rule, "repeated-pattern", "finds nothing that the rule's other patterns do not find", hint, index
            )


def _pair_advice(tried: _Tried, rulebook: Rulebook, told: set[frozenset[str]]) -> Iterator[Advice]:
    """Other rules that find the same, one piece of advice for each pair of rules."""
    rule = tried.rule
    tries = [one for pattern in tried.patterns for one in pattern]
    shared = Counter(number for one in tries for number in one.same)
    for number, count in shared.most_common():
        other = rulebook.rule(number)
        pair = frozenset((rule.id, other.id))
        if pair in told:
            continue
        index, part, example = _most_shared(tried, number)
        share = count / len(tries)
        if share >= NEARLY_ALL:
            message = f"{other.id} finds {share:.0%} of this rule's phrases, such as “{example}”"
            yield _advice(rule, "near-duplicate", message, "keep one of the two", None)
        elif part >= NEARLY_ALL and other.severity == rule.severity:
            message = f"{other.id} finds {part:.0%} of this pattern's phrases, too, such as “{example}”"
            yield _advice(rule, "overlap", message, "let one of the two leave them to the other", index)
        else:
            continue
        told.add(pair)
    for index, pattern in enumerate(tried.patterns):
        winners = Counter(one.winner for one in pattern)
        if pattern and not winners.get(-1):
            number = winners.most_common(1)[0][0]
            if frozenset((rule.id, rulebook.rule(number).id)) not in told:
                message = f"never speaks: {rulebook.rule(number).id} takes its words"
                hint = f"such as “{spoken(pattern[0].phrase)}”"
                yield _advice(rule, "hidden-pattern", message, hint, index)


def _most_shared(tried: _Tried, number: int) -> tuple[int, float, str]:
    """The pattern that shares most with another rule, the share of its phrases, and one of them."""
    shares = [
        (sum(number in one.same for one in pattern) / len(pattern), -index)
        for index, pattern in enumerate(tried.patterns)
        if pattern
    ]
    share, place = max(shares)
    example = next(one.phrase for one in tried.patterns[-place] if number in one.same)
    return -place, share, spoken(example)


def _advice(rule: Rule, code: str, message: str, hint: str, pattern: int | None) -> Advice:
    return Advice(rule.id, rule.path, code, message, hint, Spot("find", pattern))
