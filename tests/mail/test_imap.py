from __future__ import annotations

import shutil
import socket
import sys
import tempfile
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tactful.mail import imap
from tactful.mail.find import Unreadable, find_drafts

from . import dovecot

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tactful.mail.draft import Draft

pytest.importorskip("imapclient", reason="needs tactful[imap]")

MAIL = (
    "Subject: =?utf-8?q?Your_caf=C3=A9?=\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nHi Zoë,\r\nyou’re wrong.\r\n"
).encode()
FOLDERS = {
    "INBOX": {"1:2,S": b"Received: by x\r\n" + MAIL},
    "Drafts": {"2:2,DS": MAIL, "3:2,D": MAIL.replace(b"wrong", b"right"), "4:2,": MAIL, "5:2,DT": MAIL},
    "Entw&APw-rfe": {"6:2,D": MAIL},
    "Empty": {},
}


USER = dovecot.USER.replace("@", "%40")


@pytest.fixture(scope="module")
def server() -> Iterator[dovecot.Dovecot]:
    reason = dovecot.why_not()
    if reason:
        pytest.skip(reason)
    home = Path(tempfile.mkdtemp(prefix="tactful-dovecot-"))
    running = dovecot.Dovecot(home)
    dovecot.make_certificate(home)
    for folder, mails in FOLDERS.items():
        running.put(folder, mails)
    running.start()
    yield running
    running.stop()
    shutil.rmtree(home)


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TACTFUL_IMAP_PASSWORD", dovecot.PASSWORD)
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")


@pytest.fixture
def trusted(server: dovecot.Dovecot, monkeypatch: pytest.MonkeyPatch) -> dovecot.Dovecot:
    monkeypatch.setenv("SSL_CERT_FILE", str(server.certificate))
    return server


def read(url: str, *, drafts_only: bool = False) -> list[Draft | Unreadable]:
    return list(find_drafts([url], drafts_only=drafts_only))


def refusal(url: str) -> str:
    (found,) = read(url)
    assert isinstance(found, Unreadable)
    return found.message


@pytest.mark.parametrize(("scheme", "port"), [("imaps", "tls_port"), ("imap", "port"), ("IMAPS", "tls_port")])
@pytest.mark.parametrize("folder", ["/Drafts", "", "/"])
def test_the_drafts_of_a_server_are_read_with_exact_places(trusted, scheme, port, folder):
    url = f"{scheme}://{USER}@localhost:{getattr(trusted, port)}{folder}"
    first, second, third = read(url)
    base = f"{scheme.lower()}://{USER}@localhost:{getattr(trusted, port)}/Drafts/;UID="
    assert [found.path.removeprefix(base) for found in (first, second, third)] == ["1", "2", "3"]
    assert (first.subject, first.kind, first.unsent, third.unsent) == ("Your café", "eml", True, None)
    body = second.parts[-1]
    start = body.text.index("right")
    assert body.source.span(start, start + 5) == ((5, 8), (5, 13))


def test_nothing_on_the_server_changes(trusted):
    before = trusted.files()
    assert len(read(f"imaps://{USER}@localhost:{trusted.tls_port}/Drafts")) == 3
    assert trusted.files() == before


def test_only_mails_with_the_flag_of_a_draft_are_read_if_wanted(trusted):
    url = f"imaps://{USER}@localhost:{trusted.tls_port}/Drafts"
    assert len(read(url, drafts_only=True)) == 2


def test_one_mail_is_read_by_its_number(trusted):
    url = f"imaps://{USER}@localhost:{trusted.tls_port}/Drafts/;UID=2"
    (draft,) = read(url)
    assert draft.path == url
    assert "right" in draft.parts[-1].text


def test_a_folder_is_called_as_a_person_reads_it(trusted):
    (draft,) = read(f"imaps://{USER}@localhost:{trusted.tls_port}/Entwürfe")
    assert draft.path.endswith("/Entw%C3%BCrfe/;UID=1")


def test_an_empty_folder_has_nothing_to_say(trusted):
    assert read(f"imaps://{USER}@localhost:{trusted.tls_port}/Empty") == []


def test_many_mails_come_a_few_at_a_time(trusted, monkeypatch):
    monkeypatch.setattr(imap, "_TOGETHER", 300)
    assert len(read(f"imaps://{USER}@localhost:{trusted.tls_port}/Drafts")) == 3


def test_a_mail_that_is_too_long_stops_no_other(trusted, monkeypatch):
    monkeypatch.setattr("tactful.mail.read.LONGEST_MAIL", len(MAIL) - 1)
    found = read(f"imaps://{USER}@localhost:{trusted.tls_port}/Drafts")
    assert [type(each) for each in found] == [Unreadable] * 3
    assert found[0].path.endswith(";UID=1")


def test_a_folder_that_is_not_there_is_named_with_those_that_are(trusted):
    message = refusal(f"imaps://{USER}@localhost:{trusted.tls_port}/Dratfs")
    assert message == "there is no folder “Dratfs” on localhost; there are: Drafts, Empty, Entwürfe, INBOX"


