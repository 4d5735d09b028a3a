"""The files of a pack by their path inside it, whether they lie in a folder or in a zip; bounded in number and size."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from tactful.rulebook.fault import Fault
from tactful.rulebook.files import rule_files
from tactful.rulebook.yaml_nodes import MAX_FILE

if TYPE_CHECKING:
    from collections.abc import Mapping

MAX_FILES = 20_000
"""Rule files in one pack."""
MAX_BYTES = 64 * 1024 * 1024
"""Bytes in all rule files of one pack together."""


@dataclass(slots=True)
class Tree:
    """The YAML files of a pack.

    Attributes:
        place: the folder or zip, as the user would open it.
        files: what each file holds, by its path in the pack with slashes, in alphabetical order. A file that is too
            large is there with one byte more than allowed, for its reader to say so.
        faults: what could not be read.
    """

    place: str
    files: dict[str, bytes] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    _bytes: int = 0

    def path(self, name: str) -> str:
        """A file of the pack as the user would open it."""
        return os.path.join(self.place, *name.split("/"))  # noqa: PTH118, a text

    def fault(self, name: str, message: str, hint: str = "") -> None:
        """Keep what is wrong with a file, or with the whole place where `name` is empty."""
        self.faults.append(Fault(self.path(name) if name else self.place, 1, 1, message, hint))

    def take(self, name: str, data: bytes) -> bool:
        """Keep a file; false and a fault when the pack becomes too large."""
        self._bytes += len(data)
        if len(self.files) >= MAX_FILES or self._bytes > MAX_BYTES:
            limit = f"{MAX_FILES:,} rule files" if self._bytes <= MAX_BYTES else f"{MAX_BYTES // 1024**2} MiB"
            self.fault("", f"holds more than {limit}", "make two packs of it; the files from here on are left out")
            return False
        self.files[name] = data
        return True

    def digest(self) -> str:
        """A hash of all files, wherever they lie: 32 hexadecimal digits."""
        return files_digest(self.files)


def files_digest(files: Mapping[str, bytes]) -> str:
    """A hash of files by their path in a pack: 32 hexadecimal digits."""
    digest = blake2b(digest_size=16)
    for name in sorted(files):
        encoded = name.encode("utf-8", "surrogateescape")
        digest.update(b"%d %s %d " % (len(encoded), encoded, len(files[name])))
        digest.update(files[name])
    return digest.hexdigest()


def read_tree(place: str, shown: str = "") -> Tree:
    """Read the YAML files of a folder or a zip. What cannot be read becomes a fault; nothing is raised for a file.

    Args:
        place: the folder or the zip.
        shown: what to call it in faults; its path when empty.

    Raises:
        NotADirectoryError: there is no such folder or file.
    """
    tree = Tree(shown or place)
    if Path(place).is_dir():
        _read_folder(tree, place)
    elif Path(place).is_file():
        from tactful.rulebook.archive import read_archive

        read_archive(tree, place)
    else:
        raise NotADirectoryError(f"{place} is not a folder of rules")
    tree.files = dict(sorted(tree.files.items()))
    return tree


def _read_folder(tree: Tree, folder: str) -> None:
    inside = Path(folder).resolve()
    try:
        entries = sorted(rule_files(folder), key=lambda found: found[0])
    except OSError as error:
        tree.fault("", f"cannot be read: {error.strerror}")
        return
    for name, entry in entries:
        if entry.is_symlink() and not Path(entry.path).resolve().is_relative_to(inside):
            tree.fault(name, "leads out of the pack", "put a copy in its place")
        elif not entry.is_file():
            tree.fault(name, "is not a file", "a pipe or a link to a folder is not read")
        else:
            data = _read(tree, name, entry.path)
            if data is not None and not tree.take(name, data):
                return


def _read(tree: Tree, name: str, path: str) -> bytes | None:
    try:
        with Path(path).open("rb") as file:
            return file.read(MAX_FILE + 1)
    except OSError as error:
        tree.fault(name, f"cannot be read: {error.strerror}")
        return None
