"""Text as HTML: example sentences with their flagged words marked, code between backticks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

if TYPE_CHECKING:
    from tactful.rulebook.rule import Example

_TICKED = re.compile(r"`([^`]+)`")


def marked_example(example: Example, severity: str) -> Markup:
    """The example's sentence as HTML, its flagged words inside a `<mark>` of the severity's looks."""
    before, words, after = (
        example.text[: example.start],
        example.text[example.start : example.end],
        example.text[example.end :],
    )
    return Markup('{}<mark class="mark {}">{}</mark>{}').format(before, severity, words, after)


def marked_span(text: str, span: tuple[int, int] | None, severity: str) -> Markup:
    """A text as HTML, the words in `span` (code points), if any, inside a `<mark>` of the severity's looks."""
    start, end = span or (0, 0)
    if start == end:
        return escape(text)
    return Markup('{}<mark class="mark {}">{}</mark>{}').format(text[:start], severity, text[start:end], text[end:])


def ticks(text: str) -> Markup:
    """The text as HTML, with what stands between backticks set as code."""
    return Markup(_TICKED.sub(r"<code>\1</code>", str(escape(text))))  # noqa: S704 (escaped right here)


def in_general(message: str) -> str:
    """A rule's message where no draft is at hand: a number that would be counted is “N”."""
    return message.replace("{count}", "N")
