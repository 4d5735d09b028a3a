from __future__ import annotations

import email
import email.policy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tactful.mail.structure import read_structure

NESTED = b"""\
Content-Type: multipart/mixed; boundary=outer

preamble
--outer
Content-Type: multipart/alternative; boundary="in ner"

--in ner

plain
--in ner
Content-Type: text/html

<p>html</p>
--in ner--
--outer
Content-Type: text/plain
Content-Disposition: attachment; filename=a.txt

attached
--outer--
epilogue
"""

LINES = st.sampled_from(
    [
        b"Content-Type: multipart/mixed; boundary=a",
        b"Content-Type: multipart/alternative; boundary=b",
        b"Content-Type: text/html",
        b"Subject: x",
        b"",
        b"",
        b"--a",
        b"--a--",
        b"--b",
        b"--b--",
        b"words",
        b" folded",
    ]
)


def test_parts_are_found_with_their_place():
    mail = read_structure(NESTED)
    alternative, attachment = mail.parts
    assert [NESTED[part.start : part.end] for part in alternative.parts] == [b"plain", b"<p>html</p>"]
    assert (attachment.attached, NESTED[attachment.start : attachment.end]) == (True, b"attached")


def test_a_missing_closing_boundary_leaves_the_last_part_open():
    mail = read_structure(NESTED.partition(b"--in ner--")[0])
    assert [part.kind for part in mail.parts[0].parts] == ["text/plain", "text/html"]


def test_a_multipart_without_its_boundary_is_plain_text():
    for data in (b"Content-Type: multipart/mixed\n\nwords", b"Content-Type: multipart/mixed; boundary=x\n\nwords"):
        mail = read_structure(data)
        assert (mail.kind, mail.parts, data[mail.start : mail.end]) == ("text/plain", (), b"words")


@pytest.mark.parametrize("before", [b"", b"\xef\xbb\xbf", b"\n", b"\xef\xbb\xbf\r\n \r\n"])
def test_what_programs_put_before_a_mail_is_passed_over(before):
    data = before + b"Subject: x\n\nwords"
    mail = read_structure(data)
    assert ([field.name for field in mail.fields], data[mail.start :]) == (["subject"], b"words")


def test_parts_nested_without_end_are_not_followed_without_end():
    data = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (at, at) for at in range(500))
    assert read_structure(data).kind == "multipart/mixed"


@given(st.lists(LINES, max_size=30), st.sampled_from([b"\n", b"\r\n"]))
def test_text_parts_are_those_that_pythons_parser_finds(lines, eol):
    data = eol.join([b"Content-Type: multipart/mixed; boundary=a", b"", b"--a", *lines, b"--a--", b""])
    ours = read_structure(data)
    theirs = email.message_from_bytes(data, policy=email.policy.compat32)
    assert bool(ours.parts) == theirs.is_multipart()
    assert all(0 <= part.start <= part.end <= len(data) for part in ours.parts)


@given(st.binary(max_size=300))
def test_anything_has_a_structure(data):
    mail = read_structure(data)
    assert 0 <= mail.start <= mail.end == len(data)
