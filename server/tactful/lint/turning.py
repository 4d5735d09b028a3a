"""A customer's clause as the writer would say it back: "our budget was just slashed" is *your budget was just slashed*.

Only where that is safe. Who "you" and "this" and "today" are depends on who says it and when, so a clause with these
is not turned; a rewrite without the customer's words serves instead.
"""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_LEADING = re.compile(
    r"(?:(?:and|but|so|also|well|oh|sadly|unfortunately|fyi|btw|plus|anyway|actually|just|sorry|because|as|since|now"
    r"|then"
    r"|it (?:seems|turns out|looks like)|(?:just )?(?:to|so) (?:say|let you know|you know)(?: that)?|that)\b[,:\s]*)+",
    re.IGNORECASE,
)
_TURNED = {
    "i": "you", "we": "you", "me": "you", "us": "you", "my": "your", "our": "your", "mine": "yours", "ours": "yours",
    "myself": "yourself", "ourselves": "yourselves",
}  # fmt: skip
_ENDINGS = {"i'm": "you're", "im": "you're", "we're": "you're", "i've": "you've", "ive": "you've", "we've": "you've"}
_ENDINGS |= {"i'll": "you'll", "we'll": "you'll", "i'd": "you'd", "we'd": "you'd"}
_UNSAFE = frozenset(
    """
    you your yours yourself yourselves you're you've you'll you'd u ur this these those here there today tonight
    tomorrow yesterday ago
    please sorry hope hopefully he she him her his hers it they them their it's he's she's they're let's
    what which who how why when where if unless whether maybe perhaps might may could would
    """.split()
)
_OPENERS = frozenset({*_TURNED, *_ENDINGS, "the", "all", "both", "most", "a", "an"} - {"me", "us", "mine", "ours"})
_FINITE = frozenset(
    """
    is are was were has have had will must can need needs want wants am isn't aren't wasn't weren't hasn't haven't won't
    can't don't doesn't didn't went took came left became got made put moved changed decided closed opened lost
    runs leads heads manages handles chairs joins starts retires leaves takes steps owns decides goes comes moves opens
    closes shuts ends begins wants handed resigned retired joined started bought sold merged paused cancelled switched
    cut slashed halved doubled trimmed frozen voted agreed signed found dropped asked told said passed died broke
    """.split()
)
_RELATIVE = re.compile(r"\b(?:this|last|next) (?:morning|afternoon|evening|night|week|weekend|month)\b", re.IGNORECASE)
_FEWEST, _MOST = 2, 14  # words of a clause that can be said back


def turned(clause: str) -> str:
    """The clause with its pronouns turned, fit to follow "Thank you for letting us know that"; else an empty string."""
    clause = " ".join(clause.split()).strip(" ,;:-–—.!")
    leading = _LEADING.match(clause)
    clause = clause[leading.end() :] if leading is not None else clause
    words = _WORD.findall(clause)
    plain = [word.lower().replace("’", "'") for word in words]
    if not _is_safe(clause, words, plain):
        return ""
    before = ""

    def turn(match: re.Match[str]) -> str:
        nonlocal before
        word = match[0].lower().replace("’", "'")
        said = _ENDINGS.get(word) or _TURNED.get(word) or _agreeing(match[0], word, before)
        before = word
        return said

    said = _WORD.sub(turn, clause)
    return said if _keeps_capital(words[0], plain[0]) else said[0].lower() + said[1:]


def _is_safe(clause: str, words: list[str], plain: list[str]) -> bool:
    if not _FEWEST <= len(words) <= _MOST or not _UNSAFE.isdisjoint(plain) or _RELATIVE.search(clause):
        return False
    if any(mark in clause for mark in '"“”()?!…/;:') or "  " in clause:
        return False
    if plain[0] not in _OPENERS and not _is_name(words[0]):
        return False
    return any(word in _FINITE or word in _ENDINGS or word.endswith(("'re", "'ve", "'ll")) for word in plain)


def _agreeing(written: str, word: str, before: str) -> str:
    """The verb behind what was "I" and is "you"."""
    if before in {"i", "im"} and word in {"am", "was", "wasn't"}:
        return {"am": "are", "was": "were", "wasn't": "weren't"}[word]
    return written


def _is_name(word: str) -> bool:
    return word[0].isupper() and word[1:].islower() and word.lower() not in _UNSAFE


def _keeps_capital(written: str, plain: str) -> bool:
    return plain not in _OPENERS and written[0].isupper()
