"""From a draft's words to the file and back: what stands at a position, decoded by other means, are the words."""

from __future__ import annotations

import email.header
import email.message
import quopri
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tactful.mail.read import read_bytes

if TYPE_CHECKING:
    from collections.abc import Callable

    from tactful.mail.draft import Part
    from tactful.mail.source import Position

    Decode = Callable[[bytes], str]

TRICKY = [
    "wrong",
    "Zoë’s",
    "=3D",
    "a=",
    "&amp;",
    ">",
    "From me",
    " ",
    " ",
    "\n",
    "\n\n",
    "日本",
    "😀",
    "\xa0",
    "\t",
    "x" * 80,
]
MARKUP = [
    *("wrong", "Zoë", "&rsquo;", "&#233;", "&amp;", "&lt;", "&nbsp;", "&copy", "=", " ", " ", "\n", "y" * 80),
    *(
        "<b>",
        "</b>",
        "<br>",
        "<p>",
        "</p>",
        "<td>",
        "<!-- so -->",
        "<span class='x'>",
        "</span>",
        "<a href='?a=1&amp;b'>",
    ),
]
PLAIN = st.lists(st.sampled_from(TRICKY), min_size=1, max_size=30).map("".join)
HTML = st.lists(st.sampled_from(MARKUP), min_size=1, max_size=30).map("".join)
SUBJECTS = st.lists(st.sampled_from(["wrong", "Zoë", "日本", "late", "=?", "’"]), min_size=1, max_size=20).map(" ".join)
BOX = b"From a@example.com Mon Jan  1 10:00:00 2024\n"


