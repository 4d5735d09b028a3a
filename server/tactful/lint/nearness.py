"""Which rules say something like some words: by the words they have in common, the rare ones counting most."""

from __future__ import annotations

from collections import Counter
from math import log
from typing import TYPE_CHECKING, NamedTuple

from tactful.text.tokens import tokenise

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tactful.rulebook.book import Rulebook
    from tactful.rulebook.rule import Rule

_UNHEARD = log(2)  # the weight of a word that no rule has: it tells none apart
_LEAST = 0.4  # of the words' weight that a rule must share to be near


class Near(NamedTuple):
    """A rule, and how near it is: 0 for no word in common, 1 for all."""

    rule: Rule
    nearness: float


def nearest_rules(words: str, rulebook: Rulebook) -> list[Near]:
    """The rules whose flagged words are most like `words`, the nearest first; none that is far away."""
    flagged = _flagged_words(rulebook)
    wanted = _keys(words)
    spread = Counter(key for keys in flagged.values() for key in keys)
    weights = {key: log((1 + len(flagged)) / (1 + spread[key])) if spread[key] else _UNHEARD for key in wanted}
    whole = sum(weights.values())
    if not whole:
        return []
    known = rulebook.rules
    near = [
        Near(known[rule_id], sum(weights[key] for key in wanted & keys) / whole)
        for rule_id, keys in flagged.items()
        if wanted & keys
    ]
    return sorted((one for one in near if one.nearness >= _LEAST), key=lambda one: (-one.nearness, one.rule.id))


def known_words(rulebook: Rulebook) -> frozenset[str]:
    """Every word in an example of the rulebook: English enough to tell a verb's dictionary form by."""
    return frozenset(
        key
        for rule in rulebook.rules.values()
        for text in (*(example.text for example in rule.flags), *rule.allows)
        for key in _keys(text)
    )


def _flagged_words(rulebook: Rulebook) -> Mapping[str, frozenset[str]]:
    return {
        rule.id: frozenset(key for example in rule.flags for key in _keys(example.text[example.start : example.end]))
        for rule in rulebook.rules.values()
        if rule.kind == "phrase" and not rule.capitals
    }


def _keys(text: str) -> frozenset[str]:
    return frozenset(key for key in tokenise(text).keys if key[0].isalnum())
