"""A rule's rewrites for the words it found: captures filled in, put in place, never the same twice."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tactful.lint.clauses import clauses_beside
from tactful.lint.place import Placed, place
from tactful.lint.report import Rewrite

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tactful.lint.clauses import Clause
    from tactful.rulebook.rule import RewriteTemplate

    _Beside = tuple[Clause | None, Clause | None]

# A number, or a word with a capital that does not start its sentence.
_FACT = re.compile(r"\w*\d[\w.,:/-]*\b|(?<=[\w,;] )(?!I\b)[A-Z]\w+")
LONGEST_SENTENCE = 1_000
"""Code points; what is longer is no sentence, and nobody wants all of it replaced."""
_CAPTURE = re.compile(r"\{([a-z][a-z0-9_-]*)\}")


def make_rewrites(
    templates: Sequence[RewriteTemplate],
    captures: Mapping[str, str],
    text: str,
    match: tuple[int, int],
    sentence: tuple[int, int],
    *,
    starts_sentence: bool,
) -> tuple[Rewrite, ...]:
    """Fill in and place the rewrites that fit; none of the whole sentence where it is longer than `LONGEST_SENTENCE`.

    Args:
        templates: the rule's rewrites, best first.
        captures: the words that the match kept, by name. A rewrite that needs others is left out.
        text: the part's text.
        match: start and end of the found words, in code points.
        sentence: start and end of the sentence around them.
        starts_sentence: whether the found words start their sentence.
    """
    rewrites: dict[tuple[str, int, int], Rewrite] = {}
    beside: _Beside | None = None
    for template in templates:
        if template.replaces != "match" and sentence[1] - sentence[0] > LONGEST_SENTENCE:
            continue
        say = template.say
        if "{" in say:
            if any(name not in captures for name in _CAPTURE.findall(say)):
                continue
            say = _CAPTURE.sub(lambda found: captures[found[1]], say)
        if template.replaces in {"before", "after"}:
            placed = _place_beside(say, text, match, sentence, behind=template.replaces == "after")
        elif template.replaces == "sentence":
            beside = beside or clauses_beside(text, sentence, match)
            placed = _place_sentence(say, text, sentence, beside)
        else:
            placed = place(say, text, *match, starts_sentence=starts_sentence)
        if placed.text != text[placed.start : placed.end]:
            rewrites.setdefault(placed, Rewrite(placed.text, placed.start, placed.end, template.move))
    return tuple(rewrites.values())


def _place_sentence(say: str, text: str, sentence: tuple[int, int], beside: _Beside) -> Placed:
    """Put `say` in place of the sentence; clauses beside the found words that can stand alone stay as sentences."""
    start, end = sentence
    before, behind = beside
    sentences = []
    if say:
        sentences.append(say[0].upper() + say[1:] + ("" if say[-1] in ".?!" else _closing_mark(text[start:end])))
    if behind is not None:
        sentences.append(text[behind.start].upper() + text[behind.start + 1 : end].rstrip())
    if before is not None:
        said = " ".join(["", *sentences])
        return Placed(f".{said}" if sentences else _closing_mark(text[start:end]), before.end, end)
    if sentences:
        return Placed(" ".join(sentences), start, end)
    while end < len(text) and text[end] == " ":
        end += 1
    return Placed("", start, end)


def _place_beside(say: str, text: str, match: tuple[int, int], sentence: tuple[int, int], *, behind: bool) -> Placed:
    """Put `say` before or behind the sentence as one of its own; what it replaces still holds the found words."""
    said = say + ("" if say[-1] in ".?!" else ".")
    if behind:
        end = max(sentence[1], match[1])
        words = text[match[0] : end]
        closed = words if words[-1] in ".?!…:)\"'”’" else words.rstrip(" ,;") + "."
        return Placed(f"{closed} {said[0].upper()}{said[1:]}", match[0], end)
    words = text[sentence[0] : match[1]]
    if not words:
        return Placed(said[0].upper() + said[1:], *sentence)
    if text[: sentence[0]].rstrip(" \t")[-1:] in {",", "-", "–", "—"}:  # the greeting stands on the same line
        keeps = said.split(maxsplit=1)[0] in {"I", "I'm", "I’m"}
        opened = said if keeps else said[0].lower() + said[1:]
    else:
        opened = said[0].upper() + said[1:]
    return Placed(f"{opened} {words[0].upper()}{words[1:]}", sentence[0], match[1])


def _closing_mark(sentence: str) -> str:
    """The full stop that a rewrite of the whole sentence needs, where the sentence had a closing mark."""
    return "." if sentence.rstrip("\"'”’»)]*_")[-1:] in {".", "!", "?", "…"} else ""


def lost_facts(text: str, rewrite: Rewrite, start: int, end: int) -> list[str]:
    """Numbers and names that a rewrite leaves out although they are no part of the found words.

    Args:
        text: the part's text.
        rewrite: the rewrite.
        start: where the found words start, in code points.
        end: where they end (exclusive).
    """
    beside = f"{text[rewrite.start : start]} {text[end : rewrite.end]}"
    said = set(_FACT.findall(rewrite.text))
    return [fact for fact in _FACT.findall(beside) if fact not in said]


def apply_rewrite(text: str, rewrite: Rewrite) -> str:
    """The text with one rewrite in place."""
    return text[: rewrite.start] + rewrite.text + text[rewrite.end :]
