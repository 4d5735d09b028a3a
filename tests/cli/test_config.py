"""Settings files at work: `.tactful.yml`, one's own, the organisation's, and `tactful config`."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tactful.cli.status import ExitStatus
from tactful.config.find import organisation_file, own_file

if TYPE_CHECKING:
    from conftest import Tactful

RUDE = "Hi Dana,\n\nYou're wrong about the date. This is your fault.\n"


def write(path: str | Path, text: str) -> Path:
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture(autouse=True)
def _drafts() -> None:
    write("rude.txt", RUDE)


def rules_found(out: str) -> list[str]:
    return [finding["rule"] for draft in json.loads(out)["drafts"] for finding in draft["findings"]]


def test_a_file_beside_the_drafts_names_packs_and_thresholds(tactful: Tactful, pack: Path) -> None:
    write(".tactful.yml", f"packs: [{pack}]\nmin-severity: error\nfail-on: never\n")
    status, out, err = tactful("lint", "rude.txt", "--no-builtin", "--format", "json")
    assert (status, rules_found(out), err) == (ExitStatus.OK, ["contradiction/you-are-wrong"], "")


def test_options_have_the_last_word(tactful: Tactful, pack: Path) -> None:
    write(".tactful.yml", f"packs: [{pack}]\nmin-severity: error\nfail-on: never\nchecks: [clarity]\n")
    options = ("--min-severity", "warning", "--fail-on", "warning", "--check", "tone")
    status, out, err = tactful("lint", "rude.txt", "--no-builtin", "--format", "json", *options)
    expected = ["contradiction/you-are-wrong", "blame/your-fault"]
    assert (status, rules_found(out), err) == (ExitStatus.FOUND, expected, "")


def test_each_draft_stands_under_the_file_nearest_to_it(tactful: Tactful, pack: Path) -> None:
    write(".tactful.yml", f"packs: [{pack}]\n")
    write("mild/.tactful.yml", f"packs: [{pack}]\noff: [blame]\nfail-on: never\n")
    write("mild/deep/rude.txt", RUDE)
    out = tactful("lint", "rude.txt", "mild", "--no-builtin", "--quiet").out
    assert [line.partition(":")[0] for line in out.splitlines()] == ["rude.txt"] * 2 + ["mild/deep/rude.txt"]
    assert tactful("lint", "mild", "--no-builtin").status == ExitStatus.OK
    assert tactful("lint", "mild", "rude.txt", "--no-builtin").status == ExitStatus.FOUND


def test_standard_input_stands_under_the_file_of_the_working_folder(tactful: Tactful, pack: Path) -> None:
    write(".tactful.yml", f"packs: [{pack}]\nallow: [your fault]\n")
    out = tactful("lint", "-", "--no-builtin", "--format", "json", stdin=RUDE.encode()).out
    assert rules_found(out) == ["contradiction/you-are-wrong"]


def test_ones_own_settings_lie_over_the_teams(tactful: Tactful, pack: Path) -> None:
    write(".tactful.yml", f"packs: [{pack}]\nfail-on: error\n")
    write(own_file(), "severity:\n  contradiction: suggestion\n")
    assert tactful("lint", "rude.txt", "--no-builtin").status == ExitStatus.OK


def test_no_config_and_config_leave_files_out(tactful: Tactful, pack: Path) -> None:
    write(".tactful.yml", "fail-on: never\n")
    write(own_file(), "off: [blame]\n")
    named = write("ci.yml", "min-severity: error\n")
    lint = ("lint", "rude.txt", "--no-builtin", "--rules", pack, "--format", "json")
    assert tactful(*lint).status == ExitStatus.OK
    ran = tactful(*lint, "--no-config")
    assert (ran.status, len(rules_found(ran.out))) == (ExitStatus.FOUND, 2)
    ran = tactful("--config", named, *lint)
    assert (ran.status, rules_found(ran.out)) == (ExitStatus.FOUND, ["contradiction/you-are-wrong"])
    ran = tactful(*lint, "--config", named, "--no-config")
    assert (ran.status, "--config and --no-config exclude each other" in ran.err) == (ExitStatus.FAILED, True)


def test_a_broken_file_is_named_and_everything_else_still_holds(tactful: Tactful, pack: Path) -> None:
    write(".tactful.yml", f"packs:\n  - {pack}\n  - nowhere\nfail-on: fatal\n")
    status, out, err = tactful("lint", "rude.txt", "rude.txt", "--no-builtin", "--format", "json")
    assert (status, len(rules_found(out))) == (ExitStatus.FAILED, 4)
    assert err.count(".tactful.yml:3:5: error: the pack nowhere is not there") == 1
    assert ".tactful.yml:4:10: error: fail-on cannot be 'fatal'" in err
    assert "   4 | fail-on: fatal\n     |          ^" in err


@pytest.mark.parametrize(
    ("key", "value", "option"),
    [
        ("fail-on", "error", ("--fail-on", "never")),
        ("min-severity", "suggestion", ("--min-severity", "error")),
        ("checks", "tone", ("--check", "clarity")),
    ],
)
def test_an_option_cannot_undo_what_the_organisation_locked(
    tactful: Tactful, pack: Path, key: str, value: str, option: tuple[str, str]
) -> None:
    write(organisation_file(), f"packs: [{pack}]\n{key}: {value}\nlock: [{key}]\n")
    plain = tactful("lint", "rude.txt", "--no-builtin")
    ran = tactful("lint", "rude.txt", "--no-builtin", *option)
    assert plain.status == ExitStatus.FOUND
    assert (ran.status, ran.out) == (ExitStatus.FAILED, plain.out)
    assert f"config.yml:3:8: error: {option[0]} is given, and {key} locked here" in ran.err
    assert "hint: take it out, or ask whoever keeps this file" in ran.err
    assert tactful("lint", "rude.txt", "--no-builtin", option[0], value).status == ExitStatus.FOUND


def test_further_packs_can_be_locked_out(tactful: Tactful, pack: Path, tmp_path: Path) -> None:
    write(organisation_file(), f"packs: [{pack}]\nlock: [packs]\n")
    loose = write(tmp_path / "loose" / "pack.yml", "off: [blame, contradiction]\n").parent
    write(".tactful.yml", f"packs: [{loose}]\n")
    for options in ((), ("--rules", loose), ("--no-config", "--rules", loose)):
        ran = tactful("lint", "rude.txt", "--no-builtin", "--format", "json", *options)
        assert (ran.status, len(rules_found(ran.out))) == (ExitStatus.FAILED, 2), options
    assert ".tactful.yml:1:9: error: packs are locked by" in tactful("lint", "rude.txt").err


def test_a_languagetool_elsewhere_is_not_taken_from_a_file_that_lies_near(tactful: Tactful, pack: Path) -> None:
    write(".tactful.yml", "language-tool: http://192.0.2.1:8081\nchecks: [grammar]\n")
    ran = tactful("lint", "rude.txt", "--no-builtin", "--rules", pack, "--format", "json")
    assert ran.status == ExitStatus.FAILED
    assert "drafts are sent there, and this file happens to lie near them" in ran.err
    assert "192.0.2.1" not in json.loads(ran.out)["drafts"][0]["grammar_note"]


SHOWN = """\
Settings files
  team    .tactful.yml
  person  {own}
  looked for: .tactful.yml upwards from the draft, {own}, {organisation}

