"""What stands around a match: what its sentence does (asks, apologises, offers …), its clause, its section of the mail.

A rule may look only in some of these (`in`) or stay out of them (`not-in`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tactful.lint.subordinate import in_condition, in_reason, in_relative
from tactful.text.tokens import SENTENCE_START

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tactful.lint.matcher import Match
    from tactful.mail.draft import Part
    from tactful.mail.sections import Section, Sections
    from tactful.rulebook.rule import Context, Rule
    from tactful.text.tokens import Tokens

_REACH = 4  # words before a match in which a negation still concerns it

_NEGATIONS = frozenset("not never no nor neither without nobody none nothing hardly cannot rather instead".split())
_APOLOGIES = frozenset("sorry apologize apologizes apologizing apology apologies".split())
_REGRETS = frozenset({"regret", "regrets"})
_THANKS = frozenset(
    "thank thanks thankful grateful gratitude appreciate appreciated congratulations congrats glad delighted".split()
)
_ABLE = frozenset({"can", "could", "will", "may", "shall"})
_NO_OFFER = frozenset({"not", "only", "never", "no", "have", "see", "hardly"})  # "we can not", "we could have"
_OFFERS = (
    "would you like", "would you prefer", "would it help", "let me", "let us", "happy to", "glad to", "feel free",
    "you are welcome to", "shall we", "shall i", "may i", "i would be happy", "if you like", "if you prefer",
)  # fmt: skip
_OURS = frozenset({"my", "our"})
_BLAME = frozenset("fault mistake error oversight slip doing responsibility failure".split())
_SELF_CRITICAL = (
    "by us", "by me", "on us", "on me", "on our side", "on our end", "on our part", "on my side", "on my part",
    "at our end", "let you down", "i was wrong", "we were wrong", "got it wrong", "got this wrong", "got that wrong",
    "i should have", "we should have", "i failed", "we failed", "i forgot", "we forgot", "i missed", "we missed",
    "we did not do", "i overlooked", "we overlooked", "down to us", "down to me", "blame us", "blame me",
)  # fmt: skip


class Place:
    """Where in a mail words stand; its sections are found when a rule first asks for them."""

    __slots__ = ("_part", "_sections")

    def __init__(self, part: Part) -> None:
        self._part = part
        self._sections: Sections | None = None

    def section(self, offset: int) -> Section:
        """The section that the word at code point `offset` of the part stands in."""
        if self._part.name == "subject":
            return "subject"
        if self._sections is None:
            from tactful.mail.sections import find_sections

            self._sections = find_sections(self._part.text, self._part.own)
        return self._sections.at(offset)


def holds(context: Context, tokens: Tokens, match: Match, place: Place | None = None) -> bool:
    """Whether a match stands in a context.

    Args:
        context: what to look for.
        tokens: the text.
        match: the words in it.
        place: tells the sections of the mail; without it, all is its body.
    """
    said = _OF_A_SENTENCE.get(context.removesuffix(_NEARBY))
    if said is not None:
        return any(said(keys) for keys in _sentences(tokens, match, nearby=context.endswith(_NEARBY)))
    if context not in _OF_A_MATCH:
        first = match.first + (tokens.keys[match.first] == SENTENCE_START)
        return context == ("body" if place is None else place.section(tokens.starts[first]))
    return _OF_A_MATCH[context](tokens, match)


def in_place(tokens: Tokens, match: Match, rule: Rule, place: Place | None = None) -> bool:
    """Whether a match stands in one of the contexts that a rule looks in, and in none that it stays out of."""
    if rule.only_in and not any(holds(context, tokens, match, place) for context in rule.only_in):
        return False
    return not any(holds(context, tokens, match, place) for context in rule.not_in)


def _question(tokens: Tokens, match: Match) -> bool:
    """The sentence ends with a question mark."""
    keys = tokens.keys
    index = max(match.last - 1, match.first)
    while index + 1 < len(keys) and keys[index + 1] != SENTENCE_START:
        index += 1
    return keys[index] in {"?", "??"}


def _negation(tokens: Tokens, match: Match) -> bool:
    """One of the few words before the match, in its clause, denies it."""
    keys = tokens.keys
    for index in range(match.first - 1, max(match.first - 1 - _REACH, -1), -1):
        if not keys[index][0].isalnum():
            return False
        if keys[index] in _NEGATIONS:
            return True
    return False


def _apology(keys: list[str]) -> bool:
    """The sentence says sorry, or that we regret; "you will regret it" is none."""
    return any(
        key in _APOLOGIES or (key in _REGRETS and keys[index - 1] in {"i", "we", "very", "our", "with"})
        for index, key in enumerate(keys)
    )


def _thanks(keys: list[str]) -> bool:
    """The sentence says thanks, or is glad."""
    return not _THANKS.isdisjoint(keys)


def _offer(keys: list[str]) -> bool:
    """The sentence offers something: we can, I could, would you like, let us."""
    return _says(keys, _OFFERS) or any(
        key in _ABLE and keys[index - 1] in {"i", "we"} and _NO_OFFER.isdisjoint(keys[index + 1 : index + 2])
        for index, key in enumerate(keys)
    )


def _self_critical(keys: list[str]) -> bool:
    """The sentence takes the blame: our fault, an error on our side, we let you down."""
    return _says(keys, _SELF_CRITICAL) or any(
        key in _OURS and not _BLAME.isdisjoint(keys[index + 1 : index + 3]) for index, key in enumerate(keys)
    )


def _says(keys: list[str], phrases: tuple[str, ...]) -> bool:
    said = f" {' '.join(keys)} "
    return any(f" {phrase} " in said for phrase in phrases)


def _sentences(tokens: Tokens, match: Match, *, nearby: bool) -> Iterator[list[str]]:
    """The keys of the sentence around a match, and those of the ones beside it."""
    first, last = _edges(tokens.keys, match.first, match.last)
    yield tokens.keys[first:last]
    if nearby and first > 0:
        before, _ = _edges(tokens.keys, first - 1, first)
        yield tokens.keys[before:first]
    if nearby and last < len(tokens.keys):
        _, behind = _edges(tokens.keys, last, last + 1)
        yield tokens.keys[last:behind]


def _edges(keys: list[str], first: int, last: int) -> tuple[int, int]:
    """The tokens `first` to `last`, made longer up to the edges of their sentences."""
    while first > 0 and keys[first] != SENTENCE_START:
        first -= 1
    while last < len(keys) and keys[last] != SENTENCE_START:
        last += 1
    return first, last


_NEARBY = "-nearby"
_OF_A_MATCH: dict[str, Callable[[Tokens, Match], bool]] = {
    "question": _question,
    "condition": in_condition,
    "reason": in_reason,
    "relative": in_relative,
    "negation": _negation,
}
_OF_A_SENTENCE: dict[str, Callable[[list[str]], bool]] = {
    "apology": _apology,
    "thanks": _thanks,
    "offer": _offer,
    "self-critical": _self_critical,
}
