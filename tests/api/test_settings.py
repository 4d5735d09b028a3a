import os
from pathlib import Path

import pytest

from tactful.api.settings import Settings, SettingsError, is_loopback, settings_from_environment


def test_without_variables_the_server_stays_on_this_computer() -> None:
    settings = settings_from_environment({"TACTFUL_TOKEN": "t"})

    assert settings == Settings(token="t", token_from="TACTFUL_TOKEN")
    assert (settings.host, settings.port) == ("127.0.0.1", 8765)
    assert not settings.page_without_token


def test_every_variable_is_read(tmp_path: Path) -> None:
    packs = [tmp_path / "one", tmp_path / "two"]
    for pack in packs:
        pack.mkdir()
    settings = settings_from_environment(
        {
            "TACTFUL_TOKEN": " t ",
            "TACTFUL_HOST": "0.0.0.0",
            "TACTFUL_PORT": "9000",
            "TACTFUL_HOSTS": "Tactful.Example, tactful.internal",
            "TACTFUL_ORIGINS": "https://tactful.example",
            "TACTFUL_PACKS": os.pathsep.join(map(str, packs)),
            "TACTFUL_TEAMS": str(tmp_path),
            "TACTFUL_LANGUAGETOOL_URL": "http://127.0.0.1:8081",
            "TACTFUL_LANGUAGETOOL": "languagetool",
            "TACTFUL_LANGUAGE": "en-GB",
            "TACTFUL_LINT_SECONDS": "1.5",
        }
    )

    assert settings == Settings(
        token="t",
        token_from="TACTFUL_TOKEN",
        host="0.0.0.0",
        port=9000,
        hosts=frozenset({"tactful.example", "tactful.internal"}),
        origins=frozenset({"https://tactful.example"}),
        packs=tuple(packs),
        teams=tmp_path,
        languagetool_url="http://127.0.0.1:8081",
        languagetool_folder="languagetool",
        language="en-GB",
        lint_seconds=1.5,
    )


def test_without_a_token_variable_the_users_token_is_taken(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    kept = tmp_path / "token"
    monkeypatch.setattr("tactful.api.token.token_path", lambda: kept)
    monkeypatch.setattr("tactful.api.settings.token_path", lambda: kept)

    settings = settings_from_environment({})

    assert settings.token == kept.read_text().strip()
    assert settings.token_from == str(kept)


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("TACTFUL_PORT", "many"),
        ("TACTFUL_PORT", "-1"),
        ("TACTFUL_PORT", "65536"),
        ("TACTFUL_PORT", ""),
        ("TACTFUL_LINT_SECONDS", "soon"),
        ("TACTFUL_LINT_SECONDS", "0"),
        ("TACTFUL_LINT_SECONDS", "nan"),
        ("TACTFUL_LINT_SECONDS", "inf"),
        ("TACTFUL_TEAMS", "/no/such/folder"),
        ("TACTFUL_PACKS", "/no/such/folder"),
    ],
)
def test_a_variable_that_cannot_be_used_is_named(variable: str, value: str) -> None:
    with pytest.raises(SettingsError, match=variable):
        settings_from_environment({"TACTFUL_TOKEN": "t", variable: value})


def test_the_token_is_never_shown_by_accident() -> None:
    assert "hush" not in repr(Settings(token="hush"))


def test_a_server_without_a_token_is_refused() -> None:
    with pytest.raises(SettingsError, match="token"):
        Settings(token="")


@pytest.mark.parametrize(
    ("host", "loopback"),
    [
        ("127.0.0.1", True),
        ("127.8.8.8", True),
        ("::1", True),
        ("[::1]", True),
        ("localhost", True),
        ("0.0.0.0", False),
        ("::", False),
        ("192.168.1.7", False),
        ("tactful.example", False),
        ("localhost.evil.example", False),
    ],
)
def test_which_addresses_only_this_computer_can_reach(host: str, loopback: bool) -> None:
    assert is_loopback(host) is loopback
