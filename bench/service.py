"""What the service costs without the ear: time of `POST /api/v1/lint` on loopback, and memory once all is loaded."""

from __future__ import annotations

import http.client
import json
import os
import re
import statistics
import subprocess
import sys
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, ClassVar

import psutil

from drafts import DRAFT
from timing import print_table

if TYPE_CHECKING:
    from collections.abc import Iterator

TOKEN = "bench-token"  # for a server that lives as long as this script
CALLS = 400
TARGET_MS, TARGET_MB = 10, 120
HEADERS = {"Authorization": f"Bearer {TOKEN}", "Content-Type": "application/json"}


def main() -> None:
    """Print the tables."""
    with echo_server() as port:
        rows = [row("bare HTTP echo (Python's http.server)", port, {"text": DRAFT})]
    with tactful_server() as (port, process):
        begun = memory(process)
        for name, checks in {"tone": ["tone"], "tone and clarity": ["tone", "clarity"]}.items():
            rows.append(row(name, port, {"text": DRAFT, "checks": checks}))
        rows.append(row("tone, 3,000 words", port, {"text": f"{DRAFT}\n" * 20, "checks": ["tone"]}, calls=60))
        loaded = memory(process)
    print_table("POST /api/v1/lint, 150 words, one connection", ["request", "p50", "p95"], rows)
    print(f"\nTarget for p50: {TARGET_MS} ms.\n")
    print_table(
        "Resident memory of the server",
        ["when", "MB"],
        [["ready, before the first lint", f"{begun:.0f}"], ["after clarity and long drafts", f"{loaded:.0f}"]],
    )
    print(f"\nTarget: {TARGET_MB} MB.")


def row(name: str, port: int, body: dict[str, object], calls: int = CALLS) -> list[str]:
    """One request's line of the table."""
    times = sorted(1000 * seconds for seconds in timed_calls(port, json.dumps(body).encode(), calls))
    return [name, f"{statistics.median(times):.2f} ms", f"{times[int(0.95 * len(times))]:.2f} ms"]


def timed_calls(port: int, body: bytes, calls: int) -> Iterator[float]:
    """Seconds of each call on one connection, after a few to warm up."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    for number in range(calls + 10):
        start = time.perf_counter()
        connection.request("POST", "/api/v1/lint", body, HEADERS)
        response = connection.getresponse()
        response.read()
        if response.status != 200:
            raise SystemExit(f"the server answered {response.status}")
        if number >= 10:
            yield time.perf_counter() - start
    connection.close()


def memory(process: psutil.Process) -> float:
    """Resident memory in MB."""
    return process.memory_info().rss / 1e6


@contextmanager
def tactful_server() -> Iterator[tuple[int, psutil.Process]]:
    """A real server on a free port."""
    command = [str(Path(sys.executable).with_name("tactful")), "serve", "--port", "0", "--ear", "off"]
    environ = {**os.environ, "TACTFUL_TOKEN": TOKEN}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environ) as process:
        try:
            greeting = process.stdout.readline() if process.stdout else ""
            port = re.search(r":(\d+)/", greeting)
            if port is None:
                raise SystemExit(f"the server did not start: {greeting}")
            yield int(port[1]), psutil.Process(process.pid)
        finally:
            process.terminate()


class Echo(BaseHTTPRequestHandler):
    """The least a Python server can do with a request: read it, and send it back."""

    protocol_version = "HTTP/1.1"
    wbufsize: ClassVar[int] = -1

    def do_POST(self) -> None:
        """Send the body back."""
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (as in the base class)
        """Say nothing."""


@contextmanager
def echo_server() -> Iterator[int]:
    """The baseline, on a free port."""
    server = HTTPServer(("127.0.0.1", 0), Echo)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server.server_port
    server.shutdown()
    server.server_close()


if __name__ == "__main__":
    main()
