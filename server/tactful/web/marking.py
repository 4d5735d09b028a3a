"""Example sentences with their flagged words marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:
    from tactful.rulebook.rule import Example


def marked_example(example: Example, severity: str) -> Markup:
    """The example's sentence as HTML, its flagged words inside a `<mark>` of the severity's looks."""
    before, words, after = (
        example.text[: example.start],
        example.text[example.start : example.end],
        example.text[example.end :],
    )
    return Markup('{}<mark class="mark {}">{}</mark>{}').format(before, severity, words, after)
