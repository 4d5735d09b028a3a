"""`tactful rules pull`, against the real server."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tactful.api import rulebooks
from tactful.api.app import create_app
from tactful.api.serve import listen, make_server
from tactful.api.settings import Settings
from tactful.cli.status import ExitStatus
from tactful.rulebook.load import load_rulebook
from tactful.rulebook.tree import read_tree

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from conftest import Tactful

TOKEN = "of-the-tests"
RULE = "message: Not our voice.\nfind: kindly revert\n"


CATEGORY = "title: Condescension\nprinciple: their-truth\nseverity: warning\nwhy: It hurts.\n"


@pytest.fixture(autouse=True)
def _few_built_in_rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The real ones take seconds to compile, and a pull compiles them with what it brings."""
    folder = tmp_path / "built-in" / "condescension"
    folder.mkdir(parents=True)
    (folder / "_category.yml").write_text(CATEGORY)
    monkeypatch.setattr("tactful.rulebook.load.builtin_folder", lambda: str(folder.parent))


@pytest.fixture
def teams(tmp_path: Path) -> Path:
    for name, text in {"pack.yml": "name: Acme\n", "condescension/kindly.yml": RULE}.items():
        path = tmp_path / "teams" / "acme" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tmp_path / "teams"


@pytest.fixture
def server(
    teams: Path,
    monkeypatch: pytest.MonkeyPatch,
    running: Callable[[Any], AbstractContextManager[None]],
) -> Iterator[str]:
    """The address of a server that looks for changes at every request."""
    monkeypatch.setattr(rulebooks, "_LOOK_AGAIN_SECONDS", 0.0)
    listener = listen("127.0.0.1", 0)
    port = listener.getsockname()[1]
    settings = Settings(token=TOKEN, port=port, teams=teams)
    with running(make_server(create_app(settings), settings, listener)):
        yield f"http://127.0.0.1:{port}"


def files(folder: str) -> dict[str, bytes]:
    return read_tree(folder).files


def names(folder: str = ".") -> list[str]:
    return sorted(path.name for path in Path(folder).iterdir())


def test_a_pull_brings_the_same_rules(tactful: Tactful, server: str, teams: Path) -> None:
    ran = tactful("rules", "pull", server, "--team", "acme", "--token", TOKEN)
    said = "acme holds the rules of acme.\nUse them: tactful lint --rules acme PATH\n"
    assert ran == (ExitStatus.OK, said, "")
    assert files("acme") == files(str(teams / "acme"))
    ran = tactful("lint", "-", "--rules", "acme", "--no-config", "-q", stdin=b"Please kindly revert.\n")
    assert "[condescension/kindly]" in ran.out
    assert load_rulebook(["acme"]).digest == load_rulebook([teams / "acme"]).digest


def test_a_second_pull_fetches_only_what_changed(
    tactful: Tactful, server: str, teams: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TACTFUL_TOKEN", TOKEN)
    pull = ("rules", "pull", server, "--team", "acme", "--into", "below/ours")
    tactful(*pull)
    assert tactful(*pull).out == "below/ours is up to date.\n"
    (teams / "acme" / "condescension" / "more.yml").write_text(RULE.replace("kindly", "please"))
    (teams / "acme" / "condescension" / "kindly.yml").unlink()
    assert tactful(*pull).out.startswith("below/ours holds the rules of acme.")
    assert sorted(files("below/ours")) == ["condescension/more.yml", "pack.yml"]
    assert names("below") == ["ours"]


def test_a_version_that_is_broken_does_not_arrive(tactful: Tactful, server: str, teams: Path) -> None:
    pull = ("rules", "pull", server, "--team", "acme", "--token", TOKEN)
    tactful(*pull)
    (teams / "acme" / "condescension" / "bad.yml").write_text("message: [\n")
    assert tactful(*pull).out == "acme is up to date.\n"
    (teams / "other" / "condescension").mkdir(parents=True)
    (teams / "other" / "condescension" / "bad.yml").write_text("message: [\n")
    status, out, err = tactful("rules", "pull", server, "--team", "other", "--token", TOKEN)
    assert (status, out) == (
        ExitStatus.FAILED,
        "What the server sends cannot be used here. Everything stays as it was.\n",
    )
    assert "other/condescension/bad.yml:2:1: error: is not valid YAML" in err
    assert names() == ["acme"]


@pytest.mark.parametrize(
    ("team", "token", "said"),
    [
        ("nobody", TOKEN, "127.0.0.1 has no such pack."),
        ("acme", "wrong", "127.0.0.1 asks for the token. Hint: set TACTFUL_SERVER and TACTFUL_TOKEN"),
        ("../acme", TOKEN, "127.0.0.1 has no such pack."),
    ],
)
def test_what_the_server_refuses_leaves_everything_as_it_was(
    tactful: Tactful, server: str, team: str, token: str, said: str
) -> None:
    ran = tactful("rules", "pull", server, "--team", team, "--token", token, "--into", "ours")
    assert (ran.status, said in ran.err) == (ExitStatus.FAILED, True)
    assert names() == []


def test_a_server_that_is_away_leaves_what_was_pulled(tactful: Tactful, server: str, teams: Path) -> None:
    tactful("rules", "pull", server, "--team", "acme", "--token", TOKEN)
    (teams / "acme").rename(teams / "gone")
    ran = tactful("rules", "pull", server, "--team", "acme", "--token", TOKEN)
    assert ran.err == "Error: 127.0.0.1 has no such pack. Everything stays as it was.\n"
    assert files("acme") == files(str(teams / "gone"))


def test_ones_own_files_are_left_alone(tactful: Tactful, server: str) -> None:
    pull = ("rules", "pull", server, "--team", "acme", "--token", TOKEN)
    Path("acme").mkdir()
    Path("acme/mine.txt").write_text("mine")
    assert "acme holds other files. Choose another folder with --into." in tactful(*pull).err
    Path("acme/mine.txt").unlink()
    assert tactful(*pull).status == ExitStatus.OK
    Path("acme/condescension/kindly.yml").write_text(RULE + "severity: error\n")
    assert "acme was changed since it was pulled. Move it away to pull it again." in tactful(*pull).err
    assert "severity: error" in Path("acme/condescension/kindly.yml").read_text()


def test_an_address_without_a_scheme_is_a_mistake(tactful: Tactful) -> None:
    ran = tactful("rules", "pull", "tactful.example", "--team", "acme")
    assert "It should start with https:// or http://." in ran.err


def test_a_settings_file_may_name_the_team_on_the_server(
    tactful: Tactful, server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path(".tactful.yml").write_text(f"packs: ['{server}/teams/acme']\n")
    monkeypatch.setenv("TACTFUL_SERVER", server)
    lint = ("lint", "-", "-q")
    refused = tactful(*lint, stdin=b"Please kindly revert.\n")
    assert refused.status == ExitStatus.FAILED
    assert ".tactful.yml:1:9: error: the pack at" in refused.err
    assert "asks for the token" in refused.err
    monkeypatch.setenv("TACTFUL_TOKEN", TOKEN)
    ran = tactful(*lint, stdin=b"Please kindly revert.\n")
    assert (ran.status, ran.err) == (ExitStatus.FOUND, "")
    assert "[condescension/kindly]" in ran.out
