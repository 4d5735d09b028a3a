"""The rulebook: packs layered, resolved and compiled. It never changes; another set of rules is another rulebook."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tactful.rulebook.automaton import Automaton
    from tactful.rulebook.ear_settings import EarSettings
    from tactful.rulebook.fault import Fault
    from tactful.rulebook.history import History
    from tactful.rulebook.reply import ReplyPatterns
    from tactful.rulebook.rule import Category, Rule
    from tactful.rulebook.states import States


class Rulebook(NamedTuple):
    """All rules in force.

    Attributes:
        ids: the id of each rule by its number, sorted.
        categories: the categories by their id.
        faults: what was wrong in the packs' files; the rules concerned are left out.
        digest: a short hash of all that was read: two rulebooks with the same digest say the same.
        automaton: the compiled patterns.
        states: the automaton as the matcher walks it.
        measure_rules: the numbers of the `kind: measure` rules.
        reply_rules: the numbers of the `kind: reply` rules.
        regex_rules: the numbers of the rules with a regex.
        capital_rules: the numbers of the rules that want capitals.
        context_rules: the numbers of the rules that look at what stands around.
        not_allowed: the allowed phrases, by their number, that do not reach a rule, because it was locked before.
        ear: what the layers say about the ear.
        rule: gives the rule with a number, made when it is first asked for.
        thaw_replies: gives the patterns of the reply rules, made when they are first asked for; not to be called where
            there are no reply rules.
        thaw_history: makes the history; use `history`.
    """

    ids: tuple[str, ...]
    categories: Mapping[str, Category]
    faults: tuple[Fault, ...]
    digest: str
    automaton: Automaton
    states: States
    measure_rules: tuple[int, ...]
    reply_rules: tuple[int, ...]
    regex_rules: tuple[int, ...]
    capital_rules: frozenset[int]
    context_rules: frozenset[int]
    not_allowed: Mapping[int, frozenset[int]]
    ear: EarSettings
    rule: Callable[[int], Rule]
    thaw_replies: Callable[[], ReplyPatterns]
    thaw_history: Callable[[], History]

    @property
    def rules(self) -> Mapping[str, Rule]:
        """All rules by their id, in the order of their ids."""
        return {rule_id: self.rule(number) for number, rule_id in enumerate(self.ids)}

    @property
    def history(self) -> History:
        """Which layer decided what; made anew each time, because only those who explain rules ask."""
        return self.thaw_history()
