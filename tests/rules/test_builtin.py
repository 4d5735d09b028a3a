"""The built-in pack: sound, complete, and every example of every rule holds."""

import pytest

from tactful.lint.advise import advise
from tactful.lint.examples import check_examples
from tactful.lint.proofread import proofread_category
from tactful.rulebook.load import builtin_folder, load_rulebook
from tactful.rulebook.reply import REPLY_CATEGORIES
from tactful.rulebook.rule_file import CATEGORIES
from tactful.rulebook.sources import read_sources

RULEBOOK = load_rulebook(cache=False)
SOURCES = read_sources([builtin_folder()])


def test_has_no_faults() -> None:
    assert [str(fault) for fault in RULEBOOK.faults] == []


@pytest.mark.parametrize("rule_id", RULEBOOK.ids)
def test_examples_hold(rule_id: str) -> None:
    assert [str(failure) for failure in check_examples(RULEBOOK, [rule_id])] == []


@pytest.mark.parametrize("rule_id", RULEBOOK.ids)
def test_rules_check_has_nothing_to_remark(rule_id: str) -> None:
    said = [
        f"{one.code} at {one.spot}: {one.message} ({one.hint})"
        for one in advise(RULEBOOK, SOURCES.lists, [RULEBOOK.rules[rule_id]])
    ]
    assert said == []


@pytest.mark.parametrize("name", RULEBOOK.categories)
def test_rules_check_has_nothing_to_remark_on_a_category(name: str) -> None:
    assert list(proofread_category(RULEBOOK, RULEBOOK.categories[name], "")) == []


@pytest.mark.parametrize("category", [name for name in CATEGORIES if name not in {"clarity", *REPLY_CATEGORIES}])
def test_each_category_has_at_least_six_rules(category: str) -> None:
    assert sum(rule_id.startswith(f"{category}/") for rule_id in RULEBOOK.ids) >= 6


@pytest.mark.parametrize("rule_id", RULEBOOK.ids)
def test_speaks_to_people(rule_id: str) -> None:
    rule = RULEBOOK.rules[rule_id]
    assert rule.message.endswith(".")
    assert rule.why.rstrip().endswith((".", "?"))
    assert len(rule.message) <= 120
    if rule.kind == "phrase":
        assert rule.rewrites, "nobody is helped by being told only what not to say"