class Words(HTMLParser):
    """What the standard library reads in HTML."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []

    def handle_data(self, data: str) -> None:
        self.pieces.append(data)


def html_words(html: str) -> str:
    parser = Words()
    parser.feed(html)
    parser.close()
    return "".join(parser.pieces)


def cut(data: bytes, first: Position, last: Position) -> bytes:
    """The bytes that an editor would mark between two positions; `data` is UTF-8 or of one byte a character."""
    starts = [0, *(match.end() for match in re.finditer(rb"\r\n|\n|\r", data))]

    def offset(position: Position) -> int:
        start = starts[position.line - 1]
        line = data[start : starts[position.line] if position.line < len(starts) else len(data)]
        try:
            return start + len(line.decode()[: position.column - 1].encode())
        except UnicodeDecodeError:
            return start + position.column - 1

    return data[offset(first) : offset(last)]


def assert_words_stand_there(data: bytes, part: Part, decode: Decode, draw: st.DataObject) -> None:
    """Some run of words of the part is what an editor finds in the file where the part says that it stands."""
    inked = [at for at, character in enumerate(part.text) if not character.isspace()]
    if not inked:
        return
    start = draw.draw(st.sampled_from(inked))
    end = draw.draw(st.sampled_from([at for at in inked if at >= start])) + 1
    found = decode(cut(data, *part.source.span(start, end)))
    assert "".join(found.split()) == "".join(part.text[start:end].split())
    assert part.source.locate(start) == part.source.span(start, end)[0]


def eml(body: bytes, kind: str, transfer: str = "8bit") -> bytes:
    return f"Subject: x\nContent-Type: {kind}\nContent-Transfer-Encoding: {transfer}\n\n".encode() + body


def body_of(data: bytes, path: str) -> Part:
    return next(read_bytes(data, path=path)).parts[-1]


def unquoted(data: bytes) -> str:
    return quopri.decodestring(data).decode()


@given(PLAIN, st.sampled_from(["\n", "\r\n"]), st.data())
def test_in_plain_text(text, eol, data):
    raw = eml(("Hi\n" + text).replace("\n", eol).encode(), "text/plain; charset=utf-8")
    assert_words_stand_there(raw, body_of(raw, "a.eml"), bytes.decode, data)


@given(PLAIN.map(lambda text: text.encode("latin-1", "ignore").decode("latin-1")), st.data())
def test_in_a_file_of_one_byte_a_character(text, data):
    raw = eml(("Hé\n" + text).encode("latin-1"), "text/plain; charset=latin-1")
    assert_words_stand_there(raw, body_of(raw, "a.eml"), lambda found: found.decode("latin-1"), data)


@given(PLAIN, st.data())
def test_through_soft_line_breaks_of_quoted_printable(text, data):
    raw = eml(quopri.encodestring(("Hi\n" + text).encode()), "text/plain; charset=utf-8", "quoted-printable")
    assert_words_stand_there(raw, body_of(raw, "a.eml"), unquoted, data)


@given(HTML, st.data())
def test_through_tags_and_entities(html, data):
    raw = ("<p>Hi</p>" + html).encode()
    assert_words_stand_there(raw, body_of(raw, "a.html"), lambda found: html_words(found.decode()), data)


@given(HTML, st.data())
def test_through_tags_and_entities_within_quoted_printable(html, data):
    raw = eml(quopri.encodestring(("<p>Hi</p>" + html).encode()), "text/html; charset=utf-8", "quoted-printable")
    assert_words_stand_there(raw, body_of(raw, "a.eml"), lambda found: html_words(unquoted(found)), data)


@given(PLAIN, st.booleans(), st.data())
def test_through_soft_line_breaks_of_flowed_text(text, delsp, data):
    kind = f"text/plain; charset=utf-8; format=flowed; delsp={'yes' if delsp else 'no'}"
    raw = eml(("Hi\n" + text).replace(" \n", "\n").replace(" ", " \n").encode(), kind)

    def joined(found: bytes) -> str:
        return re.sub(r"(?m)^ ", "", found.decode())

    part = body_of(raw, "a.eml")
    if ">" not in text:
        assert_words_stand_there(raw, part, joined, data)


@given(st.lists(PLAIN.filter(lambda text: "\n\n" not in text and ">" not in text), min_size=1, max_size=4), st.data())
def test_in_any_mail_of_a_mailbox(texts, data):
    def escaped(text: str) -> str:
        return re.sub(r"(?m)^(?=From )", ">", text)

    mails = (eml(escaped(f"Hi\n{text}\n\n").encode(), "text/plain; charset=utf-8") for text in texts)
    raw = b"".join(BOX + mail for mail in mails)
    drafts = list(read_bytes(raw, path="a.mbox"))
    assert len(drafts) == len(texts)
    part = data.draw(st.sampled_from(drafts)).parts[-1]
    assert_words_stand_there(raw, part, lambda found: re.sub(r"\n>", "\n", found.decode()), data)


@given(PLAIN, st.data())
def test_in_base64_they_count_in_the_decoded_text_and_say_so(text, data):
    message = email.message.EmailMessage()
    message.set_content("Hi\n" + text, cte="base64")
    part = body_of(message.as_bytes(), "a.eml")
    assert all(part.source.is_decoded(at) for at in range(len(part.text)))
    assert_words_stand_there(part.text.encode(), part, bytes.decode, data)


@given(SUBJECTS, st.data())
def test_in_an_encoded_subject_they_stand_in_the_encoded_words(subject, data):
    encoded = email.header.Header(subject, "utf-8", maxlinelen=50, header_name="Subject").encode()
    raw = f"Subject: {encoded}\n\nHi\n".encode()
    draft = next(read_bytes(raw, path="a.eml"))
    assert draft.subject == subject
    (part, _) = draft.parts
    start = data.draw(st.integers(0, len(subject) - 1))
    end = data.draw(st.integers(start + 1, len(subject)))
    found = cut(raw, *part.source.span(start, end)).decode()
    said = str(email.header.make_header(email.header.decode_header(re.sub(r"\n\s+", " ", found))))
    assert subject[start:end] in said


@pytest.mark.parametrize(
    ("raw", "words", "first", "last"),
    [
        (eml(b"Hi,\n\nyou are wr=\nong now\n", "text/plain", "quoted-printable"), "wrong", (7, 9), (8, 4)),
        (eml(b"Hi,\n\nyou&rsquo;re <b>wr</b>ong now\n", "text/html"), "you’re wrong", (7, 1), (7, 26)),
        (eml(b"<p>your=20<b>fa=\nult</b></p>", "text/html", "quoted-printable"), "your fault", (5, 4), (6, 4)),
        (eml(b"WW91IGFyZSB3cm9uZy4KWW91ciBmYXVsdC4K", "text/plain", "base64"), "fault", (2, 6), (2, 11)),
    ],
)
def test_words_are_pointed_at_where_they_stand(raw, words, first, last):
    part = body_of(raw, "a.eml")
    start = part.text.index(words)
    assert part.source.span(start, start + len(words)) == (first, last)
