"""Writing to the terminal: colours where they belong, and a width to keep to."""

from __future__ import annotations

import os
import re
import sys
from typing import TYPE_CHECKING, TextIO

from tactful.report.style import COLOUR, PLAIN, Style

if TYPE_CHECKING:
    from tactful.cli.options import ColorChoice

WIDEST = 100
NARROWEST = 50


_COMMANDS_TERMINAL = re.compile(r"\x1b(?!\[[0-9;]*m)|[\x00-\x08\x0b-\x1a\x1c-\x1f\x7f-\x9f]")


def say(text: str) -> None:
    """Write `text` for people to standard output; what could command the terminal becomes U+FFFD, colours stay."""
    sys.stdout.write(_COMMANDS_TERMINAL.sub("\ufffd", text))


def emit(text: str) -> None:
    """Write `text` for programs to standard output, as it is."""
    sys.stdout.write(text)


def remark(text: str) -> None:
    """Write `text` for people to standard error, after what standard output still holds back."""
    sys.stdout.flush()
    sys.stderr.write(_COMMANDS_TERMINAL.sub("\ufffd", text))


def output_style(choice: ColorChoice) -> Style:
    """The colours for standard output."""
    return _style(choice, sys.stdout)


def error_style(choice: ColorChoice) -> Style:
    """The colours for standard error."""
    return _style(choice, sys.stderr)


def line_width() -> int:
    """How many columns a line may take: the terminal's width within bounds, 100 where there is none."""
    try:
        columns = os.get_terminal_size(sys.stdout.fileno()).columns
    except (OSError, ValueError, AttributeError):
        return WIDEST
    return max(NARROWEST, min(WIDEST, columns)) if columns else WIDEST


def _style(choice: ColorChoice, stream: TextIO) -> Style:
    if choice == "auto":
        plain_wanted = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
        return COLOUR if stream.isatty() and not plain_wanted else PLAIN
    return COLOUR if choice == "always" else PLAIN
