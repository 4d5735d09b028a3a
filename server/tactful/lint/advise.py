"""Everything that a linter for rules has to say about rules that work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tactful.lint.advice import Advice
from tactful.lint.needless import needless_parts
from tactful.lint.overlap import overlap_advice
from tactful.lint.proofread import proofread

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tactful.rulebook.book import Rulebook
    from tactful.rulebook.phrase_tree import Lists
    from tactful.rulebook.rule import Rule

_NEEDLESS_CODES = {
    "find": "unused-pattern",
    "customer": "unused-pattern",
    "draft": "unused-pattern",
    "unless": "needless-unless",
    "customer-unless": "needless-unless",
    "draft-unless": "needless-unless",
    "answered-by": "needless-answer",
    "in": "needless-context",
    "not-in": "needless-context",
    "even-in": "needless-context",
}


def advise(rulebook: Rulebook, lists: Lists, rules: Iterable[Rule]) -> Iterator[Advice]:
    """Everything to be said about some rules, rule by rule, as it is found out.

    Args:
        rulebook: the rules in force.
        lists: the vocabulary that they were compiled with.
        rules: the rules to say something about.
    """
    told: set[frozenset[str]] = set()
    for rule in rules:
        yield from proofread(rulebook, rule)
        yield from overlap_advice(rulebook, lists, rule, told)
        for part in needless_parts(rulebook, rule):
            code = _NEEDLESS_CODES[part.spot.key]
            yield Advice(rule.id, rule.path, code, part.problem, "add one, or take it out", part.spot)
