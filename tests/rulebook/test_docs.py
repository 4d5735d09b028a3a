"""What docs/rules.md and docs/cli.md show can be used as it stands there."""

from __future__ import annotations

import re
from pathlib import Path

from tactful.config.find import Found
from tactful.config.settle import settle
from tactful.rulebook.load import load_rulebook
from tactful.rulebook.locks import SECTIONS, SETTINGS

DOCS = Path(__file__).parents[2] / "docs"


def shown(page: str, start: str) -> str:
    """The YAML example of a page that starts like this."""
    blocks = re.findall(r"```yaml\n(.*?)```", (DOCS / page).read_text("utf-8"), re.DOTALL)
    return next(block for block in blocks if block.startswith(start))


def test_the_pack_that_is_shown_works_over_the_built_in_rules(tmp_path: Path) -> None:
    (tmp_path / "pack.yml").write_text(shown("rules.md", "name: Acme support"), "utf-8")
    rulebook = load_rulebook([tmp_path])
    assert [fault for fault in rulebook.faults if fault.path.startswith(str(tmp_path))] == []
    assert rulebook.rules["contradiction/you-are-wrong"].message == "Sounds like an argument."


def test_the_settings_file_that_is_shown_says_nothing_unknown(tmp_path: Path) -> None:
    file = tmp_path / ".tactful.yml"
    kept = [line for line in shown("cli.md", "packs:").splitlines() if not line.startswith(("packs", "  - h", "  - p"))]
    file.write_text("\n".join(line for line in kept if "our-rules" not in line), "utf-8")
    setup = settle([Found("team", str(file), chosen=False)])
    assert setup.faults == ()
    assert setup.settings["fail-on"].value == "error"


def test_everything_that_can_be_locked_is_listed() -> None:
    page = (DOCS / "rules.md").read_text("utf-8")
    for section in SECTIONS:
        assert f"| `{section}` |" in page
    for setting in SETTINGS:
        assert f"`{setting}`" in (DOCS / "cli.md").read_text("utf-8")
