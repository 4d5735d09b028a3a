"""A rule's rewrites for the words it found: captures filled in, put in place, never the same twice."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tactful.lint.place import place
from tactful.lint.report import Rewrite

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tactful.rulebook.rule import RewriteTemplate

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
    """Fill in and place the rewrites that fit.

    Args:
        templates: the rule's rewrites, best first.
        captures: the words that the match kept, by name. A rewrite that needs others is left out.
        text: the part's text.
        match: start and end of the found words, in code points.
        sentence: start and end of the sentence around them.
        starts_sentence: whether the found words start their sentence.
    """
    rewrites: dict[tuple[str, int, int], Rewrite] = {}
    for template in templates:
        if any(name not in captures for name in _CAPTURE.findall(template.say)):
            continue
        say = _CAPTURE.sub(lambda found: captures[found[1]], template.say)
        whole = template.replaces == "sentence"
        start, end = sentence if whole else match
        if whole and say and say[-1] not in ".?!":
            say += _closing_mark(text[start:end])
        placed = place(say, text, start, end, starts_sentence=whole or starts_sentence)
        if placed.text != text[placed.start : placed.end]:
            rewrites.setdefault(placed, Rewrite(placed.text, placed.start, placed.end, template.move))
    return tuple(rewrites.values())


def _closing_mark(sentence: str) -> str:
    """The full stop that a rewrite of the whole sentence needs, where the sentence had a closing mark."""
    return "." if sentence.rstrip("\"'”’»)]*_")[-1:] in {".", "!", "?", "…"} else ""


def apply_rewrite(text: str, rewrite: Rewrite) -> str:
    """The text with one rewrite in place."""
    return text[: rewrite.start] + rewrite.text + text[rewrite.end :]
