"""The ear on the command line: when it listens, what is said without it, and what becomes of its findings."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tactful.cli.status import ExitStatus
from tactful.config.find import organisation_file

if TYPE_CHECKING:
    from stand_in import StandIn

    from conftest import Tactful

DRIP, SURE = "It is a drip in the hall.", "So said sherlock there."


@pytest.fixture
def draft() -> Path:
    path = Path("a.txt")
    path.write_text(f"{DRIP}\n\n{SURE}\n", encoding="utf-8")
    return path


def rules(out: str) -> list[str]:
    return [finding["rule"] for draft in json.loads(out)["drafts"] for finding in draft["findings"]]


Said = tuple[str, tuple[str, ...], str]
HEARD = ["ear/dismissal", "ear/hostility"]


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        (("", (), ""), []),
        (("", ("--ear", "normal"), ""), HEARD),
        (("", ("--ear", "quiet"), ""), HEARD[1:]),
        (("", ("--ear", "off", "--check", "ear"), ""), []),
        (("", ("--check", "tone,ear"), ""), HEARD),
        (("", (), "quiet"), HEARD[1:]),
        (("", ("--check", "tone"), "quiet"), []),
        (("", ("--check", "tone", "--ear", "quiet"), ""), HEARD[1:]),
        (("ear: on", (), ""), HEARD),
        (("ear: quiet", (), ""), HEARD[1:]),
        (("ear: quiet", ("--check", "tone"), ""), []),
        (("ear: quiet", ("--check", "ear"), ""), HEARD[1:]),
        (("ear: quiet", ("--ear", "normal"), ""), HEARD),
        (("ear: off", ("--check", "ear"), ""), HEARD),
        (("checks: [tone, ear]", (), ""), HEARD),
        (("{checks: [tone, ear], ear: off}", (), ""), []),
        (("ear: {never: [a drip]}", (), ""), []),
        (("ear: {never: [a drip]}", ("--ear", "normal"), ""), HEARD[1:]),
    ],
)
@pytest.mark.usefixtures("stand_in")
def test_it_listens_where_somebody_asks(
    with_pack: Tactful, draft: Path, monkeypatch: pytest.MonkeyPatch, said: Said, heard: list[str]
) -> None:
    settings, arguments, environment = said
    Path(".tactful.yml").write_text(settings, encoding="utf-8")
    monkeypatch.setenv("TACTFUL_EAR", environment)
    ran = with_pack("lint", draft, "--format", "json", *arguments)
    assert (rules(ran.out), ran.err) == (heard, "")
    assert ran.status == (ExitStatus.FOUND if heard else ExitStatus.OK)


@pytest.mark.usefixtures("stand_in")
def test_what_the_organisation_locks_no_option_changes(with_pack: Tactful, draft: Path) -> None:
    place = Path(organisation_file())
    place.parent.mkdir(parents=True)
    place.write_text("ear: off\nlock: [ear]\n", encoding="utf-8")
    ran = with_pack("lint", draft, "--format", "json", "--ear", "keen")
    assert (ran.status, rules(ran.out)) == (ExitStatus.FAILED, [])
    assert f"{place}:2:8: error: --ear is given, and ear locked here" in ran.err


def test_without_it_the_run_says_so_once_and_reads_by_rules(
    with_pack: Tactful, draft: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TACTFUL_EAR_MODEL", str(tmp_path / "nowhere"))
    other = Path("b.txt")
    other.write_text("You are wrong.", encoding="utf-8")
    ran = with_pack("lint", draft, other, "--ear", "normal")
    assert ran.status == ExitStatus.FOUND
    assert ran.out.count("reading by rules alone") == 1
    assert "contradiction/you-are-wrong" in ran.out


def test_a_lint_by_rules_loads_nothing_of_the_ear(
    with_pack: Tactful, draft: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in sys.modules if name.startswith("tactful.ear")]:
        monkeypatch.delitem(sys.modules, name)
    with_pack("lint", draft)
    assert not [name for name in sys.modules if name.startswith("tactful.ear")]


@pytest.mark.usefixtures("stand_in")
def test_its_sentences_are_for_people_to_choose_and_fix_leaves_them(with_pack: Tactful, draft: Path) -> None:
    draft.write_text(f"{DRIP} You are wrong.", encoding="utf-8")
    ran = with_pack("lint", draft, "--ear", "normal", "--fix", "--format", "json")
    assert draft.read_text("utf-8") == f"{DRIP} Here is how it looks from our side."
    assert rules(ran.out) == ["ear/dismissal"]


def test_the_mails_of_a_mailbox_are_heard_together(
    with_pack: Tactful, stand_in: type[StandIn], monkeypatch: pytest.MonkeyPatch
) -> None:
    runs: list[int] = []
    answers = stand_in.answers
    monkeypatch.setattr(stand_in, "answers", lambda self, cut: runs.append(len(cut)) or answers(self, cut))
    mail = "From a Mon Jan  1 00:00:00 2026\nFrom: a@example.com\nSubject: x\n\nIt is a drip, number {}.\n\n"
    Path("a.mbox").write_text("".join(mail.format(number) for number in range(40)), encoding="utf-8")
    ran = with_pack("lint", "a.mbox", "--ear", "normal", "--format", "json")
    assert rules(ran.out) == ["ear/dismissal"] * 40
    assert runs == [32, 8]


@pytest.mark.usefixtures("stand_in")
def test_what_it_hears_is_explained_word_by_word(tactful: Tactful) -> None:
    ran = tactful("explain", "ear/dismissal", "--text", f"{DRIP} Thank you.", "--no-builtin")
    lines = ran.out.splitlines()
    assert (ran.status, ran.err) == (ExitStatus.OK, "")
    assert "  0.93  ear/dismissal; it speaks from 0.90 on, and warns from 0.95 on" in lines
    assert "  0.01  nothing; it speaks from 0.90 on, and warns from 0.95 on" in lines
    bars = {line.split()[0]: line.count("█") for line in lines if line.startswith("  ") and line.split()[0] in DRIP}
    assert max(bars, key=lambda word: bars[word]) == "drip"
    assert sum(map(bool, bars.values())) == 1


@pytest.mark.usefixtures("stand_in")
def test_the_same_for_a_program(tactful: Tactful) -> None:
    ran = tactful("explain", "ear/dismissal", "--text", DRIP, "--format", "json", "--no-builtin")
    told = json.loads(ran.out)
    (sentence,) = told["sentences"]
    assert (told["id"], sentence["text"], sentence["chance"]) == ("ear/dismissal", DRIP, 0.93)
    assert DRIP[sentence["start"] : sentence["end"]] == "drip"
    weights = {word["text"]: word["weight"] for word in sentence["words"]}
    assert weights["drip"] > 5
    assert weights["hall"] == 0


def test_what_it_holds_of_a_rules_findings_is_told(
    with_pack: Tactful, stand_in: type[StandIn], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stand_in, "harmless", 0.2)
    ran = with_pack("explain", "contradiction/you-are-wrong", "--text", "You are wrong. Perhaps you are wrong.")
    assert "What the ear holds of it\n  0.01  You are wrong.  (" in ran.out
    assert "  0.30  Perhaps you are wrong.  (not held back)" in ran.out
    ran = with_pack("explain", "contradiction/you-are-wrong", "--text", "Thank you.", "--format", "json")
    assert json.loads(ran.out)["heard"] == []


def test_the_summary_says_how_many_findings_it_held_back(
    tactful: Tactful, stand_in: type[StandIn], monkeypatch: pytest.MonkeyPatch, draft: Path
) -> None:
    monkeypatch.setattr(stand_in, "harmless", 0.2)
    draft.write_text("As you should know, it leaves today.", encoding="utf-8")
    ran = tactful("lint", draft, "--ear", "normal")
    assert ran.out.endswith("The ear held back 1 finding of rules.\n")
    assert "held back" not in tactful("lint", draft).out


def test_what_a_layer_decided_about_it_is_told(with_pack: Tactful) -> None:
    Path(".tactful.yml").write_text("ear: quiet\noff: [ear/blame]\n", encoding="utf-8")
    ran = with_pack("explain", "ear/blame")
    assert "changed by" in ran.out
    assert ".tactful.yml:1: dial quiet" in ran.out
    assert ran.out.endswith("It is switched off.\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("explain", "ear/rudeness"), "The ear has no ear/rudeness."),
    ],
)
def test_what_cannot_be_explained_is_said(with_pack: Tactful, arguments: tuple[str, ...], said: str) -> None:
    ran = with_pack(*arguments)
    assert ran.status == ExitStatus.FAILED
    assert said in ran.err
