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

    from tactful.rulebook.reply import Reply, ReplyExample
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
        **(_reply_lists(rule.reply, style) if rule.reply is not None else {}),
    }


def _reply_lists(reply: Reply, style: Style) -> dict[str, Iterable[str]]:
    where = f"; {reply.draft_in}" if reply.draft_in != "anywhere" else ""
    often = f"; at least {reply.at_least} times" if reply.at_least > 1 else ""
    words = [f"(its {reply.answered_by_words})"] if reply.answered_by_words != "none" else []
    sounds = f"; in a sentence that sounds like {reply.customer_sounds}" if reply.customer_sounds != "anything" else ""
    return {
        f"when the customer says{sounds}": reply.customer,
        "unless the customer says": reply.customer_unless,
        f"and the draft says{where}{often}": reply.draft,
        "unless it says": reply.draft_unless,
        "answered by": [*reply.answered_by, *words],
        "flags, answer by answer": _pairs(reply.flags, style),
        "allows, answer by answer": _pairs(reply.allows, style),
    }


def _pairs(pairs: Iterable[ReplyExample], style: Style) -> Iterator[str]:
    for pair in pairs:
        for who, text, span in (("customer", pair.customer, pair.said), ("draft", pair.draft, pair.found)):
            start, end = span or (0, 0)
            words = style.paint("error", f"[[{text[start:end]}]]") if span else ""
            yield f"{style.paint('dim', who.rjust(8))}  {' '.join((text[:start] + words + text[end:]).split())}"
        if pair.becomes is not None:
            yield f"{style.paint('dim', ' becomes')}  {style.paint('good', ' '.join(pair.becomes.split()))}"


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
