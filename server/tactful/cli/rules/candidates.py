"""Rules by what the user typed: an id, or a file or folder that is not in force yet."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from tactful.cli.rulebooks import rule_called, rulebook_for
from tactful.cli.rules.sourcing import rules_below
from tactful.rulebook.rule_file import CATEGORIES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tactful.cli.options import Options
    from tactful.rulebook.book import Rulebook
    from tactful.rulebook.fault import Fault

_ENDINGS = {".yml", ".yaml"}


class Candidates(NamedTuple):
    """Rules to be tried.

    Attributes:
        rulebook: all rules, these among them.
        ids: the ids of the rules to be tried.
        faults: what is wrong in the files that were named.
    """

    rulebook: Rulebook
    ids: frozenset[str]
    faults: tuple[Fault, ...]


@contextmanager
def candidates(options: Options, named: str, category: str | None) -> Iterator[Candidates]:
    """The rules that `named` stands for, on top of those in force, while the context lasts.

    Args:
        options: the packs in force.
        named: a rule's id, a category, a rule file, a category's folder or a pack's folder.
        category: the category of a rule file that lies in no folder with a category's name.

    Raises:
        click.UsageError: there is no such rule, file or folder.
    """
    path = Path(named)
    if not (path.suffix in {*_ENDINGS, ".zip"} or path.is_dir()):
        yield _in_force(rulebook_for(options), named)
    elif not path.exists():
        raise click.UsageError(f"There is no file {named}.")
    elif path.suffix == ".zip" or (path.is_dir() and path.resolve().name not in CATEGORIES):
        yield _below(options, path, path)
    elif path.is_dir():
        yield _below(options, path.resolve().parent, path.resolve())
    elif path.resolve().parent.name in CATEGORIES:
        yield _below(options, path.resolve().parent.parent, path.resolve())
    else:
        with _lodged(path, category) as pack:
            yield _renamed(_below(options, pack, pack), pack, path)


def _in_force(rulebook: Rulebook, named: str) -> Candidates:
    """A rule, or all rules of a category, that the rulebook has already."""
    if named in rulebook.categories:
        return Candidates(rulebook, frozenset(one for one in rulebook.ids if one.startswith(f"{named}/")), ())
    return Candidates(rulebook, frozenset({rule_called(rulebook, named).id}), ())


def _below(options: Options, pack: Path, place: Path) -> Candidates:
    """The rules of a pack whose files lie at or below a place."""
    place = place.absolute()
    rulebook = rulebook_for(options, [str(pack)])
    if place == pack.absolute() or place.is_dir():
        ids = rules_below(rulebook, [str(place)])
        faults = [fault for fault in rulebook.faults if Path(fault.path).is_relative_to(place)]
    else:
        ids = [rule.id for rule in rulebook.rules.values() if Path(rule.path) == place]
        faults = [fault for fault in rulebook.faults if Path(fault.path) == place]
    return Candidates(rulebook, frozenset(ids), tuple(faults))


@contextmanager
def _lodged(path: Path, category: str | None) -> Iterator[Path]:
    """A pack that holds nothing but one rule file, which lies in no pack."""
    from tempfile import TemporaryDirectory

    if category is None:
        raise click.UsageError(f"{path} lies in no category's folder: say which it is with --category.")
    with TemporaryDirectory(prefix="tactful-") as folder:
        lodging = Path(folder, category, path.name)
        lodging.parent.mkdir()
        lodging.write_bytes(path.read_bytes())
        yield Path(folder)


def _renamed(found: Candidates, pack: Path, path: Path) -> Candidates:
    """The candidates with the faults at the file that the user knows."""
    from dataclasses import replace

    faults = (replace(fault, path=str(path)) if fault.path.startswith(str(pack)) else fault for fault in found.faults)
    return found._replace(faults=tuple(faults))
