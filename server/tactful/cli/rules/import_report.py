"""Writing imported rules, and saying what became of everything."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tactful.cli.console import emit, output_style, say
from tactful.cli.rulebooks import faults_text, rulebook_for
from tactful.cli.rules.new_files import write_category, write_new
from tactful.cli.status import ExitStatus
from tactful.report.columns import shown
from tactful.rulebook.carried import LeftBehind
from tactful.rulebook.new_rule import rule_text

if TYPE_CHECKING:
    from tactful.cli.options import Options
    from tactful.report.style import Style
    from tactful.rulebook.carried import Carried
    from tactful.rulebook.new_rule import NewRule

INTO = click.option("--into", metavar="DIR", help="The folder of rules to put them in.  [default: the last --rules]")
DRY_RUN = click.option("--dry-run", is_flag=True, help="Only say what would be written.")
FORMAT = click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)


def folder_for(options: Options, into: str | None) -> str:
    """The folder that imported rules go to.

    Raises:
        click.UsageError: none is named.
    """
    folder = into or next(reversed(options.packs), None)
    if folder is None:
        raise click.UsageError("Say where the rules should go, with --into DIR.")
    return folder


def finish(options: Options, carried: Carried, folder: str, *, dry_run: bool, form: str) -> int:
    """Write the rules, none over a file that is there, and report."""
    written = _written(options, carried, folder, dry_run=dry_run)
    if form == "json":
        emit(json.dumps(_object(written, carried), indent=2, ensure_ascii=False) + "\n")
    else:
        style = output_style(options.color)
        say(_text(written, carried, style, quiet=options.quiet, dry_run=dry_run))
        if not dry_run and not options.quiet:
            say(_outcome(options, folder, written, style))
    return ExitStatus.OK if written or not carried.left else ExitStatus.FAILED


def _written(options: Options, carried: Carried, folder: str, *, dry_run: bool) -> dict[Path, NewRule]:
    written: dict[Path, NewRule] = {}
    rulebook = rulebook_for(options)
    for rule in carried.rules:
        path = Path(folder, f"{rule.id}.yml")
        if path.exists():
            carried.left.append(LeftBehind(str(path), 1, rule.id, "exists, and is left as it is"))
            continue
        written[path] = rule
        if not dry_run:
            write_category(rulebook, folder, rule.id.partition("/")[0])
            write_new(path, rule_text(rule))
    return written


def _text(written: dict[Path, NewRule], carried: Carried, style: Style, *, quiet: bool, dry_run: bool) -> str:
    lines: list[str] = []
    if not quiet:
        for path, rule in written.items():
            what = [_count(len(rule.find), "pattern")] if rule.find else []
            what += [_count(len(rule.regex), "regex")] if rule.regex else []
            lines.append(f"{path}  {style.paint('dim', ', '.join(what))}")
        lines += _listed("Not quite the same", carried.changed, style)
        lines += _listed("Not carried over", carried.left, style)
        lines += [""] if lines else []
    verb = "Would write" if dry_run else "Wrote"
    patterns = sum(len(rule.find) + len(rule.regex) for rule in written.values())
    lines.append(
        f"{verb} {_count(len(written), 'rule')} with {_count(patterns, 'pattern')}; "
        f"{len(carried.left)} could not be carried over."
    )
    return "\n".join(lines) + "\n"


def _listed(heading: str, items: list[LeftBehind], style: Style) -> list[str]:
    if not items:
        return []
    rows = [f"  {shown(one.path)}:{one.line}: {shown(one.text)}: {style.paint('dim', one.reason)}" for one in items]
    return ["", style.paint("strong", f"{heading}:"), *rows]


def _outcome(options: Options, folder: str, written: dict[Path, NewRule], style: Style) -> str:
    """What the checks say about the new rules."""
    from tactful.lint.examples import check_examples

    if not written:
        return ""
    rulebook = rulebook_for(options, [folder])
    paths = {str(path.absolute()) for path in written}
    faults = [fault for fault in rulebook.faults if str(Path(fault.path).absolute()) in paths]
    if faults:
        return "\n" + faults_text(faults, style=style)
    ids = [rule.id for rule in written.values() if rule.id in rulebook.rules]
    failing = sorted({failure.rule for failure in check_examples(rulebook, ids)})
    if not failing:
        return style.paint("good", "Every example holds.") + "\n"
    named = f"tactful rules test --rules {folder} {' '.join(failing[:3])}"
    return f"{_count(len(failing), 'rule')} {'needs' if len(failing) == 1 else 'need'} a look: {named}\n"


def _object(written: dict[Path, NewRule], carried: Carried) -> dict[str, Any]:
    return {
        "written": [
            {"path": str(path), "id": rule.id, "patterns": list(rule.find), "regex": list(rule.regex)}
            for path, rule in written.items()
        ],
        "changed": [one._asdict() for one in carried.changed],
        "not_carried_over": [one._asdict() for one in carried.left],
    }


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 or noun == "regex" else f"{number} {noun}s"
