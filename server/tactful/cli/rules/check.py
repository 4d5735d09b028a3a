"""`tactful rules check`: every fault of every rule file, and what might be better about the rules that work."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tactful.cli.console import emit, output_style, say
from tactful.cli.help import TaughtCommand
from tactful.cli.options import Options, everywhere
from tactful.cli.rulebooks import faults_text, rulebook_for
from tactful.cli.rules.progress import shown_progress
from tactful.cli.rules.sourcing import paths_below, rules_below, sources_for
from tactful.cli.status import ExitStatus
from tactful.rulebook.fault import Fault

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tactful.lint.advice import Advice
    from tactful.report.style import Style
    from tactful.rulebook.book import Rulebook
    from tactful.rulebook.sources import Sources


@click.command(
    "check",
    cls=TaughtCommand,
    examples=[
        ("tactful rules check our-rules", "can the files of this folder be used, and what might be better?"),
        ("tactful rules check our-rules --strict", "the same, and warnings fail"),
        ("tactful rules check", "the built-in rules, and those named by TACTFUL_RULES"),
    ],
)
@click.argument("folders", metavar="[DIR]...", nargs=-1, type=click.Path())
@click.option("--strict", is_flag=True, help="Warnings make the exit status 1.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@everywhere
@click.pass_obj
def check_command(options: Options, folders: tuple[str, ...], *, strict: bool, form: str) -> int:
    """Check that rule files can be used, and how they might be better.

    Reads YAML, keys, patterns, lists and examples, and names every fault with its place and what to do about it.
    Then it lints the rules themselves: rules that find the same phrases, patterns that never speak or that no example
    uses, exceptions that no example needs, and words to the writer that are blank, too long or not tactful. These are
    warnings. With --quiet only faults are looked for, unless --strict asks for the warnings.

    The exit status is 2 if there is a fault.
    """
    rulebook = rulebook_for(options, folders)
    warnings: list[tuple[Advice, Fault]] = []
    if strict or not options.quiet:
        sources = sources_for(options, folders)
        wanted = rules_below(rulebook, folders or options.packs)
        found = _category_advice(rulebook, sources, folders or options.packs)
        found += _advice(rulebook, sources, wanted, quiet=options.quiet or form == "json")
        warnings = _placed(found, sources)
    if form == "json":
        emit(_json(rulebook.faults, warnings))
    else:
        say(_text(options, rulebook, warnings))
    if rulebook.faults:
        return ExitStatus.FAILED
    return ExitStatus.FOUND if strict and warnings else ExitStatus.OK


def _category_advice(rulebook: Rulebook, sources: Sources, folders: Sequence[str]) -> list[Advice]:
    """What is to be said about the `_category.yml` of the folders; of every layer where no folder is named."""
    from tactful.lint.proofread import proofread_category

    return [
        advice
        for path in paths_below(sources.readers, folders)
        if Path(path).stem == "_category" and (category := rulebook.categories.get(Path(path).parent.name))
        for advice in proofread_category(rulebook, category, path)
    ]


def _advice(rulebook: Rulebook, sources: Sources, wanted: Sequence[str], *, quiet: bool) -> list[Advice]:
    from tactful.lint.advise import advise

    known = rulebook.rules
    with shown_progress([known[rule_id] for rule_id in wanted], "Checking rules", quiet=quiet) as rules:
        return list(advise(rulebook, sources.lists, rules))


def _placed(found: Sequence[Advice], sources: Sources) -> list[tuple[Advice, Fault]]:
    """Each piece of advice with its place, in the order of the files."""
    placed = [
        (advice, Fault(advice.path, *sources.place(advice.path, advice.spot), advice.message, advice.hint))
        for advice in found
    ]
    return sorted(placed, key=lambda pair: pair[1])


def _text(options: Options, rulebook: Rulebook, warnings: Sequence[tuple[Advice, Fault]]) -> str:
    style = output_style(options.color)
    named = [
        Fault(
            fault.path,
            fault.line,
            fault.column,
            f"{fault.message} {style.paint('dim', f'[{advice.code}]')}",
            fault.hint,
        )
        for advice, fault in warnings
    ]
    text = faults_text(rulebook.faults, style=style) + faults_text(named, style=style, role="warning")
    if rulebook.faults or warnings or not options.quiet:
        text += _sum(rulebook, len(warnings), style) + "\n"
    return text


def _sum(rulebook: Rulebook, warnings: int, style: Style) -> str:
    rules = _count(len(rulebook.rules), "rule")
    remarked = f" {style.paint('warning', _count(warnings, 'warning') + '.')}" if warnings else ""
    if rulebook.faults:
        return f"{style.paint('error', _count(len(rulebook.faults), 'fault') + '.')}{remarked} {rules} can be used."
    return style.paint("good", f"All sound: {rules}.") + remarked


def _json(faults: Sequence[Fault], warnings: Sequence[tuple[Advice, Fault]]) -> str:
    import json
    from dataclasses import asdict

    answer = {
        "faults": [asdict(fault) for fault in faults],
        "warnings": [{"code": advice.code, "rule": advice.rule, **asdict(fault)} for advice, fault in warnings],
    }
    return json.dumps(answer, indent=2, ensure_ascii=False) + "\n"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
