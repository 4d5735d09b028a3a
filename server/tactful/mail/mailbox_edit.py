"""A mailbox written anew while it is read: changed mails are replaced, everything between is copied as it is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tactful.mail.replacing import FileChanged, Replacement, Version

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self

    from tactful.mail.mbox import Stretch


class MailboxEdit:
    """Replaces mails of a mailbox, in their order; no more than one mail is held at a time.

    Nothing happens to the file before `put`. Use it in a `with` block, which lets go of what was not put.

    Args:
        path: the mailbox.

    Raises:
        OSError: it cannot be read.
    """

    def __init__(self, path: str) -> None:
        self._path = path
        self._source = Path(path).open("rb")  # noqa: SIM115 - closed by __exit__
        self._version = Version.of(self._source)
        self._size = self._version.size
        self._at = 0  # how far the source has been copied
        self._written = 0  # how long the copy is
        self._copy: Replacement | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._source.close()
        if self._copy is not None:
            self._copy.discard()

    def replace(self, stretch: Stretch, data: bytes) -> None:
        """Put `data` in place of a mail as it was read; later mails only, one after the other.

        Raises:
            FileChanged: the mailbox no longer holds this mail in this place.
            OSError: nothing can be written beside the mailbox, or it cannot be read.
        """
        self._source.seek(stretch.offset)
        if self._source.read(stretch.size) != stretch.data:
            raise FileChanged
        copy = self._open_copy()
        copy.copy(self._source, self._at, stretch.offset)
        copy.write(data)
        self._written += stretch.offset - self._at + len(data)
        self._at = stretch.offset + stretch.size

    def put(self) -> None:
        """Put the copy in place of the mailbox; after that, further mails can be replaced and put.

        Raises:
            FileChanged: somebody else has written to the mailbox in between; it is left as they made it.
            OSError: the mailbox cannot be replaced; it is then as it was.
        """
        if self._copy is None:
            return
        self._copy.copy(self._source, self._at, self._size)
        if _version_of(self._copy.target) != self._version:
            raise FileChanged
        self._copy.put()
        self._version = Version.of(self._copy.target)
        self._copy = None

    def _open_copy(self) -> Replacement:
        """The copy as far as it goes: after a `put`, the beginning of what was put."""
        if self._copy is None:
            self._copy = Replacement(self._path)
            if self._written:
                with self._copy.target.open("rb") as put:
                    if Version.of(put) != self._version:
                        raise FileChanged
                    self._copy.copy(put, 0, self._written)
        return self._copy


def _version_of(path: Path) -> Version | None:
    try:
        return Version.of(path)
    except FileNotFoundError:
        return None
