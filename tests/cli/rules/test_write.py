"""`tactful rules new` and `tactful rules test`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tactful.cli.rules.skeleton import pattern_for, rule_file_text
from tactful.cli.status import ExitStatus
from tactful.rulebook.examples import parse_flagged
from tactful.rulebook.new_rule import NewRule

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Tactful


def test_examples_that_hold_are_said_to_hold(with_pack: Tactful) -> None:
    assert with_pack("rules", "test") == (ExitStatus.OK, "Every example holds: 2 rules.\n", "")
    assert with_pack("rules", "test", "your-fault").out == "Every example holds: 1 rule.\n"
    assert with_pack("rules", "test", "-q").out == ""


def test_an_example_that_does_not_hold_is_shown_with_its_words(with_pack: Tactful, pack: Path) -> None:
    rule = pack / "blame" / "your-fault.yml"
    rule.write_text(rule.read_text("utf-8").replace("[[your fault]]", "your [[big mistake]]"), encoding="utf-8")
    status, out, err = with_pack("rules", "test")
    assert (status, err) == (ExitStatus.FOUND, "")
    assert out == (
        f"{rule}:8:6: error: should flag exactly 'big mistake', flags nothing [blame/your-fault]\n"
        "     8 | This is your big mistake.\n"
        "       |              ^^^^^^^^^^^\n"
        "\n"
        f"{rule}:3:5: error: no example uses this pattern [blame/your-fault]\n"
        "     3 | your fault\n"
        "\n"
        "2 problems in 1 of 2 rules.\n"
    )


@pytest.mark.parametrize(
    ("says", "carets"),
    [
        ("I see the date otherwise.", "               ^^^^^^^^^^^"),
        ("I see the date.", "              ^^^^^^^^^^^^"),
        ("I see the date differently again.", "                          ^"),
        ("We see the date differently.", "^"),
    ],
)
def test_what_a_rewrite_should_have_made_stands_above_what_it_made(
    with_pack: Tactful, pack: Path, says: str, carets: str
) -> None:
    rule = pack / "contradiction" / "you-are-wrong.yml"
    rule.write_text(rule.read_text("utf-8").replace("I see the date differently.", says), encoding="utf-8")
    status, out, _ = with_pack("rules", "test")
    assert status == ExitStatus.FOUND
    assert out == (
        f"{rule}:13:15: error: the first rewrite makes another sentence than `becomes` says "
        "[contradiction/you-are-wrong]\n"
        "    13 | You're wrong about the date.\n"
        "       | ^^^^^^^^^^^^^^^^^^^^^^^^^^^\n"
        f"wanted | {says}\n"
        "   got | I see the date differently.\n"
        f"       | {carets}\n"
        "\n"
        "1 problem in 1 of 2 rules.\n"
    )


def test_a_broken_file_fails_the_test_run(with_pack: Tactful, pack: Path) -> None:
    (pack / "blame" / "broken.yml").write_text("message: [\n", encoding="utf-8")
    status, out, err = with_pack("rules", "test")
    assert status == ExitStatus.FAILED
    assert out == "Every example holds: 2 rules.\n"
    assert "blame/broken.yml:" in err


@pytest.mark.parametrize(
    "sentence",
    [
        "You're [[plain wrong]] here.",
        "[[You’re plain wrong]]!",
        "I said [[I told you, twice]].",
        "So [[calm down — please]].",
        "The [[so-called expert's]] view.",
        "[[Wirklich falsch: 日本]]?",
        "That is [[NOT my problem]].",
        "Cost: [[50 dollars: your fault]].",
    ],
)
def test_a_new_rule_passes_check_and_test_at_once(with_pack: Tactful, sentence: str) -> None:
    status, out, err = with_pack("rules", "new", "blame/mine", "--into", "ours", "--flag", sentence)
    assert (status, err) == (ExitStatus.OK, "")
    assert out == "Wrote ours/blame/mine.yml\nIt flags what it should.\n"
    assert with_pack("rules", "check", "ours").status == ExitStatus.OK
    assert with_pack("rules", "test", "blame/mine", "--rules", "ours").status == ExitStatus.OK


def test_a_new_rule_flags_every_sentence_given(with_pack: Tactful) -> None:
    flags = ("--flag", "It is [[your mess]].", "--flag", "It is [[your own doing]].")
    assert with_pack("rules", "new", "blame/mine", "--into", "ours", *flags, "--message", "Blames.").status == 0
    shown = with_pack("rules", "show", "blame/mine", "--rules", "ours").out
    assert "  message    Blames.\n" in shown
    assert "finds\n  your mess\n  your own doing\n" in shown


def test_a_new_rule_without_sentences_is_left_to_be_filled_in(with_pack: Tactful) -> None:
    status, out, _ = with_pack("rules", "new", "blame/mine", "--into", "ours")
    assert (status, out) == (ExitStatus.OK, "Wrote ours/blame/mine.yml\n")
    assert with_pack("rules", "check", "ours").status == ExitStatus.FAILED


def test_a_file_is_never_overwritten(with_pack: Tactful, pack: Path) -> None:
    before = (pack / "blame" / "your-fault.yml").read_bytes()
    status, _, err = with_pack("rules", "new", "blame/your-fault", "--flag", "[[Mine]].")
    assert status == ExitStatus.FAILED
    assert "your-fault.yml exists; choose another name, or edit that file." in err
    assert (pack / "blame" / "your-fault.yml").read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (("blme/mine",), "'blme' is not a category."),
        (("blame",), "should be lower-case words with dashes"),
        (("blame/Mine",), "'Mine' should be lower-case words with dashes"),
        (("blame/../../mine",), "should be lower-case words with dashes"),
        (("blame/mine", "--flag", "no marks"), "'no marks' marks no words. Put the words to flag in [[double"),
    ],
)
def test_a_mistake_writes_nothing(with_pack: Tactful, tmp_path: Path, arguments: tuple[str, ...], hint: str) -> None:
    status, _, err = with_pack("rules", "new", *arguments, "--into", "ours")
    assert status == ExitStatus.FAILED
    assert hint in " ".join(err.split())
    assert not (tmp_path / "desk" / "ours").exists()


def test_without_a_folder_it_asks_for_one(tactful: Tactful) -> None:
    status, _, err = tactful("rules", "new", "blame/mine", "--no-builtin")
    assert status == ExitStatus.FAILED
    assert "Say where the rule should go, with --into DIR." in err


@pytest.mark.parametrize(
    ("sentence", "pattern"),
    [
        ("You're [[plain wrong]].", "plain wrong"),
        ("[[I Told You]]!", "I told you"),
        ("[[You’re  wrong, Dana]]", "you’re wrong , dana"),
        ("[[(really) wrong]]", "really wrong"),
        ("[[so-called help]]", "so-called help"),
    ],
)
def test_a_pattern_is_made_of_the_marked_words(sentence: str, pattern: str) -> None:
    assert pattern_for(parse_flagged(sentence)) == pattern


def test_one_pattern_serves_two_sentences_with_the_same_words() -> None:
    examples = [parse_flagged("[[Your mess]]."), parse_flagged("It is [[your mess]].")]
    text = rule_file_text(NewRule("blame/mine", "error", "Hm.", flags=examples), pack="ours")
    assert text.count('"your mess"') == 1
    assert "severity: error\n" in text
