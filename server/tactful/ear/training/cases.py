"""The labelled drafts of `rules/ear/drafts`: one file a writer, one draft a line, the words that offend marked."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tactful.ear.categories import CATEGORIES
from tactful.text.tokens import tokenise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

EAR = Path(__file__).parents[4] / "rules" / "ear"
"""The folder of the ear in a checkout; its data is not part of the installed package."""
LABELLED = (*CATEGORIES, "shouting")
"""What is marked in drafts; shouting is for the rules."""
_MARKED = re.compile(r"\[\[([a-z-]+)\|(.*?)\]\]", re.DOTALL)


class Label(NamedTuple):
    """Words that offend: their category, and where they stand, `start` to `end` (exclusive) in code points."""

    category: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Case:
    """One labelled draft.

    Attributes:
        id: its name, `<writer>-<number>`.
        writer: who wrote it; drafts of one writer are never on both sides of a measurement.
        rough: whether anything in it offends.
        style: `everyday`, `polished`, `inventive`, or `ordinary` (plain business mail).
        customer: the message that it answers, or an empty string.
        draft: the text, without marks.
        labels: the words that offend, in order.
    """

    id: str
    writer: str
    rough: bool
    style: str
    customer: str
    draft: str
    labels: tuple[Label, ...]


class Sentence(NamedTuple):
    """One sentence of a draft, as the ear reads it.

    Attributes:
        text: the sentence.
        before: the sentence before it, or an empty string.
        labels: the words in it that offend, placed in `text`.
        heard: whether the ear has something to say about it: False where it is only shouted.
    """

    text: str
    before: str
    labels: tuple[Label, ...]
    heard: bool


def read_cases(folder: Path = EAR / "drafts") -> list[Case]:
    """All labelled drafts of a `.jsonl` file, or of a folder of them, in the order of their writers.

    Raises:
        ValueError: a line is no labelled draft; it says which.
    """
    paths = sorted(folder.glob("*.jsonl")) if folder.is_dir() else [folder]
    return [case for path in paths for case in _read_file(path)]


def _read_file(path: Path) -> Iterator[Case]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            record = json.loads(line)
            text, labels = unmark(record["draft"])
            yield Case(
                record["id"],
                record.get("writer", path.stem),
                record["kind"] == "rough",
                record.get("style", ""),
                record.get("customer") or "",
                text,
                labels,
            )
        except (KeyError, TypeError, ValueError) as error:
            raise ValueError(f"{path}:{number}: {error}") from error


def unmark(marked: str) -> tuple[str, tuple[Label, ...]]:
    """The text without its marks, and what they marked.

    Raises:
        ValueError: a mark names no category, or is not closed.
    """
    text, labels, position = "", [], 0
    for match in _MARKED.finditer(marked):
        if match[1] not in LABELLED:
            raise ValueError(f"{match[1]!r} is no category")
        text += marked[position : match.start()]
        labels.append(Label(match[1], len(text), len(text) + len(match[2])))
        text += match[2]
        position = match.end()
    text += marked[position:]
    if "[[" in text or "]]" in text:
        raise ValueError("a mark is not closed")
    return text, tuple(labels)


def sentences(case: Case) -> Iterator[Sentence]:
    """The sentences of a draft, each with the one before it."""
    before = ""
    for _, start, end in tokenise(case.draft).sentences:
        inside = tuple(
            Label(label.category, max(label.start, start) - start, min(label.end, end) - start)
            for label in case.labels
            if label.start < end and start < label.end
        )
        text = case.draft[start:end]
        quiet = tuple(label for label in inside if label.category in CATEGORIES)
        yield Sentence(text, before, quiet, heard=bool(quiet) or not inside)
        before = text


def heard(cases: Iterable[Case]) -> list[Sentence]:
    """The sentences of drafts that the ear is taught, and asked about."""
    return [sentence for case in cases for sentence in sentences(case) if sentence.heard]
