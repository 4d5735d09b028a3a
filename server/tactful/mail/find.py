"""Reading the drafts that lie somewhere, one after the other; one bad file stops no other."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from tactful.mail.kinds import kind_of
from tactful.mail.places import STANDARD_INPUT, DraftFile, Unreadable, find_files, is_remote, reason
from tactful.mail.read import LONGEST_MAIL, UnreadableDraft, check_length, read_one, read_stretch

if TYPE_CHECKING:
    import io
    from collections.abc import Callable, Iterable, Iterator
    from typing import BinaryIO

    from tactful.mail.draft import Draft, Kind
    from tactful.mail.mbox import Stretch

__all__ = [
    "STANDARD_INPUT",
    "DraftFile",
    "Unreadable",
    "find_drafts",
    "find_files",
    "read_file",
    "read_mail",
    "with_faults",
]

_HEAD = 65536


def find_drafts(
    paths: Iterable[str],
    *,
    stdin: BinaryIO | None = None,
    as_kind: Kind | None = None,
    drafts_only: bool = False,
    on_bytes: Callable[[int], None] | None = None,
) -> Iterator[Draft | Unreadable]:
    """Read every draft under `paths`, in their order.

    Args:
        paths: what `find_files` takes.
        stdin: what `-` reads.
        as_kind: what to read named files and standard input as, whatever they are called.
        drafts_only: leave out mails that are no drafts.
        on_bytes: told how many more bytes are done, for a progress bar over the sizes of `find_files`.
    """
    for file in find_files(paths, as_kind=as_kind, drafts_only=drafts_only):
        if isinstance(file, Unreadable):
            yield file
        else:
            yield from read_file(file, stdin=stdin, on_bytes=on_bytes)


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
            if isinstance(found, Unreadable) or file.wants(found):
                yield from with_faults(found)
            if on_bytes is not None and done_now > done:
                on_bytes(done_now - done)
                done = done_now
    except UnreadableDraft as error:
        yield Unreadable(file.path, str(error))
    except OSError as error:
        yield Unreadable(file.path, reason(error))
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
        return Unreadable(path, f"mail {index + 1}, at line {stretch.first_line}: {error}", "mail")


def with_faults(found: Draft | Unreadable) -> Iterator[Draft | Unreadable]:
    """What was found, and what of it could not be read."""
    yield found
    if not isinstance(found, Unreadable):
        place = f"mail {found.index + 1}: " if found.kind == "mbox" else ""
        for fault in found.faults:
            yield Unreadable(found.path, f"{place}{fault}; the rest was linted", "part")


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
    elif is_remote(file.path):
        from tactful.mail.imap import read_folder

        yield from ((0, found) for found in read_folder(file.path, drafts_only=file.drafts_only))
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
