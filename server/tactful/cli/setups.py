"""What is in force for a command: the settings files found, the packs they and the options name."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from tactful.cli.console import error_style, remark
from tactful.config.find import ELSEWHERE, find_settings
from tactful.config.setup import NOTHING_SAID
from tactful.rulebook.layer import Layer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tactful.cli.options import Options
    from tactful.config.setup import Setup
    from tactful.rulebook.fault import Fault

OVER_A_LOCK = "take it out, or ask whoever keeps this file"


def setup_for(options: Options, folder: str = "", *, tell: bool = True) -> Setup:
    """What the settings files say that are in force in a folder.

    Args:
        options: which files to take.
        folder: where the drafts lie; the working folder when empty.
        tell: whether to say on standard error what is wrong in the files, once.

    Raises:
        click.UsageError: the options contradict one another.
    """
    if options.config is not None and options.no_config:
        raise click.UsageError("--config and --no-config exclude each other.")
    found = find_settings(folder or os.curdir, named=options.config, none=options.no_config)
    if not found:
        return NOTHING_SAID
    if found not in options.setups:
        from tactful.config.remember import settled

        options.setups[found] = settled(found)
        if tell:
            tell_of(options, options.setups[found])
    return options.setups[found]


def tell_of(options: Options, setup: Setup) -> None:
    """Say on standard error what is wrong in the settings files, and what the user should know besides."""
    tell_faults(options, setup.faults)
    if not options.quiet:
        style = error_style(options.color)
        for notice in setup.notices:
            remark(f"{style.paint('warning', 'note:')} {notice}\n")


def tell_faults(options: Options, faults: Sequence[Fault]) -> None:
    """Say on standard error what is wrong, each thing once however often a run meets it."""
    from tactful.cli.rulebooks import faults_text

    new = [fault for fault in faults if fault not in options.told]
    options.told.update(new)
    remark(faults_text(new, style=error_style(options.color)))


def layers_for(options: Options, setup: Setup, more: Sequence[str] = ()) -> list[Layer]:
    """The layers over the built-in one: those of the settings files, those that the options name, and `more`.

    A pack that is named twice counts once, where it is named last.

    Raises:
        click.UsageError: a pack that an option names is not there.
    """
    named = [] if option_fault(setup, "packs", "--rules", given=bool(options.packs)) else options.packs
    layers = [*setup.layers, *map(_command_line_layer, (*named, *more))]
    last = {os.path.realpath(layer.place): number for number, layer in enumerate(layers)}
    return [layers[number] for number in sorted(last.values())]


def option_fault(setup: Setup, key: str, option: str, *, given: bool) -> Fault | None:
    """What is wrong with an option that is given although a settings file has locked what it would set."""
    return lock_fault(str(setup.locks[key]), key, option) if given and key in setup.locks else None


def lock_fault(place: str, key: str, option: str) -> Fault:
    """What is wrong with an option that would set what is locked at a place, `path:line:column`."""
    from tactful.rulebook.fault import Fault

    path, line, column = place.rsplit(":", 2)
    return Fault(path, int(line), int(column), f"{option} is given, and {key} locked here", OVER_A_LOCK)


def _command_line_layer(name: str) -> Layer:
    if not name.startswith(ELSEWHERE):
        if not os.path.exists(name):  # noqa: PTH110 (pathlib costs a quick lint 4 ms)
            raise click.UsageError(f"{name} is not a folder of rules.")
        return Layer("command line", os.path.abspath(name))  # noqa: PTH100 (as above)
    from tactful.config.places import CannotFind, find_pack

    try:
        place = find_pack(name)
    except CannotFind as problem:
        raise click.UsageError(f"{problem}." + (f" Hint: {problem.hint}." if problem.hint else "")) from None
    if place.notice:
        remark(f"note: {place.notice}\n")
    return Layer("command line", place.path, place.shown)
