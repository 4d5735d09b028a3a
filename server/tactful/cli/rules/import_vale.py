"""`tactful rules import vale`: styles of Vale as rule files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tactful.cli.help import TaughtCommand
from tactful.cli.options import Options, everywhere
from tactful.cli.rules.import_report import DRY_RUN, FORMAT, INTO, finish, folder_for
from tactful.rulebook.rule import MOVES
from tactful.rulebook.rule_file import CATEGORIES

if TYPE_CHECKING:
    from tactful.rulebook.rule import Move


@click.command(
    "vale",
    cls=TaughtCommand,
    examples=[
        ("tactful rules import vale styles/Acme --into our-rules", "one style, as rules about clarity"),
        ("tactful rules import vale styles --into our-rules --dry-run", "what would become of all of them?"),
    ],
)
@click.argument("styles", metavar="STYLES_DIR", type=click.Path(exists=True, file_okay=False))
@INTO
@click.option(
    "--category", metavar="NAME", type=click.Choice(CATEGORIES), default="clarity", show_default=True,
    help="The category of the rules.",
)  # fmt: skip
@click.option(
    "--move", metavar="NAME", type=click.Choice(MOVES), default="inform", show_default=True,
    help="What the rewrites of substitutions do for the conversation.",
)  # fmt: skip
@DRY_RUN
@FORMAT
@everywhere
@click.pass_obj
def vale_command(
    options: Options, *, styles: str, into: str | None, category: str, move: Move, dry_run: bool, form: str
) -> int:
    """Make rule files of the styles of Vale.

    `existence` and `substitution` become rules, with their level, message and exceptions. A token that stands for some
    phrases becomes a pattern, which finds contractions and line ends too; another one becomes a regex if RE2 takes it.
    The report names everything that could not be carried over. A file that exists is never overwritten.
    """
    from tactful.rulebook.vale import read_vale

    folder = folder_for(options, into)
    return finish(options, read_vale(Path(styles), category=category, move=move), folder, dry_run=dry_run, form=form)
