from __future__ import annotations

import base64
import email
import email.message
import email.policy
import io
import quopri
import re
import textwrap
from html import unescape

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tactful.mail.mbox import split_mbox
from tactful.mail.read import read_bytes, read_stretch
from tactful.mail.writeback import CannotEdit, Edit, apply_edits

HEAD = b"From: n@example.com\r\nSubject: You're wrong\r\nMIME-Version: 1.0\r\n"
TEXT = "Hi Zoë,\r\n\r\nYou’re simply wrong about the date – really.\r\n\r\nNoreen\r\n"
BOX = b"From a Mon Jan  1 10:00:00 2024\n"


def eml(transfer: str, charset: str = "utf-8", text: str = TEXT) -> bytes:
    raw = text.encode(charset)
    if transfer == "quoted-printable":
        raw = quopri.encodestring(raw.replace(b"\r\n", b"\n")).replace(b"\n", b"\r\n")
    elif transfer == "base64":
        raw = base64.encodebytes(raw).replace(b"\n", b"\r\n")
    header = f"Content-Type: text/plain; charset={charset}\r\nContent-Transfer-Encoding: {transfer}\r\n\r\n"
    return HEAD + header.encode() + raw


def both(html: str) -> bytes:
    return HEAD + (
        b"Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\n\r\nYou are wrong, Zoe. You are kind.\r\n"
        b"--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + html.encode() + b"\r\n--b--\r\n"
    )


def replace(data: bytes, path: str, old: str, new: str, *, part: str = "body", index: int = 0) -> bytes:
    draft = list(read_bytes(data, path=path))[index]
    text = next(found.text for found in draft.parts if found.name == part)
    start = text.index(old)
    return apply_edits(data, draft, [Edit(part, start, start + len(old), new)])


@pytest.mark.parametrize(
    ("data", "path"),
    [
        (TEXT.encode(), "a.txt"),
        (TEXT.encode("utf-8-sig"), "a.txt"),
        (TEXT.encode("utf-16"), "a.txt"),
        (TEXT.encode("cp1252"), "a.txt"),
        (TEXT.replace("\r\n", "\n").encode(), "a.md"),
        (TEXT.replace("\r\n", "\r").encode(), "a.txt"),
        (eml("8bit"), "a.eml"),
        (eml("quoted-printable"), "a.eml"),
        (eml("quoted-printable", "cp1252"), "a.eml"),
        (eml("base64"), "a.eml"),
        (eml("base64", "utf-16"), "a.eml"),
        (TEXT.encode(), "a.html"),
    ],
)
def test_words_are_replaced_where_they_stand(data, path):
    edited = replace(data, path, "You’re simply wrong about", "We see")
    (before, *_), (after, *_) = list(read_bytes(data, path=path)), list(read_bytes(edited, path=path))
    assert after.parts[-1].text == before.parts[-1].text.replace("You’re simply wrong about", "We see")
    assert len(edited) < len(data)


def test_everything_else_stays_byte_for_byte():
    data = eml("quoted-printable")
    edited = replace(data, "a.eml", "simply wrong", "right")
    assert edited == data.replace(b"simply wrong", b"right")


def test_a_mail_of_a_mailbox_is_edited_in_its_stretch():
    (stretch,) = split_mbox(io.BytesIO(BOX + eml("8bit") + b">From x, >From y\r\n"), limit=1000)
    draft = read_stretch(stretch, path="a.mbox", index=0)
    start = draft.parts[-1].text.index("wrong")
    edited = apply_edits(stretch.data, draft, [Edit("body", start, start + 5, "right")])
    assert edited == stretch.data.replace(b"simply wrong", b"simply right")


def test_several_edits_are_made_at_once_in_any_order():
    draft = next(read_bytes(eml("quoted-printable"), path="a.eml"))
    text = draft.parts[-1].text
    first, second = text.index("simply"), text.index("date")
    edits = [
        Edit("body", second, second + 4, "day"),
        Edit("subject", 0, 6, "We're"),
        Edit("body", first, first + 7, ""),
    ]
    (edited,) = read_bytes(apply_edits(eml("quoted-printable"), draft, edits), path="a.eml")
    assert edited.subject == "We're wrong"
    assert "You’re wrong about the day" in edited.parts[-1].text


