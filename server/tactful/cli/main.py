"""The program `tactful`: its commands, and what happens when one of them is cut short."""

from __future__ import annotations

import gc
import io
import os
import sys
from typing import TYPE_CHECKING

import click

import tactful
from tactful.cli.lazy import LazyGroup
from tactful.cli.options import everywhere
from tactful.cli.status import ExitStatus

if TYPE_CHECKING:
    from collections.abc import Sequence

SECTIONS = {
    "Drafts": {
        "lint": "tactful.cli.lint:lint_command",
        "config": "tactful.cli.config:config_command",
    },
    "Rules": {
        "rules": "tactful.cli.rules:rules_group",
        "explain": "tactful.cli.explain:explain_command",
    },
    "Service and shell": {
        "serve": "tactful.cli.serve:serve_command",
        "completion": "tactful.cli.completion:completion_command",
    },
}


class PipeClosed(Exception):  # noqa: N818 (it is nobody's error)
    """Whoever read the output stopped reading. click would make exit status 1 of it, which means something else."""


class Program(LazyGroup):
    """The group of all commands."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command that was asked for.

        Raises:
            PipeClosed: nobody reads the output any more.
        """
        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:
            raise PipeClosed from error


@click.group(
    cls=Program,
    sections=SECTIONS,
    examples=[
        ("tactful lint reply.eml", "read one draft"),
        ("tactful lint Drafts/ --diff", "see what the rewrites would change in a whole folder"),
        ("tactful explain contradiction/you-are-wrong", "learn what a rule is about"),
        ("tactful serve", "the same in the browser"),
    ],
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@everywhere
@click.version_option(tactful.__version__, "-V", "--version", message="%(prog)s %(version)s")
def cli() -> None:
    """Read an e-mail to a customer before it is sent.

    tactful marks the words that argue with, dismiss or belittle the customer, says why they hurt, and offers
    words that start from the customer's view.
    """


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and give back its exit status.

    Args:
        arguments: the words after the program's name; those of the process by default.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal may not know a letter
    try:
        status = _run(arguments)
        sys.stdout.flush()
    except (KeyboardInterrupt, click.Abort):
        return ExitStatus.INTERRUPTED
    except (BrokenPipeError, PipeClosed):
        _close_output()
        return ExitStatus.PIPE_CLOSED
    finally:
        if arguments is None:
            gc.freeze()  # the process ends: nobody need look through a hundred thousand values for cycles
    return status


def _run(arguments: Sequence[str] | None) -> int:
    try:
        result = cli.main(arguments, prog_name="tactful", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return ExitStatus.FAILED
    return result if isinstance(result, int) else ExitStatus.OK


def _close_output() -> None:
    """Point standard output at nothing, so that Python's last flush does not meet the closed pipe again."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
