"""Walking a draft's tokens through the rulebook's automaton."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tactful.lint.harmless import is_name_word
from tactful.rulebook.automaton import AGAIN, AHEAD_HERE, IN_CAPITALS, NAME_HERE
from tactful.rulebook.states import BEHIND
from tactful.text.tokens import NO_WORDS, SENTENCE_START, TERMINAL_MARKS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tactful.rulebook.book import Rulebook
    from tactful.rulebook.states import Patterns, State
    from tactful.text.tokens import Tokens

MAX_GAP = 3
"""Words that `..` takes at most."""
MAX_CAPTURE = 8
"""Words that `{name}` takes at most."""

# A capture that runs to the end of its clause stops before these, as a reader would.
_CLAUSE_STARTERS = frozenset(
    "because but so although though since while whereas unless if when which who whose where until before after".split()
)
_CLAUSE_JOINERS = frozenset({"and", "or"})
_SUBJECTS = frozenset("i you he she it we they that this there please".split())
_NO_WORD = NO_WORDS | {BEHIND}
_CLAUSE_ENDERS = _CLAUSE_STARTERS | _NO_WORD


class Kept(NamedTuple):
    """Words that a capture kept, as token indices from `first` to `last` (exclusive)."""

    name: str
    first: int
    last: int


class Match(NamedTuple):
    """Tokens `first` to `last` (exclusive) that a pattern, by its number, takes."""

    pattern: int
    first: int
    last: int
    kept: tuple[Kept, ...]


def find_matches(tokens: Tokens, rulebook: Rulebook | Patterns, capitals: Iterable[int] | None = None) -> list[Match]:
    """Every way in which a pattern matches, in the order of where it starts; last, those that want capitals.

    Args:
        tokens: the words.
        rulebook: the patterns.
        capitals: the tokens from which patterns that want capitals are looked for; unless given, from every one.
    """
    walk = _Walk(tokens, rulebook)
    found = walk.run(range(walk.count) if capitals is None else capitals)
    return _without_what_follows(found) if walk.looked_ahead else found


class _Walk:
    """One draft's walk, from each token in turn as far as a pattern leads.

    Nearly all of it is following one word after another, so that is a loop; where a pattern has more than one way
    to go on (a gap, a capture, an adverb to look past, a word of two readings), the others wait until it ends.
    """

    __slots__ = (
        "clause_ends",
        "count",
        "first",
        "found",
        "jumps",
        "keys",
        "looked_ahead",
        "others",
        "several",
        "states",
        "tokens",
        "ways",
        "ways_at",
    )

    def __init__(self, tokens: Tokens, rulebook: Rulebook | Patterns) -> None:
        self.tokens = tokens
        self.looked_ahead = False
        self.keys = [*tokens.keys, BEHIND]
        self.others = tokens.others
        self.count = len(tokens.keys)
        self.states = rulebook.states
        self.jumps = _jumps(self.keys, rulebook)
        self.several = self.jumps.keys() | self.others.keys()
        self.ways, self.ways_at = self._ways()
        self.clause_ends = _clause_ends(self.keys)
        self.found: list[Match] = []
        self.first = 0

    def _ways(self) -> tuple[list[str], list[int]]:
        """Every key that may be taken at a token, token by token in one list, and where each token's begin in it.

        What is known to lead nowhere can so be passed over for a run of tokens at once.
        """
        if not self.several:
            return self.keys, [*range(self.count + 2)]
        ways: list[str] = []
        ways_at: list[int] = []
        before = 0
        for at in sorted(self.several):
            ways_at += range(len(ways), len(ways) + at - before + 1)
            ways += self.keys[before : at + 1]
            before = at + 1
            to = at
            while True:
                ways += self.others.get(to, ())
                if to not in self.jumps:
                    break
                to = self.jumps[to]
                ways.append(self.keys[to])
        ways_at += range(len(ways), len(ways) + self.count + 2 - before)
        ways += self.keys[before:]
        return ways, ways_at

    def run(self, capitals: Iterable[int]) -> list[Match]:
        root, keys = self.states.root(), self.keys
        edges, others, several, follow = root.edges, self.others, self.several, self.states.follow
        for index in range(self.count):
            key = keys[index]
            state = edges[key] if key in edges else follow(root, key)
            if state is not None and not (
                state.straight_on and keys[index + 1] in state.nowhere and index + 1 not in several
            ):
                self.first = index
                self._arrive(state, index + 1, ())
            if index in others:
                self.first = index
                for other in others[index]:
                    self._take(root, other, index, ())
        for name, behind in root.captures:
            if name == NAME_HERE:
                self._start_with_names(behind)
        in_capitals = edges[IN_CAPITALS] if IN_CAPITALS in edges else follow(root, IN_CAPITALS)
        if in_capitals is not None:
            for index in capitals:
                self.first = index
                for key in (keys[index], *others.get(index, ())):
                    self._take(in_capitals, key, index, ())
        return self.found

    def _start_with_names(self, behind: State) -> None:
        """Patterns that begin with a name; few words may follow it, so these are looked at first."""
        places: Iterable[int] = range(self.count)
        if behind.straight_on:
            follow, several = self.states.follow, self.several
            unsure = set(self.keys) - behind.nowhere
            lead_on = {key for key in unsure if key in behind.edges or follow(behind, key) is not None}
            followed = [at - 1 for at, key in enumerate(self.keys) if key in lead_on or at in several]
            places = [at for at in followed if at >= 0]
        for index in places:
            if is_name_word(self.tokens, index):
                self.first = index
                self._arrive(behind, index + 1, ())
        self.found.sort(key=lambda match: match.first)

    def _take(self, state: State, key: str, at: int, kept: tuple[Kept, ...]) -> None:
        """Take token `at`, read as `key`, from `state`."""
        edges = state.edges
        following = edges[key] if key in edges else self.states.follow(state, key)
        if following is not None:
            self._arrive(following, at + 1, kept)

    def _arrive(self, state: State, at: int, kept: tuple[Kept, ...]) -> None:
        """Having taken the tokens before `at`: keep what is complete, and go on."""
        keys, several = self.keys, self.several
        waiting: list[tuple[State, int]] = []
        while True:
            if state.completes:
                self._complete(state, at, kept)
            if not state.goes_on or at >= self.count:
                break
            if state.branches or at in several:
                waiting.append((state, at))
            key = keys[at]
            edges = state.edges
            following = edges[key] if key in edges else self.states.follow(state, key)
            if following is None:
                break
            state = following
            at += 1
        for passed, token in reversed(waiting):
            self._branch(passed, token, kept)

    def _complete(self, state: State, at: int, kept: tuple[Kept, ...]) -> None:
        for pattern in state.accepts:
            self.found.append(Match(pattern, self.first, at, kept))
        if state.end is not None and self._at_sentence_end(at):
            self._arrive(state.end, at, kept)

    def _go_on(self, state: State, at: int, kept: tuple[Kept, ...]) -> None:
        """Go on from `state` with token `at`, without anything being complete right here."""
        if at >= self.count:
            return
        self._take(state, self.keys[at], at, kept)
        if state.branches or at in self.several:
            self._branch(state, at, kept)

    def _branch(self, state: State, at: int, kept: tuple[Kept, ...]) -> None:
        """Every way on from `state` but the plain one with token `at` as it stands."""
        if at in self.others:
            for other in self.others[at]:
                self._take(state, other, at, kept)
        if state.gap is not None:
            self._cross_gap(state.gap, at, kept)
        if state.captures:
            self._start_captures(state, at, kept)
        if at in self.jumps:
            self._go_on(state, self.jumps[at], kept)

    def _cross_gap(self, behind: State, at: int, kept: tuple[Kept, ...]) -> None:
        keys = self.keys
        stop = min(at + MAX_GAP, self.count) + 1
        if not behind.branches and behind.nowhere.issuperset(self.ways[self.ways_at[at] : self.ways_at[stop]]):
            return  # remembered to lead nowhere, as most do
        for end in range(at, stop):
            self._go_on(behind, end, kept)
            if keys[end] in _NO_WORD:
                return

    def _start_captures(self, state: State, at: int, kept: tuple[Kept, ...]) -> None:
        """Every capture that may start with token `at`, unless it is remembered that none leads anywhere."""
        if not state.keeps_only:
            self._each_capture(state, at, kept)
        elif self.keys[at] not in _NO_WORD:
            last = min(self.clause_ends[at], at + MAX_CAPTURE)
            behind_words = self.ways[self.ways_at[at + 1] : self.ways_at[last + 1]]
            if not state.deaf.issuperset(behind_words):
                self._each_capture(state, at, kept)
                state.remember_deaf(behind_words)

    def _each_capture(self, state: State, at: int, kept: tuple[Kept, ...]) -> None:
        """Every capture that may start with token `at`, and what else asks more of it than its key."""
        is_word = self.keys[at] not in _NO_WORD
        for name, behind in state.captures:
            if name == AHEAD_HERE:
                self.looked_ahead = True
                self._arrive(behind, at, (*kept, Kept(name, at, at)))
            elif name == NAME_HERE:
                if is_name_word(self.tokens, at):
                    self._arrive(behind, at + 1, kept)
            elif is_word and name[0] == AGAIN:
                self._repeat(name[1:], behind, at, kept)
            elif is_word:
                self._capture(name, behind, at, kept)

    def _capture(self, name: str, behind: State, at: int, kept: tuple[Kept, ...]) -> None:
        """Keep one word or more from token `at`, at most as far as where its clause ends."""
        last = self.clause_ends[at]
        if last - at <= MAX_CAPTURE:
            for pattern in behind.accepts:
                self.found.append(Match(pattern, self.first, last, (*kept, Kept(name, at, last))))
        if not behind.goes_on:
            return
        ends = range(at + 1, min(last, at + MAX_CAPTURE) + 1)
        plain = behind.end is None and not behind.branches
        keys, edges, several = self.keys, behind.edges, self.several
        for end in ends:
            if plain and edges.get(keys[end], behind) is None and end not in several:
                continue
            keeping = (*kept, Kept(name, at, end))
            if behind.end is not None and self._at_sentence_end(end):
                self._arrive(behind.end, end, keeping)
            self._go_on(behind, end, keeping)

    def _repeat(self, name: str, behind: State, at: int, kept: tuple[Kept, ...]) -> None:
        for one in kept:
            end = at + one.last - one.first
            if one.name == name and self.keys[at:end] == self.keys[one.first : one.last]:
                self._arrive(behind, end, kept)

    def _at_sentence_end(self, at: int) -> bool:
        return at >= self.count or self.keys[at] == SENTENCE_START or self.keys[at] in TERMINAL_MARKS


def _without_what_follows(found: list[Match]) -> list[Match]:
    """The matches, those with a `>` in their pattern as far as that; of several from one place the shortest."""
    shortest: dict[tuple[int, int], Match] = {}
    others: list[Match] = []
    for match in found:
        ahead = next((kept for kept in match.kept if kept.name == AHEAD_HERE), None)
        if ahead is None:
            others.append(match)
        elif (known := shortest.get(match[:2])) is None or ahead.first < known.last:
            kept = tuple(one for one in match.kept if one is not ahead)
            shortest[match[:2]] = Match(match.pattern, match.first, ahead.first, kept)
    return [*others, *shortest.values()]


def _clause_ends(keys: list[str]) -> list[int]:
    """For each token the next one before which a clause ends; the last key stands behind the text and ends its last."""
    ends: list[int] = []
    for at, key in enumerate(keys):
        if key in _CLAUSE_ENDERS or (key in _CLAUSE_JOINERS and keys[at + 1] in _SUBJECTS):
            ends += [at] * (at - len(ends))
    return [*ends, len(keys)]


def _jumps(keys: list[str], rulebook: Rulebook | Patterns) -> dict[int, int]:
    """Where an adverb or a hedge begins that may stand inside a pattern, with or without its commas, and its end."""
    see_through, openers = rulebook.automaton.see_through, rulebook.states.openers
    jumps: dict[int, int] = {}
    for at in [index for index, key in enumerate(keys) if key in openers]:
        comma = keys[at] == ","
        start = at + comma
        for phrase in see_through.get(keys[start], ()):
            end = start + len(phrase)
            if (len(phrase) == 1 or tuple(keys[start:end]) == phrase) and (not comma or keys[end : end + 1] == [","]):
                jumps[at] = end + comma
                break
    return jumps
