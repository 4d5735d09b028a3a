"""Loading the rulebook that a command asked for, and saying what is wrong with it."""

from __future__ import annotations

import os
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

import click

from tactful.cli.console import line_width
from tactful.cli.setups import layers_for, option_fault, setup_for, tell_faults
from tactful.report.style import PLAIN, Style

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tactful.cli.options import Options
    from tactful.rulebook.book import Rulebook
    from tactful.rulebook.fault import Fault
    from tactful.rulebook.layer import Layer
    from tactful.rulebook.rule import Rule

_BIGGEST_SHOWN = 1_000_000


def rulebook_for(options: Options, more: Sequence[str] = (), *, tell: bool = True) -> Rulebook:
    """The built-in rules, the packs that settings files and options name, and `more` packs on top.

    Args:
        options: what the user asked for.
        more: packs over all others.
        tell: whether to say on standard error what is wrong in the settings files.

    Raises:
        click.UsageError: a pack is not there.
    """
    setup = setup_for(options, tell=tell)
    return load_layers(options, layers_for(options, setup, more))


def load_layers(options: Options, layers: Sequence[Layer]) -> Rulebook:
    """The rulebook of these layers, over the built-in rules unless the options leave them out.

    Raises:
        click.UsageError: a pack is not a folder and not a zip.
    """
    from tactful.rulebook.load import load_rulebook

    try:
        return load_rulebook(layers, builtin=options.builtin)
    except NotADirectoryError as error:
        raise click.UsageError(f"{error}.") from None


def sound_rulebook_for(options: Options) -> tuple[Rulebook, bool]:
    """The rulebook, and whether every file behind it is sound; what is wrong goes to standard error."""
    setup = setup_for(options)
    locked = option_fault(setup, "packs", "--rules", given=bool(options.packs))
    rulebook = rulebook_for(options)
    faults = [*([locked] if locked else []), *rulebook.faults]
    tell_faults(options, faults)
    return rulebook, not (faults or setup.faults)


def faults_text(faults: Iterable[Fault], *, style: Style = PLAIN, role: Literal["error", "warning"] = "error") -> str:
    """Each fault with its line, a caret below the place, and the hint; a blank line after each."""
    return "".join(f"{_fault_text(fault, style, role)}\n\n" for fault in faults)


def rule_called(rulebook: Rulebook, name: str, *, known: Mapping[str, Rule] = MappingProxyType({})) -> Rule:
    """The rule with the id `name`, or with `name` as the last part of its id if there is just one.

    Args:
        rulebook: the rules in force.
        name: what the user calls the rule.
        known: further rules to look among, such as those that are switched off.

    Raises:
        click.UsageError: there is none; the message names what is spelled alike.
    """
    rules = {**known, **rulebook.rules}
    if name in rules:
        return rules[name]
    alike = [rule_id for rule_id in rules if rule_id.rpartition("/")[2] == name]
    if len(alike) == 1:
        return rules[alike[0]]
    if name in rulebook.categories:
        message = f"{name} is a category, not a rule. `tactful rules list --category {name}` lists its rules."
    else:
        message = f"There is no rule called {name}.{_did_you_mean(name, alike or list(rules))}"
    raise click.UsageError(message)


def _did_you_mean(name: str, ids: Sequence[str]) -> str:
    from difflib import get_close_matches

    by_last_part = {rule_id.rpartition("/")[2]: rule_id for rule_id in ids}
    close = get_close_matches(name, ids, n=3)
    close += [by_last_part[part] for part in get_close_matches(name.rpartition("/")[2], by_last_part, n=3)]
    names = list(dict.fromkeys(close))[:3]
    return f" Did you mean {' or '.join(names)}?" if names else " `tactful rules list` lists them all."


def _fault_text(fault: Fault, style: Style, role: str) -> str:
    place = style.paint("strong", f"{nearby(fault.path)}:{fault.line}:{fault.column}:")
    lines = [f"{place} {style.paint(role, f'{role}:')} {fault.message}", *_fault_lines(fault, style, role)]
    if fault.hint:
        lines.append(style.paint("good", f"     hint: {fault.hint}"))
    return "\n".join(lines)


def _fault_lines(fault: Fault, style: Style, role: str) -> list[str]:
    """The line that the fault is about; nothing where the file cannot be shown."""
    from pathlib import Path

    from tactful.report.excerpt import marked_lines

    path = Path(fault.path)
    try:
        if path.stat().st_size > _BIGGEST_SHOWN:
            return []
        lines = path.read_text("utf-8-sig").splitlines()
    except (OSError, ValueError):
        return []
    if not 1 <= fault.line <= len(lines) or not lines[fault.line - 1].strip():
        return []
    line = lines[fault.line - 1]
    at = min(fault.column - 1, len(line))
    return marked_lines(line, at, at, number=lambda _: fault.line, limit=line_width() - 7, style=style, role=role)


def nearby(path: str) -> str:
    """`path` from the folder that the user is in, if it lies below it."""
    here = os.path.join(os.getcwd(), "")  # noqa: PTH109, PTH118 (pathlib costs a quick lint 4 ms)
    return path.removeprefix(here)
