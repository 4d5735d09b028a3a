"""Writing replacements back into the bytes that a draft was read from, everything else byte for byte.

An edit goes down the same stages that reading came up: HTML, charset, transfer encoding, mailbox. The result is read
again and must say what was asked for; otherwise nothing is changed. A mail that carries its body both as plain text
and as HTML is edited in both, or, where the words cannot be told in the other, in neither: its readers would see
different mails.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tactful.mail.charset import PLAINER
from tactful.mail.layer import CannotEdit, Change, apply_changes
from tactful.mail.source import lower_to_bytes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tactful.mail.draft import Draft, Part, PartName
    from tactful.mail.eml import Mail

__all__ = ["CannotEdit", "Edit", "apply_edits", "write_atomically"]


class Edit(NamedTuple):
    """`text` in place of `start` to `end` of a part's text, in code points."""

    part: PartName
    start: int
    end: int
    text: str


class _Reading(NamedTuple):
    parts: tuple[Part, ...]
    twin: Part | None  # the body in its other format


def apply_edits(data: bytes, draft: Draft, edits: Sequence[Edit]) -> bytes:
    """Make `edits` in the file that `draft` was read from.

    Args:
        data: the file's bytes as they are now.
        draft: the draft as it was read.
        edits: what to replace, in any order, not overlapping.

    Returns:
        The file's new bytes; only the bytes of the edited words differ.

    Raises:
        CannotEdit: the file is no longer what the draft was read from, or the words stand where they cannot be
            replaced without touching anything else. Nothing is edited then.
    """
    if not edits:
        return data
    reading = _read(data, draft)
    if {part.name: part.text for part in reading.parts} != {part.name: part.text for part in draft.parts}:
        raise CannotEdit("the file has changed since it was read")
    changes: list[Change[bytes]] = []
    expected = {part.name: part.text for part in reading.parts}
    twin_expected = reading.twin.text if reading.twin else ""
    for part in reading.parts:
        wanted = _changes(part, edits)
        if not wanted:
            continue
        changes += lower_to_bytes(part.source, wanted)
        expected[part.name] = apply_changes(part.text, wanted)
        if part.name == "body" and reading.twin is not None:
            twin_changes = _twin_changes(part, reading.twin, wanted)
            changes += lower_to_bytes(reading.twin.source, twin_changes)
            twin_expected = apply_changes(reading.twin.text, twin_changes)
    edited = apply_changes(data, sorted(changes, key=lambda change: (change.start, change.end)))
    after = _read(edited, draft)
    says = {part.name: _plain(part.text) for part in after.parts}
    twin_says = after.twin.text if after.twin else ""
    if says != {name: _plain(text) for name, text in expected.items()} or _plain(twin_says) != _plain(twin_expected):
        raise CannotEdit("the words cannot be replaced in this place without changing others")
    return edited


def write_atomically(path: str, data: bytes) -> None:
    """Put `data` in place of a file in one step, keeping its permissions; a link stays a link.

    Raises:
        OSError: the file cannot be written; it is then as it was.
    """
    import os
    import tempfile
    from pathlib import Path

    target = Path(path).resolve()
    handle, temporary = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            Path(temporary).chmod(target.stat().st_mode & 0o7777)
        Path(temporary).replace(target)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _read(data: bytes, draft: Draft) -> _Reading:
    """Read the draft's mail anew, with its body's other format."""
    from tactful.mail.read import UnreadableDraft, read_one

    try:
        if draft.kind in {"text", "html"}:
            return _Reading(read_one(data, path=draft.path, kind=draft.kind).parts, None)
        mail = _mail(data, draft)
        read = mail.read() if mail else None
    except UnreadableDraft as error:
        raise CannotEdit("the file can no longer be read") from error
    if mail is None or read is None:
        raise CannotEdit("the file no longer holds this mail")
    bodies = mail.bodies()
    return _Reading(read.parts, bodies[1][0] if len(bodies) > 1 else None)


def _mail(data: bytes, draft: Draft) -> Mail | None:
    if draft.kind == "eml":
        from tactful.mail.eml import Mail
        from tactful.mail.source import FileLines

        return Mail(data, (), FileLines(data))
    import io
    from itertools import islice

    from tactful.mail.mbox import split_mbox
    from tactful.mail.read import LONGEST_MAIL

    stretches = split_mbox(io.BytesIO(data), limit=LONGEST_MAIL)
    stretch = next(islice(stretches, draft.index, None), None)
    return stretch.mail() if stretch is not None and stretch.data else None


def _changes(part: Part, edits: Sequence[Edit]) -> list[Change[str]]:
    """The edits of one part in order, with line breaks as the part has them."""
    eol = "\r\n" if "\r\n" in part.text else "\n"
    changes = [
        Change(edit.start, edit.end, re.sub(r"\r\n|\n|\r", eol, edit.text))
        for edit in sorted(edits, key=lambda edit: (edit.start, edit.end))
        if edit.part == part.name
    ]
    if any(not 0 <= change.start <= change.end <= len(part.text) for change in changes):
        raise CannotEdit("a replacement lies outside the draft")
    return changes


def _twin_changes(part: Part, twin: Part, changes: list[Change[str]]) -> list[Change[str]]:
    """The same changes in the body's other format: the same words at the same place among their likes."""
    twins: list[Change[str]] = []
    for change in changes:
        replaced = part.text[change.start : change.end]
        words = replaced.split()
        if not words:
            raise CannotEdit("the mail's other format has no words to put the new ones at")
        pattern = re.compile(r"(?<!\w)" + r"\s+".join(map(re.escape, words)) + r"(?!\w)")
        here = [match.start() for match in pattern.finditer(part.text)]
        there = [match.span() for match in pattern.finditer(twin.text)]
        first = change.start + len(replaced) - len(replaced.lstrip())
        if first not in here or len(here) != len(there):
            raise CannotEdit("the mail carries its text twice, plain and as HTML, and the two differ here")
        twins.append(Change(*there[here.index(first)], change.new.strip()))
    return twins


def _plain(text: str) -> str:
    """The text with what may change by being written: white space, and typography that the charset lacks."""
    return " ".join(text.translate(PLAINER).split())
