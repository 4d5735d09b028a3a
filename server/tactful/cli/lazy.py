"""Groups of commands that load a command's module only when it is used."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

from tactful.cli.help import write_examples, write_options

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tactful.cli.help import Examples

    Sections = Mapping[str, Mapping[str, str]]


class LazyGroup(click.Group):
    """A group whose commands are named by heading, and imported when first asked for.

    Args:
        sections: for each heading of the help page, the commands below it: name to `module:attribute`.
        examples: command lines, each with what it does.
        settings: what `click.Group` takes besides.
    """

    def __init__(self, *, sections: Sections, examples: Examples, **settings: Any) -> None:
        super().__init__(**settings)
        self.sections = sections
        self.examples = examples
        self._targets = {name: target for names in sections.values() for name, target in names.items()}

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (click's signature)
        """The names of all commands, in the order of the help page."""
        return list(self._targets)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command called `cmd_name`; None where there is none."""
        if cmd_name not in self._targets:
            return super().get_command(ctx, cmd_name)
        module, _, attribute = self._targets[cmd_name].partition(":")
        command = getattr(import_module(module), attribute)
        assert isinstance(command, click.Command)  # noqa: S101 (the tables are ours)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that `args` begin with.

        Raises:
            click.NoSuchCommand: there is none; it names those that are spelled alike.
        """
        try:
            return super().resolve_command(ctx, args)
        except click.NoSuchCommand as error:
            raise click.NoSuchCommand(error.command_name, possibilities=self._targets, ctx=ctx) from None

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands, then the options below their headings."""
        self.format_commands(ctx, formatter)
        write_options(self, ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands below their headings."""
        widest = max(map(len, self._targets))
        for heading, names in self.sections.items():
            rows: list[tuple[str, str]] = []
            for name in names:
                command = self.get_command(ctx, name)
                if command is not None:
                    rows.append((name.ljust(widest), command.get_short_help_str(limit=70)))
            with formatter.section(heading):
                formatter.write_dl(rows)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the examples."""
        write_examples(self.examples, formatter)
