"""Laying packs over one another: what each adds, replaces, changes, switches, allows and locks; who decided what."""

from __future__ import annotations

from dataclasses import replace
from difflib import get_close_matches
from types import MappingProxyType
from typing import TYPE_CHECKING

from tactful.rulebook.changes import change_rule, changed_fields
from tactful.rulebook.ear_settings import EAR_IDS
from tactful.rulebook.history import Allowance, Decision, History, defined
from tactful.rulebook.layer import LAYERS
from tactful.rulebook.locks import HINT, SECTIONS, Locks
from tactful.rulebook.phrase_tree import shape_of
from tactful.rulebook.rule_file import CATEGORIES, read_rule

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import yaml

    from tactful.rulebook.history import What
    from tactful.rulebook.locks import Section
    from tactful.rulebook.pack import Pack
    from tactful.rulebook.phrase_tree import Lists
    from tactful.rulebook.rule import Category, Rule
    from tactful.rulebook.rule_file import Compiled
    from tactful.rulebook.yaml_nodes import Reader

MAX_LEAVES = 400_000
"""Words and marks in all patterns of one pack together: what compiles in a few seconds."""


class Layering:
    """The rules of the packs added so far.

    Args:
        lists: the lists of the vocabulary.
        category_of: the category of a rule, by the rule's id; None where it has no `_category.yml`.

    Attributes:
        rules: the rules in force by their id.
        locks: what later packs may not undo.
    """

    def __init__(self, lists: Lists, category_of: Callable[[str], Category | None]) -> None:
        self.rules: dict[str, Compiled] = {}
        self.locks = Locks()
        self._lists = lists
        self._category_of = category_of
        self._off: dict[str, Compiled] = {}
        self._decisions: dict[str, list[Decision]] = {}
        self._allowances: list[Allowance] = []
        self._exempt: list[frozenset[str]] = []

    def add(self, pack: Pack) -> None:
        """Lay a pack over those before it."""
        self._take_rules(pack)
        for target, node in pack.on:
            if target not in EAR_IDS:
                self._switch_on(pack, target, node)
        for rule_id, node in pack.change.items():
            self._change(pack, rule_id, node)
        for target, severity, node in pack.severity:
            for rule_id in self._open(pack, target, node, "severity"):
                before = self.rules[rule_id].rule
                self._put(pack, node, "severity", before, before._replace(severity=severity))
        for target, node in pack.off:
            for rule_id in () if target in EAR_IDS else self._open(pack, target, node, "off"):
                self._decide(pack, node, "off", self.rules[rule_id].rule)
                self._off[rule_id] = self.rules.pop(rule_id)
        self._lock(pack)

    def allow(self, pack: Pack, node: yaml.Node) -> int | None:
        """Note that a pack allows a phrase in all rules but the locked ones; gives the number of the allowance."""
        lock = self.locks.whole("allow")
        if lock is not None:
            pack.head.fault(f"allowing phrases is locked by {lock}", node, HINT)
            return None
        locked = frozenset(rule_id for rule_id in self.rules if self.locks.of_rule(rule_id) is not None)
        phrase = pack.head.scalar(node, "allow")
        self._allowances.append(Allowance(phrase, _decision(pack, pack.head, node, "changed")))
        self._exempt.append(locked)
        return len(self._allowances) - 1

    def exempt(self) -> Mapping[str, frozenset[int]]:
        """The allowances, by their number, that do not reach a rule, by the rule's id."""
        found: dict[str, set[int]] = {}
        for number, rule_ids in enumerate(self._exempt):
            for rule_id in rule_ids:
                found.setdefault(rule_id, set()).add(number)
        return {rule_id: frozenset(numbers) for rule_id, numbers in found.items()}

    def firm(self) -> set[str]:
        """The built-in rules in force that a layer above them decided something about."""
        decided = (rule_id for rule_id in self._decisions if rule_id in self.rules)
        return {rule_id for rule_id in decided if self.rules[rule_id].rule.layer == LAYERS[0]}

    def history(self, ear: Mapping[str, list[Decision]] = MappingProxyType({})) -> History:
        """How the rules came to be as they are, and what was decided about the ear."""
        decided = {**self._decisions, **ear}
        return History(
            {rule_id: tuple(decisions) for rule_id, decisions in decided.items()},
            {rule_id: compiled.rule for rule_id, compiled in self._off.items()},
            tuple(self._allowances),
        )

    def _take_rules(self, pack: Pack) -> None:
        leaves = 0
        for rule_id, reader in pack.rules.items():
            if not reader.readable:
                continue
            category = self._category_of(rule_id)
            if category is None:
                reader.fault("its category has no _category.yml", None, "add one beside the rule")
                continue
            if leaves > MAX_LEAVES:
                reader.fault(f"the patterns of the pack have more than {MAX_LEAVES:,} words", None, _TOO_MUCH)
                return
            compiled = read_rule(
                reader,
                rule_id,
                category,
                self._lists,
                minimum_examples=pack.minimum_examples,
                pack=pack.name,
                layer=pack.layer,
            )
            leaves += sum(shape_of(tree).leaves for tree in compiled.trees()) + len(reader.faults)
            if not reader.faults:
                self._define(pack, reader, compiled)

    def _define(self, pack: Pack, reader: Reader, compiled: Compiled) -> None:
        rule = compiled.rule
        known = self.rules.get(rule.id) or self._off.get(rule.id)
        if known is None:
            self.rules[rule.id] = compiled
            return
        lock = self.locks.holder(rule.id, "rules")
        if lock is not None:
            reader.fault(f"{rule.id} is locked by {lock}", None, HINT)
        elif rule.severity != known.rule.severity and (lock := self.locks.holder(rule.id, "severity")):
            reader.fault(f"the severity of {rule.id} is locked by {lock}", reader.fields.get("severity"), HINT)
        if lock is not None:
            self._decide(pack, None, "refused", known.rule, "a file of its own", reader=reader)
            return
        self._decide(pack, None, "replaced", known.rule, changed_fields(known.rule, rule), reader=reader)
        held_off = rule.id in self._off and self.locks.holder(rule.id, "off") is not None
        if not held_off:
            self._off.pop(rule.id, None)
        (self._off if held_off else self.rules)[rule.id] = compiled

    def _change(self, pack: Pack, rule_id: str, node: yaml.Node) -> None:
        if rule_id in CATEGORIES:
            hint = f"its rules' severity: severity: {{{rule_id}: …}}; its title and why: {rule_id}/_category.yml"
            pack.head.fault(f"{rule_id} is a category, not a rule", node, hint)
            return
        for known in self._open(pack, rule_id, node, "change"):
            before = self.rules[known].rule
            after = change_rule(pack.head, before, node)
            lock = self.locks.holder(known, "severity")
            if lock is not None and after.severity != before.severity:
                pack.head.fault(f"the severity of {known} is locked by {lock}", node, HINT)
                after = after._replace(severity=before.severity)
            self._put(pack, node, "changed", before, after)

    def _switch_on(self, pack: Pack, target: str, node: yaml.Node) -> None:
        wanted = [rule_id for rule_id in self._off if rule_id == target or rule_id.startswith(f"{target}/")]
        lock = next(filter(None, (self.locks.holder(rule_id, "off") for rule_id in wanted)), None)
        if lock is not None:
            pack.head.fault(f"{target} is locked by {lock}", node, HINT)
        elif not wanted:
            self._open(pack, target, node, "off")  # names what is spelled alike where there is no such rule
        for rule_id in wanted:
            if self.locks.holder(rule_id, "off") is None:
                self.rules[rule_id] = self._off.pop(rule_id)
                self._decide(pack, node, "on", self.rules[rule_id].rule)

    def _open(self, pack: Pack, target: str, node: yaml.Node, section: Section) -> list[str]:
        """The rules in force that an id or a category stands for; a locked one is left out, and a fault."""
        reader = pack.head
        if reader.hopeless:
            return []
        if target in CATEGORIES:
            meant = [rule_id for rule_id in self.rules if rule_id.startswith(f"{target}/")]
        else:
            meant = [target] if target in self.rules else []
            if not meant and target not in self._off:
                close = get_close_matches(target, [*self.rules, *CATEGORIES], n=1)
                reader.fault(f"no rule or category {target}", node, f"did you mean {close[0]}?" if close else "")
        holders = {rule_id: self.locks.holder(rule_id, section) for rule_id in meant}
        lock = next(filter(None, holders.values()), None)
        if lock is not None:
            reader.fault(f"{target} is locked by {lock}", node, HINT)
        for rule_id, holder in holders.items():
            if holder is not None:
                self._decide(pack, node, "refused", self.rules[rule_id].rule, section)
        return [rule_id for rule_id, holder in holders.items() if holder is None]

    def _put(self, pack: Pack, node: yaml.Node, what: What, before: Rule, after: Rule) -> None:
        self.rules[before.id] = replace(self.rules[before.id], rule=after)
        detail = changed_fields(before, after)
        self._decide(pack, node, what, before, detail.removeprefix("severity ") if what == "severity" else detail)

    def _lock(self, pack: Pack) -> None:
        known = {**self.rules, **self._off}
        self.locks.take(pack, known)
        for rule_id, compiled in known.items() if pack.lock else ():
            lock = self.locks.of_rule(rule_id)
            if lock is not None and lock.pack is pack:
                self._decide(pack, lock.node, "locked", compiled.rule, "" if lock.target == rule_id else lock.target)
            for section in SECTIONS:
                whole = self.locks.whole(section)
                if whole is not None and whole.pack is pack and section not in {"allow", "vocabulary", "ear"}:
                    self._decide(pack, whole.node, "locked", compiled.rule, section)

    def _decide(
        self,
        pack: Pack,
        node: yaml.Node | None,
        what: What,
        rule: Rule,
        detail: str = "",
        *,
        reader: Reader | None = None,
    ) -> None:
        """Remember a decision about a rule, which stood as `rule` before it."""
        decisions = self._decisions.setdefault(rule.id, [defined(rule)])
        decisions.append(_decision(pack, reader or pack.head, node, what, detail))


_TOO_MUCH = "make its patterns shorter; the rules from here on are left out"


def _decision(pack: Pack, reader: Reader, node: yaml.Node | None, what: What, detail: str = "") -> Decision:
    line, column = (node.start_mark.line + 1, node.start_mark.column + 1) if node is not None else (1, 1)
    return Decision(what, pack.layer, pack.name, reader.path, line, column, detail)
