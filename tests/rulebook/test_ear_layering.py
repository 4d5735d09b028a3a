"""What layers say about the ear: the last has the last word, but for what an earlier one holds fast."""

from pathlib import Path

import pytest

from tactful.lint.matcher import find_matches
from tactful.rulebook.book import Rulebook
from tactful.rulebook.ear_settings import ALWAYS, HEARD, NEVER
from tactful.rulebook.layer import Layer, LayerName
from tactful.rulebook.load import load_rulebook
from tactful.rulebook.rule_file import CATEGORIES
from tactful.text.tokens import tokenise


def book(folder: Path, *texts: str) -> Rulebook:
    layers: tuple[LayerName, ...] = ("organisation", "team", "user")
    found = []
    for number, (name, text) in enumerate(zip(layers, texts, strict=False)):
        path = folder / f"{number}.yml"
        path.write_text(text, encoding="utf-8")
        found.append(Layer(name, str(path)))
    return load_rulebook(found, cache=False)


@pytest.mark.parametrize(
    ("texts", "held_back"),
    [
        ([], True),
        (["ear: quiet"], True),
        (["ear: {holds-back: false}"], False),
        (["ear: {holds-back: false}", "ear: {holds-back: true}"], True),
        (["ear: {holds-back: false}\nlock: [ear]", "ear: {holds-back: true}"], False),
    ],
)
def test_the_last_layer_says_whether_it_may_hold_back_what_rules_find(
    tmp_path: Path, texts: list[str], *, held_back: bool
) -> None:
    assert book(tmp_path, *texts).ear.holds_back is held_back


def test_what_it_may_hold_back_is_true_or_false(tmp_path: Path) -> None:
    (fault,) = book(tmp_path, "ear: {holds-back: perhaps}").faults
    assert (fault.message, fault.hint) == ("holds-back cannot be 'perhaps'", "one of true, false")


@pytest.mark.parametrize(
    "said",
    [
        "severity: {blame/because-you: error}",
        "change: {blame/because-you: {message: Ours.}}",
        "lock: [blame/because-you]",
    ],
)
def test_a_built_in_rule_that_a_layer_decided_something_about_is_firm(tmp_path: Path, said: str) -> None:
    assert book(tmp_path, said).ear.firm == ("blame/because-you",)


def test_the_ear_knows_categories_of_rules() -> None:
    assert set(HEARD) < set(CATEGORIES)


@pytest.mark.parametrize(
    ("said", "dial"),
    [
        ("ear: quiet", "quiet"),
        ("ear: on", "normal"),
        ("ear: off", "off"),
        ("ear: {dial: keen}", "keen"),
        ("off: []", ""),
    ],
)
def test_a_dial_is_a_word_or_one_of_several_keys(tmp_path: Path, said: str, dial: str) -> None:
    rulebook = book(tmp_path, said)
    assert (rulebook.ear.dial, rulebook.faults) == (dial, ())


def test_the_last_layer_has_the_last_word_and_what_it_does_not_say_stays(tmp_path: Path) -> None:
    rulebook = book(tmp_path, "ear: quiet", "ear: {dial: keen}", "ear: {never: [so be it]}")
    assert rulebook.ear.dial == "keen"
    assert [decision.detail for decision in rulebook.history.decisions["ear"]] == ["dial quiet", "dial keen"]


def test_what_is_locked_stays_and_the_file_that_would_change_it_is_named(tmp_path: Path) -> None:
    rulebook = book(tmp_path, "ear: off\nlock: [ear]", "ear: keen", "off: [ear/blame]")
    assert (rulebook.ear.dial, rulebook.ear.off) == ("off", ())
    assert rulebook.ear.lock.endswith("0.yml:2:8")
    assert [Path(fault.path).name for fault in rulebook.faults] == ["1.yml", "2.yml"]


@pytest.mark.parametrize(
    ("texts", "off"),
    [
        (("off: [ear/blame]",), ("blame",)),
        (("off: [blame]",), ("blame",)),
        (("off: [blame, ear/pressure]", "on: [ear/blame]"), ("pressure",)),
        (("lock: [blame]", "off: [ear/blame]"), ()),
    ],
)
def test_what_it_hears_is_switched_like_rules(tmp_path: Path, texts: tuple[str, ...], off: tuple[str, ...]) -> None:
    rulebook = book(tmp_path, *texts)
    assert rulebook.ear.off == off


@pytest.mark.parametrize(
    ("said", "line", "message"),
    [
        ("ear: loud", 1, "ear cannot be 'loud'"),
        ("ear:\n  dail: keen", 2, "unknown key in ear: dail"),
        ("ear:\n  always:\n    rudeness: [x]", 3, "the ear knows no category 'rudeness'"),
        ("ear:\n  never:\n    - so (be it", 3, "ear"),
        ("severity: {ear/blame: error}", 1, "no rule or category ear/blame"),
    ],
)
def test_what_cannot_be_used_is_a_fault_with_its_place(tmp_path: Path, said: str, line: int, message: str) -> None:
    (fault,) = book(tmp_path, said).faults
    assert fault.line == line
    assert fault.message.startswith(message)


def test_phrases_are_patterns_and_no_rule_minds_them(tmp_path: Path) -> None:
    rulebook = book(tmp_path, "ear:\n  never: [so (be|is) it]\n  always:\n    brush-off: [as per our policy]")
    tokens = tokenise("As per our policy, so be it.")
    matches = [(rulebook.automaton.patterns[match.pattern], match) for match in find_matches(tokens, rulebook)]
    ours = {pattern[0]: tokens.text[tokens.starts[m.first] : tokens.ends[m.last - 1]] for pattern, m in matches}
    assert ours[NEVER] == "so be it"
    assert ours[ALWAYS].lstrip() == "As per our policy"
    assert [HEARD[pattern[1]] for pattern, _ in matches if pattern[0] == ALWAYS] == ["brush-off"]
