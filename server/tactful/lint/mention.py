"""What a text is about: its content words by their stems, and its numbers, so that another text can take them up."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from tactful.rulebook.lemma import irregular_base

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from tactful.text.tokens import Tokens

_NUMBERS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
} | {
    word: 10 * number
    for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
_SCALES = {"hundred": 100, "thousand": 1_000, "k": 1_000, "grand": 1_000, "million": 1_000_000}
_DIGITS = re.compile(r"(\d[\d.,:]*?)(k|m|st|nd|rd|th|p|am|pm|ml|cm|mm|kg|km|h)?")
_FEWEST = 4
"""Smaller numbers are in every other sentence."""

_EMPTY = frozenset(
    """
    a an the this that these those some any each every all both no not never nor neither either other another such
    i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his she her hers it its they
    them their theirs one ones who whom whose which what when where why how there here thing things something anything
    nothing everything someone anyone everyone nobody somebody lot lots bit
    and or but so because as if than then though although while since until till unless whether for of to in on at by
    with from up down out off over under into onto about after before between through during without within across
    around along against per via toward away back again just only also too very quite really rather more most much many
    few less least enough still yet already now soon later ever even once well ago instead together else
    be am is are was were been being have has had having do does did done doing will would shall should can could may
    might must need needs ought let get gets got getting go goes going gone went come comes came coming make makes made
    making take takes took taken taking give gives gave given giving put puts putting want wants wanted like likes liked
    know knows knew known think thinks thought see sees saw seen look looks looked looking say says said tell tells told
    ask asks asked use uses used using find finds found keep keeps kept mean means meant seem seems try tried happen
    work works working start starts started end ends run runs set
    please thank thanks sorry hello hi dear regards best kind cheers yes okay oh ah hope glad happy sure fine
    good great nice new old same different big small long short next last first second third right left own whole
    today yesterday tomorrow tonight morning afternoon evening night day days week weeks weekend month months year years
    time times way ways side part place people team case point number
    mr mrs ms dr re s t d ll ve
    """.split()
)
_SHORTEST = 3


def content(
    tokens: Tokens, first: int = 0, last: int | None = None, *, among: Collection[int] | None = None
) -> frozenset[str]:
    """What some tokens are about: stems of content words, and numbers as `#9000`.

    Args:
        tokens: the text.
        first: the first token.
        last: the token behind the last one.
        among: the numbers of the only tokens that count, instead.
    """
    keys = tokens.keys[first:last] if among is None else [tokens.keys[index] for index in sorted(among)]
    return frozenset(_words(keys)) | frozenset(f"#{number:g}" for number in _numbers(keys))


def shared(said: Iterable[str], taken_up: frozenset[str]) -> frozenset[str]:
    """What of `said` stands in `taken_up`; "nine" takes up nine thousand."""
    return frozenset(one for one in said if one in taken_up or (one[0] == "#" and _in_short(one) & taken_up))


def _in_short(number: str) -> frozenset[str]:
    value = float(number[1:])
    return frozenset({f"#{value / 1_000:g}"}) if value >= 1_000 else frozenset()


def _words(keys: Iterable[str]) -> Iterator[str]:
    for key in keys:
        if key[0].isalpha() and len(key) >= _SHORTEST and key not in _EMPTY and key not in _NUMBERS:
            root = stem(key)
            if root not in _EMPTY and key not in _SCALES:
                yield root


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """What the forms of a folded word have in common: move for moves, moved, moving and mover."""
    base = irregular_base(word)
    if base:
        return base
    for ending in ("ations", "ation", "ments", "ment", "ings", "ing", "ies", "ied", "ers", "er", "ed", "es", "s", "ly"):
        root = word.removesuffix(ending)
        if root != word and len(root) >= _SHORTEST and any(letter in "aeiouy" for letter in root):
            if ending in {"ies", "ied"}:
                return root + "y"
            return _bare(root)
    return _bare(word)


def _bare(root: str) -> str:
    if len(root) > _SHORTEST and root[-1] == root[-2] and root[-1] not in "aeiousl":
        root = root[:-1]
    return root.removesuffix("e") if len(root) > _SHORTEST else root


def _numbers(keys: list[str]) -> Iterator[float]:
    """Every number worth naming, whether in digits or in words."""
    value: float | None = None
    for key in [*keys, ""]:
        if key in _NUMBERS:
            value = (value or 0) + _NUMBERS[key] if value is None or value % 100 == 0 or value >= 20 else _NUMBERS[key]
            continue
        if key in _SCALES and value is not None:
            value *= _SCALES[key]
            continue
        if value is not None and value >= _FEWEST:
            yield value
        value = _in_digits(key)


def _in_digits(key: str) -> float | None:
    match = _DIGITS.fullmatch(key)
    if match is None:
        return None
    try:
        return float(match[1].replace(",", "").rstrip(".:").replace(":", ".")) * _SCALES.get(match[2] or "", 1)
    except ValueError:
        return None
