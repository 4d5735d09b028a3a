"""Servers that the browser tests talk to, each a process or thread of its own on a free port."""

from __future__ import annotations

import contextlib
import json
import os
import re
import subprocess
import sys
import threading
import urllib.request
from dataclasses import dataclass
from functools import partial
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from collections.abc import Iterator

_PAGES = Path(__file__).parent / "pages"


@dataclass(frozen=True, slots=True)
class RunningTactful:
    """A real server: where it is (without a trailing slash) and its token."""

    url: str
    token: str

    def rewrites(self, text: str) -> list[str]:
        """The rewrites of the first finding in a text."""
        headers = {"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"}
        request = urllib.request.Request(
            f"{self.url}/api/v1/lint", json.dumps({"text": text}).encode(), headers, method="POST"
        )
        with urllib.request.urlopen(request, timeout=10) as response:
            [draft] = json.load(response)["drafts"]
        return [rewrite["text"] for rewrite in draft["findings"][0]["rewrites"]]


@contextlib.contextmanager
def running_tactful(config: Path, *options: str) -> Iterator[RunningTactful]:
    """Starts `tactful serve` on a free port without ear, with further options; its token lies in `config`."""
    command = [str(Path(sys.executable).with_name("tactful")), "serve", "--port", "0", "--ear", "off", *options]
    environment = {**os.environ, "XDG_CONFIG_HOME": str(config), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        try:
            yield _greeted(process)
        finally:
            process.terminate()
            process.wait(10)


def _greeted(process: subprocess.Popen[str]) -> RunningTactful:
    assert process.stdout is not None
    said = ""
    for line in process.stdout:
        said += line
        if found := re.search(r"ready at (http://\S+?)/\s+token\s+(\S+)", said):
            return RunningTactful(*found.groups())
    raise AssertionError(f"tactful serve ended without its greeting: {said!r}")


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Says nothing."""


class MailSite(_Quiet):
    """The test pages, and a place to send mail to that keeps the bytes it gets."""

    sent: ClassVar[list[bytes]] = []

    def do_POST(self) -> None:
        """Keeps what was sent."""
        self.sent.append(self.rfile.read(int(self.headers["Content-Length"])))
        self.send_response(200)
        self.send_header("Content-Length", "0")
        self.end_headers()


class Stranger(BaseHTTPRequestHandler):
    """Something on a port that is not tactful."""

    def do_GET(self) -> None:
        body = b"<h1>It works!</h1>"
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Says nothing."""


class Listener(BaseHTTPRequestHandler):
    """A server that finds, in every answer to a customer, that their words were passed over."""

    def do_POST(self) -> None:
        """Answers a lint."""
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        findings = [PASSED_OVER] if asked.get("customer_message") and asked["text"] else []
        body = json.dumps(
            {"schema": "tactful-report/1", "drafts": [{"findings": findings, "rulebook": "ab12"}]}
        ).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Says nothing."""


PASSED_OVER = {
    "rule": "stale-truth/budget",
    "severity": "warning",
    "part": "body",
    "start": None,
    "end": None,
    "text": "",
    "message": "Passes over what the customer said.",
    "why": "They told you that something changed.",
    "fingerprint": "f",
    "customer": {"text": "Our budget was cut", "start": 0, "end": 18},
    "rewrites": [{"text": "Thank you for telling us about the budget.", "start": 0, "end": 0, "move": "listen"}],
}


@contextlib.contextmanager
def serving(handler: type[BaseHTTPRequestHandler]) -> Iterator[str]:
    """Serves on a free port; gives the address without a trailing slash."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def serving_pages() -> contextlib.AbstractContextManager[str]:
    """Serves the test pages."""
    return serving(partial(MailSite, directory=str(_PAGES)))  # type: ignore[arg-type]  # a handler with its folder
