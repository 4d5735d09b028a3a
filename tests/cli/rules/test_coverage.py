"""`tactful rules coverage`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tactful.cli.status import ExitStatus

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Tactful


def test_untried_alternatives_are_named_with_their_pattern(with_pack: Tactful, pack: Path) -> None:
    rule = pack / "blame" / "your-fault.yml"
    text = rule.read_text("utf-8").replace("- your fault", "- your [own] (fault|mess|doing)\n  - never used", 1)
    rule.write_text(text, encoding="utf-8")
    status, out, err = with_pack("rules", "coverage")
    assert (status, err) == (ExitStatus.OK, "")
    assert out == (
        "blame/your-fault  1 of 5 alternatives (20 %)\n"
        f"  {rule}:3:5: untried: own, mess, doing\n"
        f"  {rule}:4:5: no example uses it\n"
        "\n"
        "Examples exercise 3 of 4 patterns and 5 of 9 alternatives (55.6 %).\n"
    )


@pytest.mark.parametrize(("limit", "status"), [("100", ExitStatus.OK), ("0", ExitStatus.OK)])
def test_full_coverage_is_said_in_one_line(with_pack: Tactful, limit: str, status: ExitStatus) -> None:
    said = "Examples exercise 3 of 3 patterns and 5 of 5 alternatives (100.0 %).\n"
    assert with_pack("rules", "coverage", "--fail-under", limit) == (status, said, "")


def test_too_little_coverage_fails(with_pack: Tactful, pack: Path) -> None:
    rule = pack / "blame" / "your-fault.yml"
    rule.write_text(rule.read_text("utf-8").replace("- your fault", "- your (fault|mess)", 1), encoding="utf-8")
    assert with_pack("rules", "coverage", "your-fault", "--fail-under", "51").status == ExitStatus.FOUND
    assert with_pack("rules", "coverage", "your-fault", "--fail-under", "50").status == ExitStatus.OK
    assert with_pack("rules", "coverage", "you-are-wrong", "--fail-under", "100").status == ExitStatus.OK


def test_a_long_list_is_cut_unless_all_of_it_is_wanted(with_pack: Tactful, pack: Path) -> None:
    words = [f"blunder{letter}" for letter in "abcdefghijklmnopqrstuvwxyz"]
    rule = pack / "blame" / "your-fault.yml"
    rule.write_text(
        rule.read_text("utf-8").replace("- your fault", f"- your (fault|{'|'.join(words)})", 1), encoding="utf-8"
    )
    assert " more\n" in with_pack("rules", "coverage").out
    assert ", ".join(words) + "\n" in with_pack("rules", "coverage", "--no-limit").out
    assert with_pack("rules", "coverage", "-q").out.count("\n") == 1


def test_coverage_for_a_program(with_pack: Tactful, pack: Path) -> None:
    rule = pack / "blame" / "your-fault.yml"
    rule.write_text(rule.read_text("utf-8").replace("- your fault", "- your (fault|mess)", 1), encoding="utf-8")
    answer = json.loads(with_pack("rules", "coverage", "your-fault", "--format", "json").out)
    assert answer["rules"] == [
        {
            "id": "blame/your-fault",
            "path": str(rule),
            "patterns": 1,
            "patterns_exercised": 1,
            "alternatives": 2,
            "alternatives_exercised": 1,
            "percent": 50.0,
            "missing": [{"in": "find", "pattern": 0, "line": 3, "column": 17, "text": "mess"}],
        }
    ]
    assert answer["percent"] == 50.0
