"""One team's pack as it lies in its folder, as it was last sound, and which of the two is in force."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import blake2b
from typing import TYPE_CHECKING, Literal

from tactful import __version__
from tactful.api.team_examples import Examined, examine
from tactful.config.keeping import keeping_folder, write_whole
from tactful.rulebook.archive import archive_bytes
from tactful.rulebook.layer import Layer
from tactful.rulebook.tree import Tree, files_digest, read_tree

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from tactful.rulebook.book import Rulebook
    from tactful.rulebook.fault import Fault

State = Literal["current", "last-good", "faulty", "refused"]
"""What is in force: what lies in the folder; the version before it, because the folder is broken; or, where there never
was a sound version, those files of the folder that are sound, or nothing of it where their examples do not hold."""
STATES: tuple[State, ...] = ("current", "last-good", "faulty", "refused")

_LONG_AGO = datetime.fromtimestamp(0, UTC)

_NOT_RUN = "The examples of {} were not run: there are too many for a server. `tactful rules test` runs them all."
_DOES_NOT = (" that does not hold", " that do not hold")


@dataclass(frozen=True, slots=True)
class Standing:
    """How a team's rules stand.

    Attributes:
        book: the rulebook in force.
        state: which version that is.
        faults: what is wrong in the team's folder as it is now, examples that do not hold included.
        failing: how many of the faults are such examples.
        not_run: how many rules there was no time to run the examples of.
        since: when the version in force was first seen.
        archive: the team's pack in force as a zip; empty for the rules that everybody has.
        digest: a hash of the files in that zip.
    """

    book: Rulebook
    state: State = "current"
    faults: tuple[Fault, ...] = ()
    failing: int = 0
    not_run: int = 0
    since: datetime = _LONG_AGO
    archive: bytes = b""
    digest: str = ""

    @property
    def notice(self) -> str:
        """What people should know, in a sentence; empty while all is well."""
        if self.state == "current":
            return _NOT_RUN.format(_count(self.not_run, "rule")) if self.not_run else ""
        broken = len(self.faults) - self.failing
        parts = [_count(broken, "fault")] if broken else []
        parts += [_count(self.failing, "example") + _DOES_NOT[self.failing > 1]] if self.failing else []
        said = f"The team's rules have {' and '.join(parts)}."
        if self.state == "last-good":
            day = self.since.astimezone().strftime("%Y-%m-%d %H:%M")
            return f"{said} Until that is put right, the last good version holds, of {day}."
        if self.state == "refused":
            return f"{said} Until that is put right, none of them hold, only those that everybody has."
        return f"{said} The rules without faults hold."


def read_team_pack(folder: Path, below: Sequence[Layer], load: Callable[[Sequence[Layer]], Rulebook]) -> Standing:
    """Read a team's folder, and say which of its versions is in force.

    What is compiled is a copy of the folder as it was read, so that a change half-way through does no harm. A version
    without faults whose examples hold is kept, also for the next start of the server and for other processes of it.

    Args:
        folder: the team's folder.
        below: the layers that lie below the team's.
        load: makes a rulebook from layers.

    Raises:
        OSError: the folder cannot be read.
    """
    tree = read_tree(str(folder))
    archive = archive_bytes(tree.files)
    newest, good = _places(folder)
    _keep(newest, archive)
    book = load([*below, Layer("team", str(newest), str(folder))])
    kept = read_tree(str(good), str(folder)) if good.is_file() else Tree("")
    examined = _remembered(good, archive, book)
    if examined is None:
        changed = {tree.path(name) for name, data in tree.files.items() if kept.files.get(name) != data}
        examined = examine(book, newest, folder, changed)
    faults = tuple(sorted({*tree.faults, *_own(book, folder), *examined.faults}))
    if not faults:
        _keep(good, archive)
        _remember(good, book, examined)
        since = _changed(good)
        return Standing(book, not_run=examined.not_run, since=since, archive=archive, digest=files_digest(tree.files))
    if good.is_file() and not kept.faults:
        before = load([*below, Layer("team", str(good), str(folder))])
        if not _own(before, folder):
            return _standing(before, "last-good", (faults, len(examined.faults)), good, kept)
    if examined.faults:
        return _standing(load(below), "refused", (faults, len(examined.faults)), newest, Tree(""))
    return _standing(book, "faulty", (faults, 0), newest, tree)


def _standing(book: Rulebook, state: State, wrong: tuple[tuple[Fault, ...], int], place: Path, given: Tree) -> Standing:
    """How a team stands whose folder is not in force, with what is wrong and what is given out instead."""
    faults, failing = wrong
    return Standing(
        book,
        state,
        faults,
        failing,
        since=_changed(place),
        archive=archive_bytes(given.files),
        digest=given.digest(),
    )


def _remembered(good: Path, archive: bytes, book: Rulebook) -> Examined | None:
    """What came of the examples of the last good version, if that is what lies in the folder, under the same rules."""
    with suppress(OSError, ValueError):
        version, digest, not_run = _note(good).read_text(encoding="utf-8").split()
        if (version, digest) == (__version__, book.digest) and good.read_bytes() == archive:
            return Examined(not_run=int(not_run))
    return None


def _remember(good: Path, book: Rulebook, examined: Examined) -> None:
    _keep(_note(good), f"{__version__} {book.digest} {examined.not_run}".encode())


def _note(good: Path) -> Path:
    return good.with_suffix(".examined")


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


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
