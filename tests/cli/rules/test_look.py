"""`tactful rules list` and `tactful rules show`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tactful.cli.status import ExitStatus

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Tactful


def test_rules_are_listed_by_category(with_pack: Tactful) -> None:
    assert with_pack("rules", "list") == (
        ExitStatus.OK,
        (
            "blame  Blame\n"
            "  warning     blame/your-fault             Says whose fault it is.\n"
            "\n"
            "contradiction  Contradiction\n"
            "  error       contradiction/you-are-wrong  Tells the customer they are wrong.\n"
            "\n"
            "2 rules.\n"
        ),
        "",
    )


@pytest.mark.parametrize(
    ("filters", "ids"),
    [
        (("--category", "blame"), ["blame/your-fault"]),
        (("--severity", "error"), ["contradiction/you-are-wrong"]),
        (("--category", "blame", "--severity", "error"), []),
    ],
)
def test_a_list_may_be_filtered(with_pack: Tactful, filters: tuple[str, ...], ids: list[str]) -> None:
    assert with_pack("rules", "list", "-q", *filters).out.split() == ids


def test_an_unknown_category_is_answered_with_those_there_are(with_pack: Tactful) -> None:
    status, _, err = with_pack("rules", "list", "--category", "anger")
    assert status == ExitStatus.FAILED
    assert "There is no category anger. There are: " in err
    assert "blame" in err


def test_the_list_as_json_has_the_shape_of_the_api(with_pack: Tactful) -> None:
    answer = json.loads(with_pack("rules", "list", "--format", "json").out)
    assert list(answer) == ["digest", "categories", "rules", "faults"]
    assert answer["rules"][1] == {
        "id": "contradiction/you-are-wrong",
        "category": "contradiction",
        "kind": "phrase",
        "severity": "error",
        "message": "Tells the customer they are wrong.",
        "why": "It may be wrong and is still true for them.",
        "principle": "their-truth",
        "pack": "pack",
        "layer": "command line",
    }
    assert answer["faults"] == []


def test_a_rule_is_shown_whole(with_pack: Tactful, pack: Path) -> None:
    assert (
        with_pack("rules", "show", "you-are-wrong").out
        == f"""\
contradiction/you-are-wrong
  severity   error
  principle  their-truth
  pack       pack
  file       {pack}/contradiction/you-are-wrong.yml
  message    Tells the customer they are wrong.
  why        It may be wrong and is still true for them.

finds
  you are (wrong|mistaken) [about {{topic}}]

unless
  if you are wrong

says instead
  I see {{topic}} differently  (inform)
  here is how it looks from our side  (inform)

flags
  [[You're wrong about the date]].
    becomes I see the date differently.
  Sorry, [[you are mistaken]].

allows
  Tell me if you are wrong.
"""
    )


def test_a_rule_as_json_has_all_of_its_file(with_pack: Tactful) -> None:
    rule = json.loads(with_pack("rules", "show", "blame/your-fault", "--format", "json").out)
    assert rule["find"] == ["your fault"]
    assert rule["rewrites"] == [{"say": "something we can put right", "move": "own", "replaces": "match"}]
    assert rule["flags"] == [{"text": "This is your fault.", "start": 8, "end": 18, "becomes": None}]
    assert rule["allows"] == ["It is nobody's fault."]


def test_a_broken_file_is_shown_and_the_others_are_listed(with_pack: Tactful, pack: Path) -> None:
    (pack / "blame" / "broken.yml").write_text("message: Hm.\nfind:\n  - your (fault\n", encoding="utf-8")
    status, out, err = with_pack("rules", "list", "-q")
    assert (status, out) == (ExitStatus.FAILED, "blame/your-fault\ncontradiction/you-are-wrong\n")
    assert "blame/broken.yml:3:" in err
    assert "   3 |   - your (fault\n     |          ^\n" in err


@pytest.mark.parametrize("command", [("rules", "list"), ("rules", "show", "evil"), ("explain", "evil")])
def test_a_rule_file_cannot_command_the_terminal(with_pack: Tactful, pack: Path, command: tuple[str, ...]) -> None:
    (pack / "blame" / "evil.yml").write_text(
        'message: "Clears\\e[2J \\x9b2J \\a the screen."\nfind:\n  - your evil\n', encoding="utf-8"
    )
    out = with_pack(*command).out
    assert "Clears\ufffd[2J \ufffd2J \ufffd the screen." in out
    assert "\x1b" not in out
