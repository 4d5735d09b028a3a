"""Settling settings files once, and remembering what came of it until one of them changes.

Reading YAML takes longer than linting a draft; a team with a `.tactful.yml` should not wait for it at every lint.
"""

from __future__ import annotations

import marshal
import os
from typing import TYPE_CHECKING, Any

from tactful import __version__
from tactful.config.find import ELSEWHERE
from tactful.config.setup import NOTHING_SAID, PackInForce, Place, Setting, Setup
from tactful.rulebook.files import signature
from tactful.rulebook.layer import Layer
from tactful.rulebook.load import cache_folder, read_own, write_own

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tactful.config.find import Found

FORMAT = 1
"""The form of what is remembered; another one is not read."""


def settled(found: Sequence[Found]) -> Setup:
    """What settings files come to, as `settle` says it; remembered while none of them and no pack's place changes.

    What has faults, or names a pack that is fetched or installed, is settled anew each time.
    """
    if not found:
        return NOTHING_SAID
    state = [FORMAT, __version__, [(file.layer, file.path, file.chosen, signature(file.path)) for file in found]]
    place = _place(state[2])
    setup = _remembered(place, state, found) if place else None
    if setup is None:
        from tactful.config.settle import settle

        setup = settle(found)
        if place and not setup.faults and not any(pack.name.startswith(ELSEWHERE) for pack in setup.packs):
            write_own(place, marshal.dumps((state, *_plain(setup))))
    return setup


def _place(files: Any) -> str | None:
    from zlib import crc32

    folder = cache_folder()
    names = repr([file[:3] for file in files]).encode("utf-8", "surrogateescape")
    return os.path.join(folder, f"settings-{crc32(names):08x}.bin") if folder else None  # noqa: PTH118 (as in find)


def _remembered(place: str, state: list[Any], found: Sequence[Found]) -> Setup | None:
    try:
        was, packs, settings, locks = marshal.loads(read_own(place))  # noqa: S302, the user's own file
        if was != state or not all(os.path.exists(pack[1]) for pack in packs):  # noqa: PTH110 (as in find)
            return None
        return Setup(
            tuple(found),
            tuple(PackInForce(Layer(*pack[:3]), pack[3], Place(*pack[4])) for pack in packs),
            {key: Setting(value, layer, said and Place(*said)) for key, (value, layer, said) in settings.items()},
            {key: Place(*said) for key, said in locks.items()},
        )
    except (OSError, ValueError, EOFError, TypeError, IndexError, AttributeError):
        return None


def _plain(setup: Setup) -> tuple[Any, Any, Any]:
    """Packs, settings and locks without classes."""
    return (
        [(*pack.layer, pack.name, tuple(pack.place)) for pack in setup.packs],
        {key: (one.value, one.layer, one.place and tuple(one.place)) for key, one in setup.settings.items()},
        {key: tuple(said) for key, said in setup.locks.items()},
    )
