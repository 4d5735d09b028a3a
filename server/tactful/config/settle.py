"""Several settings files become one setup: the later has the last word, except where an earlier one has locked it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tactful.config.places import CannotFind, find_pack
from tactful.config.settings_file import read_settings_file
from tactful.config.setup import DEFAULTS, NOTHING_SAID, PackInForce, Setting, Setup
from tactful.rulebook.layer import Layer
from tactful.rulebook.locks import HINT

if TYPE_CHECKING:
    from collections.abc import Sequence

    import yaml

    from tactful.config.find import Found
    from tactful.config.settings_file import SettingsFile
    from tactful.config.setup import Place
    from tactful.rulebook.fault import Fault


def settle(found: Sequence[Found]) -> Setup:
    """Read settings files, the weakest first, and find the packs that they name. Nothing is raised for a file."""
    if not found:
        return NOTHING_SAID
    settling = _Settling()
    for file in found:
        settling.add(read_settings_file(file))
    return Setup(
        tuple(found),
        tuple(settling.packs),
        settling.settings,
        settling.locks,
        tuple(sorted(set(settling.faults))),
        tuple(dict.fromkeys(settling.notices)),
    )


class _Settling:
    def __init__(self) -> None:
        self.packs: list[PackInForce] = []
        self.settings = dict(DEFAULTS)
        self.locks: dict[str, Place] = {}
        self.faults: list[Fault] = []
        self.notices: list[str] = []

    def add(self, said: SettingsFile) -> None:
        """Take in one file, over those before it."""
        for name, node in said.packs:
            if self._is_open(said, "packs", node):
                self._add_pack(said, name, node)
        for key, (value, node) in said.values.items():
            if value == self.settings[key].value or self._is_open(said, key, node):
                self.settings[key] = Setting(value, said.found.layer, said.place(node))
        for target, node in said.locks:
            self.locks.setdefault(target, said.place(node))
        if said.speaks_of_rules:
            layer = Layer(said.found.layer, said.found.path)
            self.packs.append(PackInForce(layer, "", said.place()))
        self.faults += said.reader.faults

    def _add_pack(self, said: SettingsFile, name: str, node: yaml.Node) -> None:
        try:
            place, shown, notice = find_pack(name, beside=said.found.path)
        except CannotFind as problem:
            said.reader.fault(str(problem), node, problem.hint)
            return
        self.packs.append(PackInForce(Layer(said.found.layer, place, shown), name, said.place(node)))
        if notice:
            self.notices.append(notice)

    def _is_open(self, said: SettingsFile, key: str, node: yaml.Node) -> bool:
        lock = self.locks.get(key)
        if lock is None:
            return True
        verb = "are" if key in {"packs", "checks"} else "is"
        said.reader.fault(f"{key} {verb} locked by {lock}", node, HINT)
        return False
