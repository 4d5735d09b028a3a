from __future__ import annotations

import email
import email.policy
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tactful.mail.encoded_words import write_header_text
from tactful.mail.header import read_header_text

SUBJECTS = st.text(alphabet=st.sampled_from("abc dé’=?_ \t日😀."), max_size=150).map(str.strip).filter(bool)


@given(SUBJECTS, st.sampled_from(["utf-8", "iso-8859-1", "iso-2022-jp", "no-such"]), st.sampled_from(["Q", "B", ""]))
def test_a_value_reads_as_what_was_to_be_written(text, charset, letter):
    raw = write_header_text(text, column=9, eol="\r\n", charset=charset, letter=letter)
    assert raw.isascii()
    assert read_header_text(raw).text == text


@given(SUBJECTS)
def test_lines_are_short_where_words_allow_it(text):
    first, *others = ("Subject: " + write_header_text(text, column=9, eol="\r\n")).split("\r\n")
    for line in (first.removeprefix("Subject: "), *others):
        assert line.strip()
        assert len(line) <= 76 - 9 * (line in first) or not re.search(r"\S\s+\S", line)


@given(st.lists(st.text(alphabet=st.sampled_from("abcé日😀."), min_size=1), min_size=1, max_size=30).map(" ".join))
def test_other_programs_read_it_too(text):
    raw = write_header_text(text, column=9, eol="\r\n")
    assert email.message_from_string(f"Subject: {raw}\n\n", policy=email.policy.default)["subject"] == text


@pytest.mark.parametrize(
    ("text", "charset", "letter", "raw"),
    [
        ("Your bill", "utf-8", "Q", "Your bill"),
        ("Café at nine", "utf-8", "Q", "=?utf-8?Q?Caf=C3=A9?= at nine"),
        ("The café is open", "iso-8859-1", "Q", "The =?iso-8859-1?Q?caf=E9?= is open"),
        ("The café – open", "iso-8859-1", "B", "The =?utf-8?B?Y2Fmw6kg4oCT?= open"),
        ("日本", "utf-8", "", "=?utf-8?B?5pel5pys?="),
        ("a =?utf-8?q?b?=", "utf-8", "Q", "a =?utf-8?Q?=3D=3Futf-8=3Fq=3Fb=3F=3D?="),
    ],
)
def test_only_what_needs_it_is_encoded(text, charset, letter, raw):
    assert write_header_text(text, column=9, eol="\n", charset=charset, letter=letter) == raw
