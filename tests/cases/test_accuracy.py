"""The rules find no less, and flag no more clean drafts, than when the figures were last kept."""

import json

import pytest

from accuracy import KEPT, OWN, PAIRS, figures, tally
from readers import rules_alone
from replies import tally_replies

ALL_FILES = sorted(OWN.glob("*.jsonl"))
FILES = [path for path in ALL_FILES if not path.stem.startswith(PAIRS)]
BEFORE = json.loads(KEPT.read_text(encoding="utf-8"))


ADVICE = "if the change is worth it: python bench/accuracy.py --keep"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_accuracy_does_not_slide(path):
    before, now = BEFORE[path.stem], figures(tally(path, rules_alone()))
    assert (now["labels"], now["clean drafts"]) == (before["labels"], before["clean drafts"])
    wrong = now["findings"] - now["findings on a label"], before["findings"] - before["findings on a label"]
    assert now["labels found"] >= before["labels found"], ADVICE
    assert wrong[0] <= wrong[1], ADVICE
    assert now["clean drafts flagged"] <= before["clean drafts flagged"], ADVICE


@pytest.mark.parametrize("path", ALL_FILES, ids=lambda path: path.stem)
def test_answers_are_told_apart_as_well_as_before(path):
    before, now = BEFORE[f"{path.stem} as answers"], tally_replies(path).figures()
    assert [now[name] for name in ("ignored", "taken in", "no change", "clean")] == [
        before[name] for name in ("ignored", "taken in", "no change", "clean")
    ]
    assert now["found"] >= before["found"], ADVICE
    for name in ("taken in flagged", "no change flagged", "clean flagged"):
        assert now[name] <= before[name], ADVICE


@pytest.mark.parametrize(
    ("name", "found", "wrong"),
    [("changes", 0.9, 0.05), ("changes-unseen", 0.9, 0.07)],  # the second was not there when the rules were written
)
def test_ignored_changes_are_found_and_answers_that_take_them_in_left_alone(name, found, wrong):
    counts = tally_replies(OWN / f"{name}.jsonl").figures()
    assert counts["found"] >= found * counts["ignored"]
    assert counts["taken in flagged"] + counts["no change flagged"] <= wrong * (
        counts["taken in"] + counts["no change"]
    )
    assert counts["clean flagged"] <= 0.02 * counts["clean"]
