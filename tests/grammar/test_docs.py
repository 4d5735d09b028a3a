from __future__ import annotations

import re
from pathlib import Path

import pytest

from tactful.grammar import java, local, remote, setting

PAGE = Path(__file__).parents[2] / "docs" / "grammar.md"
SOURCES = "".join(Path(module.__file__ or "").read_text("utf-8") for module in (java, local, remote, setting))


def notes() -> list[str]:
    table = PAGE.read_text("utf-8").split("## When it says unavailable")[1]
    return [note for note in re.findall(r"^\| ([^|]+?) \|", table, re.MULTILINE) if note != "the note says"]


@pytest.mark.parametrize("note", notes())
def test_every_note_on_the_page_is_one_that_tactful_gives(note: str) -> None:
    assert all(piece.strip() in SOURCES for piece in note.split("…"))


@pytest.mark.parametrize("variable", [setting.URL, setting.FOLDER, setting.LANGUAGE])
def test_every_variable_is_on_the_page(variable: str) -> None:
    assert f"| `{variable}` |" in PAGE.read_text("utf-8")


def test_every_reason_is_on_the_page() -> None:
    page = notes()
    for reason in remote._WHY.values():
        assert any(all(piece.strip() in reason for piece in note.split("…")) for note in page), reason
