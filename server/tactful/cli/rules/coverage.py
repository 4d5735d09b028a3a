"""`tactful rules coverage`: which patterns, and which alternatives inside them, no example exercises."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

import click

from tactful.cli.console import emit, line_width, output_style, say
from tactful.cli.help import TaughtCommand
from tactful.cli.options import Options, everywhere
from tactful.cli.rule_ids import complete_rule_id
from tactful.cli.rulebooks import nearby, rule_called, sound_rulebook_for
from tactful.cli.rules.progress import shown_progress
from tactful.cli.rules.sourcing import rules_below, sources_for
from tactful.cli.status import ExitStatus

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tactful.lint.coverage import Coverage, Tried
    from tactful.report.style import Style
    from tactful.rulebook.sources import Sources


@click.command(
    "coverage",
    cls=TaughtCommand,
    examples=[
        ("tactful rules coverage --rules our-rules", "what the examples of your own rules leave untried"),
        ("tactful rules coverage blame/your-fault --no-limit", "all of it, for one rule"),
        ("tactful rules coverage --quiet --fail-under 60", "only the sum; fails below 60 %"),
    ],
)
@click.argument("rule_ids", metavar="[ID]...", nargs=-1, shell_complete=complete_rule_id)
@click.option("--no-limit", is_flag=True, help="Name every alternative that is missing, not only the first few.")
@click.option("--fail-under", metavar="PERCENT", type=click.FloatRange(0, 100), help="Exit status 1 below this.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@everywhere
@click.pass_obj
def coverage_command(
    options: Options, rule_ids: tuple[str, ...], *, no_limit: bool, fail_under: float | None, form: str
) -> int:
    """Show what the examples of rules leave untried.

    A pattern such as `you (are|were) [so] wrong` has three alternatives: are, were, so. One is exercised when an
    example takes it: a `flags` for `find`, an `allows` for `unless`. The entries of a list such as <email> do not
    count. Without an ID it looks at the rules of the packs named with --rules, or at all.
    """
    from tactful.lint.coverage import coverage

    rulebook, sound = sound_rulebook_for(options)
    wanted = [rule_called(rulebook, name).id for name in rule_ids] or rules_below(rulebook, options.packs)
    sources = sources_for(options)
    known = rulebook.rules
    rules = [known[rule_id] for rule_id in wanted if known[rule_id].find or known[rule_id].reply]
    with shown_progress(rules, "Trying patterns", quiet=options.quiet or form == "json") as tried:
        covered = [coverage(rule, rulebook, sources.lists) for rule in tried]
    if form == "json":
        import json

        emit(json.dumps(coverage_object(covered, sources), indent=2, ensure_ascii=False) + "\n")
    else:
        style = output_style(options.color)
        if not options.quiet:
            width = 0 if no_limit else line_width()
            say("".join(_rule_text(one, sources, style, width) for one in covered if one.missing))
        say(_sum_text(covered, style))
    if not sound:
        return ExitStatus.FAILED
    return ExitStatus.FOUND if fail_under is not None and percent(covered) < fail_under else ExitStatus.OK


def percent(covered: Iterable[Coverage]) -> float:
    """How many of a hundred alternatives are exercised; 100 where there is none."""
    listed = list(covered)
    total = sum(one.total for one in listed)
    return 100 * sum(one.exercised for one in listed) / total if total else 100.0


def coverage_object(covered: Sequence[Coverage], sources: Sources) -> dict[str, Any]:
    """The coverage of rules as plain JSON values."""
    return {
        **_figures(covered),
        "rules": [
            {
                "id": one.rule.id,
                "path": one.rule.path,
                **_figures([one]),
                "missing": [
                    {
                        "in": missing.spot.key,
                        "pattern": missing.spot.item,
                        "line": sources.place(one.rule.path, missing.spot).line,
                        "column": sources.place(one.rule.path, missing.spot).column + missing.offset,
                        "text": missing.text,
                    }
                    for missing in one.missing
                ],
            }
            for one in covered
        ],
    }


def _figures(covered: Sequence[Coverage]) -> dict[str, Any]:
    patterns = sum(one.patterns for one in covered)
    return {
        "patterns": patterns,
        "patterns_exercised": patterns - sum(len(one.idle_patterns) for one in covered),
        "alternatives": sum(one.total for one in covered),
        "alternatives_exercised": sum(one.exercised for one in covered),
        "percent": round(percent(covered), 1),
    }


def _rule_text(one: Coverage, sources: Sources, style: Style, width: int) -> str:
    """A rule's headline and its patterns, each with what is missing; cut to `width` columns unless that is 0."""
    head = f"{style.paint('strong', one.rule.id)}  {one.exercised} of {one.total} alternatives ({percent([one]):.0f} %)"
    lines = [head]
    for spot, group in groupby(one.missing, key=lambda tried: tried.spot):
        line, column = sources.place(one.rule.path, spot)
        place = f"{nearby(one.rule.path)}:{line}:{column}: "
        if spot in one.idle_patterns:
            lines.append(f"  {style.paint('dim', place)}{style.paint('warning', 'no example uses it')}")
        else:
            listed = _listed(list(group), max(width - len(place) - 13, 30) if width else 0)
            lines.append(f"  {style.paint('dim', place)}untried: {listed}")
    return "\n".join(lines) + "\n\n"


def _listed(missing: Sequence[Tried], width: int) -> str:
    texts = [tried.text for tried in missing]
    shown: list[str] = []
    while texts and (not width or not shown or len(", ".join([*shown, texts[0]])) <= width - 10):
        shown.append(texts.pop(0))
    return ", ".join(shown) + (f" and {len(texts)} more" if texts else "")


def _sum_text(covered: Sequence[Coverage], style: Style) -> str:
    figures = _figures(covered)
    role = "good" if figures["patterns"] == figures["patterns_exercised"] else "warning"
    patterns = f"{figures['patterns_exercised']:,} of {figures['patterns']:,} patterns"
    alternatives = f"{figures['alternatives_exercised']:,} of {figures['alternatives']:,} alternatives"
    return style.paint(role, f"Examples exercise {patterns} and {alternatives} ({figures['percent']} %).") + "\n"
