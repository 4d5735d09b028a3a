"""The labelled drafts are well formed; what the rules find in them is measured by bench/accuracy.py."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tactful.rulebook.reply import REPLY_CATEGORIES
from tactful.rulebook.rule_file import CATEGORIES
from tactful.text.tokens import tokenise

ALL_FILES = sorted(Path(__file__).parent.glob("*.jsonl"))
PAIRS = [path for path in ALL_FILES if path.stem.startswith("changes")]
FILES = [path for path in ALL_FILES if path not in PAIRS]
PHRASE_CATEGORIES = set(CATEGORIES) - {"clarity", *REPLY_CATEGORIES}
KEYS = {"id", "kind", "domain", "subject", "customer", "draft"}
CHANGE_KEYS = {"change", "ignores_change"}
MARKED = re.compile(r"\[\[([a-z-]+)\|([^\[\]|\n]+)\]\]")

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Span:
    """Marked words: where they stand in the draft without markers, in code points."""

    category: str
    start: int
    end: int


def records(path: Path) -> list[Record]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def unmark(marked: str) -> tuple[str, list[Span]]:
    plain, spans, position = "", [], 0
    for match in MARKED.finditer(marked):
        plain += marked[position : match.start()]
        spans.append(Span(match[1], len(plain), len(plain) + len(match[2])))
        plain += match[2]
        position = match.end()
    return plain + marked[position:], spans


every_file = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


def test_there_are_drafts_to_tune_by_and_drafts_held_back() -> None:
    assert [path.stem for path in FILES] == ["everyday", "formal", "unseen"]


def test_ids_are_unique_over_all_files() -> None:
    counts = Counter(record["id"] for path in ALL_FILES for record in records(path))
    assert [name for name, count in counts.items() if count > 1] == []


def test_no_draft_appears_twice() -> None:
    counts = Counter(unmark(record["draft"])[0] for path in ALL_FILES for record in records(path))
    assert [draft for draft, count in counts.items() if count > 1] == []


@every_file
def test_ids_name_their_file_and_kind(path: Path) -> None:
    found = [record["id"] for record in records(path)]
    kinds = [record["kind"] for record in records(path)]
    shapes = [re.compile(rf"{path.stem}-{kind[0]}-\d{{3}}") for kind in kinds]
    assert [name for name, shape in zip(found, shapes, strict=True) if not shape.fullmatch(name)] == []


@every_file
def test_keys_are_known_and_hold_text(path: Path) -> None:
    for record in records(path):
        assert set(record) in (KEYS, KEYS | CHANGE_KEYS), record["id"]
        assert record["kind"] in {"rough", "clean"}, record["id"]
        assert all(isinstance(record[key], str) for key in KEYS), record["id"]
        assert record["domain"], record["id"]
        assert record["subject"], record["id"]


@every_file
def test_a_change_is_quoted_from_the_customer(path: Path) -> None:
    for record in records(path):
        if "change" in record:
            assert record["change"], record["id"]
            assert record["change"] in record["customer"], record["id"]
            assert record["ignores_change"] is (record["kind"] == "rough"), record["id"]


@every_file
def test_rough_drafts_hold_one_to_five_spans_and_clean_ones_none(path: Path) -> None:
    for record in records(path):
        count = len(unmark(record["draft"])[1])
        assert count in (range(1, 6) if record["kind"] == "rough" else [0]), record["id"]


@every_file
def test_every_marker_is_well_formed(path: Path) -> None:
    plain = {record["id"]: unmark(record["draft"])[0] for record in records(path)}
    assert [name for name, draft in plain.items() if re.search(r"\[\[|\]\]|\|", draft)] == []


@every_file
def test_spans_are_short_and_trimmed_and_of_a_known_category(path: Path) -> None:
    for record in records(path):
        draft, spans = unmark(record["draft"])
        for span in spans:
            words = draft[span.start : span.end]
            assert span.category in PHRASE_CATEGORIES, (record["id"], words)
            assert words == words.strip(), (record["id"], words)
            assert len(words.split()) in range(2, 9), (record["id"], words)


@every_file
def test_spans_stay_within_one_sentence(path: Path) -> None:
    for record in records(path):
        draft, spans = unmark(record["draft"])
        tokens = tokenise(draft)
        for span in spans:
            first, last = tokens.sentence_at(span.start), tokens.sentence_at(span.end - 1)
            assert first == last, (record["id"], draft[span.start : span.end])


@every_file
def test_drafts_have_the_length_of_a_mail(path: Path) -> None:
    words = {record["id"]: len(unmark(record["draft"])[0].split()) for record in records(path)}
    assert {name: count for name, count in words.items() if not 40 <= count <= 200} == {}


@every_file
def test_every_category_is_marked_several_times(path: Path) -> None:
    counts = Counter(span.category for record in records(path) for span in unmark(record["draft"])[1])
    assert {name: counts[name] for name in PHRASE_CATEGORIES if counts[name] < 4} == {}


def test_there_are_answers_to_tune_by_and_answers_held_back() -> None:
    assert [path.stem for path in PAIRS] == ["changes-unseen", "changes"]
    assert sum(len(records(path)) for path in PAIRS) >= 200


@pytest.mark.parametrize("path", PAIRS, ids=lambda path: path.stem)
def test_answers_are_well_formed_and_hold_no_marks(path: Path) -> None:
    for record in records(path):
        assert set(record) == KEYS | CHANGE_KEYS, record["id"]
        assert re.fullmatch(rf"{path.stem}-{record['kind'][0]}-\d{{3}}", record["id"])
        assert record["change"] in record["customer"], record["id"]
        expected = {True: "rough", False: "clean", None: "clean"}[record["ignores_change"]]
        assert record["kind"] == expected, record["id"]
        assert bool(record["change"]) is (record["ignores_change"] is not None), record["id"]
        assert not re.search(r"\[\[|\]\]|\|", record["draft"]), record["id"]
        assert 30 <= len(record["draft"].split()) <= 200, record["id"]
