"""Writing to the terminal."""

from __future__ import annotations

import io
import os

import pytest

from tactful.cli.console import emit, error_style, line_width, output_style, remark, say
from tactful.report.style import COLOUR, PLAIN


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True

    def fileno(self) -> int:
        return 1


@pytest.mark.parametrize(
    ("choice", "environment", "on_terminal", "on_pipe"),
    [
        ("auto", {}, COLOUR, PLAIN),
        ("always", {}, COLOUR, COLOUR),
        ("never", {}, PLAIN, PLAIN),
        ("auto", {"NO_COLOR": "1"}, PLAIN, PLAIN),
        ("auto", {"NO_COLOR": ""}, COLOUR, PLAIN),
        ("auto", {"TERM": "dumb"}, PLAIN, PLAIN),
        ("always", {"NO_COLOR": "1", "TERM": "dumb"}, COLOUR, COLOUR),
    ],
)
def test_colours_follow_the_choice_the_stream_and_the_environment(
    monkeypatch: pytest.MonkeyPatch, choice: str, environment: dict[str, str], on_terminal: object, on_pipe: object
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.stdout", Terminal())
    monkeypatch.setattr("sys.stderr", io.StringIO())
    assert (output_style(choice), error_style(choice)) == (on_terminal, on_pipe)  # type: ignore[arg-type]


@pytest.mark.parametrize(("columns", "width"), [(20, 50), (50, 50), (80, 80), (100, 100), (300, 100), (0, 100)])
def test_lines_keep_to_the_terminal_within_bounds(monkeypatch: pytest.MonkeyPatch, columns: int, width: int) -> None:
    monkeypatch.setattr("sys.stdout", Terminal())
    monkeypatch.setattr(os, "get_terminal_size", lambda _: os.terminal_size((columns, 24)))
    assert line_width() == width


def test_without_a_terminal_lines_are_100_columns_wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout", io.StringIO())
    assert line_width() == 100


def test_people_get_colours_but_no_commands_and_programs_get_everything(capsys: pytest.CaptureFixture[str]) -> None:
    text = "\x1b[1;31mred\x1b[0m\ttab\n\x1b[2J \x1b]0;title\x07 \x9b2J \r"
    safe = "\x1b[1;31mred\x1b[0m\ttab\n�[2J �]0;title� �2J �"
    say(text)
    remark(text)
    assert capsys.readouterr() == (safe, safe)
    emit(text)
    assert capsys.readouterr().out == text
