"""Packs become a rulebook: vocabulary resolved, rules read and layered, patterns put into one automaton."""

from __future__ import annotations

import pickle
from dataclasses import replace
from difflib import get_close_matches
from hashlib import blake2b
from typing import TYPE_CHECKING

from tactful.rulebook.build import Builder, Pattern
from tactful.rulebook.frozen import Frozen
from tactful.rulebook.pattern import PatternError, parse_pattern
from tactful.rulebook.rule_file import CATEGORIES, read_category, read_rule
from tactful.rulebook.vocabulary import SEE_THROUGH, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tactful.rulebook.fault import Fault
    from tactful.rulebook.pack import Pack
    from tactful.rulebook.pattern import Path
    from tactful.rulebook.rule import Category
    from tactful.rulebook.rule_file import Compiled


def freeze(packs: Sequence[Pack]) -> Frozen:
    """Compile packs, the lowest layer first, into one rulebook's data."""
    vocabulary = Vocabulary()
    for pack in packs:
        if pack.vocabulary is not None:
            vocabulary.add(pack.vocabulary)
    lists = vocabulary.resolve()
    rules = _layer(packs, _categories(packs), lists)
    ordered = [rules[rule_id] for rule_id in sorted(rules)]
    builder = Builder()
    for number, compiled in enumerate(ordered):
        for index, paths in enumerate(compiled.find):
            builder.add(paths, Pattern(number, index, unless=False))
        for index, paths in enumerate(compiled.unless):
            builder.add(paths, Pattern(number, index, unless=True))
    _add_allowed(builder, packs, lists)
    pickled = tuple(pickle.dumps(compiled.rule, protocol=5) for compiled in ordered)
    automaton = builder.build(lists.get(SEE_THROUGH, ()))
    rest = {
        "categories": _categories(packs),
        "faults": _faults(packs),
        "digest": _digest(packs),
        "measure_rules": tuple(number for number, compiled in enumerate(ordered) if compiled.rule.measure),
        "regex_rules": tuple(number for number, compiled in enumerate(ordered) if compiled.rule.regex),
        "capital_rules": frozenset(number for number, compiled in enumerate(ordered) if compiled.rule.capitals),
        "context_rules": frozenset(
            number for number, compiled in enumerate(ordered) if compiled.rule.only_in or compiled.rule.not_in
        ),
    }
    ids = tuple(compiled.rule.id for compiled in ordered)
    return Frozen(ids, pickled, pickle.dumps(rest, protocol=5), automaton)


def _digest(packs: Sequence[Pack]) -> str:
    """A hash of every file that was read, wherever the packs lie."""
    digest = blake2b(digest_size=8)
    for pack in packs:
        for reader in pack.readers:
            place = reader.path[len(pack.folder) :].encode("utf-8", "surrogateescape")
            digest.update(b"%d %s %d " % (len(place), place, len(reader.data)))
            digest.update(reader.data)
    return digest.hexdigest()


def _categories(packs: Sequence[Pack]) -> dict[str, Category]:
    found = {
        name: read_category(reader, name)
        for pack in packs
        for name, reader in pack.categories.items()
        if reader.readable
    }
    return {name: found[name] for name in CATEGORIES if name in found}


def _layer(
    packs: Sequence[Pack], categories: Mapping[str, Category], lists: Mapping[str, tuple[Path, ...]]
) -> dict[str, Compiled]:
    """Every rule by its id: a later pack's rule takes the place of an earlier one with the same id."""
    rules: dict[str, Compiled] = {}
    for pack in packs:
        for rule_id, reader in pack.rules.items():
            if not reader.readable:
                continue
            category = categories.get(rule_id.partition("/")[0])
            if category is None:
                reader.fault("its category has no _category.yml", None, "add one beside the rule")
                continue
            compiled = read_rule(
                reader, rule_id, category, lists, minimum_examples=pack.minimum_examples, pack=pack.name
            )
            if not reader.faults:
                rules[rule_id] = compiled
        _apply_settings(pack, rules)
    return rules


def _apply_settings(pack: Pack, rules: dict[str, Compiled]) -> None:
    for target, severity, node in pack.severity:
        for rule_id in _meant(pack, target, node, rules):
            rules[rule_id] = replace(rules[rule_id], rule=replace(rules[rule_id].rule, severity=severity))
    for target, node in pack.off:
        for rule_id in _meant(pack, target, node, rules):
            del rules[rule_id]


def _meant(pack: Pack, target: str, node: object, rules: Mapping[str, Compiled]) -> list[str]:
    """The rules that an id or a category stands for."""
    if target in CATEGORIES:
        return [rule_id for rule_id in rules if rule_id.startswith(f"{target}/")]
    if target in rules:
        return [target]
    close = get_close_matches(target, [*rules, *CATEGORIES], n=1)
    pack.head.fault(f"no rule or category {target}", node, f"did you mean {close[0]}?" if close else "")  # type: ignore[arg-type]
    return []


def _add_allowed(builder: Builder, packs: Sequence[Pack], lists: Mapping[str, tuple[Path, ...]]) -> None:
    for pack in packs:
        for node in pack.allow:
            try:
                paths = parse_pattern(pack.head.scalar(node, "allow"), lists)
            except PatternError as error:
                offset = error.offset + pack.head.text_offset(node)
                pack.head.fault(f"allow {error.message}", node, error.hint, offset)
            else:
                builder.add(paths, Pattern(-1, 0, unless=True))


def _faults(packs: Sequence[Pack]) -> tuple[Fault, ...]:
    return tuple(sorted({fault for pack in packs for reader in pack.readers for fault in reader.faults}))
