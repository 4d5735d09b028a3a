"""The playground of a server with teams: whose rules hold, and what to know about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from .serving import running_tactful

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page

    from .serving import RunningTactful

pytestmark = pytest.mark.e2e

FILES = {
    "condescension/_category.yml": "title: Ours\nprinciple: their-truth\nseverity: warning\nwhy: It is not us.\n",
    "condescension/kindly.yml": "message: Not our voice.\nfind: kindly revert\n",
}


@pytest.fixture
def teams(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        path = tmp_path / "teams" / "acme" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tmp_path / "teams"


@pytest.fixture
def server(teams: Path, tmp_path: Path) -> Iterator[RunningTactful]:
    with running_tactful(tmp_path / "config", "--teams", str(teams)) as running:
        yield running


def test_a_team_is_chosen_and_a_broken_version_of_its_rules_is_told_of(
    page: Page, server: RunningTactful, teams: Path
) -> None:
    page.goto(server.url)
    notice, findings = page.locator("#team-notice"), page.locator("#findings button")
    page.locator("#body").fill("Please kindly revert by noon.")
    page.locator("#team").select_option("acme")
    expect(findings).to_have_count(1, timeout=30_000)
    expect(notice).to_be_hidden()

    (teams / "acme" / "condescension" / "kindly.yml").write_text("message: [\n")
    expect(notice).to_contain_text("the last good version holds", timeout=30_000)
    page.goto(f"{server.url}/?team=acme")
    expect(notice).to_contain_text("the last good version holds", timeout=30_000)
    page.locator("#body").fill("Please kindly revert by noon.")
    expect(findings).to_have_count(1, timeout=30_000)
    page.locator("#team").select_option("")
    expect(notice).to_be_hidden(timeout=30_000)
    expect(findings).to_have_count(0, timeout=30_000)
