"""Parts made of decoded text: whose words are whose in a body or a subject, whatever it was read from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tactful.mail.draft import Part, Span
from tactful.mail.quoting import tell_apart
from tactful.mail.source import LayeredSource

if TYPE_CHECKING:
    from tactful.mail.source import SourceMap

#: What mail programs put before the subject of a mail they answer or pass on.
_REPLY_PREFIXES = frozenset({
    "re", "aw", "sv", "vs", "odp", "ref", "rif", "rv", "res", "antw", "vá", "ynt", "отв", "на", "fw", "fwd",
    "wg", "tr", "i", "enc", "doorst", "vb", "pd", "回复", "转发", "答复",
})  # fmt: skip


def read_body(text: str, source: SourceMap, *, html: bool) -> tuple[Part, str]:
    """Read a body; gives back the part and the customer's message that it quotes.

    Args:
        text: the decoded body; with `html`, its source.
        source: maps `text` to its file.
        html: whether `text` is HTML.
    """
    if not html:
        voices = tell_apart(text)
        return Part("body", text, voices.own, source), voices.customer
    from tactful.mail.markup import read_markup

    markup = read_markup(text)
    voices = tell_apart(markup.text, markup.marks)
    return Part("body", markup.text, voices.own, LayeredSource(markup, source)), voices.customer


def subject_part(subject: str, source: SourceMap) -> Part:
    """Read a subject; in an answer it is the customer's, so none of it is the author's own."""
    return Part("subject", subject, () if _answers(subject) else (Span(0, len(subject)),), source)


def _answers(subject: str) -> bool:
    prefix, colon, _ = subject.replace("：", ":").partition(":")
    return bool(colon) and prefix.strip(" \t[]()0123456789").lower() in _REPLY_PREFIXES
