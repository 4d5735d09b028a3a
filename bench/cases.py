"""Labelled drafts: JSON Lines, one mail a line, offending words marked as `[[category|the words]]`."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tactful.ear.training.cases import Label, unmark

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


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
