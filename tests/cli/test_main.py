"""The program as a whole: help, version, mistakes, and being cut short."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import click
import pytest

import tactful as package
from tactful.cli.lazy import LazyGroup
from tactful.cli.main import cli, main
from tactful.cli.status import ExitStatus

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from conftest import Tactful


def every_command(group: click.Command = cli, *names: str) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    yield names, group
    if isinstance(group, LazyGroup):
        context = click.Context(group)
        for name in group.list_commands(context):
            command = group.get_command(context, name)
            assert command is not None
            yield from every_command(command, *names, name)


COMMANDS = list(every_command())


def test_the_version_is_the_package_version(tactful: Tactful) -> None:
    assert tactful("--version") == (ExitStatus.OK, f"tactful {package.__version__}\n", "")


@pytest.mark.parametrize(("names", "command"), COMMANDS, ids=[" ".join(names) or "tactful" for names, _ in COMMANDS])
def test_every_help_page_teaches(tactful: Tactful, names: tuple[str, ...], command: click.Command) -> None:
    status, out, err = tactful(*names, "--help")
    assert (status, err) == (ExitStatus.OK, "")
    assert out.startswith(f"Usage: {' '.join(('tactful', *names))}")
    assert "\nExamples:\n  " in out
    assert "For every command:\n  --rules DIR" in out
    assert command.help
    assert all(len(line) <= 110 for line in out.splitlines())


def test_the_first_page_names_every_command_with_a_whole_sentence(tactful: Tactful) -> None:
    out = tactful("--help").out
    for names, command in COMMANDS:
        if len(names) == 1:
            assert f"  {names[0]} " in out
            assert command.get_short_help_str(70).endswith(".")
            assert "..." not in command.get_short_help_str(70)


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (("lnt", "a.eml"), "Did you mean 'lint'?"),
        (("--colour", "never"), "Did you mean '--color'?"),
        (("lint", "--fail-one", "error", "a.eml"), "Did you mean '--fail-on'?"),
        (("rules", "lst"), "Did you mean 'list'?"),
        (("lint",), "Missing argument 'PATH...'"),
        (("lint", "a.eml", "--check", "tone,spelling"), "'spelling' is not one of tone, clarity, grammar, ear."),
        (("lint", "a.eml", "--fix", "--diff"), "--fix and --diff exclude each other"),
        (("lint", "-", "--fix", "--format", "json"), "where --format json would write too"),
        (
            ("lint", "a.eml", "--as", "doc"),
            "'doc' is not one of 'eml', 'emlx', 'mbox', 'msg', 'mht', 'html', 'md', 'txt'.",
        ),
        (("lint", "a.eml", "--customer", "nowhere.txt"), "File 'nowhere.txt' does not exist."),
        (("lint", "a.eml", "--rules", "nowhere"), "nowhere is not a folder of rules."),
        (("serve", "--no-builtin"), "the service always has the built-in rules"),
        (("completion", "tcsh"), "'tcsh' is not one of 'bash', 'zsh', 'fish'."),
    ],
)
def test_a_mistake_is_named_with_what_would_be_right(tactful: Tactful, arguments: tuple[str, ...], hint: str) -> None:
    status, out, err = tactful(*arguments)
    assert (status, out) == (ExitStatus.FAILED, "")
    assert hint in err
    assert "Traceback" not in err


@pytest.mark.parametrize(
    "arguments",
    [
        ("--quiet", "rules", "list"),
        ("rules", "--quiet", "list"),
        ("rules", "list", "--quiet"),
    ],
)
def test_shared_options_count_wherever_they_stand(with_pack: Tactful, arguments: tuple[str, ...]) -> None:
    assert with_pack(*arguments).out == "blame/your-fault\ncontradiction/you-are-wrong\n"


def test_the_last_of_two_shared_options_counts(with_pack: Tactful) -> None:
    assert "\x1b[" not in with_pack("--color", "always", "rules", "list", "--color", "never").out
    assert "\x1b[" in with_pack("--color", "never", "rules", "list", "--color", "always").out


def test_packs_may_come_from_the_environment(tactful: Tactful, pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TACTFUL_RULES", str(pack))
    assert "blame/your-fault" in tactful("rules", "list", "--no-builtin").out


def test_ctrl_c_ends_quietly(
    tactful: Tactful, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("tactful.cli.rules.listing.sound_rulebook_for", interrupted)
    status, out, err = tactful("rules", "list")
    assert (status, out, err.strip()) == (ExitStatus.INTERRUPTED, "", "")


def program(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "tactful", *arguments]


def test_a_closed_pipe_ends_quietly(pack: Path) -> None:
    process = subprocess.Popen(
        program("rules", "list", "--no-builtin", "--rules", str(pack)),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    with process.stderr as stderr:
        assert stderr.read() == b""
    assert process.wait(timeout=30) == ExitStatus.PIPE_CLOSED


def test_a_letter_that_the_terminal_does_not_know_is_no_error(pack: Path) -> None:
    rule = pack / "blame" / "your-fault.yml"
    rule.write_text(rule.read_text("utf-8").replace("whose fault", "“whose” 👉 fault"), encoding="utf-8")
    ended = subprocess.run(
        program("rules", "list", "--no-builtin", "--rules", str(pack)),
        capture_output=True,
        check=False,
        timeout=30,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
    )
    assert (ended.returncode, ended.stderr) == (ExitStatus.OK, b"")
    assert b"Says ?whose? ? fault" in ended.stdout


def test_a_plain_lint_loads_nothing_it_does_not_need(pack: Path, tmp_path: Path) -> None:
    heavy = ("flask", "textstat", "requests", "marshmallow", "yaml", "language_tool_python", "waitress", "pathlib")
    (tmp_path / "a.eml").write_text("Subject: Hi\n\nThis is your fault.\n", encoding="utf-8")
    arguments = ["lint", str(tmp_path / "a.eml"), "--no-builtin", "--rules", str(pack)]
    script = (
        f"import sys; from tactful.cli.main import main; main({arguments!r});"
        f"print([name for name in {heavy!r} if name in sys.modules])"
    )
    environment = {**os.environ, "TACTFUL_CACHE": str(tmp_path / "cache")}
    for _ in range(2):  # the first fills the rulebook's cache
        ended = subprocess.run(
            [sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=30, env=environment
        )
    assert "[blame/your-fault]" in ended.stdout
    assert ended.stdout.endswith("\n[]\n")


def test_main_reads_the_arguments_of_the_process(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["tactful", "--version"])
    assert main() == ExitStatus.OK
    assert package.__version__ in capsys.readouterr().out
