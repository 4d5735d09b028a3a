from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from flask.testing import FlaskClient

from tactful.api.app import create_app
from tactful.api.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from flask import Flask
    from werkzeug.test import TestResponse

TOKEN = "a-token-of-the-tests"
RUDE = "You're wrong about the renewal date."


class LoopbackClient(FlaskClient):
    """Asks as a browser does that was told http://127.0.0.1:8765/."""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        return super().open(*args, **{"base_url": "http://127.0.0.1:8765", **kwargs})


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache of compiled rulebooks, and of teams' last good versions, for all tests."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def _own_cache(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is kept in the cache of the person who runs the tests."""
    monkeypatch.setenv("TACTFUL_CACHE", str(cache))


@pytest.fixture(scope="session")
def shared_teams(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two teams that no test changes, so that their rules are compiled once."""
    return write_teams(tmp_path_factory.mktemp("shared"))


@pytest.fixture
def teams(tmp_path: Path) -> Path:
    """The same two teams, for a test to change."""
    return write_teams(tmp_path)


def write_teams(root: Path) -> Path:
    """One team has a rule of its own, the other's only rule file is broken; beside them lies what is no team."""
    folder = root / "teams"
    write(folder / "acme" / "pack.yml", "name: acme\n")
    write(folder / "acme" / "condescension" / "_category.yml", CATEGORY)
    write(folder / "acme" / "condescension" / "kindly.yml", rule("kindly revert"))
    write(folder / "broken" / "pack.yml", "name: broken\n")
    write(folder / "broken" / "condescension" / "_category.yml", CATEGORY)
    write(folder / "broken" / "condescension" / "bad.yml", "message: [never closed\n")
    write(root / "secret" / "pack.yml", "name: secret\n")
    return folder


CATEGORY = """\
title: House style
principle: listen-then-propose
why: It is not how we speak here.
severity: warning
"""


def rule(words: str) -> str:
    return f"""\
message: Not our voice.
find:
  - {words}
rewrites:
  - say: please tell us
    move: explore
flags:
  - "Please [[{words}]] today."
  - "[[{words.capitalize()}]] by noon."
  - "Could you [[{words}]], Dana?"
allows:
  - Please tell us today.
  - We kindly thank you.
  - He will revert the change.
"""


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.fixture
def settings(shared_teams: Path) -> Settings:
    return Settings(token=TOKEN, teams=shared_teams, ear="off", max_text=5_000, max_subject=100, max_body_bytes=20_000)


@pytest.fixture
def app(settings: Settings) -> Flask:
    return create_app(settings)


@pytest.fixture
def client_for() -> Callable[..., FlaskClient]:
    """Makes a client for an app, with or without the token, and with further CGI variables."""

    def make(app: Flask, *, token: str = "", **environ: str) -> FlaskClient:
        app.test_client_class = LoopbackClient
        client = app.test_client()
        client.environ_base |= environ
        if token:
            client.environ_base["HTTP_AUTHORIZATION"] = f"Bearer {token}"
        return client

    return make


@pytest.fixture
def anyone(app: Flask, client_for: Callable[..., FlaskClient]) -> FlaskClient:
    """A client that shows no token."""
    return client_for(app)


@pytest.fixture
def client(app: Flask, client_for: Callable[..., FlaskClient], settings: Settings) -> FlaskClient:
    """A client that shows the token."""
    return client_for(app, token=settings.token)


@pytest.fixture
def ask(client: FlaskClient) -> Callable[..., Any]:
    """Lint `text`, with the other fields as keywords; gives the one draft of the answer."""

    def lint(text: str = RUDE, **fields: Any) -> Any:
        answer = client.post("/api/v1/lint", json={"text": text, **fields})
        assert answer.status_code == 200, answer.get_data(as_text=True)
        return answer.get_json()["drafts"][0]

    return lint
