"""Reading the examples of a rule file: sentences with the flagged words in [[double brackets]]."""

from __future__ import annotations

from tactful.rulebook.rule import Example


class ExampleError(ValueError):
    """An example whose markers cannot be read; the message says why."""


def parse_flagged(text: str, becomes: str | None = None) -> Example:
    """Read a sentence that a rule must flag, such as `"[[You're wrong]], Dana."`.

    Raises:
        ExampleError: not exactly one [[…]], or nothing inside it.
    """
    before, opening, rest = text.partition("[[")
    words, closing, after = rest.partition("]]")
    if not opening or not closing:
        raise ExampleError("marks no words")
    if "[[" in rest or "]]" in after:
        raise ExampleError("marks words twice")
    if not words.strip():
        raise ExampleError("marks nothing between [[ and ]]")
    return Example(before + words + after, len(before), len(before) + len(words), becomes)
