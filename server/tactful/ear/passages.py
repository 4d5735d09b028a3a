"""What of a draft the ear hears: the author's own sentences, without greeting, closing and code."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tactful.ear.names import alike, names_in
from tactful.mail.letters import closing_words, is_name
from tactful.mail.sections import find_sections
from tactful.text.tokens import tokenise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tactful.ear.ear import Ear, Heard
    from tactful.ear.names import Alike
    from tactful.mail.draft import Part
    from tactful.mail.sections import Sections
    from tactful.text.tokens import Tokens

LONGEST_SENTENCE = 600
"""Code points; what is longer is a table or a list, and no sentence."""


class Passage(NamedTuple):
    """A sentence that the ear hears.

    Attributes:
        part: where it stands.
        start: where it starts in the part's text, in code points.
        end: where it ends, exclusive.
        written: the sentence, spaces in place of code in it.
        heard: the same as it is heard, with one name for everybody.
        before: the sentence before it as it is heard, or an empty string.
        said: where it starts to say something: behind a greeting that begins it.
        names: those of the people whom the mail greets.
    """

    part: Part
    start: int
    end: int
    written: str
    heard: Alike
    before: str
    said: int
    names: frozenset[str]

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where words of the sentence as it is heard stand in the part's text, a greeting before them left out."""
        return max(self.said, self.start + self.heard.written(start)), self.start + self.heard.written(end)


def hear_body(
    ear: Ear, part: Part, tokens: Tokens, before: str = "", *, seconds: float | None = None
) -> list[tuple[Passage, Heard]]:
    """The sentences of a body, and what the ear holds of each.

    Args:
        ear: the ear.
        part: the body.
        tokens: the author's words of it.
        before: what stands before the body in the same mail, where it is only a piece of one.
        seconds: how long it may take; None for as long as it takes.

    Raises:
        EarUnavailableError: it took longer.
    """
    said = list(passages(part, tokens, before))
    heard = ear.hear([(passage.heard.text, passage.before) for passage in said], seconds=seconds)
    return list(zip(said, heard, strict=True))


def passages(part: Part, tokens: Tokens, before: str = "") -> Iterator[Passage]:
    """The sentences of a body that the ear hears.

    A greeting by itself, and the words and names that close a mail, say nothing; the sentence behind a greeting still
    has it before.

    Args:
        part: the body.
        tokens: the author's words of it.
        before: what stands before the body in the same mail, where it is only a piece of one.
    """
    sections = find_sections(part.text, part.own)
    names = names_in(part.text[sections.greeting.start : sections.greeting.end])
    earlier = alike(last_sentence(before), names).text
    for _, start, end in tokens.sentences:
        written = _without_code(part, start, end)
        heard = alike(written, names)
        said = max(start, min(sections.greeting.end, end)) if sections.greeting.end else start
        speaks = _speaks(part.text[said:end]) and _speaks(written) and not _closes(part, sections, start)
        if speaks and end - start <= LONGEST_SENTENCE:
            yield Passage(part, start, end, written, heard, earlier, _word_at(part.text, said, end), names)
        earlier = heard.text


def last_sentence(text: str) -> str:
    """The last sentence of a text, or an empty string."""
    sentences = tokenise(text).sentences if text.strip() else []
    return text[sentences[-1][1] : sentences[-1][2]] if sentences else ""


def _without_code(part: Part, start: int, end: int) -> str:
    text = part.text[start:end]
    for code in part.code:
        if start < code.end and code.start < end:
            first, last = max(code.start, start) - start, min(code.end, end) - start
            text = text[:first] + " " * (last - first) + text[last:]
    return text


def _speaks(text: str) -> bool:
    return any(map(str.isalpha, text))


def _closes(part: Part, sections: Sections, start: int) -> bool:
    """Whether the sentence at `start` is nothing but closing words or a name on a line of the closing."""
    if sections.at(start) != "closing":
        return False
    end = min((part.text.find(mark, start) for mark in "\r\n" if mark in part.text[start:]), default=len(part.text))
    line = part.text[part.text.rfind("\n", 0, start) + 1 : end]
    return closing_words(line) > 0 or is_name(line)


def _word_at(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start
