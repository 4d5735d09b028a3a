"""Labelled drafts become sentences with the words that offend."""

import json
from pathlib import Path

import pytest

from tactful.ear.training.cases import EAR, read_cases, sentences, unmark
from tactful.ear.training.checks import faults, summary


def write(folder: Path, writer: str, *drafts: tuple[str, str]) -> None:
    lines = [
        json.dumps({"id": f"{writer}-{number}", "writer": writer, "kind": kind, "style": "everyday", "draft": draft})
        for number, (kind, draft) in enumerate(drafts, 1)
    ]
    (folder / f"{writer}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")


def test_marks_are_taken_out_and_placed() -> None:
    text, labels = unmark("Well, [[blame|you dropped it]]. [[hostility|Clever]]!")
    assert text == "Well, you dropped it. Clever!"
    assert [(label.category, text[label.start : label.end]) for label in labels] == [
        ("blame", "you dropped it"),
        ("hostility", "Clever"),
    ]


@pytest.mark.parametrize(
    ("marked", "said"), [("[[rude|no]]", "'rude' is no category"), ("[[blame|you did", "not closed")]
)
def test_a_mark_that_cannot_be_is_refused(marked: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        unmark(marked)


def test_a_sentence_knows_the_one_before_it_and_its_own_offence(tmp_path: Path) -> None:
    write(tmp_path, "w1", ("rough", "Hi Ann,\n\nIt came back. [[blame|You wet it]], I think."))
    [case] = read_cases(tmp_path)
    last = list(sentences(case))[-1]
    assert (last.text, last.before) == ("You wet it, I think.", "It came back.")
    assert [last.text[label.start : label.end] for label in last.labels] == ["You wet it"]


def test_what_is_only_shouted_is_left_to_the_rules(tmp_path: Path) -> None:
    write(tmp_path, "w1", ("rough", "[[shouting|READ IT]]. It is here."))
    [case] = read_cases(tmp_path)
    assert [sentence.heard for sentence in sentences(case)] == [False, True]


def test_a_bad_line_is_named(tmp_path: Path) -> None:
    (tmp_path / "w1.jsonl").write_text('{"id": "w1-1", "kind": "clean", "draft": "Hi."}\n{"id": "w1-2"}\n')
    with pytest.raises(ValueError, match=r"w1\.jsonl:2: 'kind'|w1\.jsonl:2: 'draft'"):
        read_cases(tmp_path)


def test_faults_of_the_drafts_are_told(tmp_path: Path) -> None:
    shared = "We have put the new part in the post to you this morning."
    mail = "Dear Sam, the second box left our store on Monday and the driver has your mobile number for the call."
    write(tmp_path, "w1", ("rough", "Nothing marked here."), ("clean", shared), ("clean", mail))
    write(tmp_path, "w2", ("clean", f"Hello. {shared}"), ("clean", mail.replace("Sam", "Joe")))
    found = "\n".join(faults(read_cases(tmp_path)))
    assert "w1-1: a rough draft with 0 labels" in found
    assert "w2-1: a sentence of w1-2" in found
    assert "w2-2: nearly the draft w1-3" in found


def test_the_projects_own_drafts_are_sound() -> None:
    cases = read_cases(EAR / "drafts")
    assert list(faults(cases)) == []
    assert summary(cases)["offences"] > 3_000


def test_every_writer_is_told_of() -> None:
    told = {writer["id"] for writer in json.loads((EAR / "writers.json").read_text(encoding="utf-8"))}
    assert told == {path.stem for path in (EAR / "drafts").glob("*.jsonl")}
