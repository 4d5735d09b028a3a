"""Where settings files lie: the nearest `.tactful.yml` upwards, the user's own, the organisation's."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from tactful.rulebook.layer import LayerName

# Every quick lint runs through here, so it does with os what pathlib and platformdirs would take 10 ms to import for.
# ruff: noqa: PTH100, PTH111, PTH113, PTH118, PTH120

NAME = ".tactful.yml"
"""What a settings file beside drafts is called."""
OWN_NAME = "config.yml"
"""What the user's own settings file, and the organisation's, is called in its folder."""

ELSEWHERE = ("http://", "https://", "package:")
"""How the name of a pack starts that is no path: it is fetched, or an installed package offers it."""


class Found(NamedTuple):
    """A settings file.

    Attributes:
        layer: whose it is.
        path: where it lies.
        chosen: whether the user named it, rather than that it happened to lie near the drafts.
    """

    layer: LayerName
    path: str
    chosen: bool


def find_settings(folder: str, *, named: str | None = None, none: bool = False) -> tuple[Found, ...]:
    """The settings files that are in force in a folder, the weakest first.

    Args:
        folder: where the drafts lie.
        named: a file to take instead of those beside the drafts and of the user's own.
        none: whether to take neither of these. The organisation's is always in force.
    """
    found = [Found("organisation", path, chosen=True) for path in [organisation_file()] if os.path.isfile(path)]
    if named is not None:
        found.append(Found("team", os.path.abspath(named), chosen=True))
    elif not none:
        nearest = find_upwards(folder)
        if nearest is not None:
            found.append(Found("team", nearest, chosen=False))
        own = own_file()
        if os.path.isfile(own) and own != nearest:
            found.append(Found("person", own, chosen=True))
    return tuple(found)


def find_upwards(folder: str) -> str | None:
    """The `.tactful.yml` in a folder or in the nearest one above it."""
    folder = os.path.abspath(folder)
    while True:
        path = os.path.join(folder, NAME)
        if os.path.isfile(path):
            return path
        above = os.path.dirname(folder)
        if above == folder:
            return None
        folder = above


def own_file() -> str:
    """Where the user's own settings file lies, if there is one."""
    return os.path.join(own_folder(), OWN_NAME)


def own_folder() -> str:
    """Where the user's own settings lie."""
    if str(sys.platform) == "linux":  # what platformdirs says, without the 6 ms that importing it costs
        home = os.environ.get("XDG_CONFIG_HOME", "").strip() or os.path.expanduser("~/.config")
        return os.path.join(home, "tactful")
    from platformdirs import user_config_dir

    return user_config_dir("tactful")


def organisation_file() -> str:
    """Where the organisation's settings file lies, if there is one: where only administrators can write."""
    if str(sys.platform) == "linux":  # as above
        first = os.environ.get("XDG_CONFIG_DIRS", "").split(os.pathsep)[0].strip() or "/etc/xdg"
        return os.path.join(first, "tactful", OWN_NAME)
    from platformdirs import site_config_dir

    return os.path.join(site_config_dir("tactful"), OWN_NAME)
