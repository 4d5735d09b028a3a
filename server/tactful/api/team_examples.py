"""The examples of a team's rules, run before the rules come into force; bounded in time."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tactful.rulebook.fault import Fault
from tactful.rulebook.layer import Layer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from tactful.lint.examples import ExampleFailure
    from tactful.rulebook.book import Rulebook
    from tactful.rulebook.history import Decision
    from tactful.rulebook.rule import Rule

SECONDS = 5.0
"""Processor time that the examples of one version may take: those of a few hundred rules."""
MOST_CHARACTERS = 200_000
"""Code points that the examples of one rule may come to, each counted as often as it is looked at."""
MOST_FAULTS = 100
_EACH_TIME = 100  # code points that looking at an example costs, however short it is
_LONGEST = 160  # code points of an example that are shown


@dataclass(frozen=True, slots=True)
class Examined:
    """What came of running a team's examples.

    Attributes:
        faults: each example that does not hold, with its place.
        not_run: how many rules there was no time for.
    """

    faults: tuple[Fault, ...] = ()
    not_run: int = 0


def examine(book: Rulebook, pack: Path, folder: Path, changed: AbstractSet[str]) -> Examined:
    """Run the examples of the rules that a team wrote or changed.

    Args:
        book: the rulebook with the team's pack on top.
        pack: the pack as it was read.
        folder: the team's folder, which rules and faults name.
        changed: the files that are not as in the version before; their rules come first.
    """
    from tactful.lint.examples import check_examples

    wanted = sorted(_wanted(book, folder), key=lambda rule: (rule.path not in changed, rule.id))
    left = [rule.id for rule in wanted if _cost(rule) > MOST_CHARACTERS]
    failures = check_examples(book, _while_there_is_time([rule.id for rule in wanted if rule.id not in left], left))
    failures = [failure for failure in failures if failure.spot.key in {"flags", "allows"}]
    faults = _faults(failures[:MOST_FAULTS], book, pack, folder) if failures else ()
    return Examined(tuple(faults), len(left))


def _while_there_is_time(rule_ids: Sequence[str], left: list[str]) -> Iterator[str]:
    start = time.thread_time()
    for number, rule_id in enumerate(rule_ids):
        if time.thread_time() - start > SECONDS:
            left += rule_ids[number:]
            return
        yield rule_id


def _wanted(book: Rulebook, folder: Path) -> list[Rule]:
    """The rules that the pack in a folder defines or changes."""
    inside = str(folder) + os.sep
    decisions = book.history.decisions
    return [
        rule
        for rule in book.rules.values()
        if rule.path.startswith(inside) or any(_is_change(one, inside) for one in decisions.get(rule.id, ()))
    ]


def _is_change(decision: Decision, inside: str) -> bool:
    return decision.what == "changed" and decision.path.startswith(inside)


def _cost(rule: Rule) -> int:
    """About how many code points have to be looked at to run a rule's examples."""
    flags = sum(len(example.text) + _EACH_TIME for example in rule.flags)
    allows = sum(len(text) + _EACH_TIME for text in rule.allows)
    if rule.reply is not None:
        flags += sum(len(one.customer) + len(one.draft) + _EACH_TIME for one in rule.reply.flags)
        allows += sum(len(one.customer) + len(one.draft) + _EACH_TIME for one in rule.reply.allows)
    return flags * (2 + len(rule.rewrites)) + allows


def _faults(failures: Iterable[ExampleFailure], book: Rulebook, pack: Path, folder: Path) -> list[Fault]:
    from tactful.rulebook.sources import read_sources

    sources = read_sources([Layer("team", str(pack), str(folder))])
    inside = str(folder) + os.sep
    found: dict[Fault, None] = {}
    for failure in failures:
        path, (line, column) = failure.path, sources.place(failure.path, failure.spot)
        if not path.startswith(inside):  # a rule of a layer below, changed by this pack
            change = next(one for one in book.history.decisions[failure.rule] if _is_change(one, inside))
            path, line, column = change.path, change.line, change.column
        message = f"example of {failure.rule} does not hold: “{_cut(failure.example)}” {failure.problem}"
        found.setdefault(Fault(path, line, column, message, _hint(failure)))
    return sorted(found)


def _hint(failure: ExampleFailure) -> str:
    if failure.got is None:
        return ""
    wanted = f"; it should be: {_cut(failure.wanted)}" if failure.wanted else ""
    return f"it becomes: {_cut(failure.got.text)}{wanted}"


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
