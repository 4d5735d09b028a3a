from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from flask.testing import FlaskClient

from tactful.api.app import create_app
from tactful.api.settings import Settings

if TYPE_CHECKING:
    from flask import Flask

Ask = Callable[..., Any]
RUDE = "You're wrong about the renewal date."


def test_a_rude_draft_is_held(ask: Ask) -> None:
    draft = ask(RUDE)

    [finding] = draft["findings"]
    assert draft["verdict"] == "hold"
    assert finding["rule"] == "contradiction/you-are-wrong"
    assert RUDE[finding["start"] : finding["end"]] == finding["text"] == "You're wrong about the renewal date"
    assert finding["rewrites"][0]["text"] == "We see the renewal date differently"


def test_a_kind_draft_is_ready(ask: Ask) -> None:
    draft = ask("You're right, and I was wrong.")

    assert (draft["findings"], draft["verdict"]) == ([], "ready")


def test_the_answer_is_the_report_object_in_its_order(client: FlaskClient) -> None:
    answer = client.post("/api/v1/lint", json={"text": RUDE})

    assert answer.mimetype == "application/json"
    assert list(answer.get_json()) == ["schema", "drafts", "errors"]
    assert answer.get_json()["schema"] == "tactful-report/1"
    draft = answer.get_json()["drafts"][0]
    assert list(draft)[:4] == ["path", "index", "subject", "findings"]
    assert (draft["path"], draft["index"], draft["grammar"]) == ("", 0, "off")


@pytest.mark.parametrize(("offsets", "start"), [("code-point", 2), ("utf-16", 3)])
def test_positions_come_in_the_unit_that_was_asked_for(ask: Ask, offsets: str, start: int) -> None:
    [finding] = ask(f"😀 {RUDE}", offsets=offsets)["findings"]

    assert (finding["start"], finding["rewrites"][0]["start"]) == (start, start)


def test_html_is_read_as_a_person_reads_it(ask: Ask) -> None:
    [finding] = ask("<p>You&rsquo;re <b>wrong</b> about the date.</p>", content_type="text/html")["findings"]

    assert finding["text"] == "You’re wrong about the date"


def test_the_subject_is_linted_too(ask: Ask) -> None:
    draft = ask("Hello Dana.", subject="You are wrong about the date")

    assert [finding["part"] for finding in draft["findings"]] == ["subject"]
    assert draft["subject"] == "You are wrong about the date"


def test_the_customers_message_is_never_marked(ask: Ask) -> None:
    assert ask("Thank you.", customer_message=RUDE)["findings"] == []


def test_clarity_measures_come_when_asked_for(ask: Ask) -> None:
    text = "We have looked at your account with care. The change was made in March, as you say. " * 3

    assert "flesch_reading_ease" not in ask(text)["measures"]
    assert "flesch_reading_ease" in ask(text, checks=["tone", "clarity"])["measures"]


def test_without_tone_no_words_are_marked(ask: Ask) -> None:
    assert ask(RUDE, checks=["clarity"])["findings"] == []


def test_findings_below_the_severity_asked_for_are_left_out(ask: Ask) -> None:
    assert ask("Please kindly revert today.", team="acme")["verdict"] == "look-again"
    assert ask("Please kindly revert today.", team="acme", min_severity="error")["findings"] == []


def test_a_team_adds_its_rules_to_the_built_in_ones(ask: Ask) -> None:
    draft = ask(f"{RUDE} Please kindly revert today.", team="acme")

    assert [finding["rule"] for finding in draft["findings"]] == ["contradiction/you-are-wrong", "condescension/kindly"]
    assert len(ask(f"{RUDE} Please kindly revert today.")["findings"]) == 1


def test_a_broken_team_file_leaves_the_built_in_rules_working(ask: Ask) -> None:
    assert len(ask(RUDE, team="broken")["findings"]) == 1


def test_absent_grammar_is_said_and_breaks_nothing(ask: Ask) -> None:
    draft = ask(RUDE, checks=["tone", "grammar"])

    assert draft["grammar"] == "unavailable"
    assert draft["grammar_note"]
    assert len(draft["findings"]) == 1


