"""The rulebooks a server holds: the built-in one, and one a team, read again when their files change."""

from __future__ import annotations

import re
import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tactful.api.team_packs import Standing, read_team_pack
from tactful.rulebook.files import signature
from tactful.rulebook.layer import Layer
from tactful.rulebook.load import load_rulebook

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from tactful.rulebook.book import Rulebook
    from tactful.rulebook.files import Signature

_TEAM_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
_LOOK_AGAIN_SECONDS = 1.0


class UnknownTeam(LookupError):  # noqa: N818 (it is an answer, not a fault of the server)
    """There is no team of that name here."""


@dataclass(slots=True)
class _Held:
    standing: Standing
    stamp: list[Signature]
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
        load: Callable[[Sequence[Layer]], Rulebook] = load_rulebook,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._packs = tuple(Layer("organisation", str(pack)) for pack in packs)
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

        Raises:
            UnknownTeam: there is no such team.
        """
        return self.standing(team).book

    def standing(self, team: str | None = None) -> Standing:
        """How the rules of a team, or those that everybody has, stand.

        Changed files are seen within a second. When a team's are broken, its last good version stays in force.

        Raises:
            UnknownTeam: there is no such team.
        """
        folder = self._folder(team)
        held = self._held.get(team)
        if held is not None and self._is_fresh(held):
            return held.standing
        with self._lock:
            lock = self._locks.setdefault(team, threading.Lock())
        if not lock.acquire(blocking=held is None) and held is not None:
            return held.standing  # somebody else is reading the new one: nobody has to wait for that
        try:
            held = self._held.get(team)
            if held is None or not self._is_fresh(held):
                held = self._held[team] = self._look(folder, held)
            return held.standing
        finally:
            lock.release()

    def _is_fresh(self, held: _Held) -> bool:
        return self._clock() - held.looked < _LOOK_AGAIN_SECONDS

    def _folder(self, team: str | None) -> Path | None:
        """The folder of a team."""
        if team is None:
            return None
        if self._teams is None or not _TEAM_NAME.fullmatch(team):
            raise UnknownTeam
        folder = self._teams / team
        if not folder.is_dir():
            raise UnknownTeam
        return folder

    def _look(self, folder: Path | None, held: _Held | None) -> _Held:
        places = [*(layer.place for layer in self._packs), *([str(folder)] if folder else [])]
        stamp = [signature(place) for place in places]
        if held is not None and held.stamp == stamp:
            return _Held(held.standing, stamp, self._clock())
        try:
            return _Held(self._read(folder), stamp, self._clock())
        except OSError:  # a pack is being replaced just now: go on with what was read, and look again soon
            if held is None:
                raise
            return _Held(held.standing, held.stamp, self._clock())

    def _read(self, folder: Path | None) -> Standing:
        if folder is None:
            return Standing(self._load(self._packs))
        return read_team_pack(folder, self._packs, self._load)
