"""Rules as plain JSON values, in the shape that the HTTP API answers with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tactful.rulebook.reply import reply_object

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tactful.rulebook.book import Rulebook
    from tactful.rulebook.rule import Rule

_LISTED = ("id", "category", "kind", "severity", "message", "why", "principle", "pack", "layer")
_CATEGORY = ("id", "title", "principle", "why", "severity")
_FAULT = ("path", "line", "column", "message", "hint")


def rules_object(rulebook: Rulebook, rules: Iterable[Rule]) -> dict[str, Any]:
    """A list of rules with the categories of the rulebook and what is wrong with it."""
    return {
        "digest": rulebook.digest,
        "categories": [_picked(category, _CATEGORY) for category in rulebook.categories.values()],
        "rules": [_picked(rule, _LISTED) for rule in rules],
        "faults": [_picked(fault, _FAULT) for fault in rulebook.faults],
    }


def rule_object(rule: Rule) -> dict[str, Any]:
    """One rule with all that its file says."""
    return {
        **_picked(rule, _LISTED),
        "path": rule.path,
        "find": list(rule.find),
        "unless": list(rule.unless),
        "regex": list(rule.regex),
        "capitals": rule.capitals,
        "measure": rule.measure._asdict() if rule.measure else None,
        "reply": reply_object(rule.reply),
        "rewrites": [rewrite._asdict() for rewrite in rule.rewrites],
        "flags": [example._asdict() for example in rule.flags],
        "allows": list(rule.allows),
    }


def _picked(value: object, names: Iterable[str]) -> dict[str, Any]:
    return {name: getattr(value, name) for name in names}
