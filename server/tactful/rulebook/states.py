"""The automaton made deterministic as drafts need it.

Where several edges of the trie take the same word (`you`, `(you|they)`, `<people>`), the walk would have to follow
each. A state stands for all the nodes that the same words lead to, and remembers where each word goes from there,
so that in a warm process a word costs one look-up, however many rules there are. States are made when a draft first
asks for them (lazy determinisation, as RE2 and other matchers do it) and forgotten when there are too many.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tactful.rulebook.automaton import (
    ACCEPT,
    AFFIXES,
    AGAIN,
    AHEAD_HERE,
    ANY,
    CAPTURES,
    CLASSES,
    END,
    EPSILON,
    GAP,
    NAME_HERE,
    NUMBER,
    Nodes,
    unpacked,
)
from tactful.text.numbers import is_number

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tactful.rulebook.automaton import Automaton, Node

MAX_EDGES = 100_000
"""Remembered steps (about 10 MB); beyond it everything remembered is forgotten and made anew as needed."""

BEHIND = "\n"
"""As a key: stands behind the last token of a text, and leads nowhere; no word and no mark has it."""

_NONE: frozenset[int] = frozenset()
_KEEP_NOTHING = frozenset({AHEAD_HERE, NAME_HERE})
_ROOT = 0


class State:
    """All trie nodes that the same words lead to.

    Attributes:
        nodes: the nodes.
        edges: where each token leads, as far as it has been asked; None where it leads nowhere.
        nowhere: the tokens of which it has been asked, and which lead nowhere.
        accepts: the numbers of the patterns that are complete here.
        gap: the state behind up to three words, if any pattern has a gap here.
        captures: name and state behind each capture that may start here.
        keeps_only: whether all of them keep words and lead on by the next key alone, so that `deaf` speaks for all.
        heard: the tokens that all of them have been asked about.
        deaf: those that lead nowhere behind any of them.
        end: the state behind the end of the sentence, if any pattern asks for it here.
        completes: whether a pattern may be complete here, at the end of a sentence or anywhere.
        branches: whether a gap or a capture may start here.
        straight_on: whether there is nothing to do here but to go on with the next token.
        goes_on: whether any pattern leads on from here.
    """

    __slots__ = (
        "accepts",
        "branches",
        "captures",
        "completes",
        "deaf",
        "edges",
        "end",
        "gap",
        "goes_on",
        "heard",
        "keeps_only",
        "nodes",
        "nowhere",
        "straight_on",
    )

    def __init__(self, nodes: tuple[Node, ...]) -> None:
        self.nodes = nodes
        self.edges: dict[str, State | None] = {BEHIND: None}
        self.nowhere: set[str] = {BEHIND}
        self.accepts: tuple[int, ...] = ()
        self.gap: State | None = None
        self.captures: tuple[tuple[str, State], ...] = ()
        self.keeps_only = False
        self.heard: set[str] = set()
        self.deaf: set[str] = set()
        self.end: State | None = None
        self.completes = False
        self.branches = False
        self.straight_on = True
        self.goes_on = any(len(node) > (ACCEPT in node) for node in nodes)

    def remember_deaf(self, keys: list[str]) -> None:
        """Remember which of these tokens lead nowhere behind any capture, now that every capture was asked."""
        if not self.heard.issuperset(keys):
            self.heard.update(keys)
            self.deaf.update(key for key in keys if all(key in behind.nowhere for _, behind in self.captures))


class States:
    """The states of one automaton. Safe to share between threads: at worst two make the same state.

    Attributes:
        openers: the keys with which words may begin that a walk sees through.
    """

    def __init__(self, automaton: Automaton) -> None:
        self.openers = frozenset((*automaton.see_through, ","))
        self._packed_classes = automaton.classes
        self._classes: dict[str, frozenset[int]] = {}
        self._nodes = Nodes(automaton)
        self._known: dict[tuple[int, ...], State] = {}
        self._edges = 0

    def root(self) -> State:
        """The state in which every walk starts."""
        if self._edges > MAX_EDGES:
            self._known, self._edges = {}, 0
        return self._state((_ROOT,))

    def follow(self, state: State, key: str) -> State | None:
        """Where a token leads from a state: for steps that the state does not remember yet."""
        classes = self._classes_of(key)
        found: list[int] = []
        for node in state.nodes:
            if key in node:
                found.append(node[key])
            if classes and CLASSES in node:
                children = node[CLASSES]
                fewer, more = (children, classes) if len(children) < len(classes) else (classes, children)
                found += [children[number] for number in fewer if number in more]
            if ANY in node and key[0].isalnum():
                found.append(node[ANY])
            if NUMBER in node and is_number(key):
                found.append(node[NUMBER])
            if AFFIXES in node:
                found += [
                    behind
                    for (start, end), behind in node[AFFIXES].items()
                    if key.startswith(start) and key.endswith(end) and len(key) > len(start) + len(end)
                ]
        self._edges += 1
        state.edges[key] = following = self._state(found) if found else None
        if following is None:
            state.nowhere.add(key)
        return following

    def _classes_of(self, key: str) -> frozenset[int]:
        if key not in self._classes and key in self._packed_classes:
            self._classes[key] = unpacked(self._packed_classes[key])
        return self._classes.get(key, _NONE)

    def _state(self, numbers: Iterable[int]) -> State:
        nodes = self._listed(numbers)
        name = tuple(sorted(nodes))
        state = self._known.get(name)
        if state is None:
            state = State(tuple(nodes.values()))
            self._look_ahead(state)
            self._known[name] = state
        return state

    def _listed(self, numbers: Iterable[int]) -> dict[int, Node]:
        """The nodes by their number, and in place of those that only list others, the others."""
        found: dict[int, Node] = {}
        waiting = list(numbers)
        for number in waiting:  # it grows as it goes
            if number in found:
                continue
            node = self._nodes[number]
            if EPSILON in node:
                waiting += node[EPSILON]
                if len(node) == 1:
                    continue
            found[number] = node
        return found

    def _look_ahead(self, state: State) -> None:
        """Fill in what does not depend on the next word; most nodes have nothing of it."""
        accepts: set[int] = set()
        gaps: list[int] = []
        ends: list[int] = []
        captures: dict[str, list[int]] = {}
        for node in state.nodes:
            if ACCEPT in node:
                accepts.update(node[ACCEPT])
            if GAP in node:
                gaps.append(node[GAP])
            if END in node:
                ends.append(node[END])
            if CAPTURES in node:
                for name, behind in node[CAPTURES].items():
                    captures.setdefault(name, []).append(behind)
        state.accepts = tuple(accepts)
        state.gap = self._state(gaps) if gaps else None
        state.end = self._state(ends) if ends else None
        state.captures = tuple((name, self._state(behind)) for name, behind in captures.items())
        state.keeps_only = all(
            name not in _KEEP_NOTHING and name[0] != AGAIN and not behind.completes and not behind.branches
            for name, behind in state.captures
        )
        state.completes = bool(accepts or ends)
        state.branches = bool(gaps or captures)
        state.straight_on = not state.completes and not state.branches


class Patterns(NamedTuple):
    """Compiled patterns by themselves, ready to be walked; a rulebook is one, too, as far as walking goes."""

    automaton: Automaton
    states: States

    @classmethod
    def of(cls, automaton: Automaton) -> Patterns:
        """The patterns of an automaton."""
        return cls(automaton, States(automaton))
