"""A token of a Vale style, which is a regular expression, as a pattern, or as an expression that RE2 takes."""

from __future__ import annotations

import re

from tactful.rulebook.pattern import PatternError, read_pattern
from tactful.rulebook.phrase_tree import some_paths
from tactful.rulebook.regex_phrases import NotPhrases, phrases_pattern, regex_phrases
from tactful.rulebook.rule import Example
from tactful.rulebook.samples import samples, spoken

_PLAIN = re.compile(r"[\w'’ ,;:!?—–-]+")


class NotCarried(ValueError):  # noqa: N818 (it is a finding, not a failure)
    """A token that cannot be carried over; the message says why."""


def token_pattern(token: str) -> str:
    """The pattern for a token that stands for a few phrases.

    Raises:
        NotCarried: it stands for something else, or for something that no pattern may be.
    """
    try:
        phrases = list(dict.fromkeys(phrase.lower() for phrase in regex_phrases(token)))
        pattern = re.sub(r"\bi\b", "I", phrases_pattern(phrases)) if phrases else ""
        if not all(_PLAIN.fullmatch(phrase) for phrase in phrases):
            pattern = ""
        read_pattern(pattern, {})
    except NotPhrases as problem:
        raise NotCarried(str(problem)) from None
    except PatternError as problem:
        raise NotCarried(problem.message if pattern else "is more than words") from None
    return pattern


def is_plain(pattern: str) -> bool:
    """Whether a pattern is nothing but words."""
    return _PLAIN.fullmatch(pattern) is not None


def asks_for_capitals(token: str) -> bool:
    """Whether a token has capitals in it, other than in a choice such as [Tt] and in the word I."""
    letters = re.sub(r"\\.|\[[^\]]*\]|\bI\b", "", token)
    return letters != letters.lower()


def token_regex(token: str, *, bounded: bool, any_case: bool) -> str:
    """The token as an RE2 expression.

    Args:
        token: the regular expression.
        bounded: whether it takes whole words only.
        any_case: whether capitals do not matter.

    Raises:
        NotCarried: RE2 refuses it, or is not installed.
    """
    expression = rf"\b(?:{token})\b" if bounded else token
    expression = f"(?i){expression}" if any_case else expression
    try:
        import re2
    except ImportError:
        raise NotCarried("needs RE2 to be checked: pip install 'tactful[regex]'") from None
    options = re2.Options()
    options.log_errors = False
    try:
        re2.compile(expression, options=options)
    except re2.error as error:
        reason = error.args[0].decode() if isinstance(error.args[0], bytes) else str(error)
        raise NotCarried(f"RE2 refuses it: {reason}") from None
    return expression


def example_of(pattern: str) -> Example:
    """A sentence that a pattern without lists finds: nothing but one of its phrases."""
    phrase = spoken(samples(some_paths(read_pattern(pattern, {}), 1), 1)[0])
    words = phrase[0].upper() + phrase[1:]
    return Example(words if words[-1] in "?!" else f"{words}.", 0, len(words), None)
