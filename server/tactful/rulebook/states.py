"""The automaton made deterministic as drafts need it.

Where several edges of the trie take the same word (`you`, `(you|they)`, `<people>`), the walk would have to follow
each. A state stands for all the nodes that the same words lead to, and remembers where each word goes from there,
so that in a warm process a word costs one look-up, however many rules there are. States are made when a draft first
asks for them (lazy determinisation, as RE2 and other matchers do it) and forgotten when there are too many.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tactful.rulebook.automaton import ACCEPT, ANY, CAPTURES, CLASSES, END, EPSILON, GAP

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tactful.rulebook.automaton import Automaton, Node

MAX_EDGES = 100_000
"""Remembered steps (about 10 MB); beyond it everything remembered is forgotten and made anew as needed."""


def _listed(nodes: Iterable[Node]) -> Iterator[Node]:
    """The nodes, and in place of those that only list others, the others."""
    for node in nodes:
        if EPSILON in node:
            yield from _listed(node[EPSILON])
        if EPSILON not in node or len(node) > 1:
            yield node


class State:
    """All trie nodes that the same words lead to.

    Attributes:
        nodes: the nodes.
        edges: where each token leads, as far as it has been asked; None where it leads nowhere.
        accepts: the numbers of the patterns that are complete here.
        gap: the state behind up to three words, if any pattern has a gap here.
        captures: name and state behind each capture that may start here.
        end: the state behind the end of the sentence, if any pattern asks for it here.
    """

    __slots__ = ("accepts", "captures", "edges", "end", "gap", "nodes")

    def __init__(self, nodes: tuple[Node, ...]) -> None:
        self.nodes = nodes
        self.edges: dict[str, State | None] = {}
        self.accepts: tuple[int, ...] = tuple({number for node in nodes for number in node.get(ACCEPT, ())})
        self.gap: State | None = None
        self.captures: tuple[tuple[str, State], ...] = ()
        self.end: State | None = None


class States:
    """The states of one automaton. Safe to share between threads: at worst two make the same state."""

    def __init__(self, automaton: Automaton) -> None:
        self._classes = automaton.classes
        self._known: dict[tuple[int, ...], State] = {}
        self._edges = 0
        self._root = automaton.root

    def root(self) -> State:
        """The state in which every walk starts."""
        if self._edges > MAX_EDGES:
            self._known, self._edges = {}, 0
        return self._state((self._root,))

    def follow(self, state: State, key: str) -> State | None:
        """Where a token leads from a state: for steps that the state does not remember yet."""
        classes = self._classes.get(key)
        found: list[Node] = []
        for node in state.nodes:
            if key in node:
                found.append(node[key])
            if classes and CLASSES in node:
                children = node[CLASSES]
                found += [children[number] for number in children.keys() & classes]
            if ANY in node and key[0].isalnum():
                found.append(node[ANY])
        self._edges += 1
        state.edges[key] = following = self._state(found) if found else None
        return following

    def _state(self, nodes: Iterable[Node]) -> State:
        unique = {id(node): node for node in _listed(nodes)}
        name = tuple(sorted(unique))
        state = self._known.get(name)
        if state is None:
            state = State(tuple(unique.values()))
            self._look_ahead(state)
            self._known[name] = state
        return state

    def _look_ahead(self, state: State) -> None:
        state.gap = self._union(state, GAP)
        state.end = self._union(state, END)
        names = dict.fromkeys(name for node in state.nodes for name in node.get(CAPTURES, ()))
        state.captures = tuple(
            (name, self._state([node[CAPTURES][name] for node in state.nodes if name in node.get(CAPTURES, ())]))
            for name in names
        )

    def _union(self, state: State, edge: int) -> State | None:
        nodes = [node[edge] for node in state.nodes if edge in node]
        return self._state(nodes) if nodes else None


class Patterns(NamedTuple):
    """Compiled patterns by themselves, ready to be walked; a rulebook is one, too, as far as walking goes."""

    automaton: Automaton
    states: States

    @classmethod
    def of(cls, automaton: Automaton) -> Patterns:
        """The patterns of an automaton."""
        return cls(automaton, States(automaton))