@pytest.mark.parametrize(
    "text",
    ["", "\0", "\ud83d", "a\udc00b", "\u2028\u200b\ufeff", "e\u0301" * 50, "<p" * 40, "> " * 40, "\r\r\n\n"],
    ids=ascii,
)
@pytest.mark.parametrize("content_type", ["text/plain", "text/html"])
def test_odd_text_gets_an_answer(client: FlaskClient, text: str, content_type: str) -> None:
    asked = {"text": text, "subject": text, "customer_message": text, "content_type": content_type}

    assert client.post("/api/v1/lint", json=asked).status_code == 200


def test_a_lone_surrogate_moves_no_position(ask: Ask) -> None:
    [finding] = ask(f"\ud83d {RUDE}", offsets="utf-16")["findings"]

    assert finding["start"] == 2


def test_a_text_as_long_as_allowed_is_read(ask: Ask, settings: Settings) -> None:
    assert ask("a" * settings.max_text)["verdict"] == "ready"


@pytest.mark.parametrize(
    ("field", "length"), [("text", 5_001), ("customer_message", 5_001), ("subject", 101), ("text", 30_000)]
)
def test_too_much_is_413(client: FlaskClient, field: str, length: int) -> None:
    answer = client.post("/api/v1/lint", json={"text": "x", field: "a" * length})

    assert answer.status_code == 413


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "text"),
        ({"text": 3}, "text"),
        ({"text": None}, "text"),
        ({"text": ["a"]}, "text"),
        ({"text": "x", "txet": "y"}, "txet"),
        ({"text": "x", "content_type": "text/markdown"}, "content_type"),
        ({"text": "x", "checks": ["tone", "spelling"]}, "checks"),
        ({"text": "x", "checks": "tone"}, "checks"),
        ({"text": "x", "min_severity": "awful"}, "min_severity"),
        ({"text": "x", "offsets": "bytes"}, "offsets"),
        ({"text": "x", "team": 7}, "team"),
        ({"text": "x", "subject": None}, "subject"),
        ([], "_schema"),
        ("text", "_schema"),
        (7, "_schema"),
    ],
)
def test_a_body_of_the_wrong_shape_is_422_and_names_the_field(client: FlaskClient, body: Any, field: str) -> None:
    answer = client.post("/api/v1/lint", json=body)

    assert answer.status_code == 422
    assert list(answer.get_json()["errors"]["json"]) == [field]


@pytest.mark.parametrize(
    "body",
    [
        b"{",
        b"",
        b" ",
        b"[" * 15_000,
        b"9" * 5_000,
        b'{"text": "\\ud"}',
        b"\xff\xfe",
        b"text=hello",
        b'{"text": "x"} trailing',
    ],
)
def test_a_body_that_is_no_json_we_can_read_is_400(client: FlaskClient, body: bytes) -> None:
    assert client.post("/api/v1/lint", data=body, content_type="application/json").status_code == 400


@pytest.mark.parametrize(
    "content_type", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "text/json", ""]
)
def test_any_other_content_type_is_415(client: FlaskClient, content_type: str) -> None:
    answer = client.post("/api/v1/lint", data=b'{"text": "x"}', content_type=content_type)

    assert answer.status_code == 415


@pytest.mark.parametrize(
    "team", ["nobody", "../secret", "..", ".", "", "/etc", "acme/../acme", "ACME", "a" * 200, "\0"]
)
def test_a_team_that_is_not_there_is_404(client: FlaskClient, team: str) -> None:
    answer = client.post("/api/v1/lint", json={"text": "x", "team": team})

    assert answer.status_code == 404
    assert "team" in answer.get_json()["message"]


def test_a_lint_that_takes_too_long_is_503(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, client_for: Any
) -> None:
    from dataclasses import replace
    from threading import Event

    let_go = Event()
    monkeypatch.setattr("tactful.api.linting.lint", lambda *_, **__: let_go.wait(10))
    app: Flask = create_app(replace(settings, lint_seconds=0.05))

    answer = client_for(app, token=settings.token).post("/api/v1/lint", json={"text": "x"})

    let_go.set()
    assert answer.status_code == 503
