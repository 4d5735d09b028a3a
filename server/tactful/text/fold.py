"""Folding a written word to the words it stands for: case, apostrophes, contractions, spelling.

"You’re", "YOU'RE" and "youre" all fold to `you` and `are`, each with its own place in the written word, so
that a rule says `you are` once.
"""

from __future__ import annotations

from typing import NamedTuple

APOSTROPHES = "'’‘ʼ＇`´′"
IGNORED = "\u00ad\u200b\u200c\u200d\u2060\ufeff\u034f\u200e\u200f\ufe0f"  # invisible; never part of a word

POSSESSIVE = "s"
"""The key of the `'s` of a possessive."""

_TO_FOLDED = {ord(character): "'" for character in APOSTROPHES} | {ord(character): None for character in IGNORED}

_PRONOUNS = frozenset(
    "i you he she it we they that this there here what who where when why how everyone everybody someone "
    "somebody anyone anybody no-one nobody everything something anything nothing one".split()
)
_NEGATED = {"ca": "can", "wo": "will", "sha": "shall", "ai": "is"}
_ENDINGS = {"'re": ("are",), "'m": ("am",), "'ve": ("have",), "'ll": ("will",), "'d": ("would", "had")}

# Written without their apostrophe, these are no other English word (or hardly ever).
_BARE = {
    bare: (cut, words)
    for bare, cut, *words in (
        line.split()
        for line in """
        youre 3 you are|theyre 4 they are|youve 3 you have|theyve 4 they have|weve 2 we have|ive 1 i have
        im 1 i am|youll 3 you will|theyll 4 they will|itll 2 it will|thatll 4 that will|youd 3 you would
        theyd 4 they would|thats 4 that is|whats 4 what is|theres 5 there is|heres 4 here is|wheres 5 where is
        hes 2 he is|shes 3 she is|hows 3 how is|whos 3 who is
        dont 2 do not|doesnt 4 does not|didnt 3 did not|isnt 2 is not|arent 3 are not|wasnt 3 was not
        werent 4 were not|havent 4 have not|hasnt 3 has not|hadnt 3 had not|wouldnt 5 would not
        couldnt 5 could not|shouldnt 6 should not|mustnt 4 must not|neednt 4 need not|mightnt 5 might not
        cant 2 can not|cannot 3 can not|wont 2 will not|aint 2 is not
        gonna 3 going to|wanna 3 want to|gotta 3 got to|gimme 3 give me
        """.replace("\n", "|").split("|")
        if line.strip()
    )
}

_SPELLINGS = {
    "colour": "color", "behaviour": "behavior", "favour": "favor", "honour": "honor", "programme": "program",
    "cheque": "check", "centre": "center", "licence": "license", "defence": "defense", "whilst": "while",
    "amongst": "among", "towards": "toward", "learnt": "learned", "judgement": "judgment",
    "u": "you", "ur": "your", "pls": "please", "plz": "please", "ok": "okay", "thru": "through",
}  # fmt: skip


class Piece(NamedTuple):
    """One word inside a written word.

    Attributes:
        start: where it starts in the written word, in code points.
        end: where it ends (exclusive).
        keys: the words it may stand for, likeliest first: `'s` is a possessive, `is`, or `has`.
    """

    start: int
    end: int
    keys: tuple[str, ...]


def fold_word(written: str) -> tuple[Piece, ...]:
    """The words that one written word (a run without spaces or hyphens) stands for.

    `written` may hold apostrophes and invisible characters; it is folded to lower case. The pieces cover it
    from end to end. A word of nothing but invisible characters gives no pieces.
    """
    plain = written.lower().translate(_TO_FOLDED).strip("'_")
    if not plain:
        return ()
    pieces = _split(plain)
    if len(pieces) == 1:
        return (Piece(0, len(written), pieces[0].keys),)
    cut = _written_offset(written, pieces[0].end)
    return (Piece(0, cut, pieces[0].keys), Piece(cut, len(written), pieces[1].keys))


def _split(plain: str) -> tuple[Piece, ...]:
    """The pieces of a folded word, placed in the folded word."""
    if plain in _BARE:
        cut, words = _BARE[plain]
        return _two(plain, int(cut), words[0], (words[1],))
    stem, apostrophe, _ = plain.rpartition("'")
    if not apostrophe:
        return (Piece(0, len(plain), (spell(plain),)),)
    ending = plain[len(stem) :]
    if ending == "'t" and stem.endswith("n") and len(stem) > 1:
        verb = stem[:-1]
        return _two(plain, len(verb), _NEGATED.get(verb, verb), ("not",))
    if ending in _ENDINGS:
        return _two(plain, len(stem), spell(stem), _ENDINGS[ending])
    if ending == "'s":
        return _two(plain, len(stem), spell(stem), _s_keys(stem))
    return (Piece(0, len(plain), (spell(plain.replace("'", "")),)),)


def _s_keys(stem: str) -> tuple[str, ...]:
    if stem == "let":
        return ("us",)
    return ("is", "has") if stem in _PRONOUNS else (POSSESSIVE, "is", "has")


def _two(plain: str, cut: int, first: str, second: tuple[str, ...]) -> tuple[Piece, ...]:
    return (Piece(0, cut, (first,)), Piece(cut, len(plain), second))


def spell(word: str) -> str:
    """One spelling for the British and American ones of a folded word, so that either finds the other.

    The result is a key to compare, not always a word: `promise` and `wise` end in -ize, too.
    """
    known = _SPELLINGS.get(word)
    if known is not None:
        return known
    if len(word) > 4 and "is" in word:
        for british, american in (("ise", "ize"), ("ised", "ized"), ("ises", "izes"), ("ising", "izing")):
            if word.endswith(british):
                return word[: -len(british)] + american
        return word.replace("isation", "ization")
    return word


def _written_offset(written: str, folded: int) -> int:
    """Where the `folded`-th visible character of `written` stands."""
    seen = 0
    for index, character in enumerate(written):
        if character in IGNORED:
            continue
        if seen == folded:
            return index
        seen += 1
    return len(written)
