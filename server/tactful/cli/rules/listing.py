"""`tactful rules list`: every rule in a line."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import click

from tactful.cli.console import emit, output_style, say
from tactful.cli.help import TaughtCommand
from tactful.cli.options import Options, everywhere
from tactful.cli.rulebooks import sound_rulebook_for
from tactful.cli.status import ExitStatus
from tactful.report.style import PLAIN, Style
from tactful.rulebook.rule import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tactful.rulebook.book import Rulebook
    from tactful.rulebook.rule import Rule


@click.command(
    "list",
    cls=TaughtCommand,
    examples=[
        ("tactful rules list", "all rules, by category"),
        ("tactful rules list --category blame --severity error", "the worst of one category"),
        ("tactful rules list --rules our-rules --no-builtin", "only your own"),
    ],
)
@click.option("-c", "--category", metavar="NAME", help="Only the rules of this category.")
@click.option("-s", "--severity", type=click.Choice(SEVERITIES[::-1]), help="Only rules of this severity.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@everywhere
@click.pass_obj
def list_command(options: Options, category: str | None, severity: str | None, form: str) -> int:
    """List the rules, a line each."""
    rulebook, sound = sound_rulebook_for(options)
    if category is not None and category not in rulebook.categories:
        raise click.UsageError(f"There is no category {category}. There are: {', '.join(rulebook.categories)}.")
    rules = [
        rule
        for rule in rulebook.rules.values()
        if category in {None, rule.category} and severity in {None, rule.severity}
    ]
    if form == "json":
        import json

        from tactful.cli.rules.objects import rules_object

        emit(json.dumps(rules_object(rulebook, rules), indent=2, ensure_ascii=False) + "\n")
    else:
        say(list_text(rulebook, rules, style=output_style(options.color), quiet=options.quiet))
    return ExitStatus.OK if sound else ExitStatus.FAILED


def list_text(rulebook: Rulebook, rules: Sequence[Rule], *, style: Style = PLAIN, quiet: bool = False) -> str:
    """The rules by category, each with severity, id and message; only the ids when `quiet`."""
    if quiet:
        return "".join(f"{rule.id}\n" for rule in rules)
    widest = max((len(rule.id) for rule in rules), default=0)
    blocks: list[str] = []
    for name, members in groupby(sorted(rules, key=lambda rule: rule.id), key=lambda rule: rule.category):
        category = rulebook.categories.get(name)
        title = f"  {category.title}" if category else ""
        lines = [f"{style.paint('strong', name)}{style.paint('dim', title)}"]
        for rule in members:
            severity = style.paint(rule.severity, rule.severity.ljust(10))
            lines.append(
                f"  {severity}  {rule.id.ljust(widest)}  {style.paint('dim', rule.message.replace('{count}', '…'))}"
            )
        blocks.append("\n".join(lines) + "\n")
    count = f"{len(rules)} rules" if len(rules) != 1 else "1 rule"
    return "\n".join([*blocks, f"{count}.\n"])
