"""The real server, over a real socket."""

import http.client
import json
import socket
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import Any

import pytest

from tactful.api.app import create_app, shut_down, warm_up
from tactful.api.serve import CannotListen, greeting, listen, make_server
from tactful.api.settings import Settings


@pytest.fixture
def port(settings: Settings, running: Callable[[Any], AbstractContextManager[None]]) -> Iterator[int]:
    listener = listen("127.0.0.1", 0)
    number = listener.getsockname()[1]
    app = create_app(replace(settings, port=number))
    warm_up(app)
    with running(make_server(app, settings, listener)):
        yield number
    shut_down(app)


def call(port: int, body: bytes, **headers: str) -> tuple[int, Any]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        named = {"Content-Type": "application/json", "Authorization": "Bearer a-token-of-the-tests"}
        connection.request("POST", "/api/v1/lint", body, named | headers)
        answer = connection.getresponse()
        return answer.status, json.loads(answer.read())
    finally:
        connection.close()


def test_a_draft_is_linted_over_the_wire(port: int) -> None:
    status, answer = call(port, json.dumps({"text": "You're wrong about the date."}).encode())

    assert status == 200
    assert answer["drafts"][0]["verdict"] == "hold"


def test_a_body_beyond_the_limit_is_refused_in_the_one_shape(port: int) -> None:
    status, answer = call(port, b"x" * 20_001)

    assert status == 413
    assert list(answer) == ["code", "status", "message", "errors"]


def test_a_request_that_is_no_http_is_refused_in_the_one_shape(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        connection.sendall(b"POST /api/v1/lint HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: many\r\n\r\n")
        received = b"".join(iter(lambda: connection.recv(4096), b""))

    head, _, body = received.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 400")
    assert list(json.loads(body)) == ["code", "status", "message", "errors"]


@pytest.mark.parametrize("settings", [Settings(token="a-token-of-the-tests", lint_seconds=120.0)], ids=["large"])
def test_no_draft_reaches_a_temporary_file(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[object] = []
    monkeypatch.setattr("waitress.buffers.TempfileBasedBuffer.__init__", lambda *_, **__: opened.append("file"))
    body = {"text": "You're wrong about the date. " * 2_500, "customer_message": "😀" * 100_000}

    status, answer = call(port, json.dumps(body).encode())

    assert status == 200
    assert len(answer["drafts"][0]["findings"]) == 2_500
    assert opened == []


def test_a_taken_port_is_said_with_a_way_out() -> None:
    with listen("127.0.0.1", 0) as first, pytest.raises(CannotListen, match=r"taken\..*--port"):
        listen("127.0.0.1", first.getsockname()[1])


def test_an_address_of_another_computer_is_said() -> None:
    with pytest.raises(CannotListen, match=r"192\.0\.2\.1"):
        listen("192.0.2.1", 0)


def test_the_greeting_gives_address_and_token_and_where_it_lies() -> None:
    said = greeting(Settings(token="secret-token", token_from="/home/dana/.config/tactful/token", port=9000))

    assert "http://127.0.0.1:9000/" in said
    assert "secret-token" in said
    assert "/home/dana/.config/tactful/token" in said


@pytest.mark.parametrize(("host", "shown"), [("::1", "http://[::1]:8765/"), ("0.0.0.0", "http://localhost:8765/")])
def test_the_greeting_gives_an_address_that_a_browser_takes(host: str, shown: str) -> None:
    assert shown in greeting(Settings(token="t", host=host))
