"""Locks: what a layer holds fast, so that no later layer can undo it."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Literal, NamedTuple

from tactful.rulebook.rule_file import CATEGORIES

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    import yaml

    from tactful.rulebook.pack import Pack

Section = Literal["rules", "off", "severity", "change", "allow", "vocabulary", "ear"]
SECTIONS: tuple[Section, ...] = ("rules", "off", "severity", "change", "allow", "vocabulary", "ear")
"""What may be locked for all rules at once: replacing them, switching them, their severity, their words, allowing
phrases, making lists longer, and what the ear does."""
SETTINGS = ("packs", "fail-on", "min-severity", "checks", "language-tool")
"""What only a settings file says, and only a settings file may lock."""

HINT = "take it out here, or ask whoever keeps that file"


class Lock(NamedTuple):
    """One line of a `lock:` list."""

    target: str
    pack: Pack
    node: yaml.Node

    def __str__(self) -> str:
        mark = self.node.start_mark
        return f"{self.pack.head.path}:{mark.line + 1}:{mark.column + 1}"


class Locks:
    """The locks of all layers so far."""

    def __init__(self) -> None:
        self._rules: dict[str, Lock] = {}
        self._sections: dict[str, tuple[Lock, frozenset[str]]] = {}

    def holder(self, rule_id: str, section: Section) -> Lock | None:
        """The lock that holds this of a rule; None where a later layer may change it."""
        if rule_id in self._rules:
            return self._rules[rule_id]
        lock, held = self._sections.get(section, (None, frozenset()))
        return lock if rule_id in held else None

    def whole(self, section: Section) -> Lock | None:
        """The lock on a whole section."""
        return self._sections[section][0] if section in self._sections else None

    def of_rule(self, rule_id: str) -> Lock | None:
        """The lock on a rule as it stands, or on its category."""
        return self._rules.get(rule_id)

    def take(self, pack: Pack, known: Collection[str]) -> None:
        """Lock what a pack asks for, of the rules that are known by now, those switched off included."""
        for target, node in pack.lock:
            lock = Lock(target, pack, node)
            if target in SECTIONS:
                self._sections.setdefault(target, (lock, frozenset(known)))
            elif target in CATEGORIES:
                for rule_id in known:
                    if rule_id.startswith(f"{target}/"):
                        self._rules.setdefault(rule_id, lock)
            elif target in known:
                self._rules.setdefault(target, lock)
            elif not (pack.is_settings and target in SETTINGS):
                _fault_unknown(pack, target, node, known)


def _fault_unknown(pack: Pack, target: str, node: yaml.Node, known: Collection[str]) -> None:
    if pack.head.hopeless:
        return
    if target in SETTINGS:
        pack.head.fault(f"a pack cannot lock {target}", node, "it is locked in the organisation's settings file")
        return
    close = get_close_matches(target, [*SECTIONS, *CATEGORIES, *known], n=1)
    hint = f"did you mean {close[0]}?" if close else f"a rule, a category, or one of {', '.join(SECTIONS)}"
    pack.head.fault(f"there is nothing called {target} to lock", node, hint)


def earliest_locks(packs: Sequence[Pack]) -> dict[str, tuple[int, Lock]]:
    """For each name that is locked, the first pack that locks it, by its number, and the lock."""
    found: dict[str, tuple[int, Lock]] = {}
    for number, pack in enumerate(packs):
        for target, node in pack.lock:
            found.setdefault(target, (number, Lock(target, pack, node)))
    return found
