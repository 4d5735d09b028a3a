"""Whether a full stop or an ellipsis closes its sentence."""

from __future__ import annotations

ENDS_ITSELF = frozenset(("!", "?", "!!", "??"))
"""Marks that always close a sentence."""

_TITLES = frozenset("mr mrs ms mx dr prof st rev hon sr jr messrs capt sgt lt col gen".split())
_ABBREVIATIONS = frozenset(
    "eg ie vs cf approx ca dept est fig incl excl max min tel ext ref attn encl "
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri".split()
)
_MAY_END = frozenset("etc inc ltd co corp plc llc pm am a.m p.m no nr nos".split())


def ends_sentence(text: str, start: int, end: int, word: str) -> bool:
    """Whether the marks at `text[start:end]` close the sentence, `word` being the folded word before them.

    "3.5", "Mr. Hale" and "e.g. this" do not end; "etc." and "Ltd." do when a capital follows.
    """
    following = text[end : end + 1]
    if following.isalnum():
        return False
    if word in _TITLES or word in _ABBREVIATIONS:
        return False
    if len(word) == 1 and word.isalpha() and word != "i" and _initial(text, start):
        return False
    rest = text[end : end + 8].lstrip(" \t\u00a0\"'“‘(*_")
    if word in _MAY_END or end - start > 1 or text[start:end] == "…":
        return not rest or rest[0].isupper() or rest[0] in "\r\n"
    return True


def _initial(text: str, dot: int) -> bool:
    """Whether the letter before the dot is an initial (J. Smith) or part of e.g. or i.e."""
    letter = text[dot - 1]
    return letter.isupper() or text[dot - 2 : dot - 1] == "."
