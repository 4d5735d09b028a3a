"""Labelled drafts: JSON Lines, one mail a line, offending words marked as `[[category|the words]]`."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_MARKED = re.compile(r"\[\[([a-z-]+)\|(.*?)\]\]", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Label:
    """Words that should be flagged: their category, and where they stand in the draft, in code points."""

    category: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Case:
    """One labelled draft.

    Attributes:
        id: its name.
        rough: whether anything in it should be flagged.
        draft: the text, without markers.
        labels: what should be flagged.
        customer: the customer's message, or an empty string.
    """

    id: str
    rough: bool
    draft: str
    labels: tuple[Label, ...]
    customer: str


def read_cases(path: Path) -> Iterator[Case]:
    """The labelled drafts of one file."""
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        text, labels = unmark(record["draft"])
        yield Case(record["id"], record["kind"] == "rough", text, labels, record.get("customer") or "")


def unmark(marked: str) -> tuple[str, tuple[Label, ...]]:
    """The text without its markers, and what they marked."""
    text, labels, position = "", [], 0
    for match in _MARKED.finditer(marked):
        text += marked[position : match.start()]
        labels.append(Label(match[1], len(text), len(text) + len(match[2])))
        text += match[2]
        position = match.end()
    return text + marked[position:], tuple(labels)
