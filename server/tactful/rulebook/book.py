"""The rulebook: packs layered, resolved and compiled. It never changes; another set of rules is another rulebook."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tactful.rulebook.automaton import Automaton
    from tactful.rulebook.fault import Fault
    from tactful.rulebook.history import History
    from tactful.rulebook.rule import Category, Rule
    from tactful.rulebook.states import States


@dataclass(frozen=True, slots=True)
class Rulebook:
    """All rules in force.

    Attributes:
        ids: the id of each rule by its number, sorted.
        categories: the categories by their id.
        faults: what was wrong in the packs' files; the rules concerned are left out.
        digest: a short hash of all that was read: two rulebooks with the same digest say the same.
        automaton: the compiled patterns.
        states: the automaton as the matcher walks it.
        measure_rules: the numbers of the `kind: measure` rules.
        regex_rules: the numbers of the rules with a regex.
        capital_rules: the numbers of the rules that want capitals.
        context_rules: the numbers of the rules that look at what stands around.
        not_allowed: the allowed phrases, by their number, that do not reach a rule, because it was locked before.
        thaw: makes the rule with a number; use `rule`.
        thaw_history: makes the history; use `history`.
    """

    ids: tuple[str, ...]
    categories: Mapping[str, Category]
    faults: tuple[Fault, ...]
    digest: str
    automaton: Automaton
    states: States = field(repr=False, compare=False)
    measure_rules: tuple[int, ...]
    regex_rules: tuple[int, ...]
    capital_rules: frozenset[int]
    context_rules: frozenset[int]
    not_allowed: Mapping[int, frozenset[int]]
    thaw: Callable[[int], Rule] = field(repr=False)
    thaw_history: Callable[[], History] = field(repr=False)
    _rules: dict[int, Rule] = field(default_factory=dict, repr=False, compare=False)

    def rule(self, number: int) -> Rule:
        """The rule with a number, made when it is first asked for."""
        rule = self._rules.get(number)
        if rule is None:
            rule = self._rules[number] = self.thaw(number)
        return rule

    @property
    def rules(self) -> Mapping[str, Rule]:
        """All rules by their id, in the order of their ids."""
        return {rule_id: self.rule(number) for number, rule_id in enumerate(self.ids)}

    @property
    def history(self) -> History:
        """Which layer decided what; made anew each time, because only those who explain rules ask."""
        return self.thaw_history()
