"""The rules find no less, and flag no more clean drafts, than when the figures were last kept."""

import json

import pytest

from accuracy import KEPT, OWN, figures, tally

FILES = sorted(OWN.glob("*.jsonl"))
BEFORE = json.loads(KEPT.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_accuracy_does_not_slide(path):
    before, now = BEFORE[path.stem], figures(tally(path))
    assert (now["labels"], now["clean drafts"]) == (before["labels"], before["clean drafts"])
    wrong = now["findings"] - now["findings on a label"], before["findings"] - before["findings on a label"]
    advice = "if the change is worth it: python bench/accuracy.py --keep"
    assert now["labels found"] >= before["labels found"], advice
    assert wrong[0] <= wrong[1], advice
    assert now["clean drafts flagged"] <= before["clean drafts flagged"], advice
