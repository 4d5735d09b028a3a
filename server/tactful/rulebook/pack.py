"""A pack in its folder or zip: `pack.yml`, `vocabulary.yml`, and a folder of rule files for each category."""

from __future__ import annotations

from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tactful.rulebook.ear_layering import EarWords, read_ear
from tactful.rulebook.files import ENDINGS
from tactful.rulebook.layer import Layer
from tactful.rulebook.rule import SEVERITIES
from tactful.rulebook.rule_file import CATEGORIES
from tactful.rulebook.tree import read_tree
from tactful.rulebook.yaml_nodes import MAX_FILE, Reader

if TYPE_CHECKING:
    import yaml

    from tactful.rulebook.fault import Fault
    from tactful.rulebook.layer import LayerName
    from tactful.rulebook.rule import Severity
    from tactful.rulebook.tree import Tree

PACK_ONLY_KEYS = ("name", "description", "minimum_examples")
SETTING_KEYS = ("off", "on", "severity", "change", "allow", "ear", "lock")
"""What a pack, and any settings file, may say about the rules of the layers below it."""
_NOTHING: Any = b"name: ''"


@dataclass(slots=True)
class Pack:
    """What a pack holds; rule files are read but not yet interpreted.

    Attributes:
        folder: where it lies, as the user would open it.
        name: the pack's name, from `pack.yml` or the folder.
        layer: whose it is.
        is_settings: whether it is a settings file, which holds no rules of its own.
        minimum_examples: how many `flags` and `allows` each phrase rule must have.
        off: rules and categories that the pack switches off, with the place that says so.
        on: rules and categories that it switches on again.
        severity: severities that the pack sets for rules and categories, with the place that says so.
        change: the fields that it changes of rules by their id.
        allow: phrases that no rule may flag.
        ear: what it says about the ear.
        lock: what no later layer may undo.
        readers: every file that was read, for its faults; the first is `pack.yml`.
        faults: what is wrong with the pack as a whole.
        vocabulary: the vocabulary files.
        categories: the `_category.yml` of each category folder that has one.
        rules: each rule file by its rule's id.
    """

    folder: str
    name: str
    layer: LayerName = "team"
    is_settings: bool = False
    minimum_examples: int = 0
    off: list[tuple[str, yaml.Node]] = field(default_factory=list)
    on: list[tuple[str, yaml.Node]] = field(default_factory=list)
    severity: list[tuple[str, Severity, yaml.Node]] = field(default_factory=list)
    change: dict[str, yaml.Node] = field(default_factory=dict)
    allow: list[yaml.Node] = field(default_factory=list)
    ear: EarWords = field(default_factory=EarWords)
    lock: list[tuple[str, yaml.Node]] = field(default_factory=list)
    readers: list[Reader] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    vocabulary: list[Reader] = field(default_factory=list)
    categories: dict[str, Reader] = field(default_factory=dict)
    rules: dict[str, Reader] = field(default_factory=dict)

    @property
    def head(self) -> Reader:
        """The reader of `pack.yml`."""
        return self.readers[0]


def read_pack(source: str | Layer) -> Pack:
    """Read a pack, or a settings file. What cannot be read becomes a fault; nothing is raised for a file.

    Args:
        source: a folder or a zip as a team's layer, or any layer.

    Raises:
        NotADirectoryError: there is nothing there.
    """
    layer = source if isinstance(source, Layer) else Layer("team", source)
    if layer.place.endswith(ENDINGS) and Path(layer.place).is_file():
        return _read_settings(layer)
    tree = read_tree(layer.place, layer.shown)
    pack = Pack(tree.place, Path(tree.place).name.removesuffix(".zip"), layer.name, faults=tree.faults)
    head = pack_reader(tree, "pack.yml")
    pack.readers.append(head)
    head.only((*PACK_ONLY_KEYS, *SETTING_KEYS))
    pack.name = head.text("name", default="") or pack.name
    pack.minimum_examples = int(head.number("minimum_examples") or 0)
    _take_settings(pack, head)
    for name in tree.files:
        if name != "pack.yml":
            _take_file(pack, tree, name)
    return pack


def pack_reader(tree: Tree, name: str) -> Reader:
    """The reader of one file of a pack; of one that says nothing where there is no such file."""
    return Reader(tree.path(name), tree.files.get(name, _NOTHING))


def _read_settings(layer: Layer) -> Pack:
    path = Path(layer.place)
    try:
        with path.open("rb") as file:
            head = Reader(layer.shown or layer.place, file.read(MAX_FILE + 1))
    except OSError:  # whoever named the file says so
        head = Reader(layer.shown or layer.place, _NOTHING)
    pack = Pack(layer.shown or layer.place, path.name, layer.name, is_settings=True, readers=[head])
    _take_settings(pack, head)
    return pack


def _take_settings(pack: Pack, head: Reader) -> None:
    pack.off = [(head.scalar(item, "off"), item) for item in head.items("off")]
    pack.on = [(head.scalar(item, "on"), item) for item in head.items("on")]
    pack.lock = [(head.scalar(item, "lock"), item) for item in head.items("lock")]
    pack.allow = head.items("allow")
    pack.ear = read_ear(head)
    if "severity" in head.fields:
        for target, node in head.mapping(head.fields["severity"], "severity").items():
            value = head.scalar(node, "severity")
            if value in SEVERITIES:
                pack.severity.append((target, value, node))
            else:
                head.fault(f"severity cannot be {value!r}", node, f"one of {', '.join(SEVERITIES)}")
    if "change" in head.fields:
        pack.change = head.mapping(head.fields["change"], "change")


def _take_file(pack: Pack, tree: Tree, name: str) -> None:
    top, _, rest = name.partition("/")
    stem = rest.rpartition(".")[0]
    if not rest and name.startswith("vocabulary."):
        pack.vocabulary.append(_keep(pack, tree, name))
    elif not rest or top not in CATEGORIES:
        _fault_stray(pack, tree, top)
    elif "/" in rest:
        pack.faults.append(_too_deep(tree, name, top))
    elif stem == "_category":
        pack.categories[top] = _keep(pack, tree, name)
    elif f"{top}/{stem}" in pack.rules:
        reader = _keep(pack, tree, name)
        reader.fault(f"the id {top}/{stem} is taken by another file", None, "rename one of them")
    else:
        pack.rules[f"{top}/{stem}"] = _keep(pack, tree, name)


def _fault_stray(pack: Pack, tree: Tree, name: str) -> None:
    path = tree.path(name)
    if any(reader.path == path for reader in pack.readers[-1:]):
        return  # said already, of the file before this one
    close = get_close_matches(name, CATEGORIES, n=1)
    hint = f"did you mean {close[0]}?" if close else f"rules lie in a folder named {', '.join(CATEGORIES)}"
    reader = Reader(path, _NOTHING)
    reader.fault(f"{name} is not a category", None, hint)
    pack.readers.append(reader)


def _too_deep(tree: Tree, name: str, category: str) -> Fault:
    from tactful.rulebook.fault import Fault

    return Fault(tree.path(name), 1, 1, "lies too deep", f"rules lie in {category} itself, not in a folder there")


def _keep(pack: Pack, tree: Tree, name: str) -> Reader:
    reader = pack_reader(tree, name)
    pack.readers.append(reader)
    return reader
