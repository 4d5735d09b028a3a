"""A pack as it lies in its folder: `pack.yml`, `vocabulary.yml`, and a folder of rule files for each category."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TYPE_CHECKING

from tactful.rulebook.rule import SEVERITIES
from tactful.rulebook.rule_file import CATEGORIES
from tactful.rulebook.yaml_nodes import Reader

if TYPE_CHECKING:
    import yaml

    from tactful.rulebook.rule import Severity

_PACK_KEYS = ("name", "description", "minimum_examples", "off", "severity", "allow")
_ENDINGS = (".yml", ".yaml")


@dataclass(slots=True)
class Pack:
    """What a pack's folder holds; rule files are read but not yet interpreted.

    Attributes:
        folder: where it lies.
        name: the pack's name, from `pack.yml` or the folder.
        minimum_examples: how many `flags` and `allows` each phrase rule must have.
        off: rules and categories that the pack switches off, with the place that says so.
        severity: severities that the pack sets for rules and categories, with the place that says so.
        allow: phrases that no rule may flag.
        readers: every file that was read, for its faults.
        vocabulary: the vocabulary file, where there is one.
        categories: the `_category.yml` of each category folder that has one.
        rules: each rule file by its rule's id.
    """

    folder: str
    name: str
    minimum_examples: int = 0
    off: list[tuple[str, yaml.Node]] = field(default_factory=list)
    severity: list[tuple[str, Severity, yaml.Node]] = field(default_factory=list)
    allow: list[yaml.Node] = field(default_factory=list)
    readers: list[Reader] = field(default_factory=list)
    vocabulary: Reader | None = None
    categories: dict[str, Reader] = field(default_factory=dict)
    rules: dict[str, Reader] = field(default_factory=dict)

    @property
    def head(self) -> Reader:
        """The reader of `pack.yml`."""
        return self.readers[0]


def read_pack(folder: str) -> Pack:
    """Read a pack's folder. What cannot be read becomes a fault of its file; nothing is raised for a file.

    Raises:
        NotADirectoryError: `folder` is no folder.
    """
    if not os.path.isdir(folder):  # noqa: PTH112, pathlib costs a quick lint 4 ms
        raise NotADirectoryError(f"{folder} is not a folder of rules")
    pack = Pack(folder, os.path.basename(os.path.normpath(folder)))  # noqa: PTH119, as above
    head_path = os.path.join(folder, "pack.yml")  # noqa: PTH118, as above
    head = _read(head_path) if os.path.exists(head_path) else Reader(head_path, b"name: ''")  # noqa: PTH110, as above
    pack.readers.append(head)
    _take_head(pack, head)
    for name, path in _entries(folder):
        if name in CATEGORIES and os.path.isdir(path):  # noqa: PTH112, as above
            _take_category(pack, name, path)
        elif name.startswith("vocabulary.") and name.endswith(_ENDINGS):
            pack.vocabulary = _keep(pack, _read(path))
        elif name not in {"pack.yml", "__pycache__"} and (os.path.isdir(path) or name.endswith(_ENDINGS)):  # noqa: PTH112, as above
            _fault_stray(pack, name, path)
    return pack


def _take_head(pack: Pack, head: Reader) -> None:
    head.only(_PACK_KEYS)
    pack.name = head.text("name", default="") or pack.name
    pack.minimum_examples = int(head.number("minimum_examples") or 0)
    pack.off = [(head.scalar(item, "off"), item) for item in head.items("off")]
    pack.allow = head.items("allow")
    if "severity" in head.fields:
        for target, node in head.mapping(head.fields["severity"], "severity").items():
            value = head.scalar(node, "severity")
            if value in SEVERITIES:
                pack.severity.append((target, value, node))
            else:
                head.fault(f"severity cannot be {value!r}", node, f"one of {', '.join(SEVERITIES)}")


def _take_category(pack: Pack, category: str, folder: str) -> None:
    for name, path in _entries(folder):
        stem, ending = os.path.splitext(name)  # noqa: PTH122, as above
        if ending not in _ENDINGS:
            continue
        reader = _keep(pack, _read(path))
        rule_id = f"{category}/{stem}"
        if stem == "_category":
            pack.categories[category] = reader
        elif rule_id in pack.rules:
            reader.fault(f"the id {rule_id} is taken by another file", None, "rename one of them")
        else:
            pack.rules[rule_id] = reader


def _fault_stray(pack: Pack, name: str, path: str) -> None:
    close = get_close_matches(name, CATEGORIES, n=1)
    hint = f"did you mean {close[0]}?" if close else f"rules lie in a folder named {', '.join(CATEGORIES)}"
    reader = _keep(pack, Reader(path, b"name: ''"))
    reader.fault(f"{name} is not a category", None, hint)


def _entries(folder: str) -> list[tuple[str, str]]:
    """Names and paths of what a folder holds, sorted, hidden things left out."""
    with os.scandir(folder) as entries:
        return sorted((entry.name, entry.path) for entry in entries if not entry.name.startswith("."))


def _read(path: str) -> Reader:
    try:
        with open(path, "rb") as file:  # noqa: PTH123, as above
            return Reader(path, file.read(1_000_000))
    except OSError as error:
        reader = Reader(path, b"name: ''")
        reader.fault(f"cannot be read: {error.strerror}")
        return reader


def _keep(pack: Pack, reader: Reader) -> Reader:
    pack.readers.append(reader)
    return reader