@settings(max_examples=150)
@given(
    st.text(alphabet=st.sampled_from("ab é=\n.’"), max_size=150),
    st.text(alphabet=st.sampled_from("xy é=’\n"), max_size=100),
    st.sampled_from(["8bit", "quoted-printable", "base64"]),
    st.data(),
)
def test_what_is_read_after_an_edit_is_exactly_what_was_asked_for(text, new, transfer, data):
    raw = eml(transfer, text="Dear Zoë,\r\n" + text.replace("\n", "\r\n") + "\r\nNoreen\r\n")
    draft = next(read_bytes(raw, path="a.eml"))
    body = draft.parts[-1].text
    start = data.draw(st.integers(0, len(body)))
    end = data.draw(st.integers(start, len(body)))
    assume("\r" not in body[start - 1 : start] + body[end - 1 : end])  # nobody edits half a line break
    try:
        edited = apply_edits(raw, draft, [Edit("body", start, end, new)])
    except CannotEdit:
        assert transfer != "base64"
        return
    after = next(read_bytes(edited, path="a.eml")).parts[-1].text
    assert after == body[:start] + new.replace("\n", "\r\n") + body[end:]
    assert edited.startswith(raw[: raw.index(b"\r\n\r\n")])
    if transfer != "base64":
        assert_other_lines_stay(raw, edited, *draft.parts[-1].source.bytes_of(start, end))


def assert_other_lines_stay(before: bytes, after: bytes, low: int, high: int) -> None:
    """Every line before the first touched byte and behind the last is there byte for byte."""
    head = before[: before.rfind(b"\n", 0, low) + 1]
    tail = before[before.find(b"\n", high) + 1 :] if b"\n" in before[high:] else b""
    assert after.startswith(head)
    assert after.endswith(tail)


@pytest.mark.parametrize("path", ["a.txt", "a.eml"])
def test_a_stale_draft_is_not_edited(path):
    data = {"a.txt": TEXT.encode(), "a.eml": eml("8bit")}[path]
    draft = next(read_bytes(data, path=path))
    for changed in (data.replace(b"simply", b"surely"), b"", b"\0\0", data[:20]):
        with pytest.raises(CannotEdit):
            apply_edits(changed, draft, [Edit("body", 0, 2, "Yo")])


@pytest.mark.parametrize(
    "edits",
    [
        [Edit("body", 0, 5, "a"), Edit("body", 3, 6, "b")],
        [Edit("body", 0, 10_000, "a")],
        [Edit("body", 5, 3, "a")],
    ],
)
def test_edits_that_make_no_sense_are_refused(edits):
    draft = next(read_bytes(TEXT.encode(), path="a.txt"))
    with pytest.raises(CannotEdit):
        apply_edits(TEXT.encode(), draft, edits)


def test_no_edits_change_nothing():
    assert apply_edits(b"anything", next(read_bytes(b"x", path="a.txt")), []) == b"anything"


def test_both_formats_of_a_mail_are_edited():
    data = both("<p>You <b>are</b>\nwrong, Zoe.</p><p>You are kind.</p>")
    edited = replace(data, "a.eml", "You are wrong", "We differ")
    assert b"\r\nWe differ, Zoe. You are kind.\r\n" in edited
    assert b"<p>We differ<b></b>, Zoe.</p><p>You are kind.</p>" in edited


def test_a_word_that_occurs_several_times_is_edited_at_the_same_place_in_both_formats():
    edited = replace(both("<p>You are wrong, Zoe. You are kind.</p>"), "a.eml", "You are kind", "Thanks")
    assert edited.count(b"You are wrong, Zoe. Thanks.") == 2


@pytest.mark.parametrize("html", ["<p>You were wrong.</p>", "<p>You are wrong. You are wrong.</p>"])
def test_formats_that_differ_are_not_edited(html):
    with pytest.raises(CannotEdit, match="twice"):
        replace(both(html), "a.eml", "You are wrong", "We differ")


def test_line_ends_of_new_words_are_the_files():
    assert replace(b"a\r\nb\r\n", "a.txt", "b", "c\nd") == b"a\r\nc\r\nd\r\n"


def test_new_words_are_escaped_in_html():
    assert replace(b"<p>a</p>", "a.html", "a", "b < c") == b"<p>b &lt; c</p>"


def test_no_message_quotes_the_draft():
    for data, path, old in ((both("<p>no</p>"), "a.eml", "wrong"), (b"<p>a</p><p>secret</p>", "a.html", "a\n\nsecret")):
        with pytest.raises(CannotEdit) as caught:
            replace(data, path, old, "new")
        assert "secret" not in str(caught.value)
        assert "wrong" not in str(caught.value)


