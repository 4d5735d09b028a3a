"""`tactful rules new`: make a rule of a sentence that it should flag."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from tactful.cli.console import output_style, say
from tactful.cli.help import TaughtCommand
from tactful.cli.options import Options, everywhere
from tactful.cli.rulebooks import faults_text, rulebook_for
from tactful.cli.rules.new_files import write_category, write_new
from tactful.cli.rules.skeleton import pattern_for, rule_file_text
from tactful.cli.rules.sourcing import sources_for
from tactful.cli.status import ExitStatus
from tactful.rulebook.examples import ExampleError, parse_flagged
from tactful.rulebook.new_rule import NewRule
from tactful.rulebook.rule import SEVERITIES
from tactful.rulebook.rule_file import CATEGORIES

if TYPE_CHECKING:
    from tactful.rulebook.rule import Example, Severity

_NO_MESSAGE = "Say in one sentence what the words do to the customer."
_NO_REPLY_MESSAGE = "Say in one sentence what the draft leaves out."
_USUAL_FOLDER = "our-rules"


@click.command(
    "new",
    cls=TaughtCommand,
    examples=[
        ("tactful rules new", "asks for a sentence, and makes a rule of it step by step"),
        (
            "tactful rules new blame/plain-wrong --into our-rules --flag 'That is [[plain wrong]].'",
            "a rule that finds those words, ready to be refined",
        ),
        (
            "tactful rules new unacknowledged-change/dog --into our-rules --customer '[[We have a new office dog]].'",
            "a rule that asks the draft to take in what the customer said",
        ),
    ],
)
@click.argument("rule_id", metavar="[CATEGORY/NAME]", required=False)
@click.option("--into", metavar="DIR", help="The folder of rules to put it in.  [default: the last --rules]")
@click.option(
    "--flag",
    "flags",
    metavar="SENTENCE",
    multiple=True,
    help="A sentence to flag, with the words in [[double brackets]]; repeatable.",
)
@click.option(
    "--customer",
    "customers",
    metavar="MESSAGE",
    multiple=True,
    help="What customers write, with the words in [[double brackets]] that the draft should take in; repeatable. "
    "Makes a rule of kind: reply.",
)
@click.option("--message", metavar="TEXT", help="What the words do to the customer, in one sentence.")
@click.option(
    "--severity", type=click.Choice(SEVERITIES[::-1]), help="How much it hurts.  [default: asked for, or warning]"
)
@everywhere
@click.pass_obj
def new_command(
    options: Options,
    *,
    rule_id: str | None,
    into: str | None,
    flags: tuple[str, ...],
    customers: tuple[str, ...],
    message: str | None,
    severity: Severity | None,
) -> int:
    """Make a rule of a sentence that it should flag.

    On a terminal it asks for what is missing: the sentence and the words in it that hurt, a pattern that finds them
    and their like, the category, the reason, what to say instead, and a harmless sentence that must stay silent. Each
    question comes with a proposal. Without a terminal, and with --customer, the marked words become the patterns as
    they are.

    A file that exists is never overwritten.
    """
    if rule_id is not None:
        _check_id(rule_id)
    if customers and flags:
        raise click.UsageError("--flag makes a rule of words, --customer a rule of what should be answered: take one.")
    given = [_example(flag) for flag in flags]
    folder = into or next(reversed(options.packs), None)
    if customers:
        said = [_example(customer, "--customer") for customer in customers]
        return _new_reply(options, rule_id, folder, said, message=message, severity=severity)
    if on_a_terminal():
        folder = folder or click.prompt("The folder for your rules", default=_USUAL_FOLDER, err=True)
        rule = _asked(options, folder, Given(rule_id, given, message, severity))
    elif rule_id is None:
        raise click.UsageError("Say what to call the rule, as CATEGORY/NAME.")
    else:
        rule = NewRule(rule_id, severity or "warning", message or _NO_MESSAGE, flags=given)
    if folder is None:
        raise click.UsageError("Say where the rule should go, with --into DIR.")
    path = Path(folder, f"{rule.id}.yml")
    write_new(path, rule_file_text(rule, pack=folder))
    say(f"Wrote {path}\n")
    if (shared := write_category(rulebook_for(options, [folder]), folder, rule.id.partition("/")[0])) is not None:
        say(f"Wrote {shared}\n")
    return _try_it(options, folder, rule.id) if rule.flags else ExitStatus.OK


def _new_reply(
    options: Options,
    rule_id: str | None,
    folder: str | None,
    said: list[Example],
    *,
    message: str | None,
    severity: Severity | None,
) -> int:
    """Write a rule that asks drafts to take in what customers say."""
    if rule_id is None or folder is None:
        raise click.UsageError("Say what to call the rule, as CATEGORY/NAME, and where it should go, with --into DIR.")
    from tactful.cli.rules.reply_skeleton import reply_file_text

    told = message or _NO_REPLY_MESSAGE
    path = Path(folder, f"{rule_id}.yml")
    write_new(path, reply_file_text(rule_id, said, message=told, severity=severity or "warning", pack=folder))
    say(f"Wrote {path}\n")
    if (shared := write_category(rulebook_for(options, [folder]), folder, rule_id.partition("/")[0])) is not None:
        say(f"Wrote {shared}\n")
    return _try_it(options, folder, rule_id)


class Given(NamedTuple):
    """What the command line says about the new rule, the rest being None."""

    rule_id: str | None
    flags: list[Example]
    message: str | None
    severity: Severity | None


def on_a_terminal() -> bool:
    """Whether there is somebody to ask."""
    return sys.stdin.isatty()


def _asked(options: Options, folder: str, given: Given) -> NewRule:
    """A rule made of answers; what was given on the command line is not asked for."""
    from tactful.cli.rules import interview
    from tactful.cli.rules.workshop import Workshop

    more = [folder] if Path(folder).is_dir() and folder not in options.packs else []
    workshop = Workshop(rulebook_for(options, more), sources_for(options, more))
    example = given.flags[0] if given.flags else interview.ask_for_example()
    if already := workshop.found_already(example):
        interview.tell(f"Found already by {', '.join(already)}.")
        if not click.confirm("Make another rule for it?", default=False, err=True):
            raise click.exceptions.Exit(ExitStatus.OK)
    pattern, sketch = interview.ask_for_pattern(workshop, example)
    rule_id = given.rule_id or interview.ask_for_id(workshop, example)
    category = rule_id.partition("/")[0]
    rule = NewRule(
        rule_id,
        given.severity or interview.ask_for_severity(workshop, category),
        given.message or interview.ask_for_message(workshop, example, category),
        interview.ask_for_why(workshop, category),
        find=list(dict.fromkeys([pattern, *map(pattern_for, given.flags[1:])])),
        flags=[example, *given.flags[1:]],
    )
    rewrites = interview.ask_for_rewrites(workshop, example, sketch, category)
    rule.rewrites = [template for template, _ in rewrites]
    if rewrites:
        rule.flags = [example._replace(becomes=rewrites[0][1]), *rule.flags[1:]]
    interview.ask_for_allowed(workshop, rule)
    return rule


def _check_id(rule_id: str) -> None:
    from tactful.cli.rules.interview import NAME

    category, _, name = rule_id.partition("/")
    if category not in CATEGORIES:
        raise click.BadParameter(
            f"{category!r} is not a category. There are: {', '.join(CATEGORIES)}.", param_hint="CATEGORY/NAME"
        )
    if not NAME.fullmatch(name):
        raise click.BadParameter(
            f"{name!r} should be lower-case words with dashes, such as plain-wrong.",
            param_hint="CATEGORY/NAME",
        )


def _example(sentence: str, option: str = "--flag") -> Example:
    try:
        return parse_flagged(sentence)
    except ExampleError as error:
        raise click.BadParameter(
            f"{sentence!r} {error}. Put the words to flag in [[double brackets]].", param_hint=option
        ) from None


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
