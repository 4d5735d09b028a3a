"""From a form of a word back to the word: told is `tell`, ignored is `ignore`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from tactful.rulebook.word_forms import IRREGULAR_VERBS, word_forms

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

AUXILIARIES = frozenset(
    "be am is are was were been being do does did done doing have has had having will would shall should can could may "
    "might must ought need not never no it he she they them you your yours this that these those what who why how "
    "there here than then as so if or and but".split()
)
"""Words whose other forms, or whose companions in a list, would change what is said."""
_SHORTEST = 3


def base_form(word: str, known_words: AbstractSet[str]) -> str:
    """The dictionary form that a folded word is a form of, or an empty string where that cannot be told.

    Args:
        word: the word.
        known_words: words among which a regular verb's or noun's dictionary form must be.
    """
    if word in AUXILIARIES or not word.isalpha():
        return ""
    irregular = irregular_base(word)
    if irregular:
        return irregular
    return next((stem for stem in _stems(word) if stem in known_words and word in word_forms(stem)), "")


def irregular_base(word: str) -> str:
    """The irregular verb that a folded word is a form of, or an empty string."""
    return _irregular().get(word, "")


def is_plural(word: str, base: str, known_words: AbstractSet[str]) -> bool:
    """Whether a form of a word is a noun's: it ends in -s, and nobody has heard of the verb's other forms."""
    others = word_forms(base) - {base, word}
    return word.endswith("s") and base not in IRREGULAR_VERBS and not others & known_words


@cache
def _irregular() -> dict[str, str]:
    """For each form of an irregular verb, the verb; a form of two verbs belongs to the one that looks like it."""
    found: dict[str, str] = {}
    for base in IRREGULAR_VERBS:
        for form in word_forms(base):
            if form not in AUXILIARIES:
                found.setdefault(form, base)
    return found | {base: base for base in IRREGULAR_VERBS if base not in AUXILIARIES}


def _stems(word: str) -> list[str]:
    """What a regular form may be made of, the likeliest first."""
    stems: list[str] = []
    for ending in ("ing", "ed", "s", "es"):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= _SHORTEST:
            stems += [stem + "e", stem] if ending in {"ing", "ed"} else [stem]
            if stem[-1] == stem[-2] and ending in {"ing", "ed"}:
                stems.append(stem[:-1])
    for ending in ("ied", "ies"):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            stems.append(word.removesuffix(ending) + "y")
    return stems
