"""A pack in a zip: read without unpacking it, and within bounds, whatever the zip says of itself."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from tactful.rulebook.files import ENDINGS
from tactful.rulebook.rule_file import CATEGORIES
from tactful.rulebook.tree import MAX_FILES
from tactful.rulebook.yaml_nodes import MAX_FILE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tactful.rulebook.tree import Tree

MAX_ARCHIVE = 16 * 1024 * 1024
"""Bytes in a zip."""

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
_UNREADABLE = (BadZipFile, OSError, RuntimeError, NotImplementedError, ValueError, EOFError, struct.error, zlib.error)


def read_archive(tree: Tree, path: str) -> None:
    """Read the YAML files of a zip into `tree`; what is wrong with it becomes a fault.

    A folder around the whole pack, as code hosts put it there, is looked through.
    """
    if Path(path).stat().st_size > MAX_ARCHIVE:
        tree.fault("", f"is larger than {MAX_ARCHIVE // 1024**2} MiB", "a pack holds text files only")
        return
    try:
        with ZipFile(path) as archive:
            _read_entries(tree, archive)
    except _UNREADABLE as error:
        tree.fault("", f"cannot be read as a zip: {_why(error)}", "a pack is a folder of rules, or a zip of one")


def archive_bytes(files: Mapping[str, bytes]) -> bytes:
    """A zip of files by their path in a pack; the same files always make the same bytes."""
    buffer = io.BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name in sorted(files):
            entry = ZipInfo(name, _FIRST_DAY)
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, files[name])
    return buffer.getvalue()


def _read_entries(tree: Tree, archive: ZipFile) -> None:
    entries = [entry for entry in archive.infolist() if not entry.is_dir() and _is_wanted(entry.filename)]
    if len(entries) > MAX_FILES:
        tree.fault("", f"holds more than {MAX_FILES:,} rule files", "make two packs of it")
        return
    around = _folder_around([entry.filename for entry in entries])
    for entry in entries:
        name = entry.filename.removeprefix(around)
        if not _stays_inside(entry.filename):
            tree.fault("", f"holds a file that would lie outside: {entry.filename!r}", "make the zip anew")
        elif name in tree.files:
            tree.fault(name, "is in the zip twice", "make the zip anew")
        else:
            with archive.open(entry) as opened:
                if not tree.take(name, opened.read(MAX_FILE + 1)):
                    return


def _is_wanted(name: str) -> bool:
    hidden = any(part.startswith(".") and part != ".." for part in name.split("/"))
    return name.endswith(ENDINGS) and not hidden and not name.startswith("__MACOSX/")


def _stays_inside(name: str) -> bool:
    path = PurePosixPath(name)
    return not (path.is_absolute() or ".." in path.parts or "\\" in name or ":" in name or "\0" in name)


def _folder_around(names: list[str]) -> str:
    """The one folder that all files lie in, unless it is a category's; else an empty string."""
    tops = {name.partition("/")[0] for name in names if "/" in name}
    if len(tops) != 1 or any("/" not in name for name in names) or tops & set(CATEGORIES):
        return ""
    return f"{tops.pop()}/"


def _why(error: Exception) -> str:
    text = str(error).splitlines()[0] if str(error) else type(error).__name__
    return "it is locked with a password" if "password" in text else text
