"""What the tests of the command line share: a pack of rules, a way to run commands."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, NamedTuple

import pytest

from tactful.cli.main import main

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Tactful = Callable[..., "Ran"]

CATEGORY = """\
title: Contradiction
principle: their-truth
why: It may be wrong and is still true for them.
severity: error
"""
BLAME = """\
title: Blame
principle: start-from-their-view
why: Nobody hears what follows a reproach.
severity: warning
"""
WRONG = """\
message: Tells the customer they are wrong.
find:
  - you are (wrong|mistaken) [about {topic}]
unless:
  - if you are wrong
rewrites:
  - say: I see {topic} differently
    move: inform
  - say: here is how it looks from our side
    move: inform
flags:
  - text: "[[You're wrong about the date]]."
    becomes: "I see the date differently."
  - "Sorry, [[you are mistaken]]."
allows:
  - Tell me if you are wrong.
"""
FAULT = """\
message: Says whose fault it is.
find:
  - your fault
rewrites:
  - say: something we can put right
    move: own
flags:
  - "This is [[your fault]]."
allows:
  - It is nobody's fault.
"""


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache of compiled rulebooks for all tests."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def _own_surroundings(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No cache, settings or working folder of the person who runs the tests."""
    for name in (
        "TACTFUL_RULES",
        "TACTFUL_EAR",
        "TACTFUL_EAR_MODEL",
        "TACTFUL_LANGUAGETOOL_URL",
        "TACTFUL_LANGUAGETOOL",
        "NO_COLOR",
        "TERM",
    ):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "own"))
    monkeypatch.setenv("XDG_CONFIG_DIRS", str(tmp_path / "organisation"))
    monkeypatch.setenv("TACTFUL_CACHE", str(cache))
    folder = tmp_path / "desk"
    folder.mkdir()
    monkeypatch.chdir(folder)


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A folder with two rules: `contradiction/you-are-wrong` (error) and `blame/your-fault` (warning)."""
    files = {
        "contradiction/_category.yml": CATEGORY,
        "contradiction/you-are-wrong.yml": WRONG,
        "blame/_category.yml": BLAME,
        "blame/your-fault.yml": FAULT,
    }
    for name, text in files.items():
        path = tmp_path / "pack" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "pack"


class Ran(NamedTuple):
    """What a command came to."""

    status: int
    out: str
    err: str


@pytest.fixture
def tactful(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Tactful:
    """Runs the program in this process, with `stdin` as its standard input."""

    def run(*arguments: str | Path, stdin: bytes = b"") -> Ran:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        capsys.readouterr()
        status = main([str(argument) for argument in arguments])
        return Ran(status, *capsys.readouterr())

    return run


@pytest.fixture
def with_pack(tactful: Tactful, pack: Path) -> Tactful:
    """Runs the program with the rules of `pack` and no others."""
    return lambda *arguments, **more: tactful(*arguments, "--no-builtin", "--rules", pack, **more)
