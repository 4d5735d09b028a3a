"""Options that every command understands, before and after the command's name."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, TypeVar

import click
from click.core import ParameterSource

from tactful.cli.help import headed_option

if TYPE_CHECKING:
    from collections.abc import Callable

    from tactful.config.find import Found
    from tactful.config.setup import Setup
    from tactful.rulebook.fault import Fault

    Decorated = TypeVar("Decorated", bound=Callable[..., Any])

ColorChoice = Literal["auto", "always", "never"]


@dataclass(slots=True)
class Options:
    """What the user asked for with the options that every command understands.

    Attributes:
        packs_named: packs given with `--rules`, in order.
        packs_from_environment: packs named in TACTFUL_RULES.
        builtin: whether the built-in rules take part.
        color: when to colour.
        quiet: whether to say only what is necessary.
        config: a settings file to take instead of those that are found.
        no_config: whether to take no settings file.
        setups: what the settings files say that have been read.
        told: what the user has been told is wrong.
    """

    packs_named: list[str] = field(default_factory=list)
    packs_from_environment: tuple[str, ...] = ()
    builtin: bool = True
    color: ColorChoice = "auto"
    quiet: bool = False
    config: str | None = None
    no_config: bool = False
    setups: dict[tuple[Found, ...], Setup] = field(default_factory=dict)
    told: set[Fault] = field(default_factory=set)

    @property
    def packs(self) -> list[str]:
        """The extra packs, weakest first; `--rules` stands in for the environment."""
        return self.packs_named or list(self.packs_from_environment)


def everywhere(command: Decorated) -> Decorated:
    """Give a command the shared options; it reads them with `click.pass_obj` as an `Options`."""
    for option in reversed(_SHARED):
        command = option(command)
    return command


def _remember(ctx: click.Context, param: click.Parameter, value: Any) -> None:
    """Keep a shared option where the whole command line sees it; the one nearest to its end wins."""
    options = ctx.ensure_object(Options)
    source = ctx.get_parameter_source(param.name or "")
    if source is ParameterSource.ENVIRONMENT:
        options.packs_from_environment = value
    elif source is not ParameterSource.COMMANDLINE:
        return
    elif param.name == "packs_named":
        options.packs_named.extend(value)
    else:
        setattr(options, param.name or "", value)


def _shared(*names: str, **settings: Any) -> Callable[[Decorated], Decorated]:
    return headed_option("For every command", *names, expose_value=False, callback=_remember, **settings)


_SHARED = (
    _shared(
        "--rules",
        "packs_named",
        metavar="DIR",
        multiple=True,
        type=click.Path(),
        envvar="TACTFUL_RULES",
        show_envvar=True,
        help="A pack of your own rules (folder, zip, URL, package:NAME) on top of all others; repeatable.",
    ),
    _shared("--no-builtin", "builtin", flag_value=False, help="Leave the built-in rules out."),
    _shared(
        "--config",
        "config",
        metavar="FILE",
        type=click.Path(exists=True, dir_okay=False),
        help="A settings file to take instead of .tactful.yml and your own.",
    ),
    _shared("--no-config", "no_config", is_flag=True, help="Take no .tactful.yml, and not your own settings."),
    _shared(
        "--color",
        "color",
        type=click.Choice(["auto", "always", "never"]),
        default="auto",
        show_default=True,
        help="When to colour; auto means on a terminal, and NO_COLOR is honoured.",
    ),
    _shared("-q", "--quiet", "quiet", is_flag=True, help="Say only what is necessary."),
)
