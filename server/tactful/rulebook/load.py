"""Loading a rulebook from its folders, or from the cache when no file has changed since."""

from __future__ import annotations

import marshal
import os
import sys
from typing import TYPE_CHECKING, Any

from tactful import __version__
from tactful.rulebook.files import signature
from tactful.rulebook.layer import Layer

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tactful.rulebook.book import Rulebook
    from tactful.rulebook.frozen import Frozen

# This module is on the way of every quick lint, so it does with os.path what pathlib would take 4 ms to import for.
# ruff: noqa: PTH103, PTH105, PTH107, PTH110, PTH112, PTH118, PTH120, PTH123

FORMAT = 9
"""The form of the cache; another one is not read."""
MOST_KEPT = 16
"""Compiled rulebooks that stay in the cache, 2 MB each."""


def load_rulebook(packs: Sequence[str | Path | Layer] = (), *, builtin: bool = True, cache: bool = True) -> Rulebook:
    """Load packs, layered in order over the built-in one.

    Args:
        packs: folders of rules, zips of them, or settings files, the lowest layer first; a team's where they are no
            `Layer`.
        builtin: whether the built-in pack is the first layer.
        cache: whether a compiled rulebook may be kept in the user's cache folder (`TACTFUL_CACHE`, or the
            platform's); `TACTFUL_CACHE=off` switches it off for everyone.

    Returns:
        The rulebook. What is wrong in a file stands in its `faults`; the rest of the rules work.

    Raises:
        NotADirectoryError: a pack is no folder and no zip.
    """
    layers = [*([Layer("built-in", builtin_folder())] if builtin else []), *map(_layer, packs)]
    place = _cache_file(layers) if cache else None
    if place is None:
        return _compile(layers).thaw()
    state = [FORMAT, __version__, sys.hexversion, [signature(layer.place) for layer in layers]]
    frozen = _read_cache(place, state)
    if frozen is None:
        frozen = _compile(layers)
        _write_cache(place, state, frozen)
    return frozen.thaw()


def _layer(pack: str | Path | Layer) -> Layer:
    if isinstance(pack, Layer):
        return pack._replace(place=os.path.abspath(pack.place))  # noqa: PTH100
    return Layer("team", os.path.abspath(pack))  # noqa: PTH100


def builtin_folder() -> str:
    """The folder of the built-in pack: inside the installed package, or `rules` of a checkout."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100
    installed = os.path.join(package, "builtin_rules")
    return installed if os.path.isdir(installed) else os.path.join(os.path.dirname(os.path.dirname(package)), "rules")


def _compile(layers: Sequence[Layer]) -> Frozen:
    from tactful.rulebook.compile import freeze
    from tactful.rulebook.pack import read_pack

    return freeze([read_pack(layer) for layer in layers])


def _cache_file(layers: Sequence[Layer]) -> str | None:
    from binascii import crc32

    place = cache_folder()
    if place is None:
        return None
    return os.path.join(place, f"rulebook-{crc32(repr(layers).encode('utf-8', 'surrogateescape')):08x}.bin")


def cache_folder() -> str | None:
    """The folder for what can be made or fetched again, or None where nothing may be kept."""
    place = os.environ.get("TACTFUL_CACHE", "")
    if place == "off":
        return None
    if place:
        return place
    if str(sys.platform) == "linux":  # what platformdirs says, without the 6 ms that importing it costs
        home = os.environ.get("XDG_CACHE_HOME", "").strip() or os.path.expanduser("~/.cache")  # noqa: PTH111
        return os.path.join(home, "tactful")
    from platformdirs import user_cache_dir

    return user_cache_dir("tactful", appauthor=False)


def _read_cache(place: str, state: list[Any]) -> Frozen | None:
    """The cached data, when it is this user's own and nothing has changed since it was written."""
    try:
        cached = _quick_loads(read_own(place))
        if cached[0] != state:
            return None
        from tactful.rulebook.automaton import Automaton
        from tactful.rulebook.frozen import Frozen

        _, ids, rules, rest, history, automaton, replies = cached
        return Frozen(ids, rules, rest, history, Automaton(*automaton), replies)
    except (OSError, ValueError, EOFError, TypeError, IndexError):
        return None


def read_own(place: str) -> bytes:
    """What a file of the cache holds.

    Raises:
        OSError: it cannot be read, or somebody else could have written it.
    """
    with open(place, "rb") as file:
        status = os.fstat(file.fileno())
        if hasattr(os, "getuid") and (status.st_uid != os.getuid() or status.st_mode & 0o022):
            raise PermissionError(f"{place} is not this user's alone")
        return file.read()


def write_own(place: str, data: bytes) -> None:
    """Keep a file in the cache, for its owner only. A cache that cannot be written is no cache, and no error."""
    temporary = f"{place}.{os.getpid()}"
    try:
        os.makedirs(os.path.dirname(place), mode=0o700, exist_ok=True)
        with open(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(data)
        os.replace(temporary, place)
    except OSError:
        if os.path.exists(temporary):
            os.remove(temporary)


def _quick_loads(data: bytes) -> Any:
    """Read plain data. The garbage collector would look through a hundred thousand new dicts again and again."""
    import gc

    was_enabled = gc.isenabled()
    gc.disable()
    try:
        return marshal.loads(data)  # noqa: S302, the user's own file, checked by the caller
    finally:
        if was_enabled:
            gc.enable()


def _write_cache(place: str, state: list[Any], frozen: Frozen) -> None:
    plain: tuple[Any, ...] = tuple(frozen.automaton)
    parts = (state, frozen.ids, frozen.rules, frozen.rest, frozen.history, plain, frozen.replies)
    write_own(place, marshal.dumps(parts))
    _forget_oldest(os.path.dirname(place))


def _forget_oldest(folder: str) -> None:
    """Let go of rulebooks compiled long ago: each set of packs has a file of its own, and most are not asked again."""
    try:
        with os.scandir(folder) as entries:
            kept = [(entry.stat().st_mtime_ns, entry.path) for entry in entries if entry.name.startswith("rulebook-")]
        for _, path in sorted(kept, reverse=True)[MOST_KEPT:]:
            os.remove(path)
    except OSError:
        pass  # another process was quicker
