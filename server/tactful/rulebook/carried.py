"""What an import brings: rules, and a report of what could not be carried over."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from tactful.rulebook.new_rule import NewRule


class LeftBehind(NamedTuple):
    """Something that was not carried over, or not quite.

    Attributes:
        path: the file that it stands in.
        line: the line, from 1.
        text: what it is, as it stands there.
        reason: why.
    """

    path: str
    line: int
    text: str
    reason: str


@dataclass(slots=True)
class Carried:
    """What an import brings.

    Attributes:
        rules: the rules, none of them written yet.
        left: what was left behind.
        changed: what was carried over and is not quite the same.
    """

    rules: list[NewRule] = field(default_factory=list)
    left: list[LeftBehind] = field(default_factory=list)
    changed: list[LeftBehind] = field(default_factory=list)

    def name_apart(self) -> None:
        """Give rules with the same id a number each, from 2."""
        seen: dict[str, int] = {}
        for rule in self.rules:
            seen[rule.id] = seen.get(rule.id, 0) + 1
            if seen[rule.id] > 1:
                rule.id = f"{rule.id}-{seen[rule.id]}"


def slug(text: str, *, words: int = 6) -> str:
    """A name made of a text: its first words in small letters, with dashes between."""
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text).replace("'", "").replace("’", "")
    return "-".join(re.findall(r"[a-z0-9]+", spaced.lower())[:words]) or "rule"
