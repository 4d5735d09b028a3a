"""A team's rules on a real server in a process of its own, and the command line beside it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
import urllib.request
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

TACTFUL = [sys.executable, "-m", "tactful"]


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    named = {"XDG_CONFIG_HOME": "own", "XDG_CONFIG_DIRS": "organisation", "TACTFUL_CACHE": "cache"}
    places = {name: str(tmp_path / folder) for name, folder in named.items()}
    return {**os.environ, **places, "PYTHONUNBUFFERED": "1"}


@pytest.fixture
def server(teams: Path, environment: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Address and token of `tactful serve --teams`."""
    command = [*TACTFUL, "serve", "--port", "0", "--teams", str(teams)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        try:
            assert process.stdout is not None
            said = "".join(process.stdout.readline() for _ in range(2))
            found = re.search(r"ready at (http://\S+?)/\s+token\s+(\S+)", said)
            assert found is not None, said
            yield found[1], found[2]
        finally:
            process.terminate()
            process.wait(10)


def asker(server: tuple[str, str]) -> Callable[[str], Any]:
    address, token = server

    def ask(path: str) -> Any:
        request = urllib.request.Request(f"{address}{path}", headers={"Authorization": f"Bearer {token}"})
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.load(answer)

    return ask


def until(true: Callable[[], bool], seconds: float = 30.0) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end
        time.sleep(0.2)


def test_a_change_is_picked_up_a_broken_one_is_not_and_the_command_line_follows(
    server: tuple[str, str], teams: Path, environment: dict[str, str], tmp_path: Path
) -> None:
    ask = asker(server)

    def run(*arguments: str, stdin: str = "") -> tuple[int, str]:
        ended = subprocess.run(
            [*TACTFUL, *arguments],
            input=stdin,
            capture_output=True,
            text=True,
            timeout=120,
            env=environment,
            cwd=tmp_path,
            check=False,
        )
        return ended.returncode, ended.stdout + ended.stderr

    kindly = teams / "acme" / "condescension" / "kindly.yml"
    first = ask("/api/v1/teams/acme")
    assert first["state"] == "current"
    kindly.write_text(kindly.read_text().replace("Not our voice.", "Not how we speak."))
    until(lambda: ask("/api/v1/teams/acme")["pack_digest"] != first["pack_digest"])
    second = ask("/api/v1/teams/acme")
    (teams / "acme" / "condescension" / "other.yml").write_text("message: [\n")
    until(lambda: ask("/api/v1/teams/acme")["state"] == "last-good")
    assert ask("/api/v1/teams/acme")["pack_digest"] == second["pack_digest"]

    status, said = run("rules", "pull", server[0], "--team", "acme")
    assert (status, said.splitlines()[0]) == (0, "acme holds the rules of acme.")
    status, said = run("lint", "-", "--rules", "acme", "--no-builtin", "-q", stdin="Please kindly revert.\n")
    assert (status, "Not how we speak. [condescension/kindly]" in said) == (1, True)
