"""`change:` in a pack or settings file: a rule's own words put into a team's voice, its patterns left as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tactful.rulebook.rule import SEVERITIES
from tactful.rulebook.rule_file import check_captures, read_flags, read_rewrites

if TYPE_CHECKING:
    import yaml

    from tactful.rulebook.rule import Rule
    from tactful.rulebook.yaml_nodes import Reader

CHANGEABLE = ("severity", "message", "why", "rewrites", "flags")


def change_rule(reader: Reader, rule: Rule, node: yaml.Node) -> Rule:
    """The rule with the fields of `node` in place of its own. What cannot be used is left out, a fault of `reader`.

    With other rewrites, what the rule's examples become is no longer asserted; `flags` adds examples that say it.
    """
    fields = reader.mapping(node, f"change of {rule.id}")
    for key in fields.keys() - set(CHANGEABLE):
        hint = "copy the rule file to change it" if key in {"find", "unless", "in", "not-in"} else ""
        reader.fault(f"cannot change {key}", fields[key], hint or f"one of {', '.join(CHANGEABLE)}")
    values: dict[str, Any] = {}
    for key in ("message", "why"):
        if key in fields and (text := reader.scalar(fields[key], key)):
            values[key] = text
    if "severity" in fields:
        severity = reader.scalar(fields["severity"], "severity")
        if severity in SEVERITIES:
            values["severity"] = severity
        else:
            reader.fault(f"severity cannot be {severity!r}", fields["severity"], f"one of {', '.join(SEVERITIES)}")
    if "rewrites" in fields:
        items = reader.sequence(fields["rewrites"], "rewrites")
        values["rewrites"] = tuple(read_rewrites(reader, items))
        values["flags"] = tuple(example._replace(becomes=None) for example in rule.flags)
        check_captures(reader, rule._replace(rewrites=values["rewrites"]), items)
    if "flags" in fields:
        own = read_flags(reader, reader.sequence(fields["flags"], "flags"))
        values["flags"] = (*values.get("flags", rule.flags), *own)
    return rule._replace(**values)


def changed_fields(before: Rule, after: Rule) -> str:
    """Which of a rule's fields differ, with commas; the severity with both values."""
    names = [key for key in ("message", "why", "rewrites") if getattr(before, key) != getattr(after, key)]
    if before.severity != after.severity:
        names.append(f"severity {before.severity} → {after.severity}")
    return ", ".join(names)
