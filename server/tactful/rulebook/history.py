"""How the rules came to be as they are: which layer defined, changed, switched off, allowed or locked what."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tactful.rulebook.layer import LayerName
    from tactful.rulebook.rule import Rule

What = Literal["defined", "replaced", "changed", "severity", "off", "on", "locked", "refused"]


class Decision(NamedTuple):
    """One thing that a layer decided about a rule.

    Attributes:
        what: `defined` by a file, `replaced` by another, `changed` in its words, given another `severity`, switched
            `off` or `on`, `locked`; `refused` where a lock kept a layer from it.
        layer: whose decision it is.
        pack: the name of the pack.
        path: the file that says so, as the user would open it.
        line: the line in it, from 1.
        column: the column, from 1, in code points.
        detail: what changed, such as `warning → error`; empty where `what` says it all.
    """

    what: What
    layer: LayerName
    pack: str
    path: str
    line: int
    column: int
    detail: str = ""


class Allowance(NamedTuple):
    """A phrase that a layer allows in all rules but those that a layer below it has locked.

    Attributes:
        phrase: the pattern as written.
        decision: where it stands; `what` is `changed`.
    """

    phrase: str
    decision: Decision


@dataclass(frozen=True, slots=True)
class History:
    """How the rules of a rulebook came to be as they are.

    Attributes:
        decisions: what was decided about each rule, by its id, in the order of the layers. A rule that is as its one
            file says is not among them.
        off: the rules that are switched off, by their id.
        allowances: the phrases that layers allow; a pattern of the automaton refers to them by number.
    """

    decisions: Mapping[str, tuple[Decision, ...]] = field(default_factory=dict)
    off: Mapping[str, Rule] = field(default_factory=dict)
    allowances: tuple[Allowance, ...] = ()

    def of(self, rule: Rule) -> tuple[Decision, ...]:
        """What was decided about a rule; at least who defined it."""
        return self.decisions.get(rule.id) or (defined(rule),)


def defined(rule: Rule) -> Decision:
    """That a rule is defined by its file."""
    return Decision("defined", rule.layer, rule.pack, rule.path, 1, 1)
