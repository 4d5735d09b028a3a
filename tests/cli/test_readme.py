"""What README and the reference show of a lint, against what the program prints."""

from __future__ import annotations

from pathlib import Path
from textwrap import indent
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from .conftest import Tactful

ROOT = Path(__file__).parents[2]
HEAD = "From: imre@example.org\nTo: dana@example.net\nSubject: Your contract\n\n"


@pytest.mark.parametrize(
    ("page", "margin", "name", "draft"),
    [
        ("README.md", "", "draft.eml", HEAD + "Hi Dana,\n\nYou're wrong about the renewal date.\n"),
        ("docs/cli.md", "    ", "reply.txt", "Hi Dana,\n\nYou're wrong about the date. This is your fault.\n"),
    ],
)
def test_a_page_shows_what_the_program_prints(tactful: Tactful, page: str, margin: str, name: str, draft: str) -> None:
    Path(name).write_text(draft, encoding="utf-8")
    first, _, _ = tactful("lint", name).out.partition("\n\n")
    assert indent(f"$ tactful lint {name}\n{first}\n", margin) in (ROOT / page).read_text("utf-8")
