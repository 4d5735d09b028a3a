"""One settings file, read and checked: packs, thresholds, and what it says about rules."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from tactful.config.setup import Place
from tactful.lint.report import CHECKS
from tactful.rulebook.locks import SETTINGS
from tactful.rulebook.pack import SETTING_KEYS
from tactful.rulebook.rule import SEVERITIES
from tactful.rulebook.yaml_nodes import MAX_FILE, Reader

if TYPE_CHECKING:
    import yaml

    from tactful.config.find import Found

FAIL_ON = (*SEVERITIES, "never")
KEYS = ("packs", "checks", "min-severity", "fail-on", "language-tool", *SETTING_KEYS)


@dataclass(slots=True)
class SettingsFile:
    """What a settings file says.

    Attributes:
        found: whose it is and where it lies.
        reader: the file, for its faults.
        packs: the packs that it names.
        values: the settings that it gives a value.
        locks: the settings that it locks.
        speaks_of_rules: whether it switches, changes, allows or locks anything about rules.
    """

    found: Found
    reader: Reader
    packs: list[tuple[str, yaml.Node]] = field(default_factory=list)
    values: dict[str, tuple[Any, yaml.Node]] = field(default_factory=dict)
    locks: list[tuple[str, yaml.Node]] = field(default_factory=list)
    speaks_of_rules: bool = False

    def place(self, node: yaml.Node | None = None) -> Place:
        """Where a node stands; without one, the top of the file."""
        line, column = (node.start_mark.line, node.start_mark.column) if node is not None else (0, 0)
        return Place(self.found.path, line + 1, column + 1)


def read_settings_file(found: Found) -> SettingsFile:
    """Read a settings file. What cannot be read or used becomes a fault of its reader."""
    try:
        with Path(found.path).open("rb") as file:
            data = file.read(MAX_FILE + 1)
    except OSError as error:
        said = SettingsFile(found, Reader(found.path, b"packs: []"))
        said.reader.fault(f"cannot be read: {error.strerror}")
        return said
    if _says_nothing(data):
        return SettingsFile(found, Reader(found.path, b"packs: []"))
    reader = Reader(found.path, data)
    said = SettingsFile(found, reader)
    if not reader.readable:
        return said
    reader.only(KEYS)
    said.packs = [(name, item) for item in reader.items("packs") if (name := reader.scalar(item, "a pack"))]
    _take_values(said, reader)
    said.locks = [
        (target, item) for item in reader.items("lock") if (target := reader.scalar(item, "lock")) in SETTINGS
    ]
    said.speaks_of_rules = any(key in reader.fields for key in SETTING_KEYS)
    return said


def _take_values(said: SettingsFile, reader: Reader) -> None:
    for key, choices in (("min-severity", SEVERITIES), ("fail-on", FAIL_ON)):
        if key in reader.fields:
            faults = len(reader.faults)
            value = reader.choice(key, choices, "")
            if len(reader.faults) == faults:
                said.values[key] = (value, reader.fields[key])
    if "checks" in reader.fields:
        names = [reader.scalar(item, "a check") for item in reader.items("checks")]
        wrong = [name for name in names if name not in CHECKS]
        if wrong or not names:
            what = f"checks cannot be {wrong[0]!r}" if wrong else "checks names nothing to look at"
            reader.fault(what, reader.fields["checks"], f"any of {', '.join(CHECKS)}")
        else:
            said.values["checks"] = (tuple(dict.fromkeys(names)), reader.fields["checks"])
    if "language-tool" in reader.fields:
        _take_language_tool(said, reader, reader.fields["language-tool"])


def _take_language_tool(said: SettingsFile, reader: Reader, node: yaml.Node) -> None:
    url = reader.scalar(node, "language-tool")
    host = _host(url)
    if not host:
        reader.fault(f"language-tool cannot be {url!r}", node, "an address such as http://127.0.0.1:8081")
    elif not said.found.chosen and not is_this_computer(host):
        reader.fault(
            "drafts are sent there, and this file happens to lie near them",
            node,
            "name it in your own settings file or with --languagetool; a file like this one may name 127.0.0.1 only",
        )
    else:
        said.values["language-tool"] = (url, node)


def is_this_computer(host: str) -> bool:
    """Whether only this computer answers at a host name or address."""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _host(url: str) -> str:
    try:
        parts = urlsplit(url)
        usable = parts.scheme in {"http", "https"} and parts.port != 0
    except ValueError:  # a port beyond 65535, a bracket left open
        return ""
    return (parts.hostname or "") if usable else ""


def _says_nothing(data: bytes) -> bool:
    lines = data.removeprefix(b"\xef\xbb\xbf").splitlines()
    return all(not line.strip() or line.lstrip().startswith(b"#") for line in lines)