@pytest.mark.parametrize(
    ("charset", "before", "after"),
    [
        ("us-ascii", "<p>You are wrong</p>", b"<p>Sch&#246;n - &#8364; 5</p>"),
        ("iso-8859-1", "<p>Né, You are wrong</p>", b"<p>N\xe9, Sch\xf6n &#8211; &#8364; 5</p>"),
        ("windows-1252", "<p>Né, You are wrong</p>", b"<p>N\xe9, Sch\xf6n \x96 \x80 5</p>"),
    ],
)
def test_html_names_what_its_charset_lacks(charset, before, after):
    head = f"Subject: x\r\nContent-Type: text/html; charset={charset}\r\n\r\n".encode()
    edited = replace(head + before.encode("latin-1"), "a.eml", "You are wrong", "Schön – € 5")
    assert edited == head + after


def test_plain_text_without_signs_for_the_new_words_is_not_touched():
    with pytest.raises(CannotEdit, match="no signs"):
        replace(eml("8bit", "iso-8859-1", "Café: you are wrong\r\n"), "a.eml", "wrong", "日本")


def test_an_encoded_subject_is_edited():
    encoded = b"=?utf-8?Q?Caf=C3=A9=3A_you=27re_wrong?="
    data = eml("8bit").replace(b"You're wrong", encoded, 1)
    edited = replace(data, "a.eml", "wrong", "welcome", part="subject")
    assert edited == data.replace(encoded, b"=?utf-8?Q?Caf=C3=A9=3A?= you're welcome")


def test_flowed_text_flows_on():
    data = eml("8bit", text="You are \r\nwrong, \r\nDana.\r\n").replace(b"utf-8", b"utf-8; format=flowed")
    new = "We see this differently and would like to hear how you see it, if we may ask"
    body = replace(data, "a.eml", "You are wrong", new).partition(b"\r\n\r\n")[2]
    assert body == new.encode().replace(b"may ", b"may \r\n") + b", \r\nDana.\r\n"


def test_an_apple_mail_counts_its_bytes_anew():
    mail = b"Subject: x\n\nYou are wrong.\n"
    data = b"%-10d\n" % len(mail) + mail + b'<?xml version="1.0"?>\n<plist version="1.0"></plist>\n'
    edited = replace(data, "a.emlx", "You are wrong", "We differ")
    count, shorter = b"%-10d" % len(mail), b"%-10d" % (len(mail) - 4)
    assert edited == data.replace(b"You are wrong", b"We differ").replace(count, shorter)


def test_a_text_that_only_says_that_there_is_html_stays():
    data = both("<p>You are wrong, Zoe.</p>").replace(
        b"You are wrong, Zoe. You are kind.", b"Please view this mail as HTML: your program shows plain text."
    )
    assert replace(data, "a.eml", "You are wrong", "We differ") == data.replace(b"You are wrong", b"We differ")


WORDS = st.lists(st.sampled_from(["you", "are", "wrong", "Zoë’s", "so", "late,"]), min_size=4, max_size=30)


@given(WORDS, st.sampled_from(["8bit", "quoted-printable", "base64"]), st.data())
def test_both_formats_say_the_same_after_an_edit_and_nothing_else_changes(words, transfer, data):
    message = email.message.EmailMessage(policy=email.policy.SMTP)
    message["Subject"], message["X-Other"] = "x", "y  z"
    message.set_content(textwrap.fill(" ".join(words), 40) + "\n", cte=transfer)
    tagged = " ".join(f"<b>{word}</b>" if at % 3 else word for at, word in enumerate(words))
    message.add_alternative(f"<p class='a'>{tagged.replace('’', '&rsquo;')}</p>\n", subtype="html", cte=transfer)
    message.add_attachment(b"\x00\x01 you are wrong", maintype="application", subtype="octet-stream")
    raw = message.as_bytes()
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    draft = next(read_bytes(raw, path="a.eml"))
    text = draft.parts[-1].text
    places = [match.span() for match in re.finditer(r"\S+", text)]
    edited = apply_edits(raw, draft, [Edit("body", places[first][0], places[last][1], "fine & well")])
    after = email.message_from_bytes(edited, policy=email.policy.SMTP)
    wanted = [*words[:first], "fine", "&", "well", *words[last + 1 :]]
    plain, html = (after.get_body((kind,)).get_content() for kind in ("plain", "html"))
    assert plain.split() == wanted
    assert unescape(re.sub(r"<[^>]*>", "", html)).split() == wanted
    assert re.findall(r"<[^>]*>", html) == re.findall(r"<[^>]*>", f"<p class='a'>{tagged}</p>")
    assert after.items() == message.items()
    assert [part.as_bytes() for part in after.iter_attachments()] == [
        part.as_bytes() for part in message.iter_attachments()
    ]
