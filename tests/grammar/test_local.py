from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import psutil
import pytest

from tactful.grammar import GrammarUnavailableError, check_grammar, start_local
from tactful.lint.report import Report
from tactful.mail.draft import Draft, Part, Span
from tactful.mail.source import PlainSource

if TYPE_CHECKING:
    from pathlib import Path

    from tactful.grammar import LocalChecker

SLIPPED = "Hi 😀😀 Dana,\n\nI has recieved a upgrade 𝐀 👩‍💻 and teh invoice."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder that looks like LanguageTool's but cannot run."""
    (tmp_path / "languagetool-server-6.8.jar").write_bytes(b"no jar at all")
    return tmp_path


def fake_java(folder: Path, script: str) -> Path:
    java = folder / "bin" / "java"
    java.parent.mkdir()
    java.write_text(f"#!/bin/sh\n{script}\n")
    java.chmod(0o755)
    return folder


def test_a_folder_without_a_server_is_unavailable(tmp_path: Path) -> None:
    with pytest.raises(GrammarUnavailableError, match="make languagetool"):
        start_local(tmp_path / "nothing").check("Hello.", seconds=1)


def test_a_machine_without_java_is_unavailable(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    with pytest.raises(GrammarUnavailableError, match="Java 17"):
        start_local(folder).start()


def test_a_server_that_dies_while_starting_is_not_started_again_at_once(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JAVA_HOME", str(fake_java(folder, f"echo started >> {folder}/log; exit 3")))
    checker = start_local(folder)
    for _ in range(3):
        with pytest.raises(GrammarUnavailableError, match=r"ended while it was starting \(Java exit status 3\)"):
            checker.check("Hello.", seconds=10)
    assert (folder / "log").read_text() == "started\n"
    checker.close()


def test_a_server_that_is_still_starting_is_not_waited_for_beyond_the_time(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JAVA_HOME", str(fake_java(folder, "exec sleep 60")))
    checker = start_local(folder)
    started = time.monotonic()
    with pytest.raises(GrammarUnavailableError, match="still starting"):
        checker.check("Hello.", seconds=0.3)
    assert time.monotonic() - started < 2
    pid = checker.pid
    assert pid is not None
    checker.close()
    assert not psutil.pid_exists(pid)


def test_an_empty_text_starts_nothing(folder: Path) -> None:
    checker = start_local(folder)
    assert checker.check(" \n", seconds=1) == []
    assert checker.pid is None


@pytest.mark.skipif(os.name != "posix", reason="the watching shell is for POSIX systems")
@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGKILL, None])
def test_the_server_ends_with_us_however_we_end(folder: Path, end: signal.Signals | None) -> None:
    home = fake_java(folder, "exec sleep 60")
    script = f"""
import sys, pathlib
from tactful.grammar import start_local
checker = start_local(pathlib.Path({str(folder)!r}))
checker.start()
print(checker.pid, flush=True)
sys.stdin.readline()
"""
    with subprocess.Popen(
        [sys.executable, "-c", script],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"JAVA_HOME": str(home)},
    ) as python:
        assert python.stdin is not None
        assert python.stdout is not None
        java = psutil.Process(int(python.stdout.readline()))
        assert java.is_running()
        if end is None:
            python.stdin.write("\n")
            python.stdin.flush()
        else:
            python.send_signal(end)
        psutil.wait_procs([java], timeout=5)
        assert not _alive(java)


def _alive(process: psutil.Process) -> bool:
    return process.is_running() and process.status() != psutil.STATUS_ZOMBIE


@pytest.mark.languagetool
def test_the_real_server_finds_slips_at_their_places_after_emoji(languagetool: LocalChecker) -> None:
    found = languagetool.check(SLIPPED, seconds=10)
    slips = {SLIPPED[match.start : match.end]: match for match in found}
    assert {"has", "recieved", "a", "teh"} <= set(slips)
    assert slips["recieved"].replacements[0] == "received"
    assert slips["recieved"].misspelling
    assert slips["a"].rule == "EN_A_VS_AN"


@pytest.mark.languagetool
def test_the_real_server_leaves_either_english_and_emoji_alone(languagetool: LocalChecker) -> None:
    text = "Thank you 😀 for your cheque 👩‍💻. The colour of the program is fine 🎉, and we organised it."
    assert languagetool.check(text, seconds=10) == []


@pytest.mark.languagetool
def test_a_report_gets_findings_from_the_real_server(languagetool: LocalChecker) -> None:
    part = Part("body", SLIPPED, (Span(0, len(SLIPPED)),), PlainSource(SLIPPED))
    report = check_grammar(Report(Draft("", 0, "", (part,)), ()), languagetool, seconds=10)
    assert report.grammar == "done"
    assert report.verdict == "ready"
    (wrong,) = [finding for finding in report.findings if finding.text == "recieved"]
    assert (wrong.rule, wrong.line, wrong.column) == ("grammar/morfologik-rule-en-us", 3, 7)
    assert wrong.sentence.startswith("I has recieved")
    assert 1 <= len(wrong.rewrites) <= 5


@pytest.mark.languagetool
def test_the_real_server_is_started_again_when_it_is_killed(languagetool: LocalChecker) -> None:
    before = languagetool.pid
    assert before is not None
    os.kill(before, signal.SIGKILL)
    found = languagetool.check("This are wrong.", seconds=120)
    assert found
    assert languagetool.pid not in {before, None}


@pytest.mark.languagetool
def test_the_answer_after_a_kill_in_mid_request_is_right(languagetool: LocalChecker) -> None:
    languagetool.check("Warm up.", seconds=120)
    pid = languagetool.pid
    assert pid is not None
    killer = subprocess.Popen(["/bin/sh", "-c", f"sleep 0.3; kill -9 {pid}"])
    long_text = "This are the longest letter that we has ever wrote to teh customer. " * 600
    assert len(languagetool.check(long_text, seconds=120)) > 600
    assert killer.wait() == 0
    assert languagetool.pid != pid
