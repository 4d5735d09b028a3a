"""Going on where a long lint was stopped: how far it got, kept in the user's cache folder.

What is kept are names of files, counts and digests, never any words of a draft.
"""

from __future__ import annotations

import json
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tactful.cli.lint import Wanted
    from tactful.mail.places import DraftFile, Unreadable

    Found = DraftFile | Unreadable

_VERSION = 1


class Stop(NamedTuple):
    """How far a lint got.

    Attributes:
        files: how many files it was through with.
        mails: how many mails of the next file, a mailbox, it was through with.
        drafts: how many drafts it had linted in all.
        found: whether it had found anything that makes the exit status 1.
    """

    files: int
    mails: int
    drafts: int
    found: bool


def keep_stop(wanted: Wanted, found: Sequence[Found], stop: Stop) -> bool:
    """Keep how far a lint got, so that `--resume` goes on from there; False if it cannot be kept.

    Args:
        wanted: what `tactful lint` was asked to do.
        found: all the files that it was to read.
        stop: how far it got.
    """
    path = _place(wanted)
    if path is None:
        return False
    try:
        kept = {**stop._asdict(), "version": _VERSION, "digest": _digest(found, stop)}
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        path.write_text(json.dumps(kept), encoding="ascii")
    except OSError:
        return False
    return True


def find_stop(wanted: Wanted, found: Sequence[Found]) -> Stop | None:
    """How far a lint of the same paths got that was stopped; None if none was.

    Raises:
        StaleStop: there was one, and what it had read has changed since.
    """
    path = _place(wanted)
    try:
        kept = json.loads(path.read_text("ascii")) if path is not None else {}
        stop = Stop(int(kept["files"]), int(kept["mails"]), int(kept["drafts"]), bool(kept["found"]))
        fits = kept["version"] == _VERSION and kept["digest"] == _digest(found, stop)
    except (OSError, ValueError, KeyError, IndexError, TypeError):
        return None
    if not fits:
        raise StaleStop
    return stop


def forget_stop(wanted: Wanted) -> None:
    """Forget how far a lint of these paths got: it has been through with all of them."""
    path = _place(wanted)
    if path is not None:
        path.unlink(missing_ok=True)


class StaleStop(Exception):  # noqa: N818 - says what it is
    """What a stopped lint had read has changed since, so that nobody can tell where to go on."""


def _place(wanted: Wanted) -> Path | None:
    """Where it is kept how far a lint of these paths got."""
    from tactful.rulebook.load import cache_folder

    folder = cache_folder()
    if folder is None:
        return None
    asked = [str(Path(path).absolute()) for path in wanted.paths], wanted.kind, wanted.drafts
    name = blake2b(repr(asked).encode("utf-8", "surrogateescape"), digest_size=12).hexdigest()
    return Path(folder) / "stopped" / f"{name}.json"


def _digest(found: Sequence[Found], stop: Stop) -> str:
    """A digest of all that was read: the files by name and size, the mails of a mailbox by their bytes."""
    digest = blake2b(digest_size=16)
    for file in found[: stop.files]:
        digest.update(f"{file.path}\0{getattr(file, 'size', '')}\0".encode("utf-8", "surrogateescape"))
    if stop.mails:
        _add_mails(digest, found[stop.files].path, stop.mails)
    return digest.hexdigest()


def _add_mails(digest: blake2b, path: str, mails: int) -> None:
    from tactful.mail.mbox import split_mbox
    from tactful.mail.read import LONGEST_MAIL

    digest.update(path.encode("utf-8", "surrogateescape"))
    with Path(path).open("rb") as file:
        for stretch in islice(split_mbox(file, limit=LONGEST_MAIL), mails):
            digest.update(b"%d\0" % stretch.size)
            digest.update(stretch.data)
