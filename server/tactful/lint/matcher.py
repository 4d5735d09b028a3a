"""Walking a draft's tokens through the rulebook's automaton."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tactful.text.tokens import SENTENCE_START, TERMINAL_MARKS

if TYPE_CHECKING:
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


def find_matches(tokens: Tokens, rulebook: Rulebook | Patterns) -> list[Match]:
    """Every way in which a pattern matches, in the order of where it starts."""
    return _Walk(tokens, rulebook).run()


class _Walk:
    """One draft's walk, from each token in turn as far as a pattern leads."""

    __slots__ = ("count", "first", "found", "keys", "others", "see_through", "states")

    def __init__(self, tokens: Tokens, rulebook: Rulebook | Patterns) -> None:
        self.keys = tokens.keys
        self.others = tokens.others
        self.count = len(tokens.keys)
        self.states = rulebook.states
        self.see_through = rulebook.automaton.see_through
        self.found: list[Match] = []
        self.first = 0

    def run(self) -> list[Match]:
        root = self.states.root()
        edges, others, follow = root.edges, self.others, self.states.follow
        for index, key in enumerate(self.keys):
            state = edges[key] if key in edges else follow(root, key)
            if state is not None:
                self.first = index
                self._arrive(state, index + 1, ())
            if index in others:
                self.first = index
                for other in others[index]:
                    self._take(root, other, index, ())
        return self.found

    def _take(self, state: State, key: str, at: int, kept: tuple[Kept, ...]) -> None:
        """Take token `at`, read as `key`, from `state`."""
        edges = state.edges
        following = edges[key] if key in edges else self.states.follow(state, key)
        if following is not None:
            self._arrive(following, at + 1, kept)

    def _arrive(self, state: State, at: int, kept: tuple[Kept, ...]) -> None:
        """Having taken the tokens before `at`: keep what is complete, and go on."""
        for pattern in state.accepts:
            self.found.append(Match(pattern, self.first, at, kept))
        if state.end is not None and self._at_sentence_end(at):
            self._arrive(state.end, at, kept)
        if state.goes_on:
            self._go_on(state, at, kept)

    def _go_on(self, state: State, at: int, kept: tuple[Kept, ...]) -> None:
        """Go on from `state` with token `at`, without anything being complete right here."""
        if at >= self.count:
            return
        key = self.keys[at]
        self._take(state, key, at, kept)
        if at in self.others:
            for other in self.others[at]:
                self._take(state, other, at, kept)
        if state.gap is not None:
            self._cross_gap(state.gap, at, kept)
        if state.captures and key[0].isalnum():
            for name, behind in state.captures:
                self._capture(name, behind, at, kept)
        if key in self.see_through or key == ",":
            self._see_through(state, key, at, kept)

    def _cross_gap(self, behind: State, at: int, kept: tuple[Kept, ...]) -> None:
        for end in range(at, min(at + MAX_GAP, self.count) + 1):
            self._go_on(behind, end, kept)
            if end >= self.count or not self.keys[end][0].isalnum():
                return

    def _capture(self, name: str, behind: State, at: int, kept: tuple[Kept, ...]) -> None:
        last = self._clause_end(at)
        if last - at <= MAX_CAPTURE:
            for pattern in behind.accepts:
                self.found.append(Match(pattern, self.first, last, (*kept, Kept(name, at, last))))
        edges = behind.edges
        plain = behind.gap is None and behind.end is None and not behind.captures
        for end in range(at + 1, min(last, at + MAX_CAPTURE) + 1) if behind.goes_on else ():
            if (
                plain
                and end < self.count
                and edges.get(self.keys[end], behind) is None
                and not self._is_seen_through(end)
            ):
                continue  # remembered to lead nowhere
            keeping = (*kept, Kept(name, at, end))
            if behind.end is not None and self._at_sentence_end(end):
                self._arrive(behind.end, end, keeping)
            self._go_on(behind, end, keeping)

    def _is_seen_through(self, at: int) -> bool:
        """Whether token `at` may have to be looked past, or read in another way."""
        key = self.keys[at]
        return key == "," or key in self.see_through or at in self.others

    def _see_through(self, state: State, key: str, at: int, kept: tuple[Kept, ...]) -> None:
        """Go on behind an adverb or a hedge that stands in the way, with or without its commas."""
        comma = key == ","
        start = at + comma
        if start >= self.count or self.keys[start] not in self.see_through:
            return
        for phrase in self.see_through[self.keys[start]]:
            end = start + len(phrase)
            if tuple(self.keys[start:end]) != phrase:
                continue
            if comma:
                if end >= self.count or self.keys[end] != ",":
                    continue
                end += 1
            self._go_on(state, end, kept)
            return

    def _at_sentence_end(self, at: int) -> bool:
        return at >= self.count or self.keys[at] == SENTENCE_START or self.keys[at] in TERMINAL_MARKS

    def _clause_end(self, at: int) -> int:
        """The first token behind the clause that holds word `at`, as far as a capture could reach."""
        keys = self.keys
        index = at + 1
        while index < min(self.count, at + MAX_CAPTURE + 1):
            key = keys[index]
            if not key[0].isalnum() or key in _CLAUSE_STARTERS:
                break
            if key in _CLAUSE_JOINERS and index + 1 < self.count and keys[index + 1] in _SUBJECTS:
                break
            index += 1
        return index
