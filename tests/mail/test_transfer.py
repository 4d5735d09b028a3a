from __future__ import annotations

import base64
import quopri

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tactful.mail.layer import CannotEdit, Change, apply_changes
from tactful.mail.transfer import undo_transfer

TEXT = st.text(alphabet=st.sampled_from("abc =é—\n. \tF"), max_size=300).map(str.encode)


@given(st.binary(max_size=300))
def test_quoted_printable_decodes_to_what_was_encoded(data):
    assert undo_transfer(quopri.encodestring(data), "quoted-printable")[0] == data


@given(st.binary(max_size=300), st.data())
def test_each_byte_maps_to_the_encoded_bytes_that_say_it(noise, data):
    decoded, layer = undo_transfer(noise, "quoted-printable")
    if not decoded:
        return
    start = data.draw(st.integers(0, len(decoded) - 1))
    end = data.draw(st.integers(start + 1, len(decoded)))
    low, high = layer.span(start, end)
    assert undo_transfer(noise[low:high] + b"~", "quoted-printable")[0] == decoded[start:end] + b"~"


@given(TEXT, TEXT, st.data())
def test_an_edit_in_quoted_printable_changes_these_words_only_and_keeps_lines_short(text, new, data):
    raw = quopri.encodestring(text)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    _, layer = undo_transfer(raw, "quoted-printable")
    edited = apply_changes(raw, layer.lower([Change(start, end, new)]))
    assert undo_transfer(edited, "quoted-printable")[0] == text[:start] + new + text[end:]
    assert all(len(line) <= 76 for line in edited.splitlines())


@given(TEXT.filter(lambda text: len(text) > 10), TEXT, TEXT)
def test_two_edits_on_one_line_keep_it_short(text, first, second):
    raw = quopri.encodestring(text)
    _, layer = undo_transfer(raw, "quoted-printable")
    edited = apply_changes(raw, layer.lower([Change(2, 3, first), Change(6, 8, second)]))
    assert undo_transfer(edited, "quoted-printable")[0] == text[:2] + first + text[3:6] + second + text[8:]
    assert all(len(line) <= 76 for line in edited.splitlines())


@given(st.binary(min_size=1, max_size=300), st.binary(max_size=50))
def test_base64_is_encoded_anew_in_lines_as_before(data, new):
    raw = base64.encodebytes(data).replace(b"\n", b"\r\n")
    decoded, layer = undo_transfer(raw, "base64")
    assert decoded == data
    edited = apply_changes(raw, layer.lower([Change(0, 1, new)]))
    assert undo_transfer(edited, "base64")[0] == new + data[1:]
    assert edited.endswith(b"\r\n")
    assert all(len(line) <= 76 for line in edited.split(b"\r\n"))


@given(st.binary(min_size=1, max_size=400), st.binary(max_size=50), st.sampled_from([8, 60, 76]), st.data())
def test_base64_lines_before_the_change_stay_byte_for_byte(content, new, width, data):
    start = data.draw(st.integers(0, len(content) - 1))
    end = data.draw(st.integers(start, len(content)))
    encoded = base64.b64encode(content)
    lines = [encoded[at : at + width] for at in range(0, len(encoded), width)]
    raw = b"\n".join(lines) + b"\n"
    _, layer = undo_transfer(raw, "base64")
    edited = apply_changes(raw, layer.lower([Change(start, end, new)]))
    assert undo_transfer(edited, "base64")[0] == content[:start] + new + content[end:]
    touched = start // 3 * 4 // width
    assert edited.split(b"\n")[:touched] == lines[:touched]
    assert all(len(line) <= (width if len(lines) > 1 else 76) for line in edited.splitlines())


def test_base64_without_line_breaks_gets_none():
    raw = base64.b64encode(b"x" * 90)
    _, layer = undo_transfer(raw, "base64")
    assert apply_changes(raw, layer.lower([Change(0, 1, b"yy")])) == base64.b64encode(b"yy" + b"x" * 89)


def test_what_stands_in_base64_without_being_any_is_not_lost():
    raw = base64.encodebytes(b"x" * 300) + b"-- \n"
    _, layer = undo_transfer(raw, "base64")
    with pytest.raises(CannotEdit, match="damaged"):
        layer.lower([Change(0, 1, b"y")])


@pytest.mark.parametrize(("encoding", "soft"), [("quoted-printable", b"=\n"), ("base64", b"\n")])
def test_a_part_of_one_line_grows_with_the_mails_line_ends(encoding, soft):
    _, layer = undo_transfer(b"aaaa", encoding, eol=b"\n")
    edited = apply_changes(b"aaaa", layer.lower([Change(0, 1, b"b" * 100)]))
    assert soft in edited
    assert b"\r" not in edited


@pytest.mark.parametrize(
    ("raw", "encoding", "decoded"),
    [
        (b"a=\r\nb", "quoted-printable", b"ab"),
        (b"a= \nb", "quoted-printable", b"ab"),
        (b"a=XYb=4", "quoted-printable", b"a=XYb=4"),
        (b"a=c3=A9", "quoted-printable", b"a\xc3\xa9"),
        (b"SGk", "base64", b"Hi"),
        (b"S G k =", "base64", b"Hi"),
        (b"Hi there, this is no base64!", "base64", b"Hi there, this is no base64!"),
        (b"a=3D", "8bit", b"a=3D"),
        (b"a=3D", "x-unknown", b"a=3D"),
    ],
)
def test_decoding(raw, encoding, decoded):
    assert undo_transfer(raw, encoding)[0] == decoded


def test_seven_bit_mail_takes_no_other_bytes():
    _, layer = undo_transfer(b"plain", "7bit")
    assert layer.lower([Change(0, 5, b"ok")]) == [Change(0, 5, b"ok")]
    with pytest.raises(CannotEdit, match="ASCII"):
        layer.lower([Change(0, 5, b"\xe9")])
