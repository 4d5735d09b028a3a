"""Putting a file in place of another in one step: either all of it is new, or nothing has happened."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from types import TracebackType
    from typing import BinaryIO, Self

_CHUNK = 1 << 20


class FileChanged(Exception):  # noqa: N818 - says what it is
    """Somebody else has written to the file since it was read; it is left as they made it."""


def write_atomically(path: str, data: bytes, *, read: bytes | None = None) -> None:
    """Put `data` in place of a file in one step, keeping its permissions and owner; a link stays a link.

    Args:
        path: the file.
        data: its new bytes.
        read: the bytes that it held when it was read; None to replace it whatever it holds.

    Raises:
        FileChanged: the file no longer holds `read`; it is not touched.
        OSError: the file cannot be written; it is then as it was.
    """
    with Replacement(path) as replacement:
        replacement.write(data)
        if read is not None and not _holds(replacement.target, read):
            raise FileChanged
        replacement.put()


class Replacement:
    """A new file beside an old one, which takes the old one's place with `put`; without that it goes away.

    Args:
        path: the file to replace; of a link, what it leads to is replaced.

    Raises:
        OSError: nothing can be written in the file's folder.

    Attributes:
        target: the file that will be replaced.
    """

    def __init__(self, path: str) -> None:
        self.target = Path(path).resolve()
        handle, name = tempfile.mkstemp(prefix=f".{self.target.name[:100]}.", dir=self.target.parent)
        self._temporary = Path(name)
        self._file = os.fdopen(handle, "wb")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.discard()

    def write(self, data: bytes) -> None:
        """Append to the new file."""
        self._file.write(data)

    def copy(self, source: BinaryIO, start: int, end: int) -> None:
        """Append bytes `start` to `end` of another file; the end of that file may come first."""
        source.seek(start)
        while start < end and (chunk := source.read(min(_CHUNK, end - start))):
            self._file.write(chunk)
            start += len(chunk)

    def put(self) -> None:
        """Take the old file's place, with its permissions and, where that is allowed, its owner."""
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        try:
            old = self.target.stat()
        except FileNotFoundError:
            old = None
        if old is not None:
            _give(self._temporary, old)
        self._temporary.replace(self.target)
        _settle(self.target.parent)

    def discard(self) -> None:
        """Leave the old file as it is; nothing happens if the new one has taken its place already."""
        self._file.close()
        self._temporary.unlink(missing_ok=True)


class Version(NamedTuple):
    """What tells one state of a file from the next without reading it."""

    device: int
    inode: int
    size: int
    modified: int

    @classmethod
    def of(cls, file: BinaryIO | Path) -> Version:
        """The state of a file now, by name or opened."""
        found = file.stat() if isinstance(file, Path) else os.fstat(file.fileno())
        return cls(found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns)


def _holds(path: Path, data: bytes) -> bool:
    try:
        with path.open("rb") as file:
            return os.fstat(file.fileno()).st_size == len(data) and file.read() == data
    except FileNotFoundError:
        return False


def _give(path: Path, old: os.stat_result) -> None:
    """Owner first, because giving a file away may take special permissions off it."""
    new = path.stat()
    if (new.st_uid, new.st_gid) != (old.st_uid, old.st_gid):
        for owner in ((old.st_uid, old.st_gid), (-1, old.st_gid)):
            try:
                os.chown(path, *owner)
                break
            except PermissionError:
                continue
    path.chmod(old.st_mode & 0o7777)


def _settle(folder: Path) -> None:
    """See to it that the new name outlasts a loss of power, where the system can be asked."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    except OSError:  # some network folders cannot; the file itself is safe
        pass
    finally:
        os.close(handle)
