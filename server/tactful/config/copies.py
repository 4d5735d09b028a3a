"""Copies of packs that lie on servers: asked about at most once a minute, and the last good one kept when all fails."""

from __future__ import annotations

import json
import secrets
import time
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from hashlib import blake2b
from typing import TYPE_CHECKING

from tactful.config.keeping import keeping_folder, write_whole
from tactful.config.places import CannotFind, PackPlace
from tactful.config.remote import PATIENT_SECONDS, SECONDS, TEAM_PACK, fetch, pack_url, token_for
from tactful.rulebook.tree import read_tree

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ASK_AGAIN_SECONDS = 60
"""How long an answer, or the lack of one, holds."""


@dataclass(slots=True)
class _State:
    """What is known of a copy: its version, when it came and when the server was last asked, and what to say of it."""

    etag: str = ""
    got: float = 0.0
    asked: float = 0.0
    notice: str = ""


def current_copy(url: str, *, clock: Callable[[], float] = time.time) -> PackPlace:
    """A copy of the pack at `url`, as new as the server has it, or the last good one with a notice.

    Args:
        url: as a settings file names it.
        clock: the time, in seconds since 1970.

    Raises:
        CannotFind: the server does not give it, and there is no copy of it.
    """
    address = pack_url(url)
    folder = keeping_folder("packs")
    stem = blake2b(address.encode(), digest_size=12).hexdigest()
    copy, note = folder / f"{stem}.zip", folder / f"{stem}.json"
    state = _read_state(note) if copy.is_file() else _State()
    if copy.is_file() and 0 <= clock() - state.asked < ASK_AGAIN_SECONDS:
        return PackPlace(str(copy), url, state.notice)
    try:
        seconds = SECONDS if copy.is_file() else PATIENT_SECONDS
        answer = fetch(address, token=token_for(address), etag=state.etag, seconds=seconds)
        if answer.data is not None:
            _adopt(copy, answer.data, answer.etag if TEAM_PACK.partition("{")[0] in address else "")
            state = _State(answer.etag, clock())
        state.notice = ""
    except CannotFind as problem:
        if not copy.is_file():
            raise CannotFind(f"the pack at {url} cannot be fetched: {problem}", problem.hint) from None
        day = datetime.fromtimestamp(state.got, UTC).astimezone().strftime("%Y-%m-%d %H:%M")
        state.notice = f"{problem}; using the copy of {url} from {day}."
    state.asked = clock()
    with suppress(OSError):
        write_whole(note, json.dumps(asdict(state)).encode())
    return PackPlace(str(copy), url, state.notice)


def verified_files(path: Path, digest: str = "") -> dict[str, bytes]:
    """The files of a zip that came from a server.

    Args:
        path: the zip.
        digest: what the server says all its files hash to; not compared when empty.

    Raises:
        CannotFind: it cannot be read, or is not what the server meant to send.
    """
    tree = read_tree(str(path))
    if tree.faults:
        raise CannotFind(f"what the server sends {tree.faults[0].message}")
    if digest and tree.digest() != digest:
        raise CannotFind("what arrived is not what the server meant to send")
    if not tree.files:
        raise CannotFind("what the server sends holds no rules")
    return tree.files


def _adopt(copy: Path, data: bytes, digest: str) -> None:
    """Put a new copy in the place of the old one, if it is sound."""
    new = copy.with_name(f".{copy.name}.{secrets.token_hex(4)}.zip")
    try:
        write_whole(new, data)
        verified_files(new, digest)
        new.replace(copy)
    except OSError as error:
        raise CannotFind(f"{copy.parent} cannot be written: {error.strerror}") from None
    finally:
        new.unlink(missing_ok=True)


def _read_state(note: Path) -> _State:
    try:
        return _State(**json.loads(note.read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return _State()
