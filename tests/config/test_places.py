"""Packs that installed Python packages offer."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tactful.config.places import CannotFind, find_pack

if TYPE_CHECKING:
    from pathlib import Path

FILES = {
    "pack.yml": b"name: Acme\n",
    "blame/_category.yml": b"title: Blame\nprinciple: their-truth\nseverity: warning\nwhy: It hurts.\n",
    "blame/did.yml": b"message: m\nfind: you did it\n",
}
METADATA = "Metadata-Version: 2.1\nName: acme-rules\nVersion: 1\n"


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder on Python's path with a package of rules in it, and what pip leaves beside it."""
    site = tmp_path / "site"
    for name, data in FILES.items():
        (site / "acme_rules" / name).parent.mkdir(parents=True, exist_ok=True)
        (site / "acme_rules" / name).write_bytes(data)
    (site / "acme_rules" / "__init__.py").write_text("import pathlib\nPACK = pathlib.Path(__file__).parent\nN = 1\n")
    (site / "acme_rules-1.dist-info").mkdir()
    (site / "acme_rules-1.dist-info" / "METADATA").write_text(METADATA)
    (site / "acme_rules-1.dist-info" / "entry_points.txt").write_text(
        "[tactful.packs]\nacme = acme_rules\nby-path = acme_rules:PACK\nnumber = acme_rules:N\n"
        "gone = acme_gone\nmissing = acme_rules:NOTHING\n"
    )
    monkeypatch.syspath_prepend(str(site))
    return site / "acme_rules"


@pytest.mark.parametrize("name", ["acme", "by-path"])
def test_a_packages_pack_is_the_folder_that_its_entry_point_names(installed: Path, name: str) -> None:
    assert find_pack(f"package:{name}") == (str(installed), f"package:{name}", "")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("nobody", "no installed package offers a pack called nobody"),
        ("number", "the package's pack number is not a folder"),
        ("gone", "the package's pack gone is not a folder"),
        ("missing", "the package's pack missing cannot be loaded: AttributeError"),
    ],
)
def test_what_is_wrong_with_a_package_is_said(installed: Path, name: str, said: str) -> None:
    with pytest.raises(CannotFind, match=said):
        find_pack(f"package:{name}")


def test_a_package_works_from_the_command_line(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text("Hi,\n\nyou did it.\n")
    script = (
        f"import sys; sys.path.insert(0, {str(installed.parent)!r}); from tactful.cli.main import main;"
        f"sys.exit(main(['lint', {str(tmp_path / 'draft.txt')!r}, '--no-builtin', '--rules', 'package:acme', '-q']))"
    )
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=False)
    assert (ended.returncode, ended.stderr) == (1, "")
    assert "[blame/did]" in ended.stdout
