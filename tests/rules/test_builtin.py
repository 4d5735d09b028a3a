"""The built-in pack: sound, complete, and every example of every rule holds."""

import pytest

from tactful.lint.examples import check_examples
from tactful.rulebook.load import load_rulebook
from tactful.rulebook.rule_file import CATEGORIES

# A swear word may stand anywhere in a sentence, so no words fit in its place.
WITHOUT_REWRITES = {"hostility/swearing"}
RULEBOOK = load_rulebook(cache=False)


def test_has_no_faults() -> None:
    assert [str(fault) for fault in RULEBOOK.faults] == []


@pytest.mark.parametrize("rule_id", RULEBOOK.ids)
def test_examples_hold(rule_id: str) -> None:
    assert [str(failure) for failure in check_examples(RULEBOOK, [rule_id])] == []


@pytest.mark.parametrize("category", [name for name in CATEGORIES if name != "clarity"])
def test_each_category_has_at_least_six_rules(category: str) -> None:
    assert sum(rule_id.startswith(f"{category}/") for rule_id in RULEBOOK.ids) >= 6


@pytest.mark.parametrize("rule_id", RULEBOOK.ids)
def test_speaks_to_people(rule_id: str) -> None:
    rule = RULEBOOK.rules[rule_id]
    assert rule.message.endswith(".")
    assert rule.why.rstrip().endswith((".", "?"))
    assert len(rule.message) <= 120
    if rule.kind == "phrase" and rule_id not in WITHOUT_REWRITES:
        assert rule.rewrites, "nobody is helped by being told only what not to say"
