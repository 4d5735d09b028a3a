"""A real Roundcube on free ports, with a Dovecot behind it and a mail server that keeps what it is sent."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import socket
import sqlite3
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ..mail import dovecot  # noqa: TID252 - one Dovecot for all tests

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aiosmtpd.smtp import SMTP, Envelope, Session

_PROGRAM = Path("/usr/share/roundcube")
_DEFAULTS = Path("/etc/roundcube/defaults.inc.php")
_SECONDS = 30
_MAIL = (
    b"From: Dana Whitfield <dana@customer.example>\r\nTo: noreen@shop.example\r\nSubject: Renewal\r\n"
    b"Message-ID: <1@customer.example>\r\nDate: Mon, 02 Nov 2026 09:00:00 +0000\r\n"
    b"Content-Type: text/plain; charset=utf-8\r\n\r\nYou are wrong about the price.\r\n"
)
_CONFIG = """<?php
$config = [
  'db_dsnw' => 'sqlite:///{home}/roundcube.db?mode=0600',
  'imap_host' => '127.0.0.1:{imap}', 'smtp_host' => '127.0.0.1:{smtp}', 'smtp_user' => '', 'smtp_pass' => '',
  'des_key' => 'only-for-tests-0123456789', 'skin' => 'elastic', 'plugins' => [], 'language' => 'en_US',
  'temp_dir' => '{home}/temp', 'log_dir' => '{home}/temp', 'enable_spellcheck' => false,
  'create_default_folders' => true, 'draft_autosave' => 0,
  'compose_save_localstorage' => 0, 'reply_mode' => 1, 'htmleditor' => {html},
];
"""


def why_not() -> str:
    """Why there is no Roundcube to test with; empty when there is."""
    if not shutil.which("php") or not _DEFAULTS.is_file():
        return "needs Debian's roundcube-core, roundcube-sqlite3 and php-cli (make roundcube)"
    return dovecot.why_not()


class Sink:
    """Takes every mail and keeps its bytes."""

    def __init__(self) -> None:
        self.sent: list[bytes] = []

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd's name
        self.sent.append(envelope.original_content or b"")
        return "250 OK"


@dataclass
class Roundcube:
    """A webmail that is running, with one mail from a customer in it."""

    url: str
    sink: Sink
    home: Path
    ports: dict[str, int]

    def stored(self, folder: str) -> dict[str, bytes]:
        """The mails in a folder, by the names that stay theirs."""
        place = self.home / "imap" / "mail" / f".{folder}"
        files = [file for part in ("new", "cur") for file in place.glob(f"{part}/*")]
        return {file.name.partition(":")[0]: file.read_bytes() for file in files}

    def write_config(self, *, html: bool) -> None:
        """Chooses what letters are written in."""
        text = _CONFIG.format(home=self.home, html=1 if html else 0, **self.ports)
        (self.home / "config.inc.php").write_text(text, encoding="utf-8")


@contextlib.contextmanager
def running_roundcube() -> Iterator[Roundcube]:
    """Starts all three servers."""
    from aiosmtpd.controller import Controller

    home = Path(tempfile.mkdtemp(prefix="tactful-roundcube-"))
    with contextlib.ExitStack() as stack:
        stack.callback(shutil.rmtree, home)
        mail = _dovecot(home / "imap")
        stack.callback(mail.stop)
        sink = Sink()
        smtp = Controller(sink, hostname="127.0.0.1", port=dovecot.free_port())
        smtp.start()
        stack.callback(smtp.stop)
        port = dovecot.free_port()
        roundcube = Roundcube(f"http://127.0.0.1:{port}", sink, home, {"imap": mail.port, "smtp": smtp.port})
        _lay(roundcube)
        process = subprocess.Popen(
            ["php", "-d", "opcache.enable=0", "-S", f"127.0.0.1:{port}", "-t", str(_PROGRAM)],
            env={**os.environ, "ROUNDCUBE_CONFIG_DIR": str(home), "PHP_CLI_SERVER_WORKERS": "4"},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        stack.callback(_stop, process)
        _wait(port)
        yield roundcube


def _dovecot(home: Path) -> dovecot.Dovecot:
    home.mkdir()
    home.parent.chmod(0o755)
    server = dovecot.Dovecot(home)
    dovecot.make_certificate(home)
    server.put("INBOX", {"1:2,": _MAIL})
    server.start()
    return server


def _lay(roundcube: Roundcube) -> None:
    (roundcube.home / "temp").mkdir()
    shutil.copy(_DEFAULTS, roundcube.home)
    roundcube.write_config(html=False)
    with contextlib.closing(sqlite3.connect(roundcube.home / "roundcube.db")) as base:
        base.executescript((_PROGRAM / "SQL" / "sqlite.initial.sql").read_text(encoding="utf-8"))


def _stop(process: subprocess.Popen[bytes]) -> None:
    os.killpg(process.pid, 15)  # its workers are processes of their own
    process.wait(_SECONDS)


def _wait(port: int) -> None:
    end = time.monotonic() + _SECONDS
    while time.monotonic() < end:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.05)
    raise RuntimeError("Roundcube's PHP did not start")


def without_chance(mail: bytes) -> bytes:
    """A mail without what differs each time: date, ids and the boundaries between its parts."""
    mail = re.sub(rb"(?m)^(Date|Message-ID): .*\r?\n", b"", mail)
    return re.sub(rb"=_[0-9a-f]{16,}", b"=_boundary", mail)
