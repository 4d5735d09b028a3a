"""Rules and what goes with them as plain data and back, for `marshal`, which loads without what pickling imports.

In plain data a list stands for a record: its class by name, and its fields. Nothing of ours holds lists otherwise.
"""

from __future__ import annotations

from functools import cache
from typing import Any

_MODULES = {
    "Category": "rule",
    "Example": "rule",
    "Measure": "rule",
    "RewriteTemplate": "rule",
    "Rule": "rule",
    "Reply": "reply",
    "ReplyExample": "reply",
    "Fault": "fault",
    "EarSettings": "ear_settings",
}
"""In which module of this package each record is, so that a lint imports those it meets."""


def to_plain(value: Any) -> Any:
    """A value made of records, tuples, dicts and what `marshal` writes by itself, as plain data."""
    name = type(value).__name__
    if name in _MODULES:
        fields = value if isinstance(value, tuple) else (getattr(value, field) for field in value.__dataclass_fields__)
        return [name, *map(to_plain, fields)]
    if isinstance(value, tuple):
        return tuple(map(to_plain, value))
    if isinstance(value, dict):
        return {key: to_plain(item) for key, item in value.items()}
    return value


def from_plain(value: Any) -> Any:
    """The value that `to_plain` was given."""
    if isinstance(value, list):
        return _record(value[0])(*map(from_plain, value[1:]))
    if isinstance(value, tuple):
        return tuple(map(from_plain, value))
    if isinstance(value, dict):
        return {key: from_plain(item) for key, item in value.items()}
    return value


@cache
def _record(name: str) -> Any:
    from importlib import import_module

    return getattr(import_module(f"tactful.rulebook.{_MODULES[name]}"), name)
