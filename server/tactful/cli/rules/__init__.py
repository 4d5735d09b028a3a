"""`tactful rules`: looking at rules, checking them, trying them, and writing new ones."""

from __future__ import annotations

import click

from tactful.cli.lazy import LazyGroup
from tactful.cli.options import everywhere

SECTIONS = {
    "Look": {
        "list": "tactful.cli.rules.listing:list_command",
        "show": "tactful.cli.rules.show:show_command",
        "explain": "tactful.cli.explain:explain_command",
        "pull": "tactful.cli.rules.pull:pull_command",
    },
    "Write": {
        "new": "tactful.cli.rules.new:new_command",
        "check": "tactful.cli.rules.check:check_command",
        "test": "tactful.cli.rules.testing:test_command",
        "coverage": "tactful.cli.rules.coverage:coverage_command",
        "try": "tactful.cli.rules.trying:try_command",
        "import": "tactful.cli.rules.importing:import_group",
    },
}


@click.group(
    "rules",
    cls=LazyGroup,
    sections=SECTIONS,
    examples=[
        ("tactful rules list --category blame", "every rule about blame"),
        (
            'tactful rules new blame/your-mess --into our-rules --flag "This is [[your mess]]."',
            "start a rule",
        ),
        ("tactful rules test --rules our-rules", "try every example of every rule"),
    ],
)
@everywhere
def rules_group() -> None:
    """Look at the rules, check and test them, write new ones."""
