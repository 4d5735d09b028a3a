"""Where drafts lie: files, folders, Maildirs, patterns such as `drafts/**/*.eml`, and folders on a mail server."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Literal, NamedTuple

from tactful.mail.kinds import SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tactful.mail.draft import Draft, Kind

STANDARD_INPUT = "-"
Lost = Literal["path", "file", "mail", "part"]
"""What is missing: any draft at a path, a file, a mail of several, or part of a mail of which the rest was read."""
_MAGIC = frozenset("*?[")
_TREE = f"{os.sep}**"
#: What a mailbox is called that holds nothing but drafts.
_DRAFTS = ("draft", "postponed")


class Unreadable(NamedTuple):
    """A file, or one mail of a mailbox, that could not be read.

    Attributes:
        path: the file as the user named it.
        message: why, without quoting any of it.
        lost: how much of it could not be read.
    """

    path: str
    message: str
    lost: Lost = "file"


class DraftFile(NamedTuple):
    """A file that should hold drafts.

    Attributes:
        path: where it is; `-` for standard input; a folder on a mail server as its address.
        kind: what to read it as; None to tell by its name and content.
        size: its length in bytes; 0 for standard input and what lies on a server.
        drafts_only: whether mails that are no drafts are to be left out.
    """

    path: str
    kind: Kind | None
    size: int
    drafts_only: bool = False

    def wants(self, draft: Draft) -> bool:
        """Whether a mail of this file is to be looked at.

        With `drafts_only`, a mail of a mailbox has to be marked as a draft, unless the mailbox is called so; a file
        of its own only must not be marked as sent or received.
        """
        if not self.drafts_only or draft.unsent:
            return True
        if draft.unsent is None and draft.kind == "mbox":
            return os.path.basename(self.path).lower().startswith(_DRAFTS)  # noqa: PTH119 - pathlib loads slowly
        return draft.unsent is None


def is_remote(path: str) -> bool:
    """Whether a path is the address of a folder on a mail server."""
    return path[:8].lower().startswith(("imap://", "imaps://"))


def find_files(
    paths: Iterable[str], *, as_kind: Kind | None = None, drafts_only: bool = False
) -> Iterator[DraftFile | Unreadable]:
    """The files that hold drafts, without reading them.

    Args:
        paths: files, folders (searched for files with a known ending, hidden ones left out), Maildirs, patterns with
            `*`, `?`, `[…]` and `**`, addresses of folders on a mail server, `-`.
        as_kind: what to read named files and standard input as, whatever they are called.
        drafts_only: leave out mails that are no drafts.
    """
    for path in paths:
        for found in _at(path, as_kind):
            if isinstance(found, Unreadable) or not drafts_only:
                yield found
            elif (flags := _maildir_flags(found.path)) is None:
                yield found._replace(drafts_only=True)
            elif "D" in flags:
                yield found


def _at(path: str, as_kind: Kind | None) -> Iterable[DraftFile | Unreadable]:
    if path == STANDARD_INPUT:
        return (DraftFile(path, as_kind, 0),)
    if is_remote(path):
        return (_remote(path),)
    if os.path.isdir(path):  # noqa: PTH112 - pathlib loads slowly
        return _folder(path)
    if not _MAGIC.isdisjoint(path) and not os.path.lexists(path):
        return _matching(path, as_kind)
    return (_file(path, as_kind),)


def _remote(address: str) -> DraftFile | Unreadable:
    scheme, _, rest = address.partition("://")
    user, at, place = rest.rpartition("@")
    if at and ":" in user and "/" not in user:
        masked = f"{scheme}://{user.partition(':')[0]}@{place}"
        return Unreadable(masked, "leave the password out of the address, where others can read it")
    return DraftFile(address, None, 0)


def _matching(pattern: str, as_kind: Kind | None) -> Iterator[DraftFile | Unreadable]:
    """The drafts at all paths that match a pattern; one that ends in `**` stands for whole folders."""
    from glob import iglob

    trees = pattern == "**" or pattern.endswith(_TREE)
    stem = pattern[:-2].rstrip(os.sep) or (os.sep if pattern.startswith(os.sep) else os.curdir) if trees else pattern
    seen: set[str] = set()
    for path in sorted(iglob(stem, recursive=True)):  # noqa: PTH207 - paths are shown as the user wrote them
        is_folder = os.path.isdir(path)  # noqa: PTH112 - pathlib loads slowly
        found = _folder(path) if is_folder else () if trees else (_file_in_folder(path, as_kind),)
        for each in found:
            if each.path not in seen:
                seen.add(each.path)
                yield each
    if not seen:
        yield Unreadable(pattern, "there is no draft whose name is like this", "path")


def _folder(path: str) -> Iterator[DraftFile | Unreadable]:
    """The drafts of a folder and the folders in it, sorted by name; a Maildir gives its mails."""
    try:
        with os.scandir(path) as entries:
            listed = sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        yield Unreadable(path, reason(error))
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
            yield _file_in_folder(entry.path, None)


def _maildir_mails(path: str) -> Iterator[DraftFile | Unreadable]:
    try:
        names = sorted(os.listdir(path))  # noqa: PTH208 - pathlib loads slowly
    except OSError as error:
        yield Unreadable(path, reason(error))
        return
    for name in names:
        if not name.startswith("."):
            yield _file_in_folder(os.path.join(path, name), "eml")  # noqa: PTH118 - pathlib loads slowly


def _maildir_flags(path: str) -> str | None:
    """The flags that a mail's name in a Maildir ends in, such as `DS`; None if it lies in none."""
    folder, name = os.path.split(path)
    base, mark, flags = name.rpartition("2,")
    if mark and base.endswith((":", ";", "!")):  # a colon cannot stand in a name everywhere
        return flags
    return "" if os.path.basename(folder) == "new" and not name.endswith(tuple(SUFFIXES)) else None  # noqa: PTH119


def _file_in_folder(path: str, kind: Kind | None) -> DraftFile | Unreadable:
    """A file that nobody named: a pipe would be waited for in vain."""
    found = _file(path, kind)
    if isinstance(found, DraftFile) and not os.path.isfile(path):  # noqa: PTH113 - pathlib loads slowly
        return Unreadable(path, "this is no file, but a pipe, a socket or a device")
    return found


def _file(path: str, kind: Kind | None) -> DraftFile | Unreadable:
    try:
        return DraftFile(path, kind, os.stat(path).st_size)  # noqa: PTH116 - pathlib loads slowly
    except (OSError, ValueError) as error:
        return Unreadable(path, reason(error))


def reason(error: OSError | ValueError) -> str:
    """Why a file could not be read."""
    if isinstance(error, FileNotFoundError):
        return "there is no such file or folder"
    if isinstance(error, PermissionError):
        return "it may not be read: permission denied"
    return getattr(error, "strerror", None) or "the path is no path"
