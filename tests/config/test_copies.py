"""Packs on servers: fetched, verified, asked about once a minute, and kept when the server is away."""

from __future__ import annotations

import socket
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tactful.config import remote
from tactful.config.copies import current_copy
from tactful.config.find import own_folder
from tactful.config.places import CannotFind
from tactful.config.remote import fetch, pack_url, token_for
from tactful.rulebook.archive import archive_bytes
from tactful.rulebook.tree import files_digest, read_tree

if TYPE_CHECKING:
    from http.server import BaseHTTPRequestHandler

    from conftest import Reply, Serve

FILES = {
    "pack.yml": b"name: Acme\n",
    "blame/_category.yml": b"title: Blame\nprinciple: their-truth\nseverity: warning\nwhy: It hurts.\n",
    "blame/did.yml": b"message: m\nfind: you did it\n",
}
DIGEST = files_digest(FILES)
OTHER = {**FILES, "blame/did.yml": b"message: other\nfind: you did it\n"}


class TeamServer:
    """Answers as a team server does, and remembers what it was asked."""

    def __init__(self) -> None:
        self.files = FILES
        self.etag = DIGEST
        self.status = 200
        self.asked: list[tuple[str, str | None, str | None]] = []

    def __call__(self, request: BaseHTTPRequestHandler) -> Reply:
        version = request.headers.get("If-None-Match")
        self.asked.append((request.path, version, request.headers.get("Authorization")))
        if self.status != 200:
            return self.status, {}, b"{}"
        if version == f'"{self.etag}"':
            return 304, {}, b""
        return 200, {"ETag": f'"{self.etag}"'}, archive_bytes(self.files)

    def change(self) -> None:
        self.files, self.etag = OTHER, files_digest(OTHER)


class Clock:
    now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def server() -> TeamServer:
    return TeamServer()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def url(server: TeamServer, serve: Serve) -> str:
    return serve(server) + "/teams/acme"


def rules_in(place: str) -> bytes:
    return read_tree(place).files["blame/did.yml"]


def test_a_pack_is_fetched_once_a_minute_and_only_when_it_changed(url: str, server: TeamServer, clock: Clock) -> None:
    first = current_copy(url, clock=clock)
    assert (rules_in(first.path), first.shown, first.notice) == (FILES["blame/did.yml"], url, "")
    clock.now += 59
    current_copy(url, clock=clock)
    assert server.asked == [("/api/v1/teams/acme/pack.zip", None, None)]
    clock.now += 2
    current_copy(url, clock=clock)
    assert server.asked[1][1] == f'"{DIGEST}"'
    server.change()
    clock.now += 61
    assert rules_in(current_copy(url, clock=clock).path) == OTHER["blame/did.yml"]
    assert len(server.asked) == 3


@pytest.mark.parametrize(
    ("status", "said"),
    [(503, "is not ready"), (404, "has no such pack"), (401, "asks for the token"), (302, "answers with 302")],
)
def test_when_the_server_refuses_the_last_good_copy_is_used_with_a_note(
    url: str, server: TeamServer, clock: Clock, status: int, said: str
) -> None:
    first = current_copy(url, clock=clock)
    server.status = status
    clock.now += 61
    copy = current_copy(url, clock=clock)
    assert copy.path == first.path
    assert copy.notice.startswith(f"127.0.0.1 {said}; using the copy of {url} from 2027-01-15")
    clock.now += 30
    assert current_copy(url, clock=clock).notice == copy.notice
    assert len(server.asked) == 2
    server.status = 200
    clock.now += 61
    assert current_copy(url, clock=clock).notice == ""


def test_what_is_damaged_on_the_way_does_not_take_the_place_of_the_good_copy(
    url: str, server: TeamServer, clock: Clock
) -> None:
    first = current_copy(url, clock=clock)
    server.files, server.etag = OTHER, "0" * 32
    clock.now += 61
    copy = current_copy(url, clock=clock)
    assert rules_in(first.path) == FILES["blame/did.yml"]
    assert copy.notice.startswith("what arrived is not what the server meant to send; using the copy")
    assert [file.suffix for file in sorted(Path(first.path).parent.iterdir())] == [".json", ".zip"]


