"""`tactful rules test`: every rule's examples are its tests."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tactful.cli.console import line_width, output_style, say
from tactful.cli.help import TaughtCommand
from tactful.cli.options import Options, everywhere
from tactful.cli.rule_ids import complete_rule_id
from tactful.cli.rulebooks import nearby, rule_called, sound_rulebook_for
from tactful.cli.status import ExitStatus
from tactful.report.excerpt import marked_lines
from tactful.report.style import PLAIN, Style

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tactful.lint.examples import ExampleFailure


@click.command(
    "test",
    cls=TaughtCommand,
    examples=[
        ("tactful rules test", "every example of every rule"),
        ("tactful rules test blame/your-mess --rules our-rules", "one rule of your own"),
    ],
)
@click.argument("rule_ids", metavar="[ID]...", nargs=-1, shell_complete=complete_rule_id)
@everywhere
@click.pass_obj
def test_command(options: Options, rule_ids: tuple[str, ...]) -> int:
    """Run the examples of rules as tests.

    What `flags` lists must be flagged at exactly the marked words, what `allows` lists must stay silent, and a
    rewrite must give what `becomes` says. The exit status is 1 if an example does not hold, 2 if a rule file is broken.
    """
    from tactful.lint.examples import check_examples

    rulebook, sound = sound_rulebook_for(options)
    wanted = [rule_called(rulebook, name).id for name in rule_ids] or list(rulebook.rules)
    failures = check_examples(rulebook, wanted)
    style = output_style(options.color)
    say(failures_text(failures, style=style, width=line_width()))
    if not options.quiet:
        say(_sum(wanted, failures, style))
    if not sound:
        return ExitStatus.FAILED
    return ExitStatus.FOUND if failures else ExitStatus.OK


def failures_text(failures: Sequence[ExampleFailure], *, style: Style = PLAIN, width: int = 100) -> str:
    """Each failure with the example it is about, carets under the marked words; a blank line after each."""
    return "".join(f"{_failure_text(failure, style, width)}\n\n" for failure in failures)


def _failure_text(failure: ExampleFailure, style: Style, width: int) -> str:
    text, start, end = _unmarked(failure.example)
    line = _line_of(failure)
    place = style.paint("strong", f"{nearby(failure.path)}:{line}:")
    label, rule = style.paint("error", "error:"), style.paint("dim", f"[{failure.rule}]")
    headline = f"{place} {label} {failure.problem} {rule}"
    lines = marked_lines(text, start, end, number=lambda _: line, limit=width - 7, style=style)
    return "\n".join([headline, *(lines if end > start else lines[:1])])


def _unmarked(example: str) -> tuple[str, int, int]:
    """The sentence without its [[marks]], and where the marked words stand in it."""
    before, opening, rest = example.partition("[[")
    words, _, after = rest.partition("]]")
    end = len(before) + len(words) if opening else len(before)
    return before + words + after, len(before), end


def _line_of(failure: ExampleFailure) -> int:
    """The line of the rule file that holds the example, the first line where that cannot be told."""
    try:
        lines = Path(failure.path).read_text("utf-8-sig").splitlines()
    except (OSError, ValueError):
        return 1
    spellings = {failure.example, failure.example.replace('"', '\\"'), failure.example.replace("'", "''")}
    return next((number for number, line in enumerate(lines, 1) if any(text in line for text in spellings)), 1)


def _sum(wanted: Sequence[str], failures: Sequence[ExampleFailure], style: Style) -> str:
    rules = "1 rule" if len(wanted) == 1 else f"{len(wanted)} rules"
    if not failures:
        return style.paint("good", f"Every example holds: {rules}.") + "\n"
    bad = len({failure.rule for failure in failures})
    problems = "1 problem" if len(failures) == 1 else f"{len(failures)} problems"
    return style.paint("error", f"{problems} in {bad} of {rules}.") + "\n"
