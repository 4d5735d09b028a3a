"""One map from what is read to the file, for any mail: the mapped span decodes to the words."""

from __future__ import annotations

import base64
import io
import quopri
import re
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tactful.mail.find import find_drafts
from tactful.mail.flowed import read_flowed
from tactful.mail.markdown import read_markdown
from tactful.mail.markup import read_markup
from tactful.mail.transfer import undo_transfer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tactful.mail.source import Position

WORDS = st.lists(
    st.sampled_from(["you", "are", "wrong", "naïve", "Zoë", "café", "straße", "From", "a=b", "tail.", "x&y", "<sic>"]),
    min_size=1,
    max_size=30,
)
PARAGRAPHS = st.lists(WORDS.map(" ".join), min_size=1, max_size=4)
CHARSETS = ["utf-8", "iso-8859-1", "windows-1252", "iso-8859-15", "macintosh", "cp850"]
CODINGS = ["8bit", "quoted-printable", "base64"]


class Written(NamedTuple):
    """One text part, as it stands in a mail."""

    kind: str
    charset: str
    coding: str
    flowed: bool
    lines: tuple[str, ...]

    def encoded(self, eol: bytes) -> bytes:
        parameters = f"; charset={self.charset}" + "; format=flowed" * self.flowed
        head = f"Content-Type: text/{self.kind}{parameters}\nContent-Transfer-Encoding: {self.coding}\n\n"
        body = "\n".join(self.lines).encode(self.charset)
        if self.coding == "quoted-printable":
            body = quopri.encodestring(body)
        elif self.coding == "base64":
            body = base64.encodebytes(body)
        return (head.encode() + body).replace(b"\n", eol)


@st.composite
def texts(draw: st.DrawFn) -> Written:
    kind = draw(st.sampled_from(["plain", "html", "markdown"]))
    paragraphs = draw(PARAGRAPHS)
    flowed = kind == "plain" and draw(st.booleans())
    if kind == "html":
        paragraphs = [html(draw, paragraph) for paragraph in paragraphs]
    elif kind == "markdown":
        paragraphs = [re.sub(r"\b(\w+)\b", r"**\1**", line.replace("<", "(").replace(">", ")")) for line in paragraphs]
    elif flowed:
        paragraphs = [
            "\n".join(
                " " * line.startswith("From") + line for line in re.sub(r"(.{20,40}? )", r"\1\n", text).split("\n")
            )
            for text in paragraphs
        ]
    charset, coding = draw(st.sampled_from(CHARSETS)), draw(st.sampled_from(CODINGS))
    return Written(kind, charset, coding, flowed, tuple("\n\n".join(paragraphs).split("\n")))


def html(draw: st.DrawFn, text: str) -> str:
    accent = draw(st.sampled_from(["é", "&eacute;"]))
    joined = draw(st.sampled_from([r"<b>\1</b> \2", r"\1<br>\2", r"\1&#32;\2"]))
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace("é", accent)
    return "<p>" + re.sub(r"(\w+) (\w+)", joined, escaped) + "</p>"


@st.composite
def mails(draw: st.DrawFn) -> tuple[bytes, list[Written], bool]:
    """A mail or a mailbox with one in it, its text parts, and whether it is a mailbox."""
    parts = draw(st.lists(texts(), min_size=1, max_size=3))
    eol = draw(st.sampled_from([b"\n", b"\r\n"]))
    data = parts[0].encoded(eol)
    if len(parts) > 1 or draw(st.booleans()):
        kind = draw(st.sampled_from([b"mixed", b"alternative", b"related", b"signed"]))
        data = multipart(kind, b"in-ner", [part.encoded(eol) for part in parts], eol)
    if draw(st.booleans()):
        picture = b"Content-Type: image/png" + eol + eol + b"--not-a-boundary" + eol
        data = multipart(b"mixed", b"=out(er)?", [data, picture], eol)
        data = data if draw(st.booleans()) else data[: data.rindex(b"--=out(er)?--")]
    data = b"Subject: x" + eol + data
    boxed = draw(st.booleans())
    if boxed:
        data = b"From a Mon Jan  1 10:00:00 2024\n" + re.sub(rb"(?m)^(>*From )", rb">\1", data)
    return data, parts, boxed


