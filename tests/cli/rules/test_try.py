"""`tactful rules try`."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tactful.cli.status import ExitStatus

if TYPE_CHECKING:
    from conftest import Tactful

MINE = 'message: Blames.\nfind:\n  - your mess\nflags:\n  - "[[your mess]]"\n'


@pytest.fixture
def mail(tmp_path: Path) -> Path:
    folder = tmp_path / "mail"
    folder.mkdir()
    (folder / "a.txt").write_text("Hello Dana,\n\nthis is your\n  mess. And\nyour fault.\n", encoding="utf-8")
    (folder / "b.txt").write_text("All is well.\n", encoding="utf-8")
    (folder / "c.txt").write_text("What a mess!\n\n> your mess\n", encoding="utf-8")
    (folder / "d.txt").write_text("Is it your fault? Your mess it is.\n", encoding="utf-8")
    return folder


def test_a_rule_in_force_is_tried_by_its_id(with_pack: Tactful, mail: Path) -> None:
    assert with_pack("rules", "try", "your-fault", mail) == (
        ExitStatus.OK,
        (
            f"{mail}/a.txt:5:1: And [[your fault]].\n"
            f"{mail}/d.txt:1:7: Is it [[your fault]]?\n"
            "\n"
            "2 hits in 2 of 4 drafts: 500.0 per 1,000 drafts.\n"
        ),
        "",
    )


@pytest.mark.parametrize("named", ["ours/blame/mine.yml", "ours/blame", "ours", "loose.yml"])
def test_a_rule_is_tried_before_it_is_switched_on(with_pack: Tactful, mail: Path, named: str) -> None:
    Path("ours/blame").mkdir(parents=True)
    Path("ours/blame/mine.yml").write_text(MINE, encoding="utf-8")
    Path("loose.yml").write_text(MINE, encoding="utf-8")
    status, out, err = with_pack("rules", "try", named, mail, "--category", "blame")
    assert (status, err) == (ExitStatus.OK, "")
    assert out.splitlines()[:2] == [
        f"{mail}/a.txt:3:9: this is [[your mess]].",
        f"{mail}/d.txt:1:19: [[Your mess]] it is.",
    ]
    assert with_pack("rules", "list", "-q").out == "blame/your-fault\ncontradiction/you-are-wrong\n"


def test_a_zip_is_tried_like_a_folder(with_pack: Tactful, mail: Path) -> None:
    with zipfile.ZipFile("ours.zip", "w") as archive:
        archive.writestr("blame/mine.yml", MINE)
    assert "2 hits in 2 of 4 drafts" in with_pack("rules", "try", "ours.zip", mail).out


def test_a_category_stands_for_its_rules(with_pack: Tactful, mail: Path) -> None:
    assert "2 hits in 2 of 4 drafts" in with_pack("rules", "try", "blame", mail).out


def test_what_other_rules_find_already_is_said(with_pack: Tactful, mail: Path) -> None:
    Path("mine.yml").write_text("message: Blames.\nfind:\n  - your (fault|mess)\n", encoding="utf-8")
    run = ("rules", "try", "mine.yml", mail, "--category", "blame")
    out = with_pack(*run).out
    assert f"{mail}/a.txt:5:1: And [[your fault]]. (also blame/your-fault)\n" in out
    assert out.endswith(
        "4 hits in 2 of 4 drafts: 1,000.0 per 1,000 drafts.\n"
        "2 of them no other rule finds; the others are found by blame/your-fault (2).\n"
    )
    assert "also" not in with_pack(*run, "--new").out
    assert "\n… and 3 more\n" in with_pack(*run, "--limit", "1").out
    assert with_pack(*run, "-q").out.startswith("4 hits")


def test_hits_for_a_program(with_pack: Tactful, mail: Path) -> None:
    answer = json.loads(with_pack("rules", "try", "your-fault", mail, "--format", "json").out)
    assert (answer["drafts"], answer["drafts_hit"], answer["hits_per_1000_drafts"]) == (4, 2, 500.0)
    assert answer["hits"][1] == {
        "path": f"{mail}/d.txt",
        "index": 0,
        "rule": "blame/your-fault",
        "text": "your fault",
        "line": 1,
        "column": 7,
        "sentence": "Is it your fault?",
        "start": 6,
        "also": [],
        "example": "Is it [[your fault]]?",
    }


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("nothing", "mail"), "There is no rule called nothing."),
        (("gone.yml", "mail"), "There is no file gone.yml."),
        (("loose.yml", "mail"), "loose.yml lies in no category's folder: say which it is with --category."),
        (("empty", "mail"), "There is no rule in empty that can be tried."),
    ],
)
def test_what_cannot_be_tried_is_named(with_pack: Tactful, arguments: tuple[str, ...], message: str) -> None:
    Path("loose.yml").write_text(MINE, encoding="utf-8")
    Path("empty").mkdir()
    status, out, err = with_pack("rules", "try", *arguments)
    assert (status, out) == (ExitStatus.FAILED, "")
    assert message in " ".join(err.split())


def test_a_broken_rule_is_shown_with_its_fault(with_pack: Tactful, mail: Path) -> None:
    Path("loose.yml").write_text("message: m\nfind: <bog>\n", encoding="utf-8")
    status, _, err = with_pack("rules", "try", "loose.yml", mail, "--category", "blame")
    assert status == ExitStatus.FAILED
    assert "loose.yml:2:7: error: pattern uses the list <bog>" in err


def test_unreadable_files_are_named_and_the_rest_is_read(with_pack: Tactful, mail: Path) -> None:
    status, out, err = with_pack("rules", "try", "your-fault", mail, "gone.eml")
    assert status == ExitStatus.FAILED
    assert "gone.eml: there is no such file or folder" in err
    assert "2 hits in 2 of 4 drafts" in out
