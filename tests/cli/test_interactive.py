"""`tactful lint --interactive` on a real terminal, and Ctrl+C in a real process."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pexpect
import pytest

from tactful.cli.status import ExitStatus

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Spawn = Callable[..., pexpect.spawn]

RUDE = "You're wrong about the date. This is your fault.\n"
ASKED = r"\? help: "


@pytest.fixture
def spawn(pack: Path) -> Iterator[Spawn]:
    """Starts `tactful lint` on a terminal of its own."""
    started: list[pexpect.spawn] = []

    def start(*words: str, **more: str) -> pexpect.spawn:
        arguments = ["-m", "tactful", "lint", *words, "--no-builtin", "--rules", str(pack)]
        environment = {**os.environ, "TERM": "xterm", **more}
        child = pexpect.spawn(
            sys.executable, arguments, env=environment, encoding="utf-8", timeout=60, dimensions=(40, 100)
        )
        started.append(child)
        return child

    Path("rude.txt").write_text(RUDE, encoding="utf-8")
    yield start
    for child in started:
        child.close(force=True)


def status_of(child: pexpect.spawn) -> int | None:
    child.expect(pexpect.EOF)
    child.close()
    return child.exitstatus


def test_one_key_is_one_answer_and_the_terminal_is_as_before(spawn: Spawn) -> None:
    child = spawn("rude.txt", "--interactive")
    child.expect(ASKED)
    assert "\x1b[1;31m^^^" in child.before
    child.send("2")
    child.expect(ASKED)
    assert "Here is how it looks from our side. This is your fault." in child.before
    child.send("s")
    child.expect("Enter writes it")
    child.expect(ASKED)
    child.send("\r")
    assert status_of(child) == ExitStatus.FOUND
    assert Path("rude.txt").read_text("utf-8") == "Here is how it looks from our side. This is your fault.\n"


def test_own_words_are_edited_on_the_line(spawn: Spawn) -> None:
    child = spawn("rude.txt", "-i", NO_COLOR="1")
    child.expect(ASKED)
    child.send("s")
    child.expect(ASKED)
    child.send("e")
    child.expect("your words: your fault")
    child.send("\x15" + "öur doing\r")  # Ctrl+U empties the line
    child.expect("This is öur doing.")
    child.expect(ASKED)
    child.send("w")
    assert status_of(child) == ExitStatus.FOUND
    assert Path("rude.txt").read_text("utf-8") == RUDE.replace("your fault", "öur doing")


@pytest.mark.parametrize("keys", ["\x03", "\x04", "1\x03", "1s\x04", "e\x03"])
def test_ctrl_c_and_ctrl_d_quit_and_keep_what_was_written(spawn: Spawn, keys: str) -> None:
    Path("a.txt").write_text("This is your fault.", encoding="utf-8")
    child = spawn("a.txt", "rude.txt", "-i", NO_COLOR="1")
    for key in f"1\r{keys}":
        child.expect("your words: " if key == "\x03" and keys[0] == "e" else ASKED)
        child.send(key)
    child.expect("Nothing of rude.txt is written.")
    assert status_of(child) == ExitStatus.FOUND
    assert Path("a.txt").read_text("utf-8") == "This is something we can put right."
    assert Path("rude.txt").read_text("utf-8") == RUDE
    assert sorted(path.name for path in Path().iterdir()) == ["a.txt", "rude.txt"]


def test_without_a_terminal_nothing_is_asked(pack: Path) -> None:
    Path("rude.txt").write_text(RUDE, encoding="utf-8")
    ended = subprocess.run(
        [sys.executable, "-m", "tactful", "lint", "-i", "rude.txt", "--no-builtin", "--rules", str(pack)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert ended.returncode == ExitStatus.FAILED
    assert "--interactive asks on a terminal" in ended.stderr
    assert Path("rude.txt").read_text("utf-8") == RUDE


MAIL = "From al Mon Jan  1 00:00:00 2026\nFrom: al@example.com\nSubject: Hi\n\nThis is your fault. {}\n\n"


MAILS = 500


@pytest.fixture
def archive() -> Path:
    """A mailbox that takes some seconds."""
    path = Path("all.mbox")
    path.write_text("".join(MAIL.format("All is well. " * 400) for _ in range(MAILS)), encoding="utf-8")
    return path


def test_a_run_that_is_stopped_shows_its_findings_and_goes_on_with_resume(spawn: Spawn, archive: Path) -> None:
    child = spawn(str(archive), "--statistics", NO_COLOR="1")
    child.expect(r"\b[1-6]\d%")
    child.sendintr()
    child.expect(r"Stopped after (\d+) drafts, in all.mbox. The same command with --resume goes on from there.")
    first = int(child.match[1])
    shown = child.before
    assert status_of(child) == ExitStatus.INTERRUPTED
    assert shown.count("warning: Says whose fault it is.") == first
    assert 50 <= first < MAILS

    child = spawn(str(archive), "--resume", "--statistics", NO_COLOR="1")
    child.expect(rf"Going on after the {first} drafts that were linted before.")
    child.expect(r"(\d+) drafts: ")
    assert int(child.match[1]) == MAILS - first
    lines = re.findall(r"all.mbox:(\d+):9: warning:", child.before)
    assert [int(line) for line in lines] == [5 + 6 * mail for mail in range(first, MAILS)]
    assert status_of(child) == ExitStatus.FOUND


def test_a_mailbox_whose_rewriting_is_stopped_is_as_it_was(spawn: Spawn, archive: Path) -> None:
    before = archive.read_bytes()
    child = spawn(str(archive), "--fix", NO_COLOR="1")
    child.expect(r"\b[1-6]\d%")
    child.sendintr()
    child.expect("What was written before stays written, and no file is half written.")
    assert status_of(child) == ExitStatus.INTERRUPTED
    assert archive.read_bytes() == before
    assert [path.name for path in Path().iterdir() if path.name != "rude.txt"] == ["all.mbox"]
    assert not re.search("rewritten:", child.before)
