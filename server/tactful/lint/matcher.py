"""Walking a draft's tokens through the rulebook's automaton."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tactful.rulebook.automaton import ACCEPT, ANY, CAPTURES, CLASSES, END, GAP
from tactful.text.tokens import SENTENCE_START, TERMINAL_MARKS

if TYPE_CHECKING:
    from tactful.rulebook.automaton import Automaton, Node
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


def find_matches(tokens: Tokens, automaton: Automaton) -> list[Match]:
    """Every way in which a pattern matches, in the order of where it starts."""
    return _Walk(tokens, automaton).run()


class _Walk:
    """One draft's walk. `_step` is the trie's one inner loop."""

    __slots__ = ("classes", "count", "first", "found", "keys", "others", "root", "see_through")

    def __init__(self, tokens: Tokens, automaton: Automaton) -> None:
        self.keys = tokens.keys
        self.others = tokens.others
        self.count = len(tokens.keys)
        self.root = automaton.root
        self.classes = automaton.classes
        self.see_through = automaton.see_through
        self.found: list[Match] = []
        self.first = 0

    def run(self) -> list[Match]:
        root, classes, others = self.root, self.classes, self.others
        root_classes = root.get(CLASSES) or {}
        no_classes: frozenset[int] = frozenset()
        for index, key in enumerate(self.keys):
            numbers = classes.get(key, no_classes)
            if index in others:
                self.first = index
                self._step(root, index, (), closed=True)
                continue
            if key in root:
                self.first = index
                self._step(root[key], index + 1, (), closed=False)
            if numbers:
                for number in root_classes.keys() & numbers:
                    self.first = index
                    self._step(root_classes[number], index + 1, (), closed=False)
        return self.found

    def _step(self, node: Node, at: int, kept: tuple[Kept, ...], *, closed: bool) -> None:
        """Go on from `node` at token `at`. `closed`: no pattern may be complete right here."""
        if not closed and ACCEPT in node:
            for pattern in node[ACCEPT]:
                self.found.append(Match(pattern, self.first, at, kept))
        if END in node and self._at_sentence_end(at):
            self._step(node[END], at, kept, closed=False)
        if at >= self.count:
            return
        key = self.keys[at]
        self._take(node, key, at, kept)
        for other in self.others.get(at, ()):
            self._take(node, other, at, kept)
        if key[0].isalnum():
            self._take_any_word(node, at, kept)
        elif GAP in node:
            self._step(node[GAP], at, kept, closed=True)
        if node is not self.root:
            self._see_through(node, key, at, kept)

    def _take(self, node: Node, key: str, at: int, kept: tuple[Kept, ...]) -> None:
        if key in node:
            self._step(node[key], at + 1, kept, closed=False)
        if CLASSES in node:
            children = node[CLASSES]
            numbers = self.classes.get(key)
            if numbers:
                for number in children.keys() & numbers:
                    self._step(children[number], at + 1, kept, closed=False)

    def _take_any_word(self, node: Node, at: int, kept: tuple[Kept, ...]) -> None:
        if ANY in node:
            self._step(node[ANY], at + 1, kept, closed=False)
        if GAP in node:
            self._cross_gap(node[GAP], at, kept)
        if CAPTURES in node:
            for name, child in node[CAPTURES].items():
                self._capture(name, child, at, kept)

    def _cross_gap(self, child: Node, at: int, kept: tuple[Kept, ...]) -> None:
        for end in range(at, min(at + MAX_GAP, self.count) + 1):
            self._step(child, end, kept, closed=True)
            if end >= self.count or not self.keys[end][0].isalnum():
                return

    def _capture(self, name: str, child: Node, at: int, kept: tuple[Kept, ...]) -> None:
        last = self._clause_end(at)
        if ACCEPT in child and last - at <= MAX_CAPTURE:
            for pattern in child[ACCEPT]:
                self.found.append(Match(pattern, self.first, last, (*kept, Kept(name, at, last))))
        if len(child) > (ACCEPT in child):
            for end in range(at + 1, min(last, at + MAX_CAPTURE) + 1):
                self._step(child, end, (*kept, Kept(name, at, end)), closed=True)

    def _see_through(self, node: Node, key: str, at: int, kept: tuple[Kept, ...]) -> None:
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
            self._step(node, end, kept, closed=True)
            return

    def _at_sentence_end(self, at: int) -> bool:
        return at >= self.count or self.keys[at] == SENTENCE_START or self.keys[at] in TERMINAL_MARKS

    def _clause_end(self, at: int) -> int:
        """The first token behind the clause that holds word `at`."""
        keys = self.keys
        index = at + 1
        while index < self.count:
            key = keys[index]
            if not key[0].isalnum():
                break
            if key in _CLAUSE_STARTERS:
                break
            if key in _CLAUSE_JOINERS and index + 1 < self.count and keys[index + 1] in _SUBJECTS:
                break
            index += 1
        return index
