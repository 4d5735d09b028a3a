"""The rulebooks a server holds: the built-in one, and one a team, read again when their files change."""

from __future__ import annotations

import re
import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tactful.rulebook.load import load_rulebook

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from tactful.rulebook.book import Rulebook

_TEAM_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
_LOOK_AGAIN_SECONDS = 1.0

Stamp = frozenset[tuple[str, int, int]]


class UnknownTeam(LookupError):  # noqa: N818 (it is an answer, not a fault of the server)
    """There is no team of that name here."""


@dataclass(slots=True)
class _Held:
    book: Rulebook
    stamp: Stamp
    looked: float


class Rulebooks:
    """Rulebooks by team.

    Args:
        packs: packs that everybody has, over the built-in rules.
        teams: the folder with one pack folder a team, or None.
        load: makes a rulebook from packs.
        clock: seconds, for deciding when to look for changed files again.
    """

    def __init__(
        self,
        packs: Sequence[Path],
        teams: Path | None,
        *,
        load: Callable[[Sequence[Path]], Rulebook] = load_rulebook,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._packs = tuple(packs)
        self._teams = teams
        self._load = load
        self._clock = clock
        self._held: dict[str | None, _Held] = {}
        self._locks: dict[str | None, threading.Lock] = {}
        self._lock = threading.Lock()

    @property
    def ready(self) -> bool:
        """Whether the rulebook that everybody has is loaded."""
        return None in self._held

    def names(self) -> list[str]:
        """The teams there are, in alphabetical order."""
        if self._teams is None or not self._teams.is_dir():
            return []
        return sorted(
            entry.name for entry in self._teams.iterdir() if _TEAM_NAME.fullmatch(entry.name) and entry.is_dir()
        )

    def book(self, team: str | None = None) -> Rulebook:
        """The rulebook of a team, or the one everybody has.

        Changed files are seen within a second. A rulebook with faults is given out without the faulty rules.

        Raises:
            UnknownTeam: there is no such team.
        """
        packs = self._packs_of(team)
        held = self._held.get(team)
        if held is not None and self._is_fresh(held):
            return held.book
        with self._lock:
            lock = self._locks.setdefault(team, threading.Lock())
        if not lock.acquire(blocking=held is None) and held is not None:
            return held.book  # somebody else is reading the new one: nobody has to wait for that
        try:
            held = self._held.get(team)
            if held is None or not self._is_fresh(held):
                held = self._held[team] = self._look(packs, held)
            return held.book
        finally:
            lock.release()

    def _is_fresh(self, held: _Held) -> bool:
        return self._clock() - held.looked < _LOOK_AGAIN_SECONDS

    def _packs_of(self, team: str | None) -> tuple[Path, ...]:
        if team is None:
            return self._packs
        if self._teams is None or not _TEAM_NAME.fullmatch(team):
            raise UnknownTeam
        folder = self._teams / team
        if not folder.is_dir():
            raise UnknownTeam
        return (*self._packs, folder)

    def _look(self, packs: tuple[Path, ...], held: _Held | None) -> _Held:
        stamp = _stamp(packs)
        if held is not None and held.stamp == stamp:
            return _Held(held.book, stamp, self._clock())
        try:
            return _Held(self._load(packs), stamp, self._clock())
        except OSError:  # a pack is being replaced just now: go on with what was read, and look again soon
            if held is None:
                raise
            return _Held(held.book, held.stamp, self._clock())


def _stamp(packs: Sequence[Path]) -> Stamp:
    marks = set()
    for pack in packs:
        for path in pack.rglob("*"):
            try:
                state = path.stat()
            except OSError:  # deleted while we look; the next look settles it
                continue
            marks.add((str(path), state.st_mtime_ns, state.st_size))
    return frozenset(marks)