def multipart(kind: bytes, boundary: bytes, entities: list[bytes], eol: bytes) -> bytes:
    head = b"Content-Type: multipart/" + kind + b'; boundary="' + boundary + b'"' + eol + eol
    pieces = b"".join(b"--" + boundary + eol + entity + eol for entity in entities)
    return head + pieces + b"--" + boundary + b"--" + eol


def offset_of(data: bytes, position: Position) -> int:
    """The byte that a line and column stand for, as an editor counts them."""
    lines = data.split(b"\n")
    line = lines[position.line - 1]
    try:
        length = len(line.decode()[: position.column - 1].encode())
    except UnicodeDecodeError:
        length = position.column - 1
    return sum(len(above) + 1 for above in lines[: position.line - 1]) + length


def read_back(raw: bytes, part: Written) -> str:
    """What a stretch of the file says, read by itself."""
    text = undo_transfer(raw, part.coding)[0].decode(part.charset)
    if part.kind == "html":
        return read_markup(text).text
    if part.kind == "markdown":
        return text.replace("*", "")
    return read_flowed(text, delsp=False).text if part.flowed else text


def squeezed(text: str) -> str:
    return " ".join(text.split())


@settings(max_examples=300)
@given(mails(), st.data())
def test_the_span_of_any_words_decodes_to_these_words(mail, data):
    raw, parts, boxed = mail
    (draft,) = find_drafts(["-"], stdin=io.BytesIO(raw), as_kind="mbox" if boxed else "eml")
    body = draft.parts[-1]
    paragraphs = list(re.finditer(r"\S+(?:\s(?!\r?\n)\s?\S+)*", body.text))
    paragraph = data.draw(st.sampled_from(paragraphs))
    words = [match.span() for match in re.finditer(r"\S+", paragraph.group())]
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    start, end = words[first][0] + paragraph.start(), words[last][1] + paragraph.start()
    low, high = body.source.span(start, end)
    readings = [squeezed(reading) for part in parts for reading in readings_of(raw, low, high, part)]
    assert squeezed(body.text[start:end]) in readings


def readings_of(data: bytes, low: Position, high: Position, part: Written) -> Iterator[str]:
    """What stands between two places, if it is of a part that was written so."""
    if part.coding == "base64":  # whose lines are those of the decoded text
        stretch = between("\n".join(part.lines).encode(), low, high)
        coded = stretch.decode().encode(part.charset)
        part = part._replace(coding="8bit")
    else:
        coded = between(data, low, high)
    with suppress(UnicodeDecodeError):
        yield read_back(coded, part)


def between(data: bytes, low: Position, high: Position) -> bytes:
    try:
        return data[offset_of(data, low) : offset_of(data, high)]
    except IndexError:
        return b""


@pytest.mark.parametrize("delsp", ["no", "yes"])
def test_words_across_a_soft_line_break_stand_on_both_lines(delsp):
    raw = f"Content-Type: text/plain; format=flowed; delsp={delsp}\n\nYou are \nwrong.\n".encode()
    (draft,) = find_drafts(["-"], stdin=io.BytesIO(raw), as_kind="eml")
    body = draft.parts[-1]
    assert body.text == ("You are wrong.\n" if delsp == "no" else "You arewrong.\n")
    start = body.text.index("are")
    assert body.source.span(start, body.text.index(".")) == ((3, 5), (4, 6))


def test_markdown_in_a_mail_is_read_as_markdown():
    raw = b"Content-Type: text/markdown\n\nYou are **wrong** in `code`.\n"
    (draft,) = find_drafts(["-"], stdin=io.BytesIO(raw), as_kind="eml")
    body = draft.parts[-1]
    assert body.text == read_markdown("You are **wrong** in `code`.\n").text
    assert [body.text[span.start : span.end] for span in body.code] == ["`code`"]
    assert body.source.span(8, 13) == ((3, 11), (3, 16))