def test_a_wrong_password_is_said_to_be_wrong(trusted, monkeypatch):
    monkeypatch.setenv("TACTFUL_IMAP_PASSWORD", "wrong")
    message = refusal(f"imaps://{USER}@localhost:{trusted.tls_port}/Drafts")
    assert message == "localhost does not let noreen@shop.example in: Authentication failed."


def test_the_password_comes_from_the_keyring(trusted, monkeypatch):
    monkeypatch.delenv("TACTFUL_IMAP_PASSWORD")
    asked = []
    monkeypatch.setattr("keyring.get_password", lambda *names: asked.append(names) or dovecot.PASSWORD)
    assert len(read(f"imaps://{USER}@localhost:{trusted.tls_port}/Drafts")) == 3
    assert asked == [("tactful:localhost", dovecot.USER)]


def test_the_password_is_asked_for_at_a_terminal_only(trusted, monkeypatch):
    monkeypatch.delenv("TACTFUL_IMAP_PASSWORD")
    monkeypatch.setattr("keyring.get_password", lambda *_: None)
    url = f"imaps://{USER}@localhost:{trusted.tls_port}/Drafts"
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)
    assert "set TACTFUL_IMAP_PASSWORD, or run: keyring set tactful:localhost noreen@shop.example" in refusal(url)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("getpass.getpass", lambda prompt: dovecot.PASSWORD if "localhost" in prompt else "")
    assert len(read(url)) == 3


def test_a_certificate_that_nobody_vouches_for_is_not_trusted(server):
    assert "cannot be trusted (self-signed certificate)" in refusal(
        f"imaps://{USER}@localhost:{server.tls_port}/Drafts"
    )


def test_encryption_that_begins_later_is_checked_unless_the_server_is_here(trusted, monkeypatch):
    monkeypatch.setattr(imap, "_HERE", frozenset())
    assert len(read(f"imap://{USER}@localhost:{trusted.port}/Drafts")) == 3
    monkeypatch.delenv("SSL_CERT_FILE")
    assert "cannot be trusted" in refusal(f"imap://{USER}@localhost:{trusted.port}/Drafts")


def test_a_server_without_tls_where_tls_is_asked_for_is_named(server):
    assert refusal(f"imaps://{USER}@localhost:{server.port}/Drafts").endswith("not speak TLS as it should; try imap://")


@pytest.fixture
def answering() -> Iterator[Callable[[bytes], int]]:
    """Start a server that greets whoever comes and agrees to everything; without a greeting it says nothing."""
    sockets = []

    def start(greeting: bytes) -> int:
        listening = socket.create_server(("127.0.0.1", 0))
        sockets.append(listening)

        def serve() -> None:
            connection, _ = listening.accept()
            sockets.append(connection)
            if greeting:
                connection.sendall(greeting)
            if greeting.endswith(b"BYE\r\n"):
                connection.close()
                return
            while line := connection.recv(1000):
                told = b"* CAPABILITY IMAP4rev1\r\n" if b"CAPABILITY" in line else b""
                connection.sendall(told + line.split()[0] + b" OK done\r\n" if greeting else b"")

        threading.Thread(target=serve, daemon=True).start()
        return int(listening.getsockname()[1])

    yield start
    for each in sockets:
        each.close()


def test_a_password_is_not_sent_in_the_open(answering, monkeypatch):
    monkeypatch.setattr(imap, "_HERE", frozenset())
    port = answering(b"* OK hello\r\n")
    assert "does not offer to encrypt" in refusal(f"imap://noreen@127.0.0.1:{port}/Drafts")


def test_a_server_that_does_not_answer_is_given_up(answering, monkeypatch):
    monkeypatch.setattr(imap, "SECONDS", 0.2)
    port = answering(b"")
    assert refusal(f"imap://noreen@127.0.0.1:{port}/Drafts") == f"127.0.0.1:{port} did not answer within 0.2 seconds"


def test_a_server_that_goes_away_is_named(answering):
    port = answering(b"* BYE\r\n")
    assert refusal(f"imap://noreen@127.0.0.1:{port}/Drafts").startswith(f"127.0.0.1:{port} ")


def test_where_nobody_answers_is_said():
    port = dovecot.free_port()
    assert refusal(f"imap://noreen@127.0.0.1:{port}/") == f"no mail server answers at 127.0.0.1:{port}"
    assert "cannot be reached" in refusal("imaps://noreen@no-such-host.invalid/Drafts")


def test_a_password_in_an_address_is_refused_and_not_repeated():
    (found,) = read("imaps://noreen:secret@mail.example/Drafts")
    assert found == Unreadable(
        "imaps://noreen@mail.example/Drafts", "leave the password out of the address, where others can read it"
    )


def test_without_the_library_it_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "imapclient", None)
    assert "pip install 'tactful[imap]'" in refusal("imaps://noreen@mail.example/Drafts")
