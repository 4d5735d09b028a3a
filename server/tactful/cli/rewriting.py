"""Putting rewrites into the bytes of a draft, as many as will go in, and showing what they change."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tactful.cli.fixing import Fix, rewritten
from tactful.mail.writeback import CannotEdit, Edit, apply_edits
from tactful.report.as_text import flat
from tactful.report.style import PLAIN, Style

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tactful.mail.draft import Draft, PartName


class Rewriting(NamedTuple):
    """What became of a draft.

    Attributes:
        draft: the draft as it was.
        data: its new bytes.
        made: the rewrites that went in.
        refused: rewrites that could not go in, each with the reason.
    """

    draft: Draft
    data: bytes
    made: list[Fix]
    refused: list[tuple[Fix, str]]


def put_in(data: bytes, draft: Draft, fixes: Sequence[Fix]) -> Rewriting:
    """Put all of `fixes` into a draft's bytes, or else as many as will go in one after the other.

    Args:
        data: the draft's file, or the stretch of a mailbox that holds it.
        draft: the draft as it was read from `data`.
        fixes: the rewrites, in reading order and apart.
    """
    try:
        return Rewriting(draft, apply_edits(data, draft, [_edit(fix) for fix in fixes]), list(fixes), [])
    except CannotEdit as error:
        if len(fixes) == 1:
            return Rewriting(draft, data, [], [(fixes[0], str(error))])
    done: list[Fix] = []
    left: list[tuple[Fix, str]] = []
    result = data
    for fix in fixes:
        try:
            result = apply_edits(data, draft, [_edit(each) for each in (*done, fix)])
            done.append(fix)
        except CannotEdit as error:
            left.append((fix, str(error)))
    return Rewriting(draft, result, done, left)


def made_text(rewriting: Rewriting, *, style: Style = PLAIN, each: bool = True) -> str:
    """A line for each rewrite that went in or was refused, and where its words stood.

    Args:
        rewriting: what became of the draft.
        style: the colours.
        each: whether those that went in are listed; otherwise one line says how many they are.
    """
    path = rewriting.draft.path
    good, warning = style.paint("good", "rewritten:"), style.paint("warning", "not rewritten:")
    lines = [f"{_place(path, fix, style)} {good} {_words(fix)}" for fix in rewriting.made if each]
    if rewriting.made and not each:
        count = len(rewriting.made)
        places = "1 place" if count == 1 else f"{count} places"
        lines.append(f"{style.paint('strong', flat(path) + ':')} {good} {places}")
    lines += [
        f"{_place(path, fix, style)} {warning} {flat(fix.finding.text)}: {reason}" for fix, reason in rewriting.refused
    ]
    return "".join(f"{line}\n" for line in lines)


def diff_text(data: bytes, rewriting: Rewriting, *, style: Style = PLAIN) -> str:
    """What the rewrites change, as a unified diff: of the file's own lines, or of a mail's text as it reads.

    Args:
        data: the draft's bytes as they were.
        rewriting: what became of them.
        style: the colours.
    """
    draft = rewriting.draft
    if draft.kind in {"html", "markdown"}:
        before, after = (content.decode("utf-8", "replace") for content in (data, rewriting.data))
        return "".join(_diff(draft.path, before, after, style))
    pieces: list[str] = []
    for part, changed in zip(draft.parts, rewritten(draft, rewriting.made).parts, strict=True):
        name = draft.path if part.name == "body" else f"{draft.path} ({part.name})"
        pieces += _diff(name, part.text, changed.text, style)
    return "".join(pieces)


def _edit(fix: Fix) -> Edit:
    part: PartName = fix.finding.part  # type: ignore[assignment]  # a finding names a part of its draft
    return Edit(part, fix.rewrite.start, fix.rewrite.end, fix.rewrite.text)


def _place(path: str, fix: Fix, style: Style) -> str:
    return style.paint("strong", f"{flat(path)}:{fix.finding.line}:{fix.finding.column}:")


def _words(fix: Fix) -> str:
    return f"{flat(fix.finding.text)} → {flat(fix.rewrite.text) or '(left out)'}"


def _diff(name: str, before: str, after: str, style: Style) -> Iterator[str]:
    from difflib import unified_diff

    from tactful.report.columns import shown

    roles = {"---": "strong", "+++": "strong", "@@": "dim", "-": "error", "+": "good"}
    lines = unified_diff(before.splitlines(), after.splitlines(), name, f"{name} (rewritten)", lineterm="")
    for line in lines:
        role = next((role for start, role in roles.items() if line.startswith(start)), None)
        yield (style.paint(role, shown(line)) if role else shown(line)) + "\n"
