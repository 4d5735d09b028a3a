"""Which files below a folder belong to a pack, and whether any of them has changed."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# Every quick lint runs through here, so it does with os what pathlib would take 4 ms to import for.

ENDINGS = (".yml", ".yaml")
"""What the names of rule files end in; a pack may hold other files, which nobody reads."""
MAX_ENTRIES = 100_000
"""Files and folders that are looked at below one folder; a folder with more is not a pack."""
_DEEPEST = 2
"""Folders inside one another: one more than needed, so that a rule that lies too deep can be named."""

Signature = list[tuple[str, int, int]]
"""Path, size and time of change (nanoseconds) of files."""


def rule_files(folder: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """The YAML files below a folder, hidden ones left out, each by its path from there with slashes.

    Whatever else is called like one, such as a pipe, is among them; a link to a folder counts as a file.

    Raises:
        OSError: the folder cannot be read; folders below it are passed over.
    """
    looked_at = 0
    folders = [("", folder, 0)]
    while folders:
        below, path, depth = folders.pop()
        try:
            with os.scandir(path) as entries:
                for entry in entries:
                    looked_at += 1
                    if looked_at > MAX_ENTRIES:
                        return
                    if entry.name.startswith("."):
                        continue
                    if entry.name.endswith(ENDINGS) or (entry.is_symlink() and entry.is_dir()):
                        yield below + entry.name, entry
                    elif depth < _DEEPEST and entry.is_dir():
                        folders.append((f"{below}{entry.name}/", entry.path, depth + 1))
        except OSError:
            if not depth:
                raise


def signature(place: str) -> Signature:
    """What changes when a pack does: the state of every rule file of a folder, or of the one file at `place`."""
    found: Signature = []
    try:
        if os.path.isdir(place):  # noqa: PTH112
            for name, entry in rule_files(place):
                state = entry.stat()
                found.append((name, state.st_size, state.st_mtime_ns))
        else:
            state = os.stat(place)  # noqa: PTH116
            found.append(("", state.st_size, state.st_mtime_ns))
    except OSError:
        found.append(("?", 0, 0))  # reading it will name what cannot be read
    return sorted(found)
