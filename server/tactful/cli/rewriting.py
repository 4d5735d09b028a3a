"""Putting rewrites into the bytes of a file, as many as will go in, and showing what they change."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tactful.cli.fixing import Fix, choose_fixes, rewritten
from tactful.mail.writeback import CannotEdit, Edit, apply_edits
from tactful.report.as_text import flat
from tactful.report.style import PLAIN, Style

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tactful.lint.report import Report
    from tactful.mail.draft import Draft, PartName


@dataclass(frozen=True, slots=True)
class Rewriting:
    """What became of a file.

    Attributes:
        data: its new bytes.
        made: for each of its drafts, the rewrites that went in.
        refused: rewrites that could not go in, with the path of the file and the reason.
    """

    data: bytes
    made: list[tuple[Draft, list[Fix]]] = field(default_factory=list)
    refused: list[tuple[Fix, str]] = field(default_factory=list)


def rewrite(data: bytes, reports: Sequence[Report], lint: Callable[[Draft], Report]) -> Rewriting:
    """Put the first clean rewrite of each finding into a file.

    Args:
        data: the file's bytes.
        reports: what was found in each draft of the file.
        lint: lints a draft with the rules and checks that the reports came from, without asking anyone else.
    """
    made: list[tuple[Draft, list[Fix]]] = []
    refused: list[tuple[Fix, str]] = []
    for report in reports:
        wanted = choose_fixes(report, lint)
        data, done, left = _put_in(data, report.draft, wanted)
        made.append((report.draft, done))
        refused += left
    return Rewriting(data, made, refused)


def made_text(path: str, rewriting: Rewriting, *, style: Style = PLAIN) -> str:
    """A line for each rewrite that went in or was refused, and where it stands in the file as it was."""
    lines = [
        f"{_place(path, fix, style)} {style.paint('good', 'rewritten:')} {_words(fix)}"
        for _, fixes in rewriting.made
        for fix in fixes
    ]
    lines += [
        f"{_place(path, fix, style)} {style.paint('warning', 'not rewritten:')} {flat(fix.finding.text)}: {reason}"
        for fix, reason in rewriting.refused
    ]
    return "".join(f"{line}\n" for line in lines)


def diff_text(path: str, data: bytes, rewriting: Rewriting, *, style: Style = PLAIN) -> str:
    """What the rewrites change, as a unified diff: of the file's own lines, or of a mail's text as it reads."""
    pieces: list[str] = []
    for draft, fixes in rewriting.made:
        if draft.kind == "html":
            before, after = (content.decode("utf-8", "replace") for content in (data, rewriting.data))
            pieces += _diff(path, before, after, style)
            continue
        for part, changed in zip(draft.parts, rewritten(draft, fixes).parts, strict=True):
            name = path if part.name == "body" else f"{path} ({part.name})"
            pieces += _diff(name, part.text, changed.text, style)
    return "".join(pieces)


def _put_in(data: bytes, draft: Draft, fixes: Sequence[Fix]) -> tuple[bytes, list[Fix], list[tuple[Fix, str]]]:
    """The bytes with all of `fixes` in place, or else with as many as will go in one after the other."""
    try:
        return apply_edits(data, draft, [_edit(fix) for fix in fixes]), list(fixes), []
    except CannotEdit as error:
        if len(fixes) == 1:
            return data, [], [(fixes[0], str(error))]
    done: list[Fix] = []
    left: list[tuple[Fix, str]] = []
    result = data
    for fix in fixes:
        try:
            result = apply_edits(data, draft, [_edit(each) for each in (*done, fix)])
            done.append(fix)
        except CannotEdit as error:
            left.append((fix, str(error)))
    return result, done, left


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