Settings
  checks         tone      default
  min-severity   warning   person, {own}:1:15
  fail-on        error     team, .tactful.yml:2:10; locked by .tactful.yml:3:8
  language-tool  none      default

Packs, the last has the last word
  built-in  the built-in rules
  team      {pack}  named in .tactful.yml:1:9
"""


def test_config_shows_what_is_in_force_and_where_it_is_said(tactful: Tactful, pack: Path) -> None:
    write(".tactful.yml", f"packs: [{pack}]\nfail-on: error\nlock: [fail-on]\n")
    write(own_file(), "min-severity: warning\n")
    shown = SHOWN.format(own=own_file(), organisation=organisation_file(), pack=pack)
    status, out, err = tactful("config", "rude.txt")
    assert (status, err) == (ExitStatus.OK, "")
    assert " ".join(out.split()) == " ".join((shown + "  team .tactful.yml\n").split())


def test_config_for_programs(tactful: Tactful, pack: Path) -> None:
    write(".tactful.yml", f"packs: [{pack}]\nlock: [fail-on]\nwhat: x\n")
    status, out, _ = tactful("config", "--format", "json")
    shown = json.loads(out)
    assert status == ExitStatus.FAILED
    assert shown["files"] == [{"layer": "team", "path": str(Path(".tactful.yml").absolute())}]
    assert [(one["layer"], one["name"]) for one in shown["packs"]][:2] == [
        ("built-in", "the built-in rules"),
        ("team", str(pack)),
    ]
    assert shown["settings"]["fail-on"] == {
        "value": "warning",
        "layer": None,
        "place": None,
        "locked": str(Path(".tactful.yml").absolute()) + ":2:8",
    }
    assert [fault["message"] for fault in shown["faults"]] == ["unknown key: what"]


def test_it_holds_in_a_process_of_its_own(pack: Path) -> None:
    write(".tactful.yml", f"packs: [{pack}]\nfail-on: error\noff: [contradiction]\n")
    command = [sys.executable, "-m", "tactful", "lint", "rude.txt", "--no-builtin"]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert "[blame/your-fault]" in ended.stdout
    assert "contradiction" not in ended.stdout
