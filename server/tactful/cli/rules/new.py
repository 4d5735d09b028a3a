"""`tactful rules new`: start a rule from a sentence that it should flag."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tactful.cli.console import output_style, say
from tactful.cli.help import TaughtCommand
from tactful.cli.options import Options, everywhere
from tactful.cli.rulebooks import faults_text, rulebook_for
from tactful.cli.rules.skeleton import rule_file_text
from tactful.cli.rules.sourcing import sources_for
from tactful.cli.status import ExitStatus
from tactful.rulebook.examples import ExampleError, parse_flagged
from tactful.rulebook.rule import SEVERITIES
from tactful.rulebook.rule_file import CATEGORIES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tactful.rulebook.rule import Example, Severity

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@click.command(
    "new",
    cls=TaughtCommand,
    examples=[
        (
            "tactful rules new blame/plain-wrong --into our-rules --flag 'That is [[plain wrong]].'",
            "a rule that finds those words, ready to be refined",
        ),
        ("tactful rules new blame/your-mess --into our-rules", "asks for the rest"),
    ],
)
@click.argument("rule_id", metavar="CATEGORY/NAME")
@click.option("--into", metavar="DIR", help="The folder of rules to put it in.  [default: the last --rules]")
@click.option(
    "--flag",
    "flags",
    metavar="SENTENCE",
    multiple=True,
    help="A sentence to flag, with the words in [[double brackets]]; repeatable.",
)
@click.option("--message", metavar="TEXT", help="What the words do to the customer, in one sentence.")
@click.option("--severity", type=click.Choice(SEVERITIES[::-1]), default="warning", show_default=True)
@everywhere
@click.pass_obj
def new_command(
    options: Options,
    *,
    rule_id: str,
    into: str | None,
    flags: tuple[str, ...],
    message: str | None,
    severity: Severity,
) -> int:
    """Write a new rule file, with guidance in comments.

    The words marked in the sentences become its patterns, so that it works at once. On a terminal it asks for
    what is missing. A file that exists is never overwritten.
    """
    _check_id(rule_id)
    folder = into or next(reversed(options.packs), None)
    if folder is None:
        raise click.UsageError("Say where the rule should go, with --into DIR.")
    if on_a_terminal():
        message = message or click.prompt("What do the words do to the customer, in one sentence?", err=True)
        flags = flags or tuple(_ask_for_flags())
    text = rule_file_text(
        rule_id,
        pack=folder,
        severity=severity,
        message=message or "Say in one sentence what the words do to the customer.",
        examples=[_example(flag) for flag in flags],
    )
    path = Path(folder, f"{rule_id}.yml")
    _write_new(path, text)
    say(f"Wrote {path}\n")
    return _try_it(options, folder, rule_id) if flags else ExitStatus.OK


def on_a_terminal() -> bool:
    """Whether there is somebody to ask."""
    return sys.stdin.isatty()


def _check_id(rule_id: str) -> None:
    category, _, name = rule_id.partition("/")
    if category not in CATEGORIES:
        raise click.BadParameter(
            f"{category!r} is not a category. There are: {', '.join(CATEGORIES)}.", param_hint="CATEGORY/NAME"
        )
    if not _NAME.fullmatch(name):
        raise click.BadParameter(
            f"{name!r} should be lower-case words with dashes, such as plain-wrong.",
            param_hint="CATEGORY/NAME",
        )


def _ask_for_flags() -> Sequence[str]:
    """Ask for sentences until an empty one; one that marks nothing is asked for again."""
    found: list[str] = []
    question = "A sentence to flag, the words in [[double brackets]] (empty to go on)"
    while sentence := click.prompt(question, default="", show_default=False, err=True):
        try:
            parse_flagged(sentence)
        except ExampleError as error:
            click.echo(f"That sentence {error}.", err=True)
        else:
            found.append(sentence)
    return found


def _example(sentence: str) -> Example:
    try:
        return parse_flagged(sentence)
    except ExampleError as error:
        raise click.BadParameter(
            f"{sentence!r} {error}. Put the words to flag in [[double brackets]].", param_hint="--flag"
        ) from None


def _write_new(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise click.ClickException(f"{path} exists; choose another name, or edit that file.") from None
    except OSError as error:
        raise click.ClickException(f"{path} cannot be written: {error.strerror}.") from None


def _try_it(options: Options, folder: str, rule_id: str) -> int:
    """Load the new file and run its examples; the user should not have to."""
    from tactful.cli.rules.testing import failures_text
    from tactful.lint.examples import check_examples

    style = output_style(options.color)
    rulebook = rulebook_for(options, [folder])
    mine = [fault for fault in rulebook.faults if fault.path.endswith(f"{rule_id}.yml")]
    if mine:
        say("\n" + faults_text(mine, style=style))
        return ExitStatus.FAILED
    failures = check_examples(rulebook, [rule_id])
    if failures:
        say("\n" + failures_text(failures, sources_for(options, [folder]), style=style))
        return ExitStatus.FOUND
    if not options.quiet:
        say(style.paint("good", "It flags what it should.") + "\n")
    return ExitStatus.OK
