"""Help pages that teach: options under headings, examples at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Decorated = TypeVar("Decorated", bound=Callable[..., Any])
    Examples = Sequence[tuple[str, str]]

OWN_HEADING = "Options"


class HeadedOption(click.Option):
    """An option that stands below a heading of its own on the help page.

    Args:
        heading: the heading.
        settings: what `click.Option` takes besides.
    """

    def __init__(self, *names: Any, heading: str, **settings: Any) -> None:
        super().__init__(*names, **settings)
        self.heading = heading


def headed_option(heading: str, *names: str, **settings: Any) -> Callable[[Decorated], Decorated]:
    """`click.option`, below `heading` on the help page."""
    return click.option(*names, cls=HeadedOption, heading=heading, **settings)


class TaughtCommand(click.Command):
    """A command whose help page ends with examples.

    Args:
        examples: command lines, each with what it does.
        settings: what `click.Command` takes besides.
    """

    def __init__(self, *, examples: Examples, **settings: Any) -> None:
        super().__init__(**settings)
        self.examples = examples

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options below their headings."""
        write_options(self, ctx, formatter)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the examples."""
        write_examples(self.examples, formatter)


def write_options(command: click.Command, ctx: click.Context, formatter: click.HelpFormatter) -> None:
    """Write the options of a command, those without a heading first."""
    rows: dict[str, list[tuple[str, str]]] = {OWN_HEADING: []}
    for param in command.get_params(ctx):
        record = param.get_help_record(ctx) if isinstance(param, click.Option) else None
        if record is not None:
            rows.setdefault(getattr(param, "heading", OWN_HEADING), []).append(record)
    if _only_help(rows[OWN_HEADING]):
        rows["Other"] = rows.pop(OWN_HEADING)
    for heading, records in rows.items():
        if records:
            with formatter.section(heading):
                formatter.write_dl(records)


def write_examples(examples: Examples, formatter: click.HelpFormatter) -> None:
    """Write command lines, each with its purpose below it."""
    with formatter.section("Examples"):
        for line, purpose in examples:
            formatter.write(f"{' ' * formatter.current_indent}{line}\n")
            formatter.write(f"{' ' * (formatter.current_indent + 4)}{purpose}\n")


def _only_help(records: Sequence[tuple[str, str]]) -> bool:
    return all("--help" in names or "--version" in names for names, _ in records)
