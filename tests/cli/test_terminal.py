"""What only a real process on a real terminal shows."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from tactful.cli.status import ExitStatus

RUDE = "This is your fault.\n"


def arguments(pack: Path, *words: str) -> list[str]:
    return [sys.executable, "-m", "tactful", *words, "--no-builtin", "--rules", str(pack)]


def environment(**more: str) -> dict[str, str]:
    return {**os.environ, "TERM": "xterm", **more}


def on_a_terminal(command: list[str], **more: str) -> tuple[int, str]:
    """Run a command with its output on a terminal; gives its status and what the terminal received."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment(**more))
    os.close(theirs)
    received = b""
    while True:
        try:
            chunk = os.read(ours, 65536)
        except OSError:  # Linux says so when the other end is closed
            break
        if not chunk:
            break
        received += chunk
    os.close(ours)
    return process.wait(timeout=30), received.decode()


@pytest.fixture(autouse=True)
def _rude() -> None:
    Path("rude.txt").write_text(RUDE, encoding="utf-8")


def test_a_terminal_gets_colours(pack: Path) -> None:
    status, shown = on_a_terminal(arguments(pack, "lint", "rude.txt"))
    assert status == ExitStatus.FOUND
    assert "\x1b[1;33mwarning:\x1b[0m" in shown


@pytest.mark.parametrize("more", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_a_terminal_gets_no_colours_where_none_are_wanted(pack: Path, more: dict[str, str]) -> None:
    assert "\x1b[" not in on_a_terminal(arguments(pack, "lint", "rude.txt"), **more)[1]


def test_a_pipe_gets_no_colours_unless_asked_for(pack: Path) -> None:
    for choice, coloured in (("auto", False), ("always", True)):
        ended = subprocess.run(
            arguments(pack, "lint", "rude.txt", "--color", choice),
            capture_output=True,
            check=False,
            timeout=30,
            env=environment(),
        )
        assert ended.returncode == ExitStatus.FOUND
        assert (b"\x1b[" in ended.stdout) == coloured


def test_a_long_mailbox_shows_a_progress_bar_and_then_the_findings(pack: Path) -> None:
    mail = f"From al Mon Jan  1 00:00:00 2026\nFrom: al@example.com\nSubject: Hi\n\n{'All is well. ' * 1000}\n\n"
    Path("all.mbox").write_text(mail * 90 + mail.replace("well. All", "your fault. All", 1), encoding="utf-8")
    status, shown = on_a_terminal(arguments(pack, "lint", "all.mbox"), NO_COLOR="1")
    assert status == ExitStatus.FOUND
    assert "Reading drafts" in shown
    bar, _, rest = shown.rpartition("Reading drafts")
    assert "warning:" not in bar
    assert "100%" in rest
    assert "91 drafts: 1 to look at again, 90 ready to send (1 warning)." in rest


def test_standard_input_comes_from_a_pipe(pack: Path) -> None:
    ended = subprocess.run(
        arguments(pack, "lint", "-q", "-"), input=RUDE.encode(), capture_output=True, check=False, timeout=30
    )
    assert ended.returncode == ExitStatus.FOUND
    assert ended.stdout.decode() == "-:1:9: warning: Says whose fault it is. [blame/your-fault]\n"


def test_fixing_standard_input_keeps_every_other_byte(pack: Path) -> None:
    draft = "Café\r\nThis is your fault.\r\n\tEnd ".encode("latin-1")
    ended = subprocess.run(
        arguments(pack, "lint", "-", "--as", "txt", "--fix"), input=draft, capture_output=True, check=False, timeout=30
    )
    assert ended.returncode == ExitStatus.OK
    assert ended.stdout == draft.replace(b"your fault", b"something we can put right")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_completion_script_asks_the_program(shell: str) -> None:
    script = subprocess.run(
        [sys.executable, "-m", "tactful", "completion", shell], capture_output=True, text=True, check=True, timeout=30
    ).stdout
    assert f"_TACTFUL_COMPLETE={shell}_complete" in script


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("tactful ru", "plain,rules"),
        ("tactful lint --fail-on w", "plain,warning"),
        ("tactful --rules {pack} --no-builtin explain bl", "plain,blame/your-fault"),
    ],
)
def test_the_shell_is_offered_commands_choices_and_rule_ids(pack: Path, typed: str, offered: str) -> None:
    words = typed.format(pack=pack)
    ended = subprocess.run(
        [sys.executable, "-m", "tactful"],
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
        env=environment(_TACTFUL_COMPLETE="bash_complete", COMP_WORDS=words, COMP_CWORD=str(len(words.split()) - 1)),
    )
    assert ended.stdout.split() == [offered]
