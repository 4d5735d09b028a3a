"""`tactful rules import phrases`: lists of phrases as rule files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tactful.cli.help import TaughtCommand
from tactful.cli.options import Options, everywhere
from tactful.cli.rulebooks import rulebook_for
from tactful.cli.rules.import_report import DRY_RUN, FORMAT, INTO, finish, folder_for
from tactful.cli.rules.sourcing import sources_for
from tactful.rulebook.rule import MOVES, SEVERITIES
from tactful.rulebook.rule_file import CATEGORIES

if TYPE_CHECKING:
    from tactful.rulebook.phrase_list import Making
    from tactful.rulebook.rule import Move, Severity


@click.command(
    "phrases",
    cls=TaughtCommand,
    examples=[
        ("tactful rules import phrases banned.txt --category condescension --into our-rules", "a phrase a line"),
        ("tactful rules import phrases banned.tsv --into our-rules --dry-run", "with tabs: phrase, category"),
    ],
)
@click.argument("file", type=click.Path(exists=True, dir_okay=False))
@INTO
@click.option("--category", metavar="NAME", type=click.Choice(CATEGORIES), help="For phrases that name none.")
@click.option("--severity", type=click.Choice(SEVERITIES[::-1]), default="warning", show_default=True)
@click.option("--message", metavar="TEXT", default="", help="What the phrases do to the customer, in one sentence.")
@click.option("--move", metavar="NAME", type=click.Choice(MOVES), default="inform", help="What rewrites in it do.")
@click.option("--all", "everything", is_flag=True, help="Phrases that a rule finds already, too.")
@DRY_RUN
@FORMAT
@everywhere
@click.pass_obj
def phrases_command(
    options: Options,
    *,
    file: str,
    into: str | None,
    category: str | None,
    severity: Severity,
    message: str,
    move: Move,
    everything: bool,
    dry_run: bool,
    form: str,
) -> int:
    """Make rule files of a list of phrases.

    FILE has a phrase a line, or tabs between phrase, category, severity and rewrite, of which all but the first may be
    missing. Phrases that a rule in force finds already are left out and named. A file that exists is never overwritten.
    """
    from tactful.rulebook.phrase_list import read_phrases

    folder = folder_for(options, into)
    path = Path(file)
    try:
        carried = read_phrases(
            path,
            _making(options, everything=everything),
            category=category,
            severity=severity,
            move=move,
            message=message or f"Is on the list “{path.stem}” of phrases to avoid.",
        )
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "is not UTF-8"
        raise click.ClickException(f"{file} cannot be read: {reason}.") from None
    return finish(options, carried, folder, dry_run=dry_run, form=form)


def _making(options: Options, *, everything: bool) -> Making:
    from tactful.cli.rules.workshop import Workshop
    from tactful.rulebook.phrase_list import Making
    from tactful.rulebook.rule import Example

    workshop = Workshop(rulebook_for(options), sources_for(options))

    def found_by(phrase: str) -> list[str]:
        text = phrase if phrase[-1] in ".?!" else f"{phrase}."
        return [] if everything else workshop.found_already(Example(text, 0, len(phrase), None))

    return Making(lambda phrase: workshop.proposal(phrase).close, workshop.sources.lists, found_by)
