"""The clauses of a sentence, and which of them can stand alone.

A rewrite of a whole sentence takes the place of the clause that hurts; what else the sentence says, such as what will
be done about it, stays as a sentence of its own.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_BREAK = re.compile(
    r"(?P<mark>\s*[,;:—–]\s+|\s+-{1,2}\s+)(?:(?P<after>and|but|so|yet|then)\s+)?"
    r"|\s+(?P<word>and|but|so|because|although|though|whereas|which|since|while|unless)\s+",
    re.IGNORECASE,
)
_JOINERS = frozenset({"and", "but", "so", "yet", "then"})
_PRONOUNS = frozenset("i we you he she they it there this these those please".split())
_NOUN_STARTS = frozenset("the your our my his her their its a an all both each every no".split())
_VERBS = frozenset(
    "is are was were be been has have had do does did will would can could should must may might shall needs need "
    "takes took goes went comes came costs runs ran shows showed works starts started ends ended leaves left".split()
)
_CONDITIONS = frozenset({"if", "had", "unless", "were", "should", "once", "until"})
_SUBORDINATE = frozenset(
    "if when as since because although though while unless once until before after where whether with without in on "
    "at for from by to of given had should despite per regarding concerning unfortunately however".split()
)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_CONTRACTED = re.compile(r"['’](?:s|re|ve|ll|d|m|t)$")
_FEWEST = 3  # words of a clause that can stand alone


class Clause(NamedTuple):
    """One clause of a sentence.

    Attributes:
        start: where it starts in the text, in code points.
        end: where it ends (exclusive), without the mark or the word that leads to the next.
        stands: whether it can be a sentence of its own.
    """

    start: int
    end: int
    stands: bool


def clauses(text: str, start: int, end: int) -> list[Clause]:
    """The clauses of the sentence `text[start:end]` (code points), its closing mark left out."""
    while end > start and not (text[end - 1].isalnum() or text[end - 1] in "%€$£"):
        end -= 1
    found: list[Clause] = []
    opened, depends = start, False
    for match in _BREAK.finditer(text, start, end):
        joiner = (match["word"] or match["after"] or "").lower()
        if match["word"] and joiner in _JOINERS and not _begins_clause(text, match.end(), end):
            continue  # "terms and conditions"
        found.append(Clause(opened, match.start(), not depends and _stands(text, opened, match.start())))
        opened, depends = match.end(), joiner not in _JOINERS and bool(match["word"])
    found.append(Clause(opened, end, not depends and _stands(text, opened, end)))
    return found


def clauses_beside(text: str, sentence: tuple[int, int], words: tuple[int, int]) -> tuple[Clause | None, Clause | None]:
    """The last clause before some words of a sentence, and the first one behind them, that can stand alone.

    What follows a condition hangs on it and goes with it: "had you asked, it would be here".
    """
    found = clauses(text, *sentence)
    before = [clause for clause in found if clause.end <= words[0] and clause.stands]
    behind = [clause for clause in found if clause.start >= words[1] and clause.stands]
    conditional = _under_condition(text, [clause for clause in found if clause.start <= words[0]])
    return before[-1] if before else None, behind[0] if behind and not conditional else None


def _under_condition(text: str, found: list[Clause]) -> bool:
    """Whether what follows the last of these clauses hangs on a condition in it, or in one before it."""
    for clause in reversed(found):
        first = _WORD.match(text, clause.start)
        if first is not None and first[0].lower() in _CONDITIONS:
            return True
        if clause.stands:
            return False
    return False


def _begins_clause(text: str, start: int, end: int) -> bool:
    first = _WORD.match(text, start, end)
    return first is not None and _first_word(first[0]) in _PRONOUNS


def _stands(text: str, start: int, end: int) -> bool:
    words = [word.lower() for word in _WORD.findall(text, start, end)]
    if len(words) < _FEWEST:
        return False
    first = _first_word(words[0])
    if first in _PRONOUNS:
        return True
    if first in _NOUN_STARTS or text[start].isupper():
        return any(word in _VERBS or _CONTRACTED.search(word) for word in words[1:7]) and first not in _SUBORDINATE
    return False


def _first_word(word: str) -> str:
    """The word without what is contracted to it: `we` of "we'll"."""
    return _CONTRACTED.sub("", word.lower())
