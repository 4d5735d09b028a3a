"""The ear over HTTP: on where it is installed, told in every answer, and as a team wants it."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from tactful.api.app import create_app, warm_up
from tactful.api.settings import SettingsError, settings_from_environment

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from flask.testing import FlaskClient

    from tactful.api.settings import Settings
    from tactful.rulebook.ear_settings import Dial

DRIP = "It is a drip in the hall."


@pytest.fixture
def ask(
    settings: Settings, client_for: Callable[..., FlaskClient], teams: Path, stand_in: object
) -> Callable[..., Any]:
    """Lint a text on a server whose ear has the dial; gives the one draft of the answer."""

    def lint(text: str, *, dial: Dial = "normal", **fields: Any) -> Any:
        client = client_for(create_app(replace(settings, ear=dial, teams=teams)), token=settings.token)
        answer = client.post("/api/v1/lint", json={"text": text, **fields})
        assert answer.status_code == 200, answer.get_data(as_text=True)
        return answer.get_json()["drafts"][0]

    return lint


def rules(draft: Any) -> list[str]:
    return [finding["rule"] for finding in draft["findings"]]


def test_it_listens_unless_the_request_says_otherwise(ask: Callable[..., Any]) -> None:
    draft = ask(DRIP)
    assert draft["ear"] == {"state": "done", "dial": "normal", "version": "stand-in", "note": "", "held_back": 0}
    (finding,) = draft["findings"]
    assert (finding["rule"], finding["text"], finding["chance"]) == ("ear/dismissal", "drip", 0.93)
    assert ask(DRIP, checks=["tone"])["ear"]["state"] == "off"
    assert rules(ask(DRIP, checks=["tone"])) == []
    assert rules(ask("You're wrong about the renewal date.", checks=["ear"])) == []


def test_it_counts_in_the_unit_that_was_asked_for(ask: Callable[..., Any]) -> None:
    (finding,) = ask(f"😀 {DRIP}", offsets="utf-16")["findings"]
    assert (finding["start"], finding["end"]) == (11, 15)


def test_the_end_of_what_stands_before_counts(ask: Callable[..., Any]) -> None:
    assert rules(ask("It is done.")) == []
    assert rules(ask("It is done.", before="Hello.\n\nThere we are again.")) == ["ear/blame"]


def test_a_server_may_do_without(ask: Callable[..., Any]) -> None:
    draft = ask(DRIP, dial="off")
    assert (rules(draft), draft["ear"]["state"]) == ([], "off")


@pytest.mark.parametrize(
    ("said", "dial", "heard"),
    [
        ("ear: quiet", "normal", []),
        ("ear: normal", "quiet", ["ear/dismissal"]),
        ("ear: keen", "off", []),
        ("ear: off", "normal", []),
        ("ear: {never: [a drip]}", "normal", []),
        ("ear: {always: {brush-off: [the hall]}}", "quiet", ["ear/brush-off"]),
        ("off: [ear/dismissal]", "normal", []),
    ],
)
def test_a_team_decides_for_itself(
    ask: Callable[..., Any], teams: Path, said: str, dial: Dial, heard: list[str]
) -> None:
    (teams / "acme" / "pack.yml").write_text(f"name: acme\n{said}\n", encoding="utf-8")
    assert rules(ask(DRIP, dial=dial, team="acme")) == heard


def test_without_weights_rules_read_and_the_answer_says_so(
    settings: Settings, client_for: Callable[..., FlaskClient], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TACTFUL_EAR_MODEL", str(tmp_path))
    app = create_app(replace(settings, ear="normal"))
    warm_up(app)
    client = client_for(app, token=settings.token)
    draft = client.post("/api/v1/lint", json={"text": "You're wrong about the renewal date."}).get_json()["drafts"][0]
    assert rules(draft) == ["contradiction/you-are-wrong"]
    assert draft["ear"]["state"] == "unavailable"
    assert "reading by rules alone" in draft["ear"]["note"]
    assert client.get("/healthz").get_json()["ear"] == {"available": False, "version": "", "dial": "normal"}


def test_health_says_which_ear_is_there(
    settings: Settings, client_for: Callable[..., FlaskClient], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "ear.json").write_text(json.dumps({"sha256": "0123456789abcdef"}), encoding="utf-8")
    monkeypatch.setenv("TACTFUL_EAR_MODEL", str(tmp_path))
    client = client_for(create_app(replace(settings, ear="quiet")))
    assert client.get("/healthz").get_json()["ear"] == {"available": True, "version": "0123456789ab", "dial": "quiet"}


def test_the_environment_sets_the_dial() -> None:
    assert settings_from_environment({"TACTFUL_TOKEN": "t", "TACTFUL_EAR": "keen"}).ear == "keen"
    assert settings_from_environment({"TACTFUL_TOKEN": "t", "TACTFUL_EAR": "on"}).ear == "normal"
    with pytest.raises(SettingsError, match="TACTFUL_EAR is 'loud'"):
        settings_from_environment({"TACTFUL_TOKEN": "t", "TACTFUL_EAR": "loud"})
