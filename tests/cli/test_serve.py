"""`tactful serve`: its options become the service's settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tactful.api import serve as service
from tactful.cli.status import ExitStatus

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Tactful
    from tactful.api.settings import Settings


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> list[Settings]:
    """The settings of each service that was started; none really is."""
    started: list[Settings] = []
    monkeypatch.setattr(service, "serve", started.append)
    for name in ("HOST", "PORT", "TEAMS", "PACKS", "HOSTS", "ORIGINS", "LINT_SECONDS"):
        monkeypatch.delenv(f"TACTFUL_{name}", raising=False)
    monkeypatch.setenv("TACTFUL_TOKEN", "a-token-for-tests")
    return started


def test_without_options_it_listens_on_this_computer_only(tactful: Tactful, served: list[Settings]) -> None:
    assert tactful("serve").status == ExitStatus.OK
    assert (served[0].host, served[0].port, served[0].teams) == ("127.0.0.1", 8765, None)
    assert served[0].languagetool_url == ""


def test_every_option_reaches_the_settings(
    tactful: Tactful, served: list[Settings], pack: Path, tmp_path: Path
) -> None:
    status = tactful(
        "serve", "--host", "0.0.0.0", "--port", "0", "--teams", tmp_path, "--rules", pack,
        "--languagetool", "http://127.0.0.1:8081",
    ).status  # fmt: skip
    assert status == ExitStatus.OK
    assert (served[0].host, served[0].port) == ("0.0.0.0", 0)
    assert (served[0].teams, served[0].packs) == (tmp_path, (pack,))
    assert served[0].languagetool_url == "http://127.0.0.1:8081"


def test_options_stand_in_for_the_environment(
    tactful: Tactful, served: list[Settings], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TACTFUL_PORT", "9000")
    tactful("serve")
    tactful("serve", "--port", "9001")
    assert [settings.port for settings in served] == [9000, 9001]


def test_a_setting_that_cannot_be_used_is_named(
    tactful: Tactful, served: list[Settings], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TACTFUL_PORT", "many")
    status, out, err = tactful("serve")
    assert (status, out, served) == (ExitStatus.FAILED, "", [])
    assert "TACTFUL_PORT is 'many'" in err


def test_a_port_that_is_taken_is_named(
    tactful: Tactful, served: list[Settings], monkeypatch: pytest.MonkeyPatch
) -> None:
    def taken(_: Settings) -> None:
        raise service.CannotListen("Port 8765 on 127.0.0.1 is taken.")

    monkeypatch.setattr(service, "serve", taken)
    status, _, err = tactful("serve")
    assert status == ExitStatus.FAILED
    assert err.endswith("Error: Port 8765 on 127.0.0.1 is taken.\n")


def test_broken_rules_are_shown_before_it_starts(tactful: Tactful, served: list[Settings], pack: Path) -> None:
    (pack / "blame" / "broken.yml").write_text("message: Hm.\nfind:\n  - your <bog>\n", encoding="utf-8")
    status, _, err = tactful("serve", "--rules", pack)
    assert status == ExitStatus.OK
    assert "broken.yml:3:10: error: " in err
    assert len(served) == 1
