"""What kind of clause a match stands in: one that makes a condition, one that gives a reason, one that says which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tactful.rulebook.word_forms import PAST_FORMS

if TYPE_CHECKING:
    from tactful.lint.matcher import Match
    from tactful.text.tokens import Tokens

_CONDITIONS = frozenset("if unless whether whenever once until till provided providing assuming suppose lest".split())
_CONDITION_PHRASES = frozenset(
    tuple(phrase.split())
    for phrase in (
        "in case|as long as|so long as|as soon as|in the event|on condition|every time|each time|any time|the moment"
    ).split("|")
)
_NOT_ONCE = frozenset({"again", "more", "and"})  # behind `once`
_INVERTED = frozenset({"should", "had"})  # "should you need", "had you asked"
_WHO = frozenset("i you he she it we they anyone someone anybody somebody there".split())

_REASONS = frozenset({"because", "cos"})
_REASON_PHRASES = frozenset(
    tuple(phrase.split())
    for phrase in (
        "due to|owing to|on account of|thanks to|seeing that|seeing as|in that|as a result of|for the reason"
    ).split("|")
)
_CLAUSE_OPENERS = _WHO | frozenset("the this that these those our your my their his her its".split())
_SAYING = frozenset(  # "as we said" is how, not why
    "say said tell told mention mentioned agree agreed discuss discussed know explain explained state stated see saw "
    "write wrote advise advised note noted promise promised expect expected requested".split()
)

_RELATIVES = frozenset("which who whom whose where".split())
_DETERMINERS = frozenset("the a an your our my their his her its any every each all those these some no".split())
_NO_NOUN = frozenset(
    "and or but so then because if when while although though as than that of to in on at by for with from about not "
    "is are was were be been am do does did have has had will would can could should may might must think know say "
    "said see saw feel felt hope hoped believe mean means show shows knew told tell glad sure sorry afraid happy very "
    "way time day moment fact now here there again please also still just only even".split()
)
_FARTHEST_DETERMINER = 4  # words before a match in which the noun that it belongs to has its article


def in_condition(tokens: Tokens, match: Match) -> bool:
    """The match's clause begins with if, unless, once, in case, when you and their like, or inverted: should you."""
    keys = tokens.keys
    index = match.first - 1
    while index >= 0 and keys[index][0].isalnum():
        if _opens_condition(keys, index):
            return True
        index -= 1
    first = index + 1
    return first < match.first and keys[first] in _INVERTED and not _WHO.isdisjoint(keys[first + 1 : first + 2])


def in_reason(tokens: Tokens, match: Match) -> bool:
    """The match's clause begins with because, due to and their like, or with since or as where these give a reason."""
    keys = tokens.keys
    index = match.first - 1
    while index >= 0 and keys[index][0].isalnum():
        key = keys[index]
        if key in _REASONS or _phrase_at(keys, index, _REASON_PHRASES):
            return True
        if key in {"since", "as"} and keys[index + 1] in _CLAUSE_OPENERS:
            return _SAYING.isdisjoint(keys[index + 1 : index + 4])
        index -= 1
    return False


def in_relative(tokens: Tokens, match: Match) -> bool:
    """The match says which thing or person is meant: "the plan you approved", "those who did not pay"."""
    keys = tokens.keys
    before = match.first - 1
    if before < 1:
        return False
    if keys[before] in _RELATIVES:
        return keys[before - 1][0].isalnum() or keys[before - 1] == ","
    first = keys[match.first]
    if keys[before] == "that" or first == "that":
        return _ends_noun(keys, before - (keys[before] == "that"))
    if first in _RELATIVES:
        return _ends_noun(keys, before)
    return first in _WHO and _ends_noun(keys, before)


def _opens_condition(keys: list[str], at: int) -> bool:
    key = keys[at]
    if key == "once":
        return keys[at + 1] not in _NOT_ONCE
    if key == "when":
        who, does = (*keys[at + 1 : at + 3], "", "")[:2]
        return who in _WHO and does not in PAST_FORMS and not does.endswith("ed")
    return key in _CONDITIONS or _phrase_at(keys, at, _CONDITION_PHRASES)


def _phrase_at(keys: list[str], at: int, phrases: frozenset[tuple[str, ...]]) -> bool:
    return any(tuple(keys[at : at + length]) in phrases for length in (2, 3, 4))


def _ends_noun(keys: list[str], at: int) -> bool:
    """Whether the words up to `at` name a thing or a person: an article, and up to three words that may be its noun."""
    if keys[at] in {"those", "anyone", "everyone", "anything", "everything", "something", "someone"}:
        return True
    for index in range(at, max(at - _FARTHEST_DETERMINER, 0), -1):
        if keys[index] in _DETERMINERS:
            return index < at
        if not keys[index][0].isalnum() or keys[index] in _NO_NOUN or keys[index] in _WHO:
            return False
    return False
