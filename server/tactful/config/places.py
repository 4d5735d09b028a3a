"""From what a pack is called to where it lies: a folder, a zip, a team's pack on a server, an installed package."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

ENTRY_POINTS = "tactful.packs"
"""The entry point group under which Python packages offer packs."""
PACKAGE = "package:"


class CannotFind(LookupError):  # noqa: N818 (it says what happened)
    """There is no such pack; the message says why, `hint` what to do about it."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class PackPlace(NamedTuple):
    """Where a pack lies.

    Attributes:
        path: a folder or a zip.
        shown: what to call it in faults; its path when empty.
        notice: what the user should know, such as that this is a copy because the server is away.
    """

    path: str
    shown: str = ""
    notice: str = ""


def find_pack(name: str, *, beside: str = "") -> PackPlace:
    """Where the pack called `name` lies.

    Args:
        name: a folder or a zip, a URL, or `package:` and the name of an entry point.
        beside: the file that names it: a relative path starts in its folder. In the working folder when empty.

    Raises:
        CannotFind: it is not there, and there is no copy of it.
    """
    if name.startswith(("http://", "https://")):
        from tactful.config.copies import current_copy

        return current_copy(name)
    if name.startswith(PACKAGE):
        return PackPlace(_package_folder(name.removeprefix(PACKAGE)), name)
    path = Path(beside).parent / Path(name).expanduser() if beside else Path(name).expanduser()
    if path.is_dir() or (path.is_file() and path.suffix == ".zip"):
        return PackPlace(str(path))
    problem = "is not a folder, and not a zip" if path.exists() else "is not there"
    raise CannotFind(f"the pack {name} {problem}", "a folder, a zip, a URL, or package:name")


def _package_folder(name: str) -> str:
    from importlib.metadata import entry_points

    found = entry_points(group=ENTRY_POINTS)
    if name not in found.names:
        there_are = ", ".join(sorted(found.names)) or "none"
        raise CannotFind(f"no installed package offers a pack called {name}", f"pip install it; there are: {there_are}")
    entry = found[name]
    try:
        path = _folder_of(entry.load()) if entry.attr else _module_folder(entry.module)
    except Exception as error:  # somebody else's code may raise anything
        raise CannotFind(f"the package's pack {name} cannot be loaded: {type(error).__name__}: {error}") from error
    if path is None or not path.is_dir():
        raise CannotFind(f"the package's pack {name} is not a folder", "its entry point names a package or a path")
    return str(path)


def _module_folder(module: str) -> Path | None:
    from importlib.util import find_spec

    spec = find_spec(module)
    folders = list(spec.submodule_search_locations or ()) if spec is not None else []
    return Path(folders[0]) if folders else None


def _folder_of(value: object) -> Path | None:
    return Path(value) if isinstance(value, str | Path) else None
