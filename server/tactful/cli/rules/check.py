"""`tactful rules check`: every fault of every rule file at once."""

from __future__ import annotations

import click

from tactful.cli.console import output_style, say
from tactful.cli.help import TaughtCommand
from tactful.cli.options import Options, everywhere
from tactful.cli.rulebooks import faults_text, rulebook_for
from tactful.cli.status import ExitStatus


@click.command(
    "check",
    cls=TaughtCommand,
    examples=[
        ("tactful rules check our-rules", "can the files of this folder be used?"),
        ("tactful rules check", "the built-in rules, and those named by TACTFUL_RULES"),
    ],
)
@click.argument("folders", metavar="[DIR]...", nargs=-1, type=click.Path())
@everywhere
@click.pass_obj
def check_command(options: Options, folders: tuple[str, ...]) -> int:
    """Check that rule files can be used.

    Reads YAML, keys, patterns, lists and examples, and names every fault with its place and what to do about it.
    The exit status is 2 if there is any.
    """
    rulebook = rulebook_for(options, folders)
    style = output_style(options.color)
    rules = _count(len(rulebook.rules), "rule")
    if rulebook.faults:
        say(faults_text(rulebook.faults, style=style))
        faults = style.paint("error", f"{_count(len(rulebook.faults), 'fault')}.")
        say(f"{faults} {rules} can be used.\n")
        return ExitStatus.FAILED
    if not options.quiet:
        say(style.paint("good", f"All sound: {rules}.") + "\n")
    return ExitStatus.OK


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
