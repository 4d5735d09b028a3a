"""What rules find in sentences that the ear hears nothing in: held back, and counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tactful.ear.holding import may_be_held_back
from tactful.ear.installed import InstalledEar
from tactful.ear.listen import Asked, listen
from tactful.lint.engine import lint
from tactful.lint.report import Quoted
from tactful.mail.read import read_text
from tactful.rulebook.layer import Layer
from tactful.rulebook.load import load_rulebook

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from stand_in import StandIn

    from tactful.lint.report import Report
    from tactful.rulebook.book import Rulebook

FOUND = "It left as told."
RULE = "told-you-so/as-told"
FILES = {
    "pack.yml": "name: small\nminimum_examples: 0\n",
    "told-you-so/as-told.yml": "find: [as told]\n",
    "told-you-so/i-told-you.yml": "find: [i told you]\nseverity: error\n",
    "told-you-so/on-record.yml": "find: [(for|on) the record]\nflags: ['We said so, [[for the record]].']\n",
    "shouting/left.yml": "find: [left]\nseverity: warning\ncapitals: true\n",
}
CATEGORY = "title: One\nwhy: It hurts.\nprinciple: their-truth\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small pack in place of the built-in rules."""
    for name, text in FILES.items():
        path = tmp_path / "small" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        (path.parent / "_category.yml").write_text(CATEGORY, encoding="utf-8")
        message = "" if name == "pack.yml" else "message: Says it again.\nwhy: It hurts.\n"
        path.write_text(message + text, encoding="utf-8")
    (tmp_path / "small" / "_category.yml").unlink()
    return tmp_path / "small"


@pytest.fixture
def book(folder: Path, tmp_path: Path) -> Callable[[str], Rulebook]:
    """The small pack, and what a team says on top of it."""

    def make(said: str = "") -> Rulebook:
        (tmp_path / "team.yml").write_text(said, encoding="utf-8")
        layers = [Layer("built-in", str(folder)), *([Layer("team", str(tmp_path / "team.yml"))] if said else [])]
        rulebook = load_rulebook(layers, builtin=False, cache=False)
        assert not rulebook.faults, rulebook.faults
        return rulebook

    return make


@pytest.fixture
def listened(
    stand_in: type[StandIn], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, book: Callable[[str], Rulebook]
) -> Callable[..., Report]:
    monkeypatch.setattr(stand_in, "harmless", 0.2)

    def ask(text: str, said: str = "", *, asked: Asked | None = None, subject: str = "") -> Report:
        rulebook = book(said)
        return listen(
            lint(read_text(text, subject=subject), rulebook), InstalledEar(tmp_path), rulebook, asked or Asked()
        )

    return ask


def rules_of(report: Report) -> list[str]:
    return [finding.rule for finding in report.findings]


def test_a_rule_is_held_back_where_the_ear_hears_nothing_and_the_report_says_so(
    listened: Callable[..., Report],
) -> None:
    report = listened(FOUND)
    assert (rules_of(report), report.ear.held_back, report.verdict) == ([], 1, "ready")


@pytest.mark.parametrize("text", [f"perhaps {FOUND}", "It left as told perhaps."])
def test_a_rule_speaks_where_the_ear_is_in_doubt(listened: Callable[..., Report], text: str) -> None:
    report = listened(text)
    assert (rules_of(report), report.ear.held_back) == ([RULE], 0)


@pytest.mark.parametrize(
    ("text", "held"),
    [("For the record, it came.", 0), ("For  the Record, it came.", 0), ("On the record, it came.", 1)],
)
def test_the_words_of_a_rules_own_example_are_never_held_back(
    listened: Callable[..., Report], text: str, held: int
) -> None:
    assert listened(text).ear.held_back == held


def test_each_sentence_is_judged_by_itself(listened: Callable[..., Report]) -> None:
    report = listened(f"{FOUND}\n\nperhaps {FOUND}")
    assert (rules_of(report), report.findings[0].line, report.ear.held_back) == ([RULE], 3, 1)


@pytest.mark.parametrize(
    "said",
    [
        "ear: {holds-back: false}",
        f"severity: {{{RULE}: suggestion}}",
        f"change: {{{RULE}: {{message: We say this in other words.}}}}",
        f"lock: [{RULE}]",
        "lock: [told-you-so]",
    ],
)
def test_what_a_layer_decided_about_a_rule_is_not_the_ears_to_hold_back(
    listened: Callable[..., Report], said: str
) -> None:
    report = listened(FOUND, said)
    assert (rules_of(report), report.ear.held_back) == ([RULE], 0)


def test_a_rule_that_a_team_wrote_is_never_held_back(
    stand_in: type[StandIn], monkeypatch: pytest.MonkeyPatch, folder: Path, tmp_path: Path
) -> None:
    monkeypatch.setattr(stand_in, "harmless", 0.2)
    rulebook = load_rulebook([Layer("team", str(folder))], builtin=False, cache=False)
    report = listen(lint(read_text(FOUND), rulebook), InstalledEar(tmp_path), rulebook)
    assert (rules_of(report), report.ear.held_back) == ([RULE], 0)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Then i told you.", "told-you-so/i-told-you"),
        ("It LEFT early.", "shouting/left"),
    ],
)
def test_it_has_no_say_in_errors_and_in_capitals(listened: Callable[..., Report], text: str, rule: str) -> None:
    report = listened(text)
    assert (rules_of(report), report.ear.held_back) == ([rule], 0)


def test_subjects_are_not_heard_and_so_not_judged(listened: Callable[..., Report]) -> None:
    report = listened("See you.", subject=FOUND)
    assert [(finding.rule, finding.part) for finding in report.findings] == [(RULE, "subject")]


def test_an_answer_hangs_on_what_the_customer_wrote_which_it_does_not_hear(book: Callable[..., Rulebook]) -> None:
    rulebook = book()
    (finding,) = lint(read_text(FOUND), rulebook).findings
    assert may_be_held_back(finding, rulebook)
    assert not may_be_held_back(finding._replace(customer=Quoted("no budget", 0, 9)), rulebook)


def test_an_ear_that_is_off_holds_nothing_back(listened: Callable[..., Report]) -> None:
    report = listened(FOUND, asked=Asked("off"))
    assert (rules_of(report), report.ear.held_back) == ([RULE], 0)
