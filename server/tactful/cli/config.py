"""`tactful config`: what is in force in a folder, and where it is said."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import click

from tactful.cli.console import emit, output_style, say
from tactful.cli.help import TaughtCommand
from tactful.cli.options import Options, everywhere
from tactful.cli.rulebooks import nearby
from tactful.cli.setups import layers_for, option_fault, setup_for, tell_faults
from tactful.cli.status import ExitStatus
from tactful.config.find import NAME, organisation_file, own_file
from tactful.report.style import PLAIN, Style

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tactful.config.setup import Place, Setup
    from tactful.rulebook.layer import Layer


@click.command(
    "config",
    cls=TaughtCommand,
    examples=[
        ("tactful config", "what holds for drafts in this folder"),
        ("tactful config Drafts/reply.eml", "what holds for this draft"),
        ("tactful config --format json", "the same for a program"),
    ],
)
@click.argument("path", metavar="[PATH]", default=".", type=click.Path(exists=True))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@everywhere
@click.pass_obj
def config_command(options: Options, path: str, form: str) -> int:
    """Show the settings and packs in force, and where they are said.

    The nearest .tactful.yml above the draft holds for everyone who works there, your own settings file for you, the
    organisation's for all. What is wrong in them is named, and makes the exit status 2.
    """
    folder = path if os.path.isdir(path) else os.path.dirname(path) or os.curdir  # noqa: PTH112, PTH120 (as elsewhere)
    setup = setup_for(options, folder)
    layers = layers_for(options, setup)
    locked = option_fault(setup, "packs", "--rules", given=bool(options.packs))
    tell_faults(options, [locked] if locked else [])
    if form == "json":
        import json

        emit(json.dumps(config_object(setup, layers, builtin=options.builtin), indent=2, ensure_ascii=False) + "\n")
    else:
        say(config_text(setup, layers, builtin=options.builtin, style=output_style(options.color)))
    return ExitStatus.FAILED if setup.faults or locked else ExitStatus.OK


def config_object(setup: Setup, layers: list[Layer], *, builtin: bool = True) -> dict[str, Any]:
    """What is in force, as plain JSON values."""
    return {
        "files": [{"layer": file.layer, "path": file.path} for file in setup.files],
        "packs": [
            {"layer": layer, "path": path, "name": name, "place": str(place) if place else None}
            for layer, path, name, place in _packs(setup, layers, builtin=builtin)
        ],
        "settings": {
            key: {
                "value": list(setting.value) if isinstance(setting.value, tuple) else setting.value,
                "layer": setting.layer,
                "place": str(setting.place) if setting.place else None,
                "locked": str(setup.locks[key]) if key in setup.locks else None,
            }
            for key, setting in setup.settings.items()
        },
        "faults": [
            {name: getattr(fault, name) for name in ("path", "line", "column", "message", "hint")}
            for fault in setup.faults
        ],
        "notices": list(setup.notices),
    }


def config_text(setup: Setup, layers: list[Layer], *, builtin: bool = True, style: Style = PLAIN) -> str:
    """What is in force, for people."""
    files = [(str(file.layer), nearby(file.path)) for file in setup.files] or [("none", "")]
    settings = [(key, _value(setup, key), _origin(setup, key)) for key in setup.settings]
    packs = [
        (layer, nearby(name or path), f"named in {_shown(place)}" if place and name else "")
        for layer, path, name, place in _packs(setup, layers, builtin=builtin)
    ]
    looked = ", ".join([f"{NAME} upwards from the draft", nearby(own_file()), organisation_file()])
    blocks = [
        _block("Settings files", files, style),
        style.paint("dim", f"  looked for: {looked}") + "\n",
        "\n" + _block("Settings", settings, style),
        "\n" + _block("Packs, the last has the last word", packs, style),
    ]
    return "".join(blocks)


def _packs(setup: Setup, layers: list[Layer], *, builtin: bool) -> Iterator[tuple[str, str, str, Place | None]]:
    """Layer, path, name and place of each pack in force."""
    if builtin:
        yield "built-in", "", "the built-in rules", None
    known = {pack.layer: pack for pack in setup.packs}
    for layer in layers:
        pack = known.get(layer)
        yield layer.name, layer.place, (pack.name if pack else layer.shown), pack.place if pack else None


def _value(setup: Setup, key: str) -> str:
    value = setup.settings[key].value
    return ", ".join(value) if isinstance(value, tuple) else value or "none"


def _origin(setup: Setup, key: str) -> str:
    setting = setup.settings[key]
    origin = f"{setting.layer}, {_shown(setting.place)}" if setting.place else "default"
    return f"{origin}; locked by {_shown(setup.locks[key])}" if key in setup.locks else origin


def _shown(place: Place | None) -> str:
    return nearby(str(place)) if place else ""


def _block(heading: str, rows: Sequence[tuple[str, ...]], style: Style) -> str:
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = [style.paint("strong", heading)]
    for row in rows:
        *cells, last = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        lines.append(f"  {'  '.join(cells)}  {style.paint('dim', last.rstrip())}".rstrip())
    return "\n".join(lines) + "\n"
