"""Where copies of packs are kept, and writing them so that nobody ever sees half of one."""

from __future__ import annotations

import os
import secrets
import tempfile
from functools import cache
from pathlib import Path

from tactful.rulebook.load import cache_folder


def keeping_folder(name: str) -> Path:
    """A folder for copies: in the cache, or where there is none, one that goes with this process.

    Args:
        name: what the copies are of.
    """
    kept = cache_folder()
    try:
        if kept is not None:
            folder = Path(kept, name)
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            return folder
    except OSError:
        pass  # as if there were no cache
    folder = Path(_folder_of_this_process().name, name)
    folder.mkdir(exist_ok=True)
    return folder


def write_whole(path: Path, data: bytes) -> None:
    """Put `data` in the place of a file in one step, readable by its owner only.

    Raises:
        OSError: it cannot be written; the old file is as it was.
    """
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with os.fdopen(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(data)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


@cache
def _folder_of_this_process() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="tactful-")
