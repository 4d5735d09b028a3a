"""Packs become a rulebook: vocabulary resolved, rules read and layered, patterns put into one automaton."""

from __future__ import annotations

import marshal
import pickle
from hashlib import blake2b
from typing import TYPE_CHECKING

from tactful.rulebook.build import Builder, Pattern
from tactful.rulebook.ear_layering import EarLayering
from tactful.rulebook.ear_settings import ALWAYS, HEARD, NEVER
from tactful.rulebook.frozen import Frozen
from tactful.rulebook.layering import Layering
from tactful.rulebook.locks import HINT, earliest_locks
from tactful.rulebook.pattern import PatternError, read_pattern
from tactful.rulebook.phrase_tree import expand
from tactful.rulebook.plain import to_plain
from tactful.rulebook.reply_build import pack_replies
from tactful.rulebook.rule_file import CATEGORIES, read_category
from tactful.rulebook.vocabulary import SEE_THROUGH, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import yaml

    from tactful.rulebook.fault import Fault
    from tactful.rulebook.locks import Lock
    from tactful.rulebook.pack import Pack
    from tactful.rulebook.phrase_tree import Lists, Tree
    from tactful.rulebook.rule import Category


def freeze(packs: Sequence[Pack]) -> Frozen:
    """Compile packs, the lowest layer first, into one rulebook's data."""
    locked = earliest_locks(packs)
    lists = _vocabulary(packs, locked).resolve()
    categories = _Categories(packs, locked)
    layering = Layering(lists, categories.of_rule)
    see_through = expand(lists[SEE_THROUGH]) if SEE_THROUGH in lists else ()
    builder = Builder()
    ear = EarLayering(locked)
    allowed: list[tuple[Tree, int]] = []
    for pack in packs:
        allowed += _allowed(layering, pack, lists)
        layering.add(pack)
        ear.add(pack)
        for tree, pattern in _heard(ear, pack, lists):
            builder.add(tree, pattern)
    for tree, number in allowed:
        builder.add(tree, Pattern(-1, number, unless=True))
    ordered = [layering.rules[rule_id] for rule_id in sorted(layering.rules)]
    for number, compiled in enumerate(ordered):
        for index, tree in enumerate(compiled.find):
            builder.add(tree, Pattern(number, index, unless=False), capitals=compiled.rule.capitals)
        for index, tree in enumerate(compiled.unless):
            builder.add(tree, Pattern(number, index, unless=True))
    replies, reply_rules = pack_replies(ordered, allowed, lists, see_through)
    numbers = {compiled.rule.id: number for number, compiled in enumerate(ordered)}
    rest = {
        "categories": categories.in_force(),
        "faults": _faults(packs),
        "digest": _digest(packs),
        "measure_rules": tuple(number for number, compiled in enumerate(ordered) if compiled.rule.measure),
        "reply_rules": reply_rules,
        "regex_rules": tuple(number for number, compiled in enumerate(ordered) if compiled.rule.regex),
        "capital_rules": frozenset(number for number, compiled in enumerate(ordered) if compiled.rule.capitals),
        "context_rules": frozenset(
            number
            for number, compiled in enumerate(ordered)
            if compiled.rule.only_in or compiled.rule.not_in or compiled.rule.quiet_in
        ),
        "ear": ear.settings(layering.firm()),
        "not_allowed": {
            numbers[rule_id]: allowances for rule_id, allowances in layering.exempt().items() if rule_id in numbers
        },
    }
    rules = tuple(marshal.dumps(to_plain(compiled.rule)) for compiled in ordered)
    return Frozen(
        tuple(numbers),
        rules,
        marshal.dumps(to_plain(rest)),
        pickle.dumps(layering.history(ear.decisions), protocol=5),
        builder.build(see_through),
        replies,
    )


def _digest(packs: Sequence[Pack]) -> str:
    """A hash of every file that was read, wherever the packs lie."""
    digest = blake2b(digest_size=8)
    for pack in packs:
        for reader in pack.readers:
            place = reader.path[len(pack.folder) :].encode("utf-8", "surrogateescape")
            digest.update(b"%d %s %d " % (len(place), place, len(reader.data)))
            digest.update(reader.data)
    return digest.hexdigest()


