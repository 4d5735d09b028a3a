from __future__ import annotations

import json
import re
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs

import pytest

from tactful.grammar import LocalChecker, start_local

if TYPE_CHECKING:
    from collections.abc import Iterator

LANGUAGES = [{"name": "English (US)", "code": "en", "longCode": "en-US"}]
SLIPS = {"teh": "the", "recieve": "receive", "Zyxgard": "Wizard", "i": "I"}


def units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def languagetool_match(text: str, start: int, end: int, **changes: Any) -> dict[str, Any]:
    """What LanguageTool says of `text[start:end]`: offsets in UTF-16 units, a quote with 20 characters around."""
    begin = max(0, start - 20)
    match = {
        "message": "Possible spelling mistake found.",
        "replacements": [{"value": SLIPS.get(text[start:end], "better")}],
        "offset": units(text[:start]),
        "length": units(text[start:end]),
        "context": {
            "text": re.sub(r"\s", " ", text[begin : end + 20]),
            "offset": units(text[begin:start]),
            "length": units(text[start:end]),
        },
        "sentence": text,
        "rule": {"id": "MORFOLOGIK_RULE_EN_US", "issueType": "misspelling", "category": {"id": "TYPOS"}},
    }
    return match | changes


@dataclass
class FakeLanguageTool:
    """A LanguageTool server as far as its clients can tell, and as badly behaved as a test asks it to be."""

    url: str = ""
    mood: str = "well"
    requests: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    answer: dict[str, Any] | list[Any] | None = None
    released: threading.Event = field(default_factory=threading.Event)

    def matches(self, text: str) -> list[dict[str, Any]]:
        found = re.finditer(rf"\b(?:{'|'.join(SLIPS)})\b", text)
        return [languagetool_match(text, slip.start(), slip.end()) for slip in found]


class Handler(BaseHTTPRequestHandler):
    """Answers as the fake's mood is; each mood is a method."""

    fake: FakeLanguageTool
    text = ""

    def do_GET(self) -> None:
        self.fake.requests.append(f"GET {self.path}")
        self.reply(json.dumps(LANGUAGES))

    def do_POST(self) -> None:
        self.fake.requests.append(f"POST {self.path}")
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.text = parse_qs(body, keep_blank_values=True)["text"][0]
        self.fake.texts.append(self.text)
        getattr(self, self.fake.mood)()

    def well(self) -> None:
        answer = self.fake.answer
        self.reply(json.dumps({"matches": self.fake.matches(self.text)} if answer is None else answer))

    def hung(self) -> None:
        self.fake.released.wait(20)

    def dripping(self) -> None:
        self.send_response(200)
        self.end_headers()
        while not self.fake.released.wait(0.05):
            try:
                self.wfile.write(b" ")
            except OSError:
                return

    def cut_off(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "1000")
        self.end_headers()
        self.wfile.write(b'{"matches": [')

    def dropped_once(self) -> None:
        self.fake.mood = "well"
        self.close_connection = True

    def webpage(self) -> None:
        self.reply(f"<html><body>{self.text}</body></html>")

    def not_text(self) -> None:
        self.reply(b"\xff\xfe\x00\xd8")

    def refused(self) -> None:
        self.reply(f"Error: Internal Error: {self.text}", status=500)

    def limited(self) -> None:
        self.reply(f"Too many requests, and no place for {self.text}", status=426)

    def reply(self, body: str | bytes, status: int = 200) -> None:
        data = body.encode() if isinstance(body, str) else body
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def fake() -> Iterator[FakeLanguageTool]:
    """A running fake server."""
    fake = FakeLanguageTool()
    with ThreadingHTTPServer(("127.0.0.1", 0), type("Bound", (Handler,), {"fake": fake})) as server:
        server.daemon_threads = True
        server.block_on_close = False
        fake.url = f"http://127.0.0.1:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield fake
        fake.released.set()
        server.shutdown()
        thread.join()


LANGUAGETOOL = Path(__file__).parents[2] / ".languagetool"


@pytest.fixture(scope="session")
def languagetool() -> Iterator[LocalChecker]:
    """The real server, started once and warm."""
    if not any(LANGUAGETOOL.glob("languagetool-server*.jar")):
        pytest.skip("no LanguageTool server: run `make languagetool`")
    checker = start_local(LANGUAGETOOL)
    checker.check("Warm up.", seconds=120)
    yield checker
    checker.close()
