"""Where each thing that a rule says stands in its file, and the lists that its patterns refer to.

A rulebook keeps none of this, because a lint needs none of it. Those who check, measure or write rules do.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import yaml

from tactful.rulebook.pack import read_pack
from tactful.rulebook.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tactful.rulebook.fault import Spot
    from tactful.rulebook.layer import Layer
    from tactful.rulebook.phrase_tree import Lists
    from tactful.rulebook.yaml_nodes import Reader


class Place(NamedTuple):
    """A line and a column of a file, both from 1."""

    line: int
    column: int


TOP = Place(1, 1)


@dataclass(frozen=True, slots=True)
class Sources:
    """The files behind a rulebook.

    Attributes:
        lists: the lists of the vocabulary.
        readers: the files that were read, by their path.
    """

    lists: Lists
    readers: Mapping[str, Reader]

    def place(self, path: str, spot: Spot) -> Place:
        """Where the file at `path` says what stands at `spot`.

        Without such an item it is the place of the field's key, without such a field the file's first line.
        """
        reader = self.readers.get(path)
        if reader is None:
            return TOP
        node = _node(reader, spot)
        if node is not None:
            return Place(node.start_mark.line + 1, node.start_mark.column + 1 + reader.text_offset(node))
        mark = reader.key_marks.get(spot.key)
        return Place(mark.line + 1, mark.column + 1) if mark is not None else TOP


def read_sources(layers: Iterable[str | Layer]) -> Sources:
    """Read packs, the lowest layer first.

    Raises:
        NotADirectoryError: one of them is no folder and no zip.
    """
    packs = [read_pack(layer) for layer in layers]
    vocabulary = Vocabulary()
    for pack in packs:
        for reader in pack.vocabulary:
            vocabulary.add(reader)
    readers = {reader.path: reader for pack in packs for reader in pack.readers}
    return Sources(vocabulary.resolve(), readers)


def _node(reader: Reader, spot: Spot) -> yaml.Node | None:
    whole = reader.fields.get(spot.key)
    if spot.item is None or whole is None:
        return whole if isinstance(whole, yaml.ScalarNode) else None
    items = reader.items(spot.key)
    if spot.item >= len(items):
        return None
    item = items[spot.item]
    if isinstance(item, yaml.MappingNode):
        fields = {str(name.value): value for name, value in item.value}
        return fields.get(spot.field) or fields.get("text") or fields.get("say") or item
    return item
