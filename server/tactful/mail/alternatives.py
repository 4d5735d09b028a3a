"""Which parts of a mail hold its author's text, and in which formats.

A mail may say the same twice, as plain text and as HTML (`multipart/alternative`): these are two formats of one text,
of which one is linted. Texts one after the other, such as before and after a picture, are all the author's and make
one text together. Attachments, mails passed on as attachments, invitations to a calendar and what a page of HTML loads
are nobody's words to the customer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tactful.mail.draft import Part
    from tactful.mail.structure import Entity

_READABLE = frozenset({"text/plain", "text/html", "text/enriched", "text/markdown", "text/x-markdown", "text"})

#: What mail programs put into the plain alternative when there is none.
_PLACEHOLDERS = ("html", "rich text", "mime format", "multi-part message")
_MISSED_WORDS = 8


class Formats(NamedTuple):
    """The formats of a text, each as the parts that make it up in reading order; empty where there is none.

    Attributes:
        plain: the text as plain text, or in its only format.
        rich: the same text as HTML.
    """

    plain: tuple[Entity, ...] = ()
    rich: tuple[Entity, ...] = ()


def formats_of(entity: Entity) -> Formats:
    """The text of a mail in its formats."""
    if entity.attached:
        return Formats()
    if not entity.parts:
        return _leaf(entity)
    if entity.kind == "multipart/alternative":
        return _one_of_each(entity.parts)
    if entity.kind == "multipart/related":
        return formats_of(_root(entity))
    return _together(entity.parts)


def _leaf(entity: Entity) -> Formats:
    if entity.kind not in _READABLE:
        return Formats()
    return Formats(rich=(entity,)) if entity.kind == "text/html" else Formats(plain=(entity,))


def _one_of_each(parts: Iterable[Entity]) -> Formats:
    """The first plain text and the first HTML."""
    plain: tuple[Entity, ...] = ()
    rich: tuple[Entity, ...] = ()
    for part in parts:
        formats = formats_of(part)
        plain = plain or formats.plain
        rich = rich or formats.rich
    return Formats(plain, rich)


def _together(parts: Iterable[Entity]) -> Formats:
    """Texts that follow one another; where one has a single format, that is part of both."""
    found = [formats for part in parts if any(formats := formats_of(_named_aside(part)))]
    plain = tuple(entity for formats in found for entity in formats.plain or formats.rich)
    if any(formats.plain and formats.rich for formats in found):
        return Formats(plain, tuple(entity for formats in found for entity in formats.rich or formats.plain))
    return Formats(plain) if any(formats.plain for formats in found) else Formats(rich=plain)


def _named_aside(entity: Entity) -> Entity:
    """A text among others that has a name is a file sent along, whatever its disposition says."""
    return entity._replace(attached=True) if "name" in entity.parameters and not entity.parts else entity


def _root(entity: Entity) -> Entity:
    """The part of a `multipart/related` that the others belong to: the one it names, else the first that is text."""
    start = entity.parameters.get("start", "").strip("<>")
    named = (part for part in entity.parts if start and part.identity == start)
    texts = (part for part in entity.parts if any(formats_of(part)))
    return next(named, None) or next(texts, entity.parts[0])


def says_less(plain: Part, rich: Part) -> bool:
    """Whether the plain text is a stand-in for the HTML, or leaves out a good part of what its author says."""
    if is_placeholder(plain.text):
        return bool(rich.text.strip())
    said, all_said = _own_words(plain), _own_words(rich)
    return all_said - said > max(_MISSED_WORDS, all_said // 5)


def _own_words(part: Part) -> int:
    return sum(len(part.text[span.start : span.end].split()) for span in part.own)


def is_placeholder(text: str) -> bool:
    """Whether a plain text only says that there is HTML to be read instead."""
    words = text.strip().lower()
    return not words or (len(words) < 160 and any(word in words for word in _PLACEHOLDERS) and "view" in words)
