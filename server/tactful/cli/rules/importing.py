"""`tactful rules import`: what a team has already, as rule files."""

from __future__ import annotations

import click

from tactful.cli.lazy import LazyGroup
from tactful.cli.options import everywhere

SECTIONS = {
    "From": {
        "vale": "tactful.cli.rules.import_vale:vale_command",
        "phrases": "tactful.cli.rules.import_phrases:phrases_command",
    },
}


@click.group(
    "import",
    cls=LazyGroup,
    sections=SECTIONS,
    examples=[
        ("tactful rules import vale styles/Acme --into our-rules", "the styles of Vale"),
        ("tactful rules import phrases banned.txt --category condescension --into our-rules", "a list of phrases"),
    ],
)
@everywhere
def import_group() -> None:
    """Make rule files of Vale styles or of lists of phrases, with a report of what could not be carried over."""
