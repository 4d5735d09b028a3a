"""The examples of rules as mails: each is a body, or a subject where it begins with `Subject:`."""

from __future__ import annotations

from tactful.mail.draft import Draft, Part, Span
from tactful.mail.source import PlainSource
from tactful.text.tokens import Tokens, tokenise

_SUBJECT = "Subject:"


def example_part(text: str) -> Part:
    """The part of a mail that an example stands for; its offsets count from the start of the example."""
    if text.startswith(_SUBJECT):
        start = len(text) - len(text.removeprefix(_SUBJECT).lstrip())
        return Part("subject", text, (Span(start, len(text)),), PlainSource(text))
    return Part("body", text, (Span(0, len(text)),), PlainSource(text))


def example_draft(text: str) -> Draft:
    """A draft that holds nothing but one example."""
    return Draft("", 0, "", (example_part(text),))


def example_tokens(part: Part) -> Tokens:
    """The words of an example."""
    return tokenise(part.text, part.own)
