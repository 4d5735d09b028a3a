"""Finding drafts: files, folders, Maildirs, mailboxes and standard input; one bad file stops no other."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple, cast

from tactful.mail.kinds import SUFFIXES, kind_of
from tactful.mail.read import LONGEST_MAIL, UnreadableDraft, check_length, read_one, read_stretch

if TYPE_CHECKING:
    import io
    from collections.abc import Callable, Iterable, Iterator
    from typing import BinaryIO

    from tactful.mail.draft import Draft, Kind
    from tactful.mail.mbox import Stretch

STANDARD_INPUT = "-"
_HEAD = 65536


class Unreadable(NamedTuple):
    """A file, or one mail of a mailbox, that could not be read.

    Attributes:
        path: the file as the user named it.
        message: why, without quoting any of it.
    """

    path: str
    message: str


class DraftFile(NamedTuple):
    """A file that should hold drafts.

    Attributes:
        path: where it is; `-` for standard input.
        kind: what to read it as; None to tell by its name and content.
        size: its length in bytes; 0 for standard input.
    """

    path: str
    kind: Kind | None
    size: int


def find_drafts(
    paths: Iterable[str],
    *,
    stdin: BinaryIO | None = None,
    as_kind: Kind | None = None,
    on_bytes: Callable[[int], None] | None = None,
) -> Iterator[Draft | Unreadable]:
    """Read every draft under `paths`, in their order.

    Args:
        paths: files, folders (searched for files with a known ending, hidden ones left out), Maildirs, `-`.
        stdin: what `-` reads.
        as_kind: what to read named files and standard input as, whatever they are called.
        on_bytes: told how many more bytes are done, for a progress bar over the sizes of `find_files`.
    """
    for file in find_files(paths, as_kind=as_kind):
        if isinstance(file, Unreadable):
            yield file
        else:
            yield from read_file(file, stdin=stdin, on_bytes=on_bytes)


def find_files(paths: Iterable[str], *, as_kind: Kind | None = None) -> Iterator[DraftFile | Unreadable]:
    """The files that `find_drafts` would read, without reading them."""
    for path in paths:
        if path == STANDARD_INPUT:
            yield DraftFile(path, as_kind, 0)
        elif os.path.isdir(path):  # noqa: PTH112 - pathlib loads slowly
            yield from _folder(path)
        else:
            yield _file(path, as_kind)


def read_file(
    file: DraftFile,
    *,
    stdin: BinaryIO | None = None,
    on_bytes: Callable[[int], None] | None = None,
    skip: int = 0,
) -> Iterator[Draft | Unreadable]:
    """Read the drafts of one file, a mailbox mail by mail.

    Args:
        file: the file.
        stdin: what `-` reads.
        on_bytes: told how many more bytes are done.
        skip: how many mails of a mailbox to leave out at its beginning.
    """
    done = 0
    try:
        for done_now, found in _read_open(file, stdin, skip):
            yield from with_faults(found)
            if on_bytes is not None and done_now > done:
                on_bytes(done_now - done)
                done = done_now
    except UnreadableDraft as error:
        yield Unreadable(file.path, str(error))
    except OSError as error:
        yield Unreadable(file.path, _reason(error))
    if on_bytes is not None and file.size > done:
        on_bytes(file.size - done)


def read_mail(stretch: Stretch, *, path: str, index: int) -> Draft | Unreadable:
    """Read one mail of a mailbox.

    Args:
        stretch: where it stands there.
        path: the mailbox as the user named it.
        index: which of its mails this is, from 0.
    """
    try:
        return read_stretch(stretch, path=path, index=index)
    except UnreadableDraft as error:
        return Unreadable(path, f"mail {index + 1}, at line {stretch.first_line}: {error}")


def with_faults(found: Draft | Unreadable) -> Iterator[Draft | Unreadable]:
    """What was found, and what of it could not be read."""
    yield found
    if not isinstance(found, Unreadable):
        place = f"mail {found.index + 1}: " if found.kind == "mbox" else ""
        for fault in found.faults:
            yield Unreadable(found.path, f"{place}{fault}; the rest was linted")


def _read_open(file: DraftFile, stdin: BinaryIO | None, skip: int) -> Iterator[tuple[int, Draft | Unreadable]]:
    """The drafts of a file, each with the number of bytes read so far."""
    if file.path == STANDARD_INPUT:
        if stdin is None:
            raise UnreadableDraft("there is no standard input to read")
        import io

        buffered = cast("io.BufferedReader", io.BufferedReader(cast("io.RawIOBase", stdin)))
        try:
            yield from _read_stream(file, buffered, skip)
        finally:
            buffered.detach()
    else:
        with open(file.path, "rb") as opened:  # noqa: PTH123 - pathlib loads slowly
            yield from _read_stream(file, opened, skip)


def _read_stream(file: DraftFile, stream: io.BufferedReader, skip: int) -> Iterator[tuple[int, Draft | Unreadable]]:
    head = stream.peek(_HEAD)
    if not head:
        raise UnreadableDraft("the file is empty")
    kind = file.kind or kind_of(file.path, head)
    if kind == "mbox":
        yield from _read_mbox(file, stream, skip)
        return
    check_length(file.size)
    data = stream.read(LONGEST_MAIL + 1)
    check_length(len(data))
    yield len(data), read_one(data, path=file.path, kind=kind)


def _read_mbox(file: DraftFile, stream: io.BufferedReader, skip: int) -> Iterator[tuple[int, Draft | Unreadable]]:
    from tactful.mail.mbox import split_mbox

    for index, stretch in enumerate(split_mbox(stream, limit=LONGEST_MAIL)):
        if index >= skip:
            yield stretch.offset + stretch.size, read_mail(stretch, path=file.path, index=index)


def _folder(path: str) -> Iterator[DraftFile | Unreadable]:
    """The drafts of a folder and the folders in it, sorted by name; a Maildir gives its mails."""
    try:
        with os.scandir(path) as entries:
            listed = sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        yield Unreadable(path, _reason(error))
        return
    folders = {entry.name for entry in listed if entry.is_dir(follow_symlinks=False)}
    maildir = {"cur", "new"} <= folders
    for entry in listed:
        if entry.name in folders:
            if maildir and entry.name in {"cur", "new"}:
                yield from _maildir_mails(entry.path)
            elif maildir and entry.name == "tmp":
                continue
            elif maildir or not entry.name.startswith("."):
                yield from _folder(entry.path)
        elif not entry.name.startswith(".") and os.path.splitext(entry.name)[1].lower() in SUFFIXES:  # noqa: PTH122
            yield _file(entry.path, None)


def _maildir_mails(path: str) -> Iterator[DraftFile | Unreadable]:
    try:
        names = sorted(os.listdir(path))  # noqa: PTH208 - pathlib loads slowly
    except OSError as error:
        yield Unreadable(path, _reason(error))
        return
    for name in names:
        if not name.startswith("."):
            yield _file(os.path.join(path, name), "eml")  # noqa: PTH118 - pathlib loads slowly


def _file(path: str, kind: Kind | None) -> DraftFile | Unreadable:
    try:
        return DraftFile(path, kind, os.stat(path).st_size)  # noqa: PTH116 - pathlib loads slowly
    except (OSError, ValueError) as error:
        return Unreadable(path, _reason(error))


def _reason(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file or folder"
    if isinstance(error, PermissionError):
        return "it may not be read: permission denied"
    return getattr(error, "strerror", None) or "the path is no path"
