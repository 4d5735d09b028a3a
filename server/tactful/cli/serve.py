"""`tactful serve`: the linter for browsers, on this computer or for a team."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from tactful.cli.help import TaughtCommand
from tactful.cli.options import Options, everywhere
from tactful.cli.rulebooks import load_layers
from tactful.cli.setups import layers_for, tell_faults
from tactful.config.setup import NOTHING_SAID
from tactful.rulebook.ear_settings import DIALS

if TYPE_CHECKING:
    from tactful.api.settings import Settings
    from tactful.rulebook.ear_settings import Dial


@click.command(
    "serve",
    cls=TaughtCommand,
    examples=[
        ("tactful serve", "for yourself, at http://127.0.0.1:8765/"),
        ("tactful serve --port 9000 --rules our-rules", "elsewhere, with your own rules"),
        ("tactful serve --languagetool http://127.0.0.1:8081", "with grammar"),
    ],
)
@click.option("--host", metavar="ADDRESS", help="The address to listen at.  [default: 127.0.0.1]")
@click.option("--port", type=click.IntRange(0, 65_535), help="The port; 0 takes a free one.  [default: 8765]")
@click.option(
    "--teams",
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False),
    help="A folder with one folder of rules for each team.",
)
@click.option("--languagetool", metavar="URL", help="A LanguageTool server to ask about grammar.")
@click.option("--ear", type=click.Choice(DIALS), help="How readily the ear speaks.  [default: normal]")
@everywhere
@click.pass_obj
def serve_command(options: Options, /, **chosen: Any) -> None:
    """Serve the playground, the rule reference and the API.

    Prints the address and the access token, and runs until Ctrl+C. The environment variables that the service
    reads (TACTFUL_HOST, TACTFUL_PORT, TACTFUL_TEAMS, …) stand in for options that are not given.
    """
    if not options.builtin:
        raise click.UsageError("--no-builtin: the service always has the built-in rules.")
    layers = layers_for(options, NOTHING_SAID)
    tell_faults(options, load_layers(options, layers).faults)
    settings = _settings(options, **chosen)

    from tactful.api.serve import CannotListen, serve

    try:
        serve(settings)
    except CannotListen as problem:
        raise click.ClickException(str(problem)) from None


def _settings(
    options: Options,
    *,
    host: str | None,
    port: int | None,
    teams: str | None,
    languagetool: str | None,
    ear: Dial | None,
) -> Settings:
    from dataclasses import replace
    from pathlib import Path

    from tactful.api.settings import SettingsError, settings_from_environment
    from tactful.api.token import TokenError

    try:
        settings = settings_from_environment()
    except (SettingsError, TokenError) as problem:
        raise click.ClickException(str(problem)) from None
    return replace(
        settings,
        host=settings.host if host is None else host,
        port=settings.port if port is None else port,
        packs=tuple(Path(layer.place) for layer in layers_for(options, NOTHING_SAID)) or settings.packs,
        teams=settings.teams if teams is None else Path(teams),
        languagetool_url=settings.languagetool_url if languagetool is None else languagetool,
        ear=settings.ear if ear is None else ear,
    )
