"""The access token: made once, kept in a file that only its owner can read, compared in constant time."""

from __future__ import annotations

import hmac
import os
import secrets
from typing import TYPE_CHECKING

import platformdirs

if TYPE_CHECKING:
    from pathlib import Path

_OWNER_ONLY = 0o600
_OTHERS = 0o077


class TokenError(OSError):
    """The token file cannot be read or made; the message says which and why."""


def token_path() -> Path:
    """Where the user's token lies."""
    return platformdirs.user_config_path("tactful") / "token"


def load_or_make_token(path: Path | None = None) -> str:
    """The token in the file; a new one is made and written when there is no file yet.

    Two servers that start at once agree on one token. A file that others could read is closed to them.

    Args:
        path: the token file; `token_path()` when left out.

    Raises:
        TokenError: the file cannot be read or written, or is empty.
    """
    path = path or token_path()
    try:
        if not path.exists():
            _make_once(path)
        return _read(path)
    except OSError as problem:
        raise TokenError(f"The token file {path} cannot be used: {problem.strerror or problem}.") from problem


def same_token(given: str, expected: str) -> bool:
    """Whether the two are the same, without telling by the time it takes how much of them is."""
    return hmac.compare_digest(given.encode("utf-8", "replace"), expected.encode("utf-8", "replace"))


def _make_once(path: Path) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ONLY)
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(32) + "\n")
        os.link(draft, path)  # unlike a rename, fails when another server was first
    except FileExistsError:
        pass
    finally:
        draft.unlink()


def _read(path: Path) -> str:
    if os.name == "posix" and path.stat().st_mode & _OTHERS:
        path.chmod(_OWNER_ONLY)
    token = path.read_text(encoding="utf-8", errors="replace").strip()
    if not token:
        raise TokenError("it is empty; delete it to have a new one made")
    return token
