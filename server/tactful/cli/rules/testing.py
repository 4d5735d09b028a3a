"""`tactful rules test`: every rule's examples are its tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tactful.cli.console import line_width, output_style, say
from tactful.cli.help import TaughtCommand
from tactful.cli.options import Options, everywhere
from tactful.cli.rule_ids import complete_rule_id
from tactful.cli.rulebooks import nearby, rule_called, sound_rulebook_for
from tactful.cli.rules.progress import shown_progress
from tactful.cli.rules.sourcing import sources_for
from tactful.cli.status import ExitStatus
from tactful.lint.examples import Marked
from tactful.report.columns import shown
from tactful.report.excerpt import excerpt
from tactful.report.style import PLAIN, Style

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tactful.lint.examples import ExampleFailure
    from tactful.rulebook.sources import Sources

_GUTTER = 6


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
    wanted = [rule_called(rulebook, name).id for name in rule_ids] or list(rulebook.ids)
    with shown_progress(wanted, "Testing rules", quiet=options.quiet) as tested:
        failures = check_examples(rulebook, tested)
    style = output_style(options.color)
    if failures:
        say(failures_text(failures, sources_for(options), style=style, width=line_width()))
    if not options.quiet:
        say(_sum(wanted, failures, style))
    if not sound:
        return ExitStatus.FAILED
    return ExitStatus.FOUND if failures else ExitStatus.OK


def failures_text(
    failures: Sequence[ExampleFailure], sources: Sources, *, style: Style = PLAIN, width: int = 100
) -> str:
    """Each failure with its place, the words it is about, and what a rewrite made of them; a blank line after each."""
    return "".join(f"{_failure_text(failure, sources, style, width)}\n\n" for failure in failures)


def _failure_text(failure: ExampleFailure, sources: Sources, style: Style, width: int) -> str:
    line, column = sources.place(failure.path, failure.spot)
    place = style.paint("strong", f"{nearby(failure.path)}:{line}:{column}:")
    label, rule = style.paint("error", "error:"), style.paint("dim", f"[{failure.rule}]")
    lines = [f"{place} {label} {failure.problem} {rule}", *_marked(failure.shown, str(line), width, style)]
    if failure.wanted:
        lines.append(_row("wanted", style.paint("good", shown(failure.wanted)), style))
    if failure.got is not None:
        lines += _marked(_difference(failure.got, failure.wanted), "got", width, style)
    return "\n".join(lines)


def _marked(marked: Marked, label: str, width: int, style: Style) -> list[str]:
    """The sentence behind its label, and carets under its marked words."""
    text, start, end = marked
    cut = excerpt(text.replace("\n", " "), start, end, limit=width - _GUTTER - 3)
    lines = [_row(label, cut.text, style)]
    if end > start:
        lines.append(_row("", " " * cut.before + style.paint("error", "^" * cut.marked), style))
    return lines


def _row(label: str, text: str, style: Style) -> str:
    return f"{style.paint('dim', label.rjust(_GUTTER))} {style.paint('dim', '|')} {text}"


def _difference(got: Marked, wanted: str) -> Marked:
    """The sentence with the words marked that are not as wanted; as it is where nothing was wanted."""
    if not wanted:
        return got
    text = got.text
    start = next((at for at, (one, other) in enumerate(zip(text, wanted, strict=False)) if one != other), len(wanted))
    end = len(text)
    while end > start and len(wanted) - (len(text) - end) > start and text[end - 1] == wanted[end - 1 - len(text)]:
        end -= 1
    return Marked(text, min(start, len(text)), max(end, min(start + 1, len(text))))


def _sum(wanted: Sequence[str], failures: Sequence[ExampleFailure], style: Style) -> str:
    rules = "1 rule" if len(wanted) == 1 else f"{len(wanted)} rules"
    if not failures:
        return style.paint("good", f"Every example holds: {rules}.") + "\n"
    bad = len({failure.rule for failure in failures})
    problems = "1 problem" if len(failures) == 1 else f"{len(failures)} problems"
    return style.paint("error", f"{problems} in {bad} of {rules}.") + "\n"
