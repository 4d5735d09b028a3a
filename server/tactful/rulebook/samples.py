"""Phrases that a pattern finds, for people to look at and for other patterns to be tried on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tactful.rulebook.automaton import AHEAD_HERE
from tactful.rulebook.phrase_steps import Affix, Again, Ahead, AnyWord, Capture, Edge, Gap, Name, Number, Words
from tactful.text.tokens import SENTENCE_START

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tactful.rulebook.phrase_steps import Path, Step

Keys = tuple[str, ...]
"""The tokens of a phrase, as the matcher compares them."""

_NO_SPACE_BEFORE = frozenset(", ; : . ! ? … ) !! ??".split())
_ONLY_ISE = frozenset(
    "adv advert ar compr comprom dem desp dev disgu enterpr exc exerc expert franch improv likew merchand no otherw "
    "po pra prec prem prom ra rev r superv surm surpr telev w".split()
)
_STAND_INS: dict[type, Keys] = {
    AnyWord: ("something",),
    Capture: ("the", "matter"),
    Again: ("the", "matter"),
    Gap: (),
    Name: ("dana",),
    Number: ("three",),
    Ahead: (AHEAD_HERE,),
}
_WRITTEN = {"i": "I", "dana": "Dana"}


def samples(paths: Sequence[Path], limit: int) -> list[Keys]:
    """Up to `limit` phrases that `paths` take, spread evenly over them; the same ones each time.

    Every path and every word of a step has its turn while the limit lasts. A gap takes nothing, and a capture and
    `_` take words that stand for any. `AHEAD_HERE` stands before what must only follow.
    """
    if not paths or limit < 1:
        return []
    if len(paths) > limit:
        paths = [paths[number * len(paths) // limit] for number in range(limit)]
    each = max(1, limit // len(paths))
    found: dict[Keys, None] = {}
    for number, path in enumerate(paths):
        words = max((len(step.keys) if isinstance(step, Words) else 1 for step in path), default=1)
        turns = min(each, words)
        shift = number / len(paths) if turns < words else 0  # so that not all paths have their first words
        for turn in range(turns):
            found.setdefault(_sample(path, turn / turns + shift))
    return list(found)


def spoken(keys: Iterable[str]) -> str:
    """A phrase as a person would write it, without the capital."""
    text = ""
    for key in keys:
        if key in {SENTENCE_START, AHEAD_HERE}:
            continue
        word = _WRITTEN.get(key) or as_written(key)
        text += word if not text or key in _NO_SPACE_BEFORE or (key == "s" and text) else f" {word}"
        if key == "s" and text.endswith("s"):
            text = f"{text[:-1]}’s"
    return text


def as_written(key: str) -> str:
    """A word as it is written: keys have one spelling for -ise and -ize, which some words never take."""
    stem, ending, rest = key.rpartition("iz")
    return f"{stem}is{rest}" if ending and stem in _ONLY_ISE and rest in {"e", "ed", "es", "ing"} else key


def _sample(path: Path, part: float) -> Keys:
    keys: list[str] = []
    for step in path:
        keys += _step_keys(step, part)
    return tuple(keys)


def _step_keys(step: Step, part: float) -> Keys:
    """What a step takes; of several words the one that stands `part` of the way through them, round and round."""
    if isinstance(step, str):
        return (step,)
    if isinstance(step, Words):
        words = sorted(step.keys)
        return (words[int(part * len(words)) % len(words)],)
    if isinstance(step, Edge):
        return (SENTENCE_START,) if step.mark == "^" else ()
    if isinstance(step, Affix):
        return (f"{step.start}do{step.end}",)  # undo, doing
    return _STAND_INS[type(step)]
