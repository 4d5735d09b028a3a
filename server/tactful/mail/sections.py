"""Telling a mail's greeting, body and closing apart, as English letters have them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from tactful.mail.draft import Span
from tactful.mail.letters import closing_words, greeting_end, is_closing_sentence, is_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tactful.mail.draft import Part

Section = Literal["subject", "greeting", "body", "closing"]

_NOTHING = Span(0, 0)
_MOST_LINES = 8  # of a closing
_MOST_SPANS = 3  # that a closing is looked for in, from the end
_SHORT = 3  # words of a line that closes because it stands right above a name
_POSTSCRIPT = re.compile(r"\W*p\.?\s?(?:p\.?\s?)?s\b", re.IGNORECASE)
_LINE = re.compile(r"[^\r\n]+")


class Sections(NamedTuple):
    """Where a mail greets and where it closes, as spans of its text; empty ones where it does not."""

    greeting: Span
    closing: Span

    def at(self, offset: int) -> Section:
        """The section that the word at code point `offset` of a body stands in."""
        if self.greeting.start <= offset < self.greeting.end:
            return "greeting"
        return "closing" if self.closing.start <= offset < self.closing.end else "body"


def find_sections(text: str, own: Sequence[Span]) -> Sections:
    """Find greeting and closing among the author's words.

    Args:
        text: the body of a mail.
        own: the author's words, as spans of `text` in reading order.
    """
    greeting = _greeting(text, own[0]) if own else _NOTHING
    for span in list(reversed(own))[:_MOST_SPANS]:
        closing = _closing(text, Span(max(span.start, greeting.end), span.end))
        if closing.end:
            return Sections(greeting, closing)
    return Sections(greeting, _NOTHING)


def section_at(part: Part, offset: int) -> Section:
    """The section of the mail that the word at code point `offset` of a part stands in."""
    return "subject" if part.name == "subject" else find_sections(part.text, part.own).at(offset)


def _greeting(text: str, span: Span) -> Span:
    line = _LINE.search(text, span.start, span.end)
    if line is None:
        return _NOTHING
    end = greeting_end(line.group())
    return Span(line.start(), line.start() + end) if end else _NOTHING


class _Line(NamedTuple):
    start: int
    text: str
    begins: bool  # a paragraph


def _closing(text: str, span: Span) -> Span:
    """The closing that ends the author's words of a span, a postscript below it left out."""
    lines = _last_lines(text, span)
    while lines and any(_POSTSCRIPT.match(line.text) for line in lines):
        at = max(number for number, line in enumerate(lines) if _POSTSCRIPT.match(line.text))
        lines = lines[:at]
    start = len(lines)
    while start and _closes(lines, start - 1, start < len(lines)):
        start -= 1
    if start == len(lines):
        return _NOTHING
    last = lines[-1]
    return Span(lines[start].start, last.start + len(last.text.rstrip()))


def _last_lines(text: str, span: Span) -> list[_Line]:
    """The last lines of a span that have words on them, in reading order."""
    begin = span.start
    breaks = [match.end() for match in re.finditer(r"[\r\n]+", text[max(span.start, span.end - 2000) : span.end])]
    if len(breaks) > 2 * _MOST_LINES:
        begin = max(span.start, span.end - 2000) + breaks[-2 * _MOST_LINES]
    found: list[_Line] = []
    at = begin
    for match in _LINE.finditer(text, begin, span.end):
        if match.group().strip():
            gap = text[at : match.start()].replace("\r\n", "\n")
            found.append(_Line(match.start(), match.group(), begins=not found or len(gap) > 1))
            at = match.end()
    return found[-2 * _MOST_LINES :]


def _closes(lines: Sequence[_Line], number: int, below: bool) -> bool:  # noqa: FBT001 - read where it is called
    """Whether a line belongs to a closing; `below` says that the line under it does."""
    line = lines[number]
    if len(lines) - number > _MOST_LINES or len(line.text) > 100:
        return False
    if closing_words(line.text):
        return True
    if line.begins and is_closing_sentence(line.text):
        return True
    if is_name(line.text):
        above = lines[number - 1] if number else None
        signed = above is not None and (closing_words(above.text) > 0 or _is_short(above.text))
        return signed or (line.begins and above is not None)
    return below and line.begins and _is_short(line.text) and is_name(lines[number + 1].text)


def _is_short(line: str) -> bool:
    """Whether a line is a word or three with a mark behind: `Regardless,`, `All done.`."""
    bare = line.strip(" \t*_")
    return bare[-1:] in {",", ".", "!", "-", "–", "—"} and len(bare.split()) <= _SHORT
