"""What stands around a match: a question, a condition, a negation, an apology, thanks.

A rule may look only in some of these (`in`) or stay out of them (`not-in`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tactful.text.tokens import SENTENCE_START

if TYPE_CHECKING:
    from collections.abc import Callable

    from tactful.lint.matcher import Match
    from tactful.rulebook.rule import Context
    from tactful.text.tokens import Tokens

_REACH = 4  # words before a match in which a negation still concerns it

_CONDITIONS = frozenset("if unless whether whenever once until till provided providing assuming suppose lest".split())
_IN_CASE = ("in", "case")
_NEGATIONS = frozenset("not never no nor neither without nobody none nothing hardly cannot rather instead".split())
_APOLOGIES = frozenset("sorry apologize apologizes apologizing apology apologies".split())
_REGRETS = frozenset({"regret", "regrets"})
_THANKS = frozenset(
    "thank thanks thankful grateful gratitude appreciate appreciated congratulations congrats glad delighted".split()
)


def holds(context: Context, tokens: Tokens, match: Match) -> bool:
    """Whether a match stands in a context."""
    return _CONTEXTS[context](tokens, match)


def _question(tokens: Tokens, match: Match) -> bool:
    """The sentence ends with a question mark."""
    keys = tokens.keys
    index = max(match.last - 1, match.first)
    while index + 1 < len(keys) and keys[index + 1] != SENTENCE_START:
        index += 1
    return keys[index] in {"?", "??"}


def _condition(tokens: Tokens, match: Match) -> bool:
    """The match's clause begins with if, unless, whether, in case and their like, or inverted: had you, should you."""
    keys = tokens.keys
    index = match.first - 1
    while index >= 0 and keys[index][0].isalnum():
        if keys[index] in _CONDITIONS or tuple(keys[index : index + 2]) == _IN_CASE:
            return True
        index -= 1
    first = keys[index + 1 : index + 3]
    return index >= 0 and keys[index] == SENTENCE_START and first[:1] == ["should"] and index + 1 < match.first


def _negation(tokens: Tokens, match: Match) -> bool:
    """One of the few words before the match, in its clause, denies it."""
    keys = tokens.keys
    for index in range(match.first - 1, max(match.first - 1 - _REACH, -1), -1):
        if not keys[index][0].isalnum():
            return False
        if keys[index] in _NEGATIONS:
            return True
    return False


def _apology(tokens: Tokens, match: Match) -> bool:
    """The sentence says sorry, or that we regret; "you will regret it" is none."""
    keys = _sentence(tokens, match)
    return any(
        key in _APOLOGIES or (key in _REGRETS and keys[index - 1] in {"i", "we", "very", "our", "with"})
        for index, key in enumerate(keys)
    )


def _thanks(tokens: Tokens, match: Match) -> bool:
    """The sentence says thanks, or is glad."""
    return any(key in _THANKS for key in _sentence(tokens, match))


def _sentence(tokens: Tokens, match: Match) -> list[str]:
    """The keys of the sentence around a match."""
    keys = tokens.keys
    first, last = match.first, match.last
    while first > 0 and keys[first] != SENTENCE_START:
        first -= 1
    while last < len(keys) and keys[last] != SENTENCE_START:
        last += 1
    return keys[first:last]


_CONTEXTS: dict[Context, Callable[[Tokens, Match], bool]] = {
    "question": _question,
    "condition": _condition,
    "negation": _negation,
    "apology": _apology,
    "thanks": _thanks,
}