def test_a_server_that_is_away_is_an_error_when_there_is_no_copy(clock: Clock) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{taken.getsockname()[1]}/teams/acme"
        with pytest.raises(CannotFind, match=r"cannot be fetched: 127\.0\.0\.1 does not answer"):
            current_copy(address, clock=clock)


def test_what_is_no_zip_is_an_error_when_there_is_no_copy(serve: Serve) -> None:
    address = serve(lambda _: (200, {}, b"<html>Please sign in</html>"))
    with pytest.raises(CannotFind, match="what the server sends cannot be read as a zip"):
        current_copy(f"{address}/pack.zip")


def test_a_zip_on_any_web_server_will_do(serve: Serve) -> None:
    address = serve(lambda _: (200, {"ETag": 'W/"v1"'}, archive_bytes(FILES)))
    assert rules_in(current_copy(f"{address}/our/rules.zip").path) == FILES["blame/did.yml"]


def test_without_a_cache_the_copy_goes_with_the_process(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TACTFUL_CACHE", "off")
    assert rules_in(current_copy(url).path) == FILES["blame/did.yml"]


def test_a_server_that_never_ends_is_given_up(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    def drip(request: BaseHTTPRequestHandler) -> Reply:
        request.send_response(200)
        request.end_headers()
        for _ in range(40):
            request.wfile.write(b"P")
            request.wfile.flush()
            time.sleep(0.1)
        return 200, {}, b""

    address = serve(drip)
    start = time.monotonic()
    with pytest.raises(CannotFind, match=r"does not answer within 0\.5 seconds"):
        fetch(f"{address}/p.zip", seconds=0.5)
    assert time.monotonic() - start < 3


def test_a_pack_that_is_too_large_is_not_read_to_its_end(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remote, "MAX_ARCHIVE", 100_000)
    address = serve(lambda _: (200, {}, b"x" * 1_000_000))
    with pytest.raises(CannotFind, match="it sends more than"):
        fetch(f"{address}/p.zip")


@pytest.mark.parametrize(
    ("url", "fetched"),
    [
        ("https://t.example/teams/acme", "https://t.example/api/v1/teams/acme/pack.zip"),
        ("https://t.example:8443/below/teams/acme/", "https://t.example:8443/below/api/v1/teams/acme/pack.zip"),
        ("https://t.example/p.zip", "https://t.example/p.zip"),
    ],
)
def test_the_address_that_is_fetched(url: str, fetched: str) -> None:
    assert pack_url(url) == fetched


def test_a_token_is_shown_to_its_own_server_only() -> None:
    environ = {"TACTFUL_TOKEN": "secret", "TACTFUL_SERVER": "https://tactful.example"}
    assert token_for("https://tactful.example/teams/acme", environ) == "secret"
    assert token_for("https://tactful.example:443/teams/acme", environ) == "secret"
    for other in (
        "https://evil.example",
        "http://tactful.example",
        "https://tactful.example:444",
        "http://127.0.0.1:1",
    ):
        assert token_for(f"{other}/teams/acme", environ) == ""
    assert token_for("https://tactful.example/teams/acme", {"TACTFUL_TOKEN": "secret"}) == ""


def test_a_server_on_this_computer_gets_the_users_own_token(url: str, server: TeamServer) -> None:
    Path(own_folder()).mkdir(parents=True)
    Path(own_folder(), "token").write_text("mine\n")
    current_copy(url)
    assert server.asked[0][2] == "Bearer mine"


def test_a_token_never_goes_over_the_net_unencrypted() -> None:
    with pytest.raises(CannotFind, match="would get the token unencrypted"):
        fetch("http://tactful.example/p.zip", token="secret")


def test_a_redirect_does_not_carry_the_token_elsewhere(serve: Serve) -> None:
    elsewhere = TeamServer()
    target = serve(elsewhere)
    address = serve(lambda _: (302, {"Location": f"{target}/p.zip"}, b""))
    with pytest.raises(CannotFind, match="answers with 302"):
        fetch(f"{address}/p.zip", token="secret")
    assert elsewhere.asked == []
