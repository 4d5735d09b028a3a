"""`tactful rules check`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tactful.cli.status import ExitStatus

if TYPE_CHECKING:
    from conftest import Tactful


@pytest.fixture(autouse=True)
def _second_moves(pack: Path) -> None:
    """Rules about which there is nothing to remark: each offers two moves."""
    for name in ("blame/your-fault.yml", "contradiction/you-are-wrong.yml"):
        path = pack / name
        second = "rewrites:\n  - say: how does it look from where you are\n    move: explore\n"
        path.write_text(path.read_text("utf-8").replace("rewrites:\n", second), "utf-8")


def test_sound_files_are_said_to_be_sound(with_pack: Tactful) -> None:
    assert with_pack("rules", "check") == (ExitStatus.OK, "All sound: 2 rules.\n", "")


def test_every_fault_is_named_with_its_place_and_a_hint(with_pack: Tactful, tmp_path: Path) -> None:
    ours = tmp_path / "ours" / "blame"
    ours.mkdir(parents=True)
    (ours / "one.yml").write_text("message: Hm.\nfnd:\n  - your fault\n", encoding="utf-8")
    (ours / "two.yml").write_text("message: Hm.\nfind:\n  - your <bog> mess\n", encoding="utf-8")
    status, out, err = with_pack("rules", "check", ours.parent)
    assert (status, err) == (ExitStatus.FAILED, "")
    assert f"{ours}/one.yml:2:1: error: unknown key: fnd\n   2 | fnd:\n     | ^\n     hint: did you mean find?\n" in out
    assert f"{ours}/two.yml:3:10: error: pattern uses the list <bog>, which does not exist\n" in out
    assert "   3 |   - your <bog> mess\n     |          ^\n" in out
    assert out.endswith("2 rules can be used.\n")


def test_what_might_be_better_is_a_warning(with_pack: Tactful, pack: Path) -> None:
    rule = pack / "blame" / "your-fault.yml"
    rule.write_text(rule.read_text("utf-8") + "unless:\n  - my own fault\n", encoding="utf-8")
    status, out, err = with_pack("rules", "check")
    assert (status, err) == (ExitStatus.OK, "")
    assert out == (
        f"{rule}:14:5: warning: no `allows` example needs this unless [needless-unless]\n"
        "  14 |   - my own fault\n"
        "     |     ^\n"
        "     hint: add one, or take it out\n"
        "\n"
        "All sound: 2 rules. 1 warning.\n"
    )
    assert with_pack("rules", "check", "--strict").status == ExitStatus.FOUND
    assert with_pack("rules", "check", "--quiet") == (ExitStatus.OK, "", "")
    assert with_pack("rules", "check", "--quiet", "--strict").status == ExitStatus.FOUND


def test_the_reason_of_a_category_is_read_too(with_pack: Tactful, pack: Path) -> None:
    shared = pack / "blame" / "_category.yml"
    shared.write_text(shared.read_text("utf-8").replace("Nobody hears", "It is your fault. Nobody hears"), "utf-8")
    out = with_pack("rules", "check").out
    assert f"{shared}:3:6: warning: the why would itself be flagged: “your fault” by blame/your-fault [tactless]" in out


def test_faults_and_warnings_for_a_program(with_pack: Tactful, pack: Path) -> None:
    rule = pack / "blame" / "your-fault.yml"
    rule.write_text(rule.read_text("utf-8").replace("it is.\n", "it is\n", 1), encoding="utf-8")
    (pack / "blame" / "broken.yml").write_text("message: [\n", encoding="utf-8")
    status, out, _ = with_pack("rules", "check", "--format", "json")
    answer = json.loads(out)
    assert status == ExitStatus.FAILED
    assert [Path(fault["path"]).name for fault in answer["faults"]] == ["broken.yml"]
    assert [(one["code"], one["rule"], one["line"], one["column"]) for one in answer["warnings"]] == [
        ("unfinished", "blame/your-fault", 1, 10)
    ]


def test_only_rules_in_the_folders_named_are_remarked_on(with_pack: Tactful, tmp_path: Path) -> None:
    ours = tmp_path / "ours" / "blame"
    ours.mkdir(parents=True)
    (ours / "mine.yml").write_text("message: Blames.\nfind: your fault\n", encoding="utf-8")
    answer = json.loads(with_pack("rules", "check", ours.parent, "--format", "json").out)
    assert {one["rule"] for one in answer["warnings"]} == {"blame/mine"}
    assert "near-duplicate" in {one["code"] for one in answer["warnings"]}


def test_a_folder_that_does_not_exist_is_named(with_pack: Tactful) -> None:
    status, _, err = with_pack("rules", "check", "nowhere")
    assert status == ExitStatus.FAILED
    assert "nowhere is not a folder of rules" in err
