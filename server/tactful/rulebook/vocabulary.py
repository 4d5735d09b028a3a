"""Vocabulary: named lists of words and phrases that patterns refer to as `<name>`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tactful.rulebook.pattern import NAME, PatternError, read_pattern
from tactful.rulebook.phrase_tree import choice, shape_of

if TYPE_CHECKING:
    import yaml

    from tactful.rulebook.phrase_tree import Lists, Tree
    from tactful.rulebook.yaml_nodes import Reader

SEE_THROUGH = "see-through"
"""The list of adverbs and hedges that patterns see through: `you are wrong` finds "you are, frankly, wrong"."""
MAX_LIST_PATHS = 20_000
"""Phrases that one list may stand for."""
MAX_CHAIN = 20
"""Lists that refer to a list that refers to a list …"""
_REFERENCE = re.compile(r"<([^<>]*)>")


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a list, and where it stands, for faults."""

    text: str
    reader: Reader
    node: yaml.Node


@dataclass(slots=True)
class Vocabulary:
    """All lists of a rulebook, as written. Layers add to it; `resolve` makes it what patterns need.

    Attributes:
        lists: the entries of each list by its name.
    """

    lists: dict[str, list[Entry]] = field(default_factory=dict)

    def add(self, reader: Reader) -> None:
        """Take in the lists of one vocabulary file; a list that exists already grows."""
        for name, node in reader.fields.items():
            if not NAME.fullmatch(name) and not reader.hopeless:
                hint = "patterns refer to it as <name>: lower-case letters, digits and dashes"
                reader.fault(f"a list cannot be called {name!r}", reader.key_marks[name], hint)
                continue
            entries = [Entry(reader.scalar(item, "an entry"), reader, item) for item in reader.sequence(node, name)]
            self.lists.setdefault(name, []).extend(entry for entry in entries if entry.text)

    def resolve(self) -> Lists:
        """What every list stands for. Entries that cannot be read become faults of their file and are left out."""
        resolved: dict[str, Tree] = {}
        for name in self.lists:
            self._resolve(name, resolved, ())
        return resolved

    def _resolve(self, name: str, resolved: dict[str, Tree], within: tuple[str, ...]) -> None:
        if name in resolved:
            return
        trees: list[Tree] = []
        phrases = 0
        for entry in self.lists[name]:
            if entry.reader.hopeless:
                break
            tree = _entry_tree(entry, resolved) if self._resolve_references(entry, name, resolved, within) else None
            if tree is None:
                continue
            trees.append(tree)
            phrases += shape_of(tree).paths
            if phrases > MAX_LIST_PATHS:
                entry.reader.fault(
                    f"the list {name} stands for more than {MAX_LIST_PATHS:,} phrases",
                    entry.node,
                    "make two lists of it",
                )
                break
        resolved[name] = choice(trees)

    def _resolve_references(self, entry: Entry, name: str, resolved: dict[str, Tree], within: tuple[str, ...]) -> bool:
        """Resolve the lists that an entry names; false and a fault where that leads nowhere."""
        for other in _REFERENCE.findall(entry.text):
            if other not in self.lists:
                continue  # reading the entry will say so
            if other == name or other in within:
                entry.reader.fault(f"the list {name} refers to itself through <{other}>", entry.node)
                return False
            if len(within) == MAX_CHAIN:
                entry.reader.fault(f"more than {MAX_CHAIN} lists refer to one another", entry.node, "write them out")
                return False
            self._resolve(other, resolved, (*within, name))
        return True


def _entry_tree(entry: Entry, resolved: Lists) -> Tree | None:
    try:
        return read_pattern(entry.text, resolved)
    except PatternError as error:
        offset = error.offset + entry.reader.text_offset(entry.node)
        entry.reader.fault(f"entry {error.message}", entry.node, error.hint, offset)
        return None
