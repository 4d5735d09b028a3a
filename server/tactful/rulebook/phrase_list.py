"""Lists of phrases, one a line, read as rules: plain, or with tabs between phrase, category, severity and rewrite."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tactful.rulebook.carried import Carried, LeftBehind, slug
from tactful.rulebook.new_rule import NewRule
from tactful.rulebook.pattern import PatternError, read_pattern
from tactful.rulebook.rule import SEVERITIES, Example, RewriteTemplate
from tactful.rulebook.rule_file import CATEGORIES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tactful.rulebook.phrase_tree import Lists
    from tactful.rulebook.rule import Move, Severity

MOST_PATTERNS = 25
"""Phrases in one rule; a longer list becomes several."""
_COLUMNS = ("phrase", "category", "severity", "rewrite")


class _Row(NamedTuple):
    line: int
    phrase: str
    category: str
    severity: Severity
    rewrite: str | None


class Making(NamedTuple):
    """What phrases are made into patterns with.

    Attributes:
        pattern: the pattern for a phrase.
        lists: the vocabulary.
        found_by: the rules that find a phrase already.
    """

    pattern: Callable[[str], str]
    lists: Lists
    found_by: Callable[[str], list[str]]


def read_phrases(
    path: Path, making: Making, *, category: str | None, severity: Severity, move: Move, message: str
) -> Carried:
    """Read a list of phrases. A first line that says `phrase` is a heading; lines that start with # are left out.

    Args:
        path: the file.
        making: what phrases are made into patterns with.
        category: the category of the phrases that name none.
        severity: the severity of the phrases that name none.
        move: what the rewrites in the list do for the conversation.
        message: what to say about the phrases.

    Raises:
        OSError: the file cannot be read.
        UnicodeDecodeError: it is not UTF-8.
    """
    carried = Carried()
    groups: dict[tuple[str, Severity, str | None], list[tuple[str, Example]]] = {}
    seen: set[str] = set()
    for row in _rows(path, carried, category, severity):
        reason, pattern = _made(row.phrase, making, seen)
        if reason:
            carried.left.append(LeftBehind(str(path), row.line, row.phrase, reason))
        else:
            seen.add(pattern)
            groups.setdefault((row.category, row.severity, row.rewrite), []).append((pattern, _example(row.phrase)))
    for (name, how_much, rewrite), found in groups.items():
        for start in range(0, len(found), MOST_PATTERNS):
            part = found[start : start + MOST_PATTERNS]
            carried.rules.append(
                NewRule(
                    f"{name}/{slug(path.stem)}",
                    how_much,
                    message,
                    find=[pattern for pattern, _ in part],
                    rewrites=[]
                    if rewrite is None
                    else [RewriteTemplate(rewrite, move if rewrite else "drop", "match")],
                    flags=[example for _, example in part],
                    comment=f"From the list {path.name}.",
                )
            )
    carried.name_apart()
    return carried


def _rows(path: Path, carried: Carried, category: str | None, severity: Severity) -> list[_Row]:
    rows: list[_Row] = []
    for number, line in enumerate(path.read_text("utf-8-sig").splitlines(), 1):
        cells = [cell.strip() for cell in line.split("\t")]
        if not cells[0] or cells[0].startswith("#") or (number == 1 and cells[0].lower() == "phrase"):
            continue
        named = dict(zip(_COLUMNS, cells, strict=False))
        of = named.get("category") or category or ""
        how_much = named.get("severity", "")
        if of not in CATEGORIES:
            reason = f"is in no category of ours: {of}" if of else "names no category; use --category"
            carried.left.append(LeftBehind(str(path), number, cells[0], reason))
        else:
            known = how_much if how_much in SEVERITIES else severity
            rows.append(_Row(number, cells[0], of, known, named.get("rewrite") if how_much in SEVERITIES else None))
    return rows


def _made(phrase: str, making: Making, seen: set[str]) -> tuple[str, str]:
    """Why a phrase is not carried over, or else its pattern."""
    if found_by := making.found_by(phrase):
        return f"is found already, by {', '.join(found_by)}", ""
    pattern = making.pattern(phrase)
    try:
        read_pattern(pattern, making.lists)
    except PatternError as problem:
        return problem.message, ""
    return ("stands in the list before" if pattern in seen else "", pattern)


def _example(phrase: str) -> Example:
    """The phrase as a sentence, marked without the full stop that is not part of it."""
    words = phrase.rstrip(" .…")
    text = words[:1].upper() + words[1:]
    return Example(text if text[-1:] in {"?", "!"} else f"{text}.", 0, len(text), None)
