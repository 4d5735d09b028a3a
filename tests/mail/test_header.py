from __future__ import annotations

import email.header
import email.message

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tactful.mail.header import parameters, read_fields, read_header_text, value_of
from tactful.mail.layer import CannotEdit, Change


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
    ],
)
def test_reading(raw, text):
    assert read_header_text(raw).text == text


def test_plain_words_beside_an_encoded_one_can_be_replaced():
    header = read_header_text("=?utf-8?q?Caf=C3=A9?= is wrong")
    start = header.text.index("wrong")
    assert header.lower([Change(start, start + 5, "late")]) == [Change(len(header.raw) - 5, len(header.raw), "late")]


@pytest.mark.parametrize(("start", "end", "new"), [(0, 4, "Tea"), (5, 7, "wäre"), (5, 7, "a\nBcc: x")])
def test_what_would_need_encoded_words_or_new_headers_is_refused(start, end, new):
    with pytest.raises(CannotEdit, match="subject"):
        read_header_text("=?utf-8?q?Caf=C3=A9?= is wrong").lower([Change(start, end, new)])


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
