"""Whatever goes wrong, wherever, has one shape; and nothing that was sent is repeated in it or logged."""

import logging
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tactful.api.settings import Settings

CANARY = "canary-4711 you are wrong, Dana"


def assert_one_shape(answer: TestResponse, code: int) -> None:
    assert answer.status_code == code
    assert answer.mimetype == "application/json"
    body = answer.get_json()
    assert list(body) == ["code", "status", "message", "errors"]
    assert body["code"] == code
    assert body["status"] in answer.status.title() or body["status"].upper() in answer.status.upper()
    assert body["message"].endswith((".", "”.", "lint."))
    assert isinstance(body["errors"], dict)


JSON = {"Content-Type": "application/json"}
REFUSALS: list[tuple[str, str, dict[str, Any], int]] = [
    ("POST", "/api/v1/lint", {"data": "{", "headers": JSON}, 400),
    ("POST", "/api/v1/lint", {"json": {"text": "a" * 5_001}}, 413),
    ("POST", "/api/v1/lint", {"data": "a" * 20_001, "headers": JSON}, 413),
    ("POST", "/api/v1/lint", {"data": "text"}, 415),
    ("POST", "/api/v1/lint", {"json": {}}, 422),
    ("POST", "/api/v1/lint", {"json": {"text": "x", "team": "nobody"}}, 404),
    ("GET", "/api/v1/lint", {}, 405),
    ("PUT", "/api/v1/lint", {}, 405),
    ("POST", "/api/v1/rules", {}, 405),
    ("GET", "/api/v1/rules?team=nobody", {}, 404),
    ("GET", "/api/v1/rules?taem=acme", {}, 422),
    ("GET", "/api/v1/rules/no/such-rule", {}, 404),
    ("GET", "/api/v1/rules/contradiction/you-are-wrong?team=nobody", {}, 404),
    ("DELETE", "/api/v1/rules/contradiction/you-are-wrong", {}, 405),
    ("GET", "/api/v1/nothing", {}, 404),
    ("GET", "/api/", {}, 404),
    ("GET", "/api/v2/lint", {}, 404),
    ("POST", "/healthz", {}, 405),
    ("GET", "/readyz", {}, 503),
    ("POST", "/openapi.json", {}, 405),
]


@pytest.mark.parametrize(("method", "path", "request_", "code"), REFUSALS, ids=lambda value: str(value)[:40])
def test_every_refusal_has_the_one_shape(
    client: FlaskClient, method: str, path: str, request_: dict[str, Any], code: int
) -> None:
    assert_one_shape(client.open(path, method=method, **request_), code)


@pytest.mark.parametrize("path", ["/api/v1/lint", "/api/v1/rules", "/api/v1/rules/a/b", "/api/v1/nothing"])
def test_without_the_token_every_api_address_is_401_in_the_one_shape(anyone: FlaskClient, path: str) -> None:
    for method in ("GET", "POST", "PUT", "DELETE", "OPTIONS"):
        answer = anyone.open(path, method=method)
        assert_one_shape(answer, 401)
        assert answer.headers["WWW-Authenticate"].startswith("Bearer")


def test_a_foreign_origin_is_403_in_the_one_shape(client: FlaskClient) -> None:
    assert_one_shape(client.get("/api/v1/rules", headers={"Origin": "https://evil.example"}), 403)


def test_a_foreign_host_is_421_in_the_one_shape(client: FlaskClient) -> None:
    assert_one_shape(client.get("/api/v1/rules", headers={"Host": "evil.example"}), 421)


def test_405_says_what_is_allowed(client: FlaskClient) -> None:
    assert "POST" in client.get("/api/v1/lint").headers["Allow"]


@pytest.fixture
def crashing(app: Flask, monkeypatch: pytest.MonkeyPatch, settings: Settings, client_for: Any) -> FlaskClient:
    def crash(asked: Any) -> None:
        raise ValueError(f"cannot cope with {asked.text!r}")

    monkeypatch.setattr("tactful.api.linting._without_lone_surrogates", crash)
    made: FlaskClient = client_for(app, token=settings.token)
    return made


def test_a_crash_is_500_in_the_one_shape_and_repeats_nothing(crashing: FlaskClient) -> None:
    answer = crashing.post("/api/v1/lint", json={"text": CANARY})

    assert_one_shape(answer, 500)
    assert "canary" not in answer.get_data(as_text=True)


def test_a_crash_is_logged_by_kind_and_place_only(crashing: FlaskClient, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)

    crashing.post("/api/v1/lint", json={"text": CANARY})

    assert "ValueError" in caplog.text
    assert "linting.py" in caplog.text
    assert "canary" not in caplog.text


@pytest.mark.parametrize(
    "body",
    [
        {"text": CANARY},
        {"text": CANARY, "team": "nobody"},
        {"text": [CANARY]},
        {"text": "x", "checks": [CANARY]},
        {"text": CANARY * 1_000},
        {"text": "x", "subject": CANARY * 100},
    ],
    ids=lambda body: str(body)[:40],
)
def test_nothing_that_is_sent_is_logged_or_repeated_in_a_refusal(
    client: FlaskClient, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str], body: dict[str, Any]
) -> None:
    caplog.set_level(logging.DEBUG)

    answer = client.post("/api/v1/lint", json=body)

    assert "canary" not in caplog.text
    assert "canary" not in "".join(capfd.readouterr())
    if answer.status_code != 200:
        assert "canary" not in answer.get_data(as_text=True)


def test_a_page_that_is_not_there_is_a_page(client: FlaskClient) -> None:
    client.environ_base.pop("HTTP_AUTHORIZATION")
    answer = client.get("/docs/nothing")

    assert answer.status_code in {303, 404}


def test_answers_are_never_cached(client: FlaskClient) -> None:
    assert client.post("/api/v1/lint", json={"text": "x"}).headers["Cache-Control"] == "no-store"
