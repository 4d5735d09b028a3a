"""`tactful rules show`: one rule with all that its file says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tactful.cli.console import emit, output_style, say
from tactful.cli.help import TaughtCommand
from tactful.cli.options import Options, everywhere
from tactful.cli.rule_ids import complete_rule_id
from tactful.cli.rulebooks import rule_called, sound_rulebook_for
from tactful.cli.status import ExitStatus
from tactful.report.style import PLAIN, Style

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tactful.rulebook.rule import Example, Rule


@click.command(
    "show",
    cls=TaughtCommand,
    examples=[
        ("tactful rules show contradiction/you-are-wrong", "its patterns, rewrites and examples"),
        ("tactful rules show you-are-wrong --format json", "the same for a program"),
    ],
)
@click.argument("rule_id", metavar="ID", shell_complete=complete_rule_id)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@everywhere
@click.pass_obj
def show_command(options: Options, rule_id: str, form: str) -> int:
    """Show one rule with all that its file says."""
    rulebook, sound = sound_rulebook_for(options)
    rule = rule_called(rulebook, rule_id)
    if form == "json":
        import json

        from tactful.cli.rules.objects import rule_object

        emit(json.dumps(rule_object(rule), indent=2, ensure_ascii=False) + "\n")
    else:
        say(rule_text(rule, style=output_style(options.color)))
    return ExitStatus.OK if sound else ExitStatus.FAILED


def rule_text(rule: Rule, *, style: Style = PLAIN) -> str:
    """A rule as its file states it, under headings; flagged words stand in [[double brackets]]."""
    facts = {
        "severity": style.paint(rule.severity, rule.severity),
        "principle": rule.principle,
        "pack": rule.pack,
        "file": rule.path,
        "message": rule.message,
        "why": rule.why,
    }
    lines = [style.paint("strong", rule.id)]
    lines += [f"  {style.paint('dim', name.ljust(9))}  {value}" for name, value in facts.items() if value]
    for heading, rows in _lists(rule, style).items():
        shown = list(rows)
        if shown:
            lines += ["", style.paint("strong", heading), *(f"  {row}" for row in shown)]
    return "\n".join(lines) + "\n"


def _lists(rule: Rule, style: Style) -> dict[str, Iterable[str]]:
    return {
        "finds": [*rule.find, *(f"regex: {expression}" for expression in rule.regex), *_measure(rule)],
        "unless": rule.unless,
        "says instead": [
            f"{rewrite.say or '(leave the words out)'}  {style.paint('dim', f'({rewrite.move})')}"
            for rewrite in rule.rewrites
        ],
        "flags": _flags(rule.flags, style),
        "allows": rule.allows,
    }


def _measure(rule: Rule) -> Iterator[str]:
    if rule.measure is not None and rule.measure.above is not None:
        yield f"{rule.measure.name} above {rule.measure.above:g}"
    if rule.measure is not None and rule.measure.below is not None:
        yield f"{rule.measure.name} below {rule.measure.below:g}"


def _flags(examples: Iterable[Example], style: Style) -> Iterator[str]:
    for example in examples:
        words = style.paint("error", f"[[{example.text[example.start : example.end]}]]")
        yield f"{example.text[: example.start]}{words}{example.text[example.end :]}"
        if example.becomes is not None:
            yield f"  {style.paint('dim', 'becomes')} {style.paint('good', example.becomes)}"
