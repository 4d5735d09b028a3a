"""A browser's extension gets a token of its own from the server's page, and from nowhere else."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from tactful.api.app import create_app
from tactful.api.settings import Settings

from .conftest import TOKEN

ClientFor = Callable[..., FlaskClient]
EXTENSION = {"Origin": "chrome-extension://abcdefghijklmnopabcdefghijklmnop"}
OWN = {"Origin": "http://127.0.0.1:8765"}


@pytest.fixture
def page(settings: Settings, client_for: ClientFor) -> FlaskClient:
    """A browser that has opened the playground."""
    client = client_for(create_app(replace(settings, page_without_token=True)))
    assert client.get("/").status_code == 200
    return client


def paired(page: FlaskClient) -> str:
    answer = page.post("/api/v1/pairing", headers=OWN)
    assert answer.status_code == 200
    return str(answer.json["token"]) if answer.json else ""


def lint(client: FlaskClient, token: str) -> int:
    headers = {**EXTENSION, "Authorization": f"Bearer {token}"}
    return client.post("/api/v1/lint", json={"text": "x"}, headers=headers).status_code


def test_the_page_gives_a_token_that_lints_and_is_not_the_servers_own(page: FlaskClient) -> None:
    token = paired(page)
    assert TOKEN not in token
    assert lint(page, token) == 200


def test_each_browser_gets_its_own(page: FlaskClient) -> None:
    assert paired(page) != paired(page)


def test_without_the_page_there_is_no_token(settings: Settings, client_for: ClientFor) -> None:
    client = client_for(create_app(settings))
    assert client.post("/api/v1/pairing", headers=OWN).status_code == 401


@pytest.mark.parametrize("headers", [EXTENSION, {"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}])
def test_another_page_cannot_ask_with_the_cookie(page: FlaskClient, headers: dict[str, str]) -> None:
    assert page.post("/api/v1/pairing", headers=headers).status_code == 403


def test_no_token_begets_another(page: FlaskClient) -> None:
    for token in (TOKEN, paired(page)):
        headers = {**OWN, "Authorization": f"Bearer {token}"}
        assert page.post("/api/v1/pairing", headers=headers).status_code == 403


def test_a_changed_or_foreign_token_is_refused(page: FlaskClient, settings: Settings, client_for: ClientFor) -> None:
    token = paired(page)
    assert lint(page, f"{token}x") == 401
    assert lint(page, "a.b.c") == 401
    other = client_for(create_app(replace(settings, token="another-token-of-the-tests")))
    assert lint(other, token) == 401


def test_it_survives_a_restart_of_the_server(page: FlaskClient, settings: Settings, client_for: ClientFor) -> None:
    assert lint(client_for(create_app(settings)), paired(page)) == 200


def test_it_lasts_a_year(page: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    token = paired(page)
    monkeypatch.setattr("tactful.api.guard._BROWSER_SECONDS", -1)
    assert lint(page, token) == 401


def test_it_does_not_sign_in(page: FlaskClient) -> None:
    answer = page.post("/sign-in", data={"token": paired(page)})
    assert answer.headers["Location"].startswith("/sign-in?wrong=1")
