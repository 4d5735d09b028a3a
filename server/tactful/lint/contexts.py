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


class _Phrases:
    """Phrases to look for in sentences that hardly ever hold one."""

    def __init__(self, *phrases: str) -> None:
        self._spaced = tuple(f" {phrase} " for phrase in phrases)
        self._telling = frozenset(max(reversed(phrase.split()), key=len) for phrase in phrases)

    def stand_in(self, keys: list[str]) -> bool:
        """Whether a sentence, as the keys of its words, holds one of the phrases."""
        if self._telling.isdisjoint(keys):
            return False
        said = f" {' '.join(keys)} "
        return any(phrase in said for phrase in self._spaced)


_REACH = 4  # words before a match in which a negation still concerns it

_NEGATIONS = frozenset("not never no nor neither without nobody none nothing hardly cannot rather instead".split())
_APOLOGIES = frozenset("sorry apologize apologizes apologizing apology apologies".split())
_SYMPATHY = (["to", "hear"], ["to", "read"], ["to", "learn"])  # sorry for them, and not for what we did
_REGRETS = frozenset({"regret", "regrets"})
_SORRY = _APOLOGIES | _REGRETS
_THANKS = frozenset(
    "thank thanks thankful grateful gratitude appreciate appreciated congratulations congrats glad delighted".split()
)
_US = frozenset({"i", "we"})
_ABLE = frozenset({"can", "could", "will", "may", "shall"})
# "we can not", "we could have", "I will wait"
_NO_OFFER = frozenset("not only never no have see hardly need wait remind repeat assume say".split())
_OFFERS = _Phrases(
    "would you like", "would you prefer", "would it help", "let me", "let us", "happy to", "glad to", "feel free",
    "you are welcome to", "shall we", "shall i", "may i", "i would be happy", "if you like", "if you prefer",
)  # fmt: skip
_AGREEMENTS = _Phrases(
    "you are right", "you are quite right", "you are absolutely right", "you are both right", "you were right",
    "you have a point", "fair point", "good point", "i agree", "we agree", "i understand", "i see why", "i can see why",
    "i know how", "that makes sense", "would annoy me", "would upset me", "would worry me", "would feel the same",
    "would be cross too", "no wonder", "rightly", "fairly said",
)  # fmt: skip
_TAKEN_BACK = frozenset("but however although though yet still nevertheless".split())
# What we have done for them: "I have booked you a room".
_HELPED = frozenset(
    "put filled booked moved kept found ordered refunded credited arranged reserved switched waived halved added "
    "mended fixed repaired replaced extended upgraded walked".split()
)
_OURS = frozenset({"my", "our"})
_BLAME = frozenset("fault mistake error oversight slip doing responsibility failure".split())
_FLAWS = _BLAME | frozenset(
    "delay typo mix-up bug glitch problem breakdown misunderstanding wrong late lost broken".split()
)
_OUR_SIDE = _Phrases("on our side", "on our end", "on our part", "on my side", "on my part", "at our end")
_SELF_CRITICAL = _Phrases(
    "by us", "by me", "on us", "on me", "let you down", "i was wrong", "we were wrong", "got it wrong",
    "got this wrong", "got that wrong",
    "i should have", "we should have", "i failed", "we failed", "i forgot", "we forgot", "i missed", "we missed",
    "we did not do", "i overlooked", "we overlooked", "down to us", "down to me", "blame us", "blame me",
    "me included", "us included", "including me", "somebody should have", "someone should have", "it should have",
    "he should have", "she should have", "should have told you", "not your fault", "not for you to",
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


class _Around:
    """What stands around a match; the edges of its sentence are found when a context first asks for them."""

    __slots__ = ("_edges", "match", "place", "tokens")

    def __init__(self, tokens: Tokens, match: Match, place: Place | None) -> None:
        self.tokens = tokens
        self.match = match
        self.place = place
        self._edges: tuple[int, int] | None = None

    def holds(self, context: Context, *, beside: bool = False) -> bool:
        """Whether the match stands in a context; the function `holds` says what `beside` is."""
        tokens, match = self.tokens, self.match
        said = _OF_A_SENTENCE.get(context.removesuffix(_NEARBY))
        if said is not None:
            if beside and context == "offer":  # "You forgot, so we can not help, but we can wait" offers too late
                return said(tokens.keys[self._sentence()[0] : match.first])
            return any(said(keys) for keys in self._sentences(nearby=context.endswith(_NEARBY), beside=beside))
        if context not in _OF_A_MATCH:
            first = match.first + (tokens.keys[match.first] == SENTENCE_START)
            return context == ("body" if self.place is None else self.place.section(tokens.starts[first]))
        return _OF_A_MATCH[context](tokens, match)

    def _sentence(self) -> tuple[int, int]:
        """The first and the last token (exclusive) of the sentence around the match."""
        if self._edges is None:
            self._edges = _edges(self.tokens.keys, self.match.first, self.match.last)
        return self._edges

    def _sentences(self, *, nearby: bool, beside: bool) -> Iterator[list[str]]:
        """The keys of the sentence, without the match's own if `beside`, and of the sentences next to it."""
        keys, match = self.tokens.keys, self.match
        first, last = self._sentence()
        if beside:
            yield [*keys[first : match.first], _LEFT_OUT, *keys[match.last : last]]
        else:
            yield keys[first:last]
        if nearby and first > 0:
            yield keys[_edges(keys, first - 1, first)[0] : first]
        if nearby and last < len(keys):
            yield keys[last : _edges(keys, last, last + 1)[1]]


def holds(context: Context, tokens: Tokens, match: Match, place: Place | None = None, *, beside: bool = False) -> bool:
    """Whether a match stands in a context.

    Args:
        context: what to look for.
        tokens: the text.
        match: the words in it.
        place: tells the sections of the mail; without it, all is its body.
        beside: what the matched words themselves say does not make their sentence an apology or an agreement, and an
            offer counts only where it comes before them.
    """
    return _Around(tokens, match, place).holds(context, beside=beside)


def in_place(tokens: Tokens, match: Match, rule: Rule, place: Place | None = None) -> bool:
    """Whether a match stands in one of the contexts that a rule looks in, and in none that it stays out of."""
    around = _Around(tokens, match, place)
    if rule.only_in and not any(around.holds(context) for context in rule.only_in):
        return False
    if any(around.holds(context) for context in rule.not_in):
        return False
    return not any(around.holds(context, beside=True) for context in rule.quiet_in)


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
    """The sentence says sorry, or that we regret; "sorry, but", "sorry to hear", "you will regret it" are none."""
    if _SORRY.isdisjoint(keys):  # as in nearly every sentence
        return False
    return any(
        (key in _APOLOGIES and not _is_but(keys, index + 1) and keys[index + 1 : index + 3] not in _SYMPATHY)
        or (key in _REGRETS and keys[index - 1] in {"i", "we", "very", "with"})
        for index, key in enumerate(keys)
    )


def _is_but(keys: list[str], index: int) -> bool:
    """Whether "but" comes next, with or without a comma."""
    return "but" in keys[index : index + 1] or keys[index : index + 2] == [",", "but"]


def _thanks(keys: list[str]) -> bool:
    """The sentence says thanks, or is glad."""
    return not _THANKS.isdisjoint(keys)


def _offer(keys: list[str]) -> bool:
    """The sentence offers something: we can, I could, would you like, let us."""
    if _OFFERS.stand_in(keys):
        return True
    if _US.isdisjoint(keys):
        return False
    return any(
        keys[index - 1] in _US
        and (
            (key in _ABLE and _NO_OFFER.isdisjoint(keys[index + 1 : index + 2]))
            or (key == "have" and not _HELPED.isdisjoint(keys[index + 1 : index + 2]))
        )
        for index, key in enumerate(keys)
    )


def _agreement(keys: list[str]) -> bool:
    """The sentence agrees, and takes nothing back: you are right, I see why; "I understand, but" is none."""
    return _AGREEMENTS.stand_in(keys) and _TAKEN_BACK.isdisjoint(keys)


def _self_critical(keys: list[str]) -> bool:
    """The sentence takes the blame: our fault, an error on our side, we let you down."""
    if _SELF_CRITICAL.stand_in(keys) or (_OUR_SIDE.stand_in(keys) and not _FLAWS.isdisjoint(keys)):
        return True
    if _OURS.isdisjoint(keys):
        return False
    return any(key in _OURS and not _BLAME.isdisjoint(keys[index + 1 : index + 3]) for index, key in enumerate(keys))


def _edges(keys: list[str], first: int, last: int) -> tuple[int, int]:
    """The tokens `first` to `last`, made longer up to the edges of their sentences."""
    while first > 0 and keys[first] != SENTENCE_START:
        first -= 1
    while last < len(keys) and keys[last] != SENTENCE_START:
        last += 1
    return first, last


_NEARBY = "-nearby"
_LEFT_OUT = "…"
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
    "agreement": _agreement,
    "self-critical": _self_critical,
}
