"""Which layer decided what about a rule, in lines for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tactful.cli.rulebooks import nearby
from tactful.lint.matcher import find_matches
from tactful.lint.phrases import ANY_RULE
from tactful.report.style import PLAIN, Style
from tactful.rulebook.ear_settings import EAR
from tactful.text.tokens import tokenise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tactful.rulebook.book import Rulebook
    from tactful.rulebook.history import Decision
    from tactful.rulebook.rule import Rule

_VERBS = {
    "defined": "defined in",
    "replaced": "replaced by",
    "changed": "changed by",
    "severity": "severity set by",
    "off": "switched off by",
    "on": "switched on by",
    "locked": "locked by",
    "refused": "refused, as it is locked:",
}


def decisions_text(rulebook: Rulebook, rule: Rule, *, style: Style = PLAIN) -> str:
    """Who defined a rule, and who replaced, changed, switched, allowed or locked what of it, with file and line."""
    history = rulebook.history
    rows = [_row(decision, _VERBS[decision.what], decision.detail) for decision in history.of(rule)]
    rows += [
        _row(history.allowances[number].decision, "words allowed by", f"“{history.allowances[number].phrase}”")
        for number in sorted(set(_allowing(rulebook, rule)))
    ]
    if rule.id in history.off:
        rows.append(style.paint("warning", "It is switched off."))
    return "\n".join([style.paint("strong", "Who decided"), *(f"  {row}" for row in rows)]) + "\n"


def ear_decisions_text(rulebook: Rulebook, category: str, *, style: Style = PLAIN) -> str:
    """Who set the ear's dial and switched what it hears as `category`; an empty string where nobody did."""
    decisions = rulebook.history.decisions
    found = [*decisions.get(EAR, ()), *decisions.get(f"{EAR}/{category}", ())]
    rows = [_row(decision, _VERBS[decision.what], decision.detail) for decision in found]
    if category in rulebook.ear.off:
        rows.append(style.paint("warning", "It is switched off."))
    return "\n".join([style.paint("strong", "Who decided"), *(f"  {row}" for row in rows)]) + "\n" if rows else ""


def _row(decision: Decision, verb: str, detail: str) -> str:
    whose = decision.layer if decision.layer == decision.pack else f"{decision.layer} ({decision.pack})"
    place = nearby(decision.path)
    if decision.what not in {"defined", "replaced"}:
        place += f":{decision.line}"
    return f"{verb} {whose}, {place}" + (f": {detail}" if detail else "")


def _allowing(rulebook: Rulebook, rule: Rule) -> Iterator[int]:
    """The allowed phrases, by their number, that keep some of the rule's own examples silent."""
    if rule.id not in rulebook.ids:
        return
    patterns = rulebook.automaton.patterns
    beyond = rulebook.not_allowed.get(rulebook.ids.index(rule.id), frozenset())
    for example in rule.flags:
        tokens = tokenise(example.text, [(0, len(example.text))])
        for match in find_matches(tokens, rulebook):
            number, allowance, _ = patterns[match.pattern]
            shares = tokens.starts[match.first] < example.end and example.start < tokens.ends[match.last - 1]
            if number == ANY_RULE and shares and allowance not in beyond:
                yield allowance
