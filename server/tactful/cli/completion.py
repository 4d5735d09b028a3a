"""`tactful completion`: the script that teaches a shell to complete."""

from __future__ import annotations

import click

from tactful.cli.console import emit
from tactful.cli.help import TaughtCommand
from tactful.cli.options import everywhere

PROGRAM = "tactful"
VARIABLE = "_TACTFUL_COMPLETE"


@click.command(
    "completion",
    cls=TaughtCommand,
    examples=[
        ('eval "$(tactful completion bash)"', "in ~/.bashrc"),
        ('eval "$(tactful completion zsh)"', "in ~/.zshrc"),
        ("tactful completion fish > ~/.config/fish/completions/tactful.fish", "once, for fish"),
    ],
)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@everywhere
def completion_command(shell: str) -> None:
    """Print the script that teaches a shell to complete.

    It then completes commands, options and rule ids.
    """
    from click.shell_completion import get_completion_class

    from tactful.cli.main import cli

    script = get_completion_class(shell)
    assert script is not None  # noqa: S101 (click knows the three shells of the choice above)
    emit(script(cli, {}, PROGRAM, VARIABLE).source() + "\n")
