from __future__ import annotations

import email.message
import email.policy
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tactful.mail.read import UnreadableDraft, read_bytes

WORDS = st.text(alphabet=st.sampled_from("ab é—😀.=\n"), min_size=1, max_size=200).filter(lambda text: text.strip())
BOTH = b"""\
From: noreen@example.com
Subject: =?utf-8?Q?Your_caf=C3=A9?= bill
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary=b

--b
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

Hi Zo=C3=AB,

You=E2=80=99re simply wrong about the renewal date, which is written in the co=
ntract.
--b
Content-Type: text/html; charset=utf-8

<p>Hi Zo\xc3\xab,</p>
--b--
"""


def one(data: bytes):
    (draft,) = read_bytes(data, path="a.eml")
    return draft


@settings(max_examples=60)
@given(WORDS, st.sampled_from(["7bit", "8bit", "quoted-printable", "base64"]), st.sampled_from(["\n", "\r\n"]))
def test_a_mail_reads_as_pythons_parser_reads_it(text, transfer, eol):
    message = EmailMessage(policy=email.policy.default.clone(linesep=eol))
    if transfer == "7bit":
        text = text.encode("ascii", "replace").decode()
    message.set_content(text, cte=transfer)
    data = message.as_bytes()
    body = one(data).parts[-1]
    assert body.text.replace("\r\n", "\n") == message.get_content().replace("\r\n", "\n")


@given(WORDS, st.data())
def test_every_character_is_located_where_its_line_says_it(text, data):
    message = EmailMessage()
    message.set_content(text, cte="8bit")
    raw = message.as_bytes()
    body = one(raw).parts[-1]
    at = data.draw(st.integers(0, len(body.text) - 1))
    line, column = body.source.locate(at)
    character = raw.decode().split("\n")[line - 1][column - 1 : column] or "\n"
    assert character == body.text[at]


def test_positions_in_quoted_printable_are_those_of_the_raw_lines():
    body = one(BOTH).parts[-1]
    start = body.text.index("You’re")
    assert body.source.span(start, start + 6) == ((12, 1), (12, 15))
    start = body.text.index("contract")
    assert body.source.span(start, start + 8) == ((12, 77), (13, 7))


def test_a_subject_in_encoded_words_is_read_and_located():
    draft = one(BOTH)
    subject = draft.parts[0]
    assert (draft.subject, subject.text) == ("Your café bill", "Your café bill")
    assert subject.source.locate(0) == (2, 10)
    assert subject.source.locate(10) == (2, 37)


def test_positions_in_base64_are_those_of_the_decoded_text():
    message = EmailMessage()
    message.set_content("one\ntwo é\n", cte="base64")
    source = one(message.as_bytes()).parts[-1].source
    assert source.is_decoded(0)
    assert source.locate(4) == (2, 1)
    assert not one(BOTH).parts[-1].source.is_decoded(0)


def test_the_plain_text_is_read_before_the_html():
    assert one(BOTH).parts[-1].text.startswith("Hi Zoë,\n\nYou’re")


@pytest.mark.parametrize("plain", [b"", b"  \n", b"Your mail program cannot view HTML mail."])
def test_the_html_is_read_where_the_plain_text_says_nothing(plain):
    head, _, rest = BOTH.partition(b"Hi Zo=C3=AB")
    assert one(head + plain + rest[rest.index(b"\n--b\n") :]).parts[-1].text == "Hi Zoë,"


def test_an_empty_text_before_the_text_is_passed_over():
    message = EmailMessage()
    message.set_content("\n")
    message.add_attachment("words\n", disposition="inline")
    assert one(message.as_bytes()).parts[-1].text == "words\n"


def test_attachments_are_not_read():
    message = EmailMessage()
    message.set_content("mine\n")
    message.add_attachment("theirs\n", filename="a.txt")
    assert one(message.as_bytes()).parts[-1].text == "mine\n"


@pytest.mark.parametrize(
    ("headers", "body", "text"),
    [
        (b"Content-Type: text/plain; charset=utf-8", b"caf\xe9", "café"),
        (b"Content-Type: text/plain; charset=nonsense", b"caf\xc3\xa9", "café"),
        (b"Content-Type: text/plain; charset=us-ascii", b"a\0b\xff", "a\0bÿ"),
        (b"Content-Type: multipart/mixed", b"words", "words"),
        (b"Content-Type: nonsense", b"words", "words"),
        (b"Content-Type: text/plain; format=flowed", b"soft \nwords", "soft words"),
        (b"Content-Transfer-Encoding: base64", b"?!?!?!?!", "?!?!?!?!"),
        (b"X: y", b"one\rtwo", "one\rtwo"),
        (b"Subject: \xe9\xe9", b"words", "words"),
        (b"Content-Type: text/html", b"<p>words", "words"),
    ],
)
def test_broken_mails_are_read_as_far_as_they_go(headers, body, text):
    assert one(b"To: x\n" + headers + b"\n\n" + body).parts[-1].text == text


