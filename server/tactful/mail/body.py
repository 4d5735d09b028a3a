"""Parts made of decoded text: whose words are whose in a body or a subject, whatever it was read from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from tactful.mail.draft import Part, Span
from tactful.mail.quoting import tell_apart
from tactful.mail.source import JoinedSource, LayeredSource

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tactful.mail.quoting import Mark
    from tactful.mail.source import SourceMap

Form = Literal["plain", "html", "markdown"]

#: What mail programs put before the subject of a mail they answer or pass on.
_REPLY_PREFIXES = frozenset({
    "re", "aw", "sv", "vs", "odp", "ref", "rif", "rv", "res", "antw", "vá", "ynt", "отв", "на", "fw", "fwd",
    "wg", "tr", "i", "enc", "doorst", "vb", "pd", "回复", "转发", "答复",
})  # fmt: skip


class Prose(NamedTuple):
    """A text as a person reads it.

    Attributes:
        text: the text.
        source: maps it to its file.
        marks: what its markup says is quoted or a signature.
        code: runs of it that are no prose, such as a command to type, in order.
    """

    text: str
    source: SourceMap
    marks: tuple[Mark, ...] = ()
    code: tuple[Span, ...] = ()


def read_prose(text: str, source: SourceMap, form: Form) -> Prose:
    """Read text of some form as a person reads it.

    Args:
        text: the decoded text, with its markup.
        source: maps `text` to its file.
        form: what markup it has.
    """
    if form == "plain":
        return Prose(text, source, _armour(text) if "-----BEGIN PGP " in text else ())
    if form == "html":
        from tactful.mail.markup import read_markup

        markup = read_markup(text)
        return Prose(markup.text, LayeredSource(markup, source), markup.marks)
    from tactful.mail.markdown import read_markdown

    markdown = read_markdown(text)
    return Prose(markdown.text, LayeredSource(markdown, source), (), markdown.code)


def _armour(text: str) -> tuple[Mark, ...]:
    from tactful.mail.armour import armour_marks

    return armour_marks(text)


def read_body(text: str, source: SourceMap, form: Form) -> tuple[Part, str]:
    """Read a body of one text; the arguments are those of `read_prose`, the result is that of `body_of`."""
    return body_of([read_prose(text, source, form)])


def body_of(pieces: Sequence[Prose], sender: str = "") -> tuple[Part, str]:
    """The body that some texts make together, in their order, and the customer's message that it quotes.

    Args:
        pieces: the texts.
        sender: who sends the mail, as its From line says; a quoted mail of theirs is not the customer's.
    """
    whole = pieces[0] if len(pieces) == 1 else _joined(pieces)
    voices = tell_apart(whole.text, whole.marks, sender=sender)
    return Part("body", whole.text, voices.own, whole.source, whole.code), voices.customer


def _joined(pieces: Sequence[Prose]) -> Prose:
    """Texts as one, with an empty line between."""
    texts: list[str] = []
    placed: list[tuple[int, int, SourceMap]] = []
    marks: list[Mark] = []
    code: list[Span] = []
    at = 0
    for piece in pieces:
        if at:
            between = "\n" if texts[-1].endswith("\n") else "\n\n"
            texts.append(between)
            at += len(between)
        texts.append(piece.text)
        placed.append((at, len(piece.text), piece.source))
        marks += (mark._replace(start=mark.start + at, end=mark.end + at) for mark in piece.marks)
        code += (Span(span.start + at, span.end + at) for span in piece.code)
        at += len(piece.text)
    return Prose("".join(texts), JoinedSource(placed), tuple(marks), tuple(code))


def subject_part(subject: str, source: SourceMap) -> Part:
    """Read a subject; in an answer it is the customer's, so none of it is the author's own."""
    return Part("subject", subject, () if _answers(subject) else (Span(0, len(subject)),), source)


def _answers(subject: str) -> bool:
    prefix, colon, _ = subject.replace("：", ":").partition(":")
    return bool(colon) and prefix.strip(" \t[]()0123456789").lower() in _REPLY_PREFIXES
