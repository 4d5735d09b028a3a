from __future__ import annotations

import email.header
import email.message
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tactful.mail.header import parameters, read_fields, read_header_text, value_of
from tactful.mail.layer import CannotEdit, Change, apply_changes


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp", "Zs"])))
def test_an_encoded_subject_reads_as_it_was_written(text):
    raw = email.header.Header(text, "utf-8", maxlinelen=60).encode()
    assert read_header_text(raw).text == text


@given(st.text(max_size=80), st.data())
def test_every_character_outside_encoded_words_maps_to_itself(raw, data):
    header = read_header_text(raw)
    for at, character in enumerate(header.text):
        low, high = header.span(at, at + 1)
        if high - low == 1:
            assert raw[low] == character
        else:
            assert raw[low:high].startswith("=?")


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("Your bill", "Your bill"),
        ("Your\r\n bill", "Your bill"),
        ("=?utf-8?q?Caf=C3=A9?=", "Café"),
        ("=?UTF-8?Q?Caf=C3=A9_?=\r\n =?utf-8?B?w6k=?= now", "Café é now"),
        ("=?iso-8859-1?Q?=E9t=E9?= =?x-unknown?Q?a?=", "étéa"),
        ("=?utf-8*en?q?hi?=", "hi"),
        ("=?utf-8?q?broken", "=?utf-8?q?broken"),
        ("=?utf-8?b?w6k?=", "é"),
        ("1 =? 2 ?=", "1 =? 2 ?="),
        ("=?utf-8?B?Q2Fmww==?=\r\n =?UTF-8?Q?=A9!?= now", "Café! now"),
        ("=?utf-8?B?Q2Fmww==?= torn =?UTF-8?Q?a?=", "CafÃ torn a"),
        ("=?utf-8?B?Q2Fmww==?= =?gb2312?B?xOM=?=", "CafÃ你"),
        ("=?shift_jis?B?guY=?= =?shift_jis?B?gg==?= =?shift_jis?B?qA==?=", "よお"),
    ],
)
def test_reading(raw, text):
    assert read_header_text(raw).text == text


def test_words_that_a_character_was_torn_between_stand_together():
    header = read_header_text("a =?utf-8?B?Q2Fmww==?= =?utf-8?Q?=A9!?= b")
    assert {header.span(at, at + 1) for at in range(2, 7)} == {(2, 39)}
    assert header.span(8, 9) == (40, 41)


def edited(raw: str, old: str, new: str) -> str:
    header = read_header_text(raw)
    start = header.text.index(old)
    return apply_changes(raw, header.lower([Change(start, start + len(old), new)]))


@pytest.mark.parametrize(
    ("raw", "old", "new", "after"),
    [
        ("You are wrong", "wrong", "right", "You are right"),
        ("You are\r\n\twrong, Dana", "You are\twrong", "We see", "We see, Dana"),
        ("You are wrong", "wrong", "très bien", "You are =?utf-8?Q?tr=C3=A8s?= bien"),
        ("=?utf-8?q?Caf=C3=A9?= is wrong", "wrong", "late", "=?utf-8?Q?Caf=C3=A9?= is late"),
        ("=?ISO-8859-1?Q?Caf=E9?= is wrong", "Café", "Thé", "=?ISO-8859-1?Q?Th=E9?= is wrong"),
        ("=?utf-8?B?Q2Fmw6k=?= now", "Café", "Tea", "Tea now"),
        ("Hi", "Hi", "a\r\nBcc: x", "a Bcc: x"),
    ],
)
def test_words_of_a_subject_are_replaced(raw, old, new, after):
    assert edited(raw, old, new) == after


def test_a_subject_that_grows_too_long_is_folded_with_the_mails_line_ends():
    header = read_header_text("Your " + "very " * 12 + "late bill", eol="\n")
    (change,) = header.lower([Change(0, 4, "Of your longer")])
    assert change.new == "Of your longer " + "very " * 9 + "very\n very very late bill"


def test_a_subject_that_was_never_folded_stays_one_line_when_it_gets_shorter():
    raw = "You are wrong about " + "x" * 80
    assert edited(raw, "wrong about", "right on") == raw.replace("wrong about", "right on")


def test_nothing_is_not_a_subject():
    with pytest.raises(CannotEdit, match="subject"):
        edited("Wrong", "Wrong", " ")


@given(
    st.text(alphabet=st.sampled_from("abc é’日 ="), min_size=1).map(str.strip),
    st.text(alphabet=st.sampled_from("xyz é😀? \n")),
    st.data(),
)
def test_an_edited_subject_reads_as_was_asked_for(text, new, data):
    header = read_header_text(email.header.Header(text, "utf-8", maxlinelen=60).encode())
    start = data.draw(st.integers(0, len(header.text)))
    end = data.draw(st.integers(start, len(header.text)))
    wanted = header.text[:start] + re.sub(r"\n+", " ", new) + header.text[end:]
    if wanted.strip():
        raw = apply_changes(header.raw, header.lower([Change(start, end, new)]))
        assert read_header_text(raw).text.strip() == wanted.strip()


@pytest.mark.parametrize(
    ("value", "kind", "found"),
    [
        ("Text/Plain; charset=UTF-8", "text/plain", {"charset": "UTF-8"}),
        ('multipart/mixed; boundary="a;b=c"; x=y', "multipart/mixed", {"boundary": "a;b=c", "x": "y"}),
        ('multipart/mixed;boundary="a\\"b"', "multipart/mixed", {"boundary": 'a"b'}),
        ('a/b; boundary*0="one"; boundary*1=two', "a/b", {"boundary": "onetwo"}),
        ("a/b; boundary*=us-ascii''a%20b; x*0*=''c%21; x*1=d", "a/b", {"boundary": "a b", "x": "c!d"}),
        ('a/b; boundary="open', "a/b", {"boundary": "open"}),
        ("", "", {}),
    ],
)
def test_parameters(value, kind, found):
    assert parameters(value) == (kind, found)


@given(st.text(alphabet=st.sampled_from("ab;=\"\\ *0/'"), max_size=40))
def test_parameters_of_anything_are_something(value):
    kind, found = parameters(value)
    assert isinstance(kind, str)
    assert all(name == name.lower() for name in found)


@pytest.mark.parametrize("eol", [b"\n", b"\r\n", b"\r"])
def test_fields_unfold_and_end_at_the_empty_line(eol):
    data = eol.join([b"From nobody", b"To: a", b"Subject: one", b" two", b"", b"Body: x"])
    fields, body = read_fields(data, 0, len(data))
    assert [field.name for field in fields] == ["to", "subject"]
    assert value_of(fields, "subject", data) == "one two"
    assert data[body:] == b"Body: x"


def test_a_line_that_is_no_field_begins_the_body():
    data = b"To: a\nhello there\n\nmore"
    assert data[read_fields(data, 0, len(data))[1] :] == b"hello there\n\nmore"
