"""The written reference, docs/cli.md, against the program."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest

from tactful.cli.lazy import LazyGroup
from tactful.cli.main import cli
from tactful.cli.status import ExitStatus

if TYPE_CHECKING:
    from collections.abc import Iterator

REFERENCE = (Path(__file__).parents[2] / "docs" / "cli.md").read_text("utf-8")
SECTIONS = dict(re.findall(r"^## (.+)\n((?:(?!^## ).*\n?)*)", REFERENCE, re.MULTILINE))
SHARED = SECTIONS["Options of every command"]


def every_command(group: click.Command, *names: str) -> Iterator[tuple[str, click.Command]]:
    if not isinstance(group, LazyGroup):
        yield " ".join(names), group
        return
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        yield from every_command(command, *names, name)


COMMANDS = dict(every_command(cli, "tactful"))


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_of_a_command_is_in_its_section(name: str) -> None:
    section = SECTIONS[name]
    assert f"    {name} [OPTIONS]" in section
    assert f"](#{name.replace(' ', '-')})" in REFERENCE
    for param in COMMANDS[name].get_params(click.Context(COMMANDS[name])):
        if isinstance(param, click.Option):
            for spelling in param.opts:
                assert re.search(rf"^\| .*`{spelling}[` ]", section + SHARED, re.MULTILINE), spelling
            for choice in getattr(param.type, "choices", ()):
                assert str(choice) in section + SHARED, f"{param.opts}: {choice}"
            if isinstance(param.envvar, str):
                assert param.envvar in section + SHARED


def test_no_section_is_about_a_command_that_is_not_there() -> None:
    assert {name for name in SECTIONS if name.startswith("tactful ")} == set(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_no_option_is_described_that_is_not_there(name: str) -> None:
    described = set(re.findall(r"^\| (?:`-\w`, )?`(--[a-z-]+)", SECTIONS[name], re.MULTILINE))
    own = {opt for param in COMMANDS[name].params for opt in param.opts}
    assert described <= own


def test_every_exit_status_is_explained() -> None:
    listed = re.findall(r"^\| (\d+) \|", SECTIONS["Exit status"], re.MULTILINE)
    assert [int(number) for number in listed] == list(ExitStatus)


def test_options_of_the_program_itself_are_named() -> None:
    assert "`tactful -V` or `tactful --version`" in SHARED
