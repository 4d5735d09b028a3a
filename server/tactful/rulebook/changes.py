"""`change:` in a pack or settings file: a rule's own words put into a team's voice, its patterns left as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tactful.rulebook.reply_file import read_pairs
from tactful.rulebook.rule import SEVERITIES
from tactful.rulebook.rule_file import RULE_KEYS, check_captures, read_flags, read_rewrites

if TYPE_CHECKING:
    from collections.abc import Mapping

    import yaml

    from tactful.rulebook.reply import Reply
    from tactful.rulebook.rule import Rule
    from tactful.rulebook.yaml_nodes import Reader

CHANGEABLE = ("severity", "message", "why", "rewrites", "flags")


def change_rule(reader: Reader, rule: Rule, node: yaml.Node) -> Rule:
    """The rule with the fields of `node` in place of its own. What cannot be used is left out, a fault of `reader`.

    With other rewrites, what the rule's examples become is no longer asserted; `flags` adds examples that say it.
    """
    fields = reader.mapping(node, f"change of {rule.id}")
    for key in fields.keys() - set(CHANGEABLE):
        hint = "copy the rule file to change it" if key in RULE_KEYS else ""
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
        values["rewrites"] = tuple(read_rewrites(reader, items, replies=rule.reply is not None))
        values["flags"] = tuple(example._replace(becomes=None) for example in rule.flags)
        check_captures(reader, rule._replace(rewrites=values["rewrites"]), items)
    if rule.reply is not None:
        return rule._replace(**values, reply=_changed_reply(reader, rule.reply, fields))
    if "flags" in fields:
        own = read_flags(reader, reader.sequence(fields["flags"], "flags"))
        values["flags"] = (*values.get("flags", rule.flags), *own)
    return rule._replace(**values)


def _changed_reply(reader: Reader, reply: Reply, fields: Mapping[str, yaml.Node]) -> Reply:
    """The examples of a reply rule as the other fields leave them, and those that `fields` adds."""
    flags = tuple(pair._replace(becomes=None) for pair in reply.flags) if "rewrites" in fields else reply.flags
    own = read_pairs(reader, reader.sequence(fields["flags"], "flags")) if "flags" in fields else []
    return reply._replace(flags=(*flags, *own))


def changed_fields(before: Rule, after: Rule) -> str:
    """Which of a rule's fields differ, with commas; the severity with both values."""
    names = [key for key in ("message", "why", "rewrites") if getattr(before, key) != getattr(after, key)]
    if before.severity != after.severity:
        names.append(f"severity {before.severity} → {after.severity}")
    return ", ".join(names)
