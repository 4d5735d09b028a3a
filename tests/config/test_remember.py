"""What settings files come to is remembered until something changes."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tactful.config import settle as settling
from tactful.config.find import Found
from tactful.config.remember import settled
from tactful.config.settle import settle

if TYPE_CHECKING:
    from pathlib import Path

SAID = "packs: [rules]\nfail-on: error\nchecks: [tone]\nallow: [clearly so]\nlock: [fail-on]\n"


@pytest.fixture
def found(tmp_path: Path) -> tuple[Found, ...]:
    (tmp_path / "rules").mkdir()
    (tmp_path / ".tactful.yml").write_text(SAID)
    return (Found("team", str(tmp_path / ".tactful.yml"), chosen=False),)


def test_what_is_remembered_is_what_was_said(found: tuple[Found, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    first = settled(found)
    assert first == settle(found)
    monkeypatch.setattr(settling, "settle", None)
    assert settled(found) == first


def test_a_change_is_seen(found: tuple[Found, ...], tmp_path: Path) -> None:
    settled(found)
    (tmp_path / ".tactful.yml").write_text("fail-on: never\n")
    assert settled(found).settings["fail-on"].value == "never"


def test_a_pack_that_goes_away_is_seen(found: tuple[Found, ...], tmp_path: Path) -> None:
    settled(found)
    (tmp_path / "rules").rmdir()
    assert [fault.message for fault in settled(found).faults] == ["the pack rules is not there"]


@pytest.mark.parametrize("said", ["fail-on: fatal\n", "packs: ['package:nobody']\n"])
def test_what_is_wrong_is_said_every_time(found: tuple[Found, ...], tmp_path: Path, said: str) -> None:
    (tmp_path / ".tactful.yml").write_text(said)
    assert settled(found).faults == settled(found).faults != ()


@pytest.mark.parametrize("damage", [b"", b"nonsense", b"\0" * 50])
def test_a_damaged_memory_is_no_harm(found: tuple[Found, ...], tmp_path: Path, damage: bytes) -> None:
    first = settled(found)
    (file,) = (tmp_path / "cache").glob("settings-*.bin")
    file.write_bytes(damage)
    assert settled(found) == first


def test_the_second_lint_reads_no_yaml(found: tuple[Found, ...], tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Hi,\n\nyou did it.\n")
    (tmp_path / "rules" / "blame").mkdir()
    (tmp_path / "rules" / "blame" / "_category.yml").write_text(
        "title: B\nprinciple: their-truth\nwhy: w\nseverity: error\n"
    )
    (tmp_path / "rules" / "blame" / "did.yml").write_text("message: m\nfind: you did it\n")
    script = (
        "import sys; from tactful.cli.main import main; print(main(['lint', 'a.txt', '--no-builtin', '-q']));"
        "print([name for name in ('yaml', 'pathlib', 'urllib.request') if name in sys.modules])"
    )
    for _ in range(2):
        ended = subprocess.run(
            [sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=True, cwd=tmp_path
        )
    assert ended.stderr == ""
    assert ended.stdout.splitlines()[-2:] == ["1", "[]"]