def _vocabulary(packs: Sequence[Pack], locked: Mapping[str, tuple[int, Lock]]) -> Vocabulary:
    vocabulary = Vocabulary()
    held_from, lock = locked.get("vocabulary", (len(packs), None))
    for number, pack in enumerate(packs):
        for reader in pack.vocabulary:
            if number > held_from:
                reader.fault(f"the lists are locked by {lock}", None, HINT)
            else:
                vocabulary.add(reader)
    return vocabulary


class _Categories:
    """The categories as each pack leaves them, so that what is locked keeps what it had then."""

    def __init__(self, packs: Sequence[Pack], locked: Mapping[str, tuple[int, Lock]]) -> None:
        self._locked = locked
        self._after: list[dict[str, Category]] = []
        known: dict[str, Category] = {}
        for number, pack in enumerate(packs):
            for name, reader in pack.categories.items():
                if not reader.readable:
                    continue
                category = read_category(reader, name)
                lock = self._lock(number, category, known)
                if lock is not None:
                    reader.fault(f"{name} is locked by {lock}", reader.fields.get("severity"), HINT)
                else:
                    known[name] = category
            self._after.append(dict(known))

    def of_rule(self, rule_id: str) -> Category | None:
        """The category of a rule, as it stood when the rule was locked, else as it stands at the end."""
        numbers = [self._locked[name][0] for name in (rule_id, "severity") if name in self._locked]
        name = rule_id.partition("/")[0]
        for number in sorted(numbers):
            if name in self._after[number]:
                return self._after[number][name]
        return self._after[-1].get(name)

    def in_force(self) -> dict[str, Category]:
        """The categories at the end, in the order of their names' list."""
        last = self._after[-1] if self._after else {}
        return {name: last[name] for name in CATEGORIES if name in last}

    def _lock(self, number: int, category: Category, known: Mapping[str, Category]) -> Lock | None:
        """The lock of an earlier pack that this category file would undo."""
        before = known.get(category.id)
        held_from, lock = self._locked.get(category.id, (number, None))
        if held_from < number:
            return lock
        held_from, lock = self._locked.get("severity", (number, None))
        if held_from < number and before is not None and before.severity != category.severity:
            return lock
        return None


def _allowed(layering: Layering, pack: Pack, lists: Lists) -> Iterator[tuple[Tree, int]]:
    """What a pack allows in every rule, and the number of each allowance."""
    for node in pack.allow:
        if pack.head.hopeless:
            return
        tree = _pattern(pack, node, "allow", lists)
        number = layering.allow(pack, node) if tree is not None else None
        if tree is not None and number is not None:
            yield tree, number


def _heard(ear: EarLayering, pack: Pack, lists: Lists) -> Iterator[tuple[Tree, Pattern]]:
    """The words that a pack has the ear never or always flag."""
    never = [(node, Pattern(NEVER, number, unless=True)) for number, node in enumerate(pack.ear.never)]
    always = [(node, Pattern(ALWAYS, HEARD.index(name), unless=True)) for name, node in pack.ear.always]
    for node, pattern in (*never, *always):
        if not ear.may(pack, node):
            return
        tree = _pattern(pack, node, "ear", lists)
        if tree is not None:
            yield tree, pattern


def _pattern(pack: Pack, node: yaml.Node, key: str, lists: Lists) -> Tree | None:
    """The pattern in a node; None and a fault where it is none."""
    try:
        return read_pattern(pack.head.scalar(node, key), lists)
    except PatternError as error:
        offset = error.offset + pack.head.text_offset(node)
        pack.head.fault(f"{key} {error.message}", node, error.hint, offset)
        return None


def _faults(packs: Sequence[Pack]) -> tuple[Fault, ...]:
    found = {fault for pack in packs for fault in pack.faults}
    found.update(fault for pack in packs for reader in pack.readers for fault in reader.faults)
    return tuple(sorted(found))