@pytest.mark.parametrize(
    ("headers", "body", "fault", "text"),
    [
        (b"Content-Type: multipart/mixed", b"words", "names no boundary", "words"),
        (b"Content-Type: multipart/mixed; boundary=x", b"words", "is not in it", "words"),
        (b"Content-Type: multipart/mixed", b"--q\nContent-Type: text/plain\n\nwords\n--q--", "guessed", "words"),
        (b"Content-Type: multipart/mixed; boundary=x", b"", "breaks off where its parts", ""),
        (b"Content-Transfer-Encoding: base64", b"?!?!?!?!", "base64 and is not", "?!?!?!?!"),
        (b"Content-Transfer-Encoding: base64", b"d29yZ", "middle of its base64", "wor"),
        (b"Content-Transfer-Encoding: x-yenc", b"words", "not known here", "words"),
        (b"no field\nSubject: x", b"words", "broken off by a line", "no field\nSubject: x\n\nwords"),
    ],
)
def test_what_is_lost_in_a_broken_mail_is_named_and_the_rest_is_read(headers, body, fault, text):
    draft = one(b"To: x\n" + headers + b"\n\n" + body)
    assert draft.parts[-1].text == text
    (told,) = draft.faults
    assert told.startswith("the mail is broken: ")
    assert fault in told


def test_a_mail_that_breaks_off_in_its_header_is_named():
    draft = one(b"Subject: Your bill\nTo: Da")
    assert draft.subject == "Your bill"
    assert "within its header" in draft.faults[0]


@pytest.mark.parametrize(
    "data",
    [
        BOTH,
        BOTH.replace(b"--b--", b""),
        b"Subject: x\n\n",
        b"Subject: x\r\n\r\nwords",
        b"To: x\nwords\n\nmore",
        b"To: x\nContent-Transfer-Encoding: base64\n\nd29yZHM\n",
        b"To: x\nContent-Transfer-Encoding: 8bit (as it is)\n\nwords\n",
        b"To: x\nContent-Type: text/plain; charset=utf-8\n\ncaf\xe9",
    ],
)
def test_a_mail_that_lost_nothing_is_read_quietly(data):
    assert one(data).faults == ()


def test_the_html_is_read_where_the_plain_text_leaves_words_out():
    more = b"<p>" + b"and more of what was written, " * 10 + b"</p>"
    assert "and more" in one(BOTH.replace(b"--b--", more + b"--b--")).parts[-1].text


def test_words_that_a_plain_text_does_not_quote_are_not_missed():
    quoted = b'<blockquote type="cite">' + b"the customer said this, " * 20 + b"</blockquote>"
    assert one(BOTH.replace(b"--b--", quoted + b"--b--")).parts[-1].text.startswith("Hi Zoë,\n\nYou")


def test_texts_around_a_picture_are_one_body_with_exact_places():
    mail = (
        b"Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nFirst you.\n--b\nContent-Type: image/png\n"
        b"\nxx\n--b\nContent-Type: text/html\n\n<p>Then&nbsp;me.</p>\n--b\n"
        b"Content-Transfer-Encoding: base64\n\nTGFzdA==\n--b--\n"
    )
    body = one(mail).parts[-1]
    assert body.text == "First you.\n\nThen\xa0me.\n\nLast"
    assert body.source.span(6, 9) == ((6, 7), (6, 10))
    assert body.source.span(12, 19) == ((14, 4), (14, 16))
    assert body.source.span(body.text.index("Last"), len(body.text)) == ((1, 1), (1, 5))
    assert [body.source.is_decoded(body.text.index(word)) for word in ("First", "me.", "Last")] == [False, False, True]


def test_a_quote_that_begins_in_one_text_goes_on_in_the_next():
    mail = (
        b"Content-Type: multipart/mixed; boundary=b\n\n--b\n\nMine.\n\n-----Original Message-----\n"
        b"--b\nContent-Type: image/png\n\nxx\n--b\n\nTheirs.\n--b--\n"
    )
    body = one(mail).parts[-1]
    assert [body.text[span.start : span.end] for span in body.own] == ["Mine."]


@pytest.mark.parametrize(
    ("label", "data", "text"),
    [
        (b"iso-8859-1", "you’re caf\xe9".encode(), "you’re caf\xe9"),
        (b"windows-1252", b"you\x92re", "you’re"),
        (b"x-sjis", "\u3042".encode("cp932"), "\u3042"),
        (b"ks_c_5601-1987", "\ub620".encode("cp949"), "\ub620"),
    ],
)
def test_a_wrong_or_rare_label_is_read_as_mail_programs_read_it(label, data, text):
    assert one(b"Content-Type: text/plain; charset=" + label + b"\n\n" + data).parts[-1].text == text


@pytest.mark.parametrize(
    "kind",
    [b"image/png", b"application/pgp-encrypted", b"message/rfc822", b"text/plain\nContent-Disposition: attachment"],
)
def test_a_mail_without_text_says_so(kind):
    with pytest.raises(UnreadableDraft, match="no text"):
        one(b"To: x\nContent-Type: " + kind + b"\n\nsecret words")


@given(st.binary(min_size=1, max_size=400))
def test_anything_is_read_or_refused(data):
    try:
        draft = one(b"Content-Type: multipart/mixed; boundary=a\n\n--a\n" + data)
    except UnreadableDraft:
        return
    for part in draft.parts:
        assert all(part.source.locate(at).line >= 1 for at in range(len(part.text) + 1))
