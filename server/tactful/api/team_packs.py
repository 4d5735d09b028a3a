"""One team's pack as it lies in its folder, as it was last sound, and which of the two is in force."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import blake2b
from typing import TYPE_CHECKING, Literal

from tactful.config.keeping import keeping_folder, write_whole
from tactful.rulebook.archive import archive_bytes
from tactful.rulebook.layer import Layer
from tactful.rulebook.tree import files_digest, read_tree

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from tactful.rulebook.book import Rulebook
    from tactful.rulebook.fault import Fault

State = Literal["current", "last-good", "faulty"]
"""What is in force: what lies in the folder; the version before it, because the folder is broken; or, where there never
was a sound version, those files of the folder that are sound."""
STATES: tuple[State, ...] = ("current", "last-good", "faulty")

_LONG_AGO = datetime.fromtimestamp(0, UTC)


@dataclass(frozen=True, slots=True)
class Standing:
    """How a team's rules stand.

    Attributes:
        book: the rulebook in force.
        state: which version that is.
        faults: what is wrong in the team's folder as it is now.
        since: when the version in force was first seen.
        archive: the team's pack in force as a zip; empty for the rules that everybody has.
        digest: a hash of the files in that zip.
    """

    book: Rulebook
    state: State = "current"
    faults: tuple[Fault, ...] = ()
    since: datetime = _LONG_AGO
    archive: bytes = b""
    digest: str = ""

    @property
    def notice(self) -> str:
        """What people should know, in a sentence; empty while all is well."""
        if self.state == "current":
            return ""
        count = "1 fault" if len(self.faults) == 1 else f"{len(self.faults)} faults"
        if self.state == "last-good":
            day = self.since.astimezone().strftime("%Y-%m-%d %H:%M")
            return f"The team's rules have {count}. Until that is put right, the last good version holds, of {day}."
        return f"The team's rules have {count}. The rules without faults hold."


def read_team_pack(folder: Path, below: Sequence[Layer], load: Callable[[Sequence[Layer]], Rulebook]) -> Standing:
    """Read a team's folder, and say which of its versions is in force.

    What is compiled is a copy of the folder as it was read, so that a change half-way through does no harm. A version
    without faults is kept, also for the next start of the server and for other processes of it.

    Args:
        folder: the team's folder.
        below: the layers that lie below the team's.
        load: makes a rulebook from layers.

    Raises:
        OSError: the folder cannot be read.
    """
    tree = read_tree(str(folder))
    archive, digest = archive_bytes(tree.files), files_digest(tree.files)
    newest, good = _places(folder)
    _keep(newest, archive)
    book = load([*below, Layer("team", str(newest), str(folder))])
    faults = tuple(sorted({*tree.faults, *_own(book, folder)}))
    if not faults:
        if not good.is_file() or good.read_bytes() != archive:
            _keep(good, archive)
        return Standing(book, "current", (), _changed(good), archive, digest)
    if good.is_file():
        before = load([*below, Layer("team", str(good), str(folder))])
        kept = read_tree(str(good))
        if not kept.faults and not _own(before, folder):
            return Standing(before, "last-good", faults, _changed(good), good.read_bytes(), kept.digest())
    return Standing(book, "faulty", faults, _changed(newest), archive, digest)


def _own(book: Rulebook, folder: Path) -> list[Fault]:
    inside = str(folder) + os.sep
    return [fault for fault in book.faults if fault.path == str(folder) or fault.path.startswith(inside)]


def _places(folder: Path) -> tuple[Path, Path]:
    """Where the newest version and the last good one are kept."""
    key = blake2b(os.fsencode(folder.resolve()), digest_size=8).hexdigest()
    kept = keeping_folder("teams")
    return kept / f"{folder.name}-{key}.zip", kept / f"{folder.name}-{key}.good.zip"


def _keep(place: Path, archive: bytes) -> None:
    with suppress(OSError):
        if place.read_bytes() == archive:
            return  # unchanged, so that the compiled rulebook in the cache is still good
    write_whole(place, archive)


def _changed(path: Path) -> datetime:
    return datetime.fromtimestamp(path.stat().st_mtime, UTC)
