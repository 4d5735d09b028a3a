"""Grammar through the service, with the real LanguageTool server that `make languagetool` fetches."""

import os
import signal
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tactful.api.app import create_app, shut_down
from tactful.api.settings import Settings

FOLDER = Path(__file__).parents[2] / ".languagetool"
SLIPS = "😀 You're wrong about the date. We has sent it yesterday."

pytestmark = pytest.mark.languagetool


@pytest.fixture(scope="module")
def served() -> Iterator[Flask]:
    if not any(FOLDER.glob("languagetool-server*.jar")):
        pytest.skip("no LanguageTool server: run `make languagetool`")
    app = create_app(Settings(token="t", languagetool_folder=str(FOLDER)))
    app.extensions["tactful.grammar"].check("Warm up.", seconds=120)
    yield app
    shut_down(app)


@pytest.fixture
def ask(served: Flask, client_for: Callable[..., FlaskClient]) -> Callable[..., Any]:
    def lint(**fields: Any) -> Any:
        client = client_for(served, token="t")
        answer = client.post("/api/v1/lint", json={"text": SLIPS, "checks": ["tone", "grammar"], **fields})
        assert answer.status_code == 200
        return answer.get_json()["drafts"][0]

    return lint


def found(draft: Any) -> dict[str, str]:
    return {finding["category"]: finding["text"] for finding in draft["findings"]}


WHOLE = {"contradiction": "You're wrong about the date", "grammar": "has"}


@pytest.mark.parametrize(("offsets", "start"), [("code-point", SLIPS.index("has")), ("utf-16", SLIPS.index("has") + 1)])
def test_slips_stand_beside_tone_at_their_places_after_an_emoji(ask: Any, offsets: str, start: int) -> None:
    draft = ask(offsets=offsets)

    assert (draft["grammar"], found(draft)) == ("done", WHOLE)
    assert draft["findings"][-1]["start"] == start


def test_a_server_that_was_killed_is_back_for_the_next_answer(ask: Any, served: Flask) -> None:
    os.kill(served.extensions["tactful.grammar"].pid, signal.SIGKILL)
    during = ask()

    assert during["grammar"] in {"done", "unavailable"}
    assert "contradiction" in found(during)
    served.extensions["tactful.grammar"].check("Warm up.", seconds=120)
    assert found(ask()) == WHOLE


def test_a_server_that_is_killed_in_the_middle_of_an_answer_takes_no_lint_down(ask: Any, served: Flask) -> None:
    checker = served.extensions["tactful.grammar"]
    checker.check("Warm up.", seconds=120)
    killer = threading.Timer(0.05, os.kill, (checker.pid, signal.SIGKILL))
    killer.start()
    during = ask(text=f"{SLIPS} " * 80)
    killer.join()

    assert during["verdict"] == "hold"
    assert during["grammar"] in {"done", "unavailable"}
    checker.check("Warm up.", seconds=120)
    assert found(ask()) == WHOLE


def test_a_service_that_stops_takes_its_server_with_it(settings: Settings) -> None:
    app = create_app(replace(settings, languagetool_folder=str(FOLDER)))
    checker = app.extensions["tactful.grammar"]
    checker.start()
    pid = checker.pid
    shut_down(app)

    assert checker.pid is None
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
