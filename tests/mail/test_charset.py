from __future__ import annotations

import codecs
import encodings.aliases

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tactful.mail.charset import declared_in_html, decode, looks_like_utf16
from tactful.mail.layer import CannotEdit, Change

CHARSETS = [
    "utf-8",
    "utf-16",
    "utf-16-le",
    "utf-32",
    "cp1252",
    "iso-8859-2",
    "koi8-r",
    "shift_jis",
    "gb18030",
    "euc-kr",
]


@given(st.sampled_from(CHARSETS), st.text(), st.data())
def test_every_stretch_maps_to_the_bytes_that_it_was_decoded_from(charset, text, data):
    text = text.encode(charset, "ignore").decode(charset, "ignore")
    coded = decode(text.encode(charset), charset)
    start = data.draw(st.integers(0, len(coded.text)))
    end = data.draw(st.integers(start, len(coded.text)))
    low, high = coded.span(start, end)
    decoded = decode(coded.data[low:high], coded.charset) if coded.charset in CHARSETS else None
    if decoded is not None and not coded.bom:
        assert decoded.text == coded.text[start:end]
    assert high >= low


@given(st.binary(max_size=200), st.sampled_from(["", "utf-8", "us-ascii", "latin-1", "nonsense", "rot13", "utf-7"]))
def test_any_bytes_decode_under_any_label(data, label):
    coded = decode(data, label)
    lows = [coded.span(at, at)[0] for at in range(len(coded.text) + 1)]
    assert lows == sorted(lows)
    assert all(0 <= low <= len(data) for low in lows)


@given(st.lists(st.one_of(st.text(min_size=1).map(str.encode), st.sampled_from([b"\xe9", b"\xff", b"\x81"]))))
def test_broken_utf8_is_mended_byte_by_byte(pieces):
    coded = decode(b"".join(pieces) + b"\xfc!", "utf-8")
    assert coded.text.endswith("ü!")
    for at, character in enumerate(coded.text):
        low, high = coded.span(at, at + 1)
        assert decode(coded.data[low:high]).text == character


@pytest.mark.parametrize(
    ("data", "label", "text"),
    [
        (b"caf\xe9", "utf-8", "café"),
        (b"caf\xe9", "", "café"),
        (b"caf\xc3\xa9", "iso-8859-1x", "café"),
        (b"caf\xc3\xa9", "us-ascii", "café"),
        (b"it\x92s", "iso-8859-1", "it’s"),
        (b"\xef\xbb\xbfcaf\xc3\xa9", "", "café"),
        ("\ufeffcafé".encode("utf-16-le"), "", "café"),
        ("café".encode("utf-16-be"), "utf-16-be", "café"),
        (b"\x1b$B$3$s\x1b(B", "iso-2022-jp", "こん"),
        (b"a\x81b", "cp1252", "a\x81b"),
        (b"1", "rot13", "1"),
        (b"\xc4\xe3", "gb2312", "你"),
    ],
)
def test_decoding(data, label, text):
    assert decode(data, label).text == text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_recognised(encoding):
    assert looks_like_utf16("Dear Dana, thank you.".encode(encoding)) == encoding
    assert looks_like_utf16(b"Dear Dana, thank you.") == ""


def test_html_may_declare_its_charset():
    assert declared_in_html(b'<html><meta http-equiv=x content="text/html; charset=koi8-r">') == "koi8-r"
    assert declared_in_html(b"<p>charset=koi8-r</p>") == ""


@pytest.mark.parametrize(
    ("data", "label", "new", "written"),
    [
        (b"caf\xe9", "iso-8859-1", "thé", b"th\xe9"),
        (b"caf\xe9", "iso-8859-1", "it’s", b"it's"),
        (b"caf\xc3\xa9", "utf-8", "it’s", "it’s".encode()),
        (b"plain", "utf-8", "it’s", b"it's"),
        (b"plain", "utf-8", "Zoë", "Zoë".encode()),
        ("é".encode("utf-16"), "", "ü", "ü".encode("utf-16-le")),
    ],
)
def test_new_words_are_written_in_the_charset(data, label, new, written):
    coded = decode(data, label)
    assert coded.lower([Change(0, 0, new)])[0].new == written


@pytest.mark.parametrize(("data", "label"), [(b"caf\xe9", "iso-8859-1"), (b"plain", "us-ascii")])
def test_words_without_signs_in_the_charset_are_refused(data, label):
    with pytest.raises(CannotEdit, match="charset"):
        decode(data, label).lower([Change(0, 0, "你好")])


def python_charsets() -> list[str]:
    names = sorted(set(encodings.aliases.aliases.values()))
    known = [info for name in names if (info := looked_up(name)) is not None]
    return [info.name for info in known if info._is_text_encoding and info.name not in {"mbcs", "oem"}]


def looked_up(name: str) -> codecs.CodecInfo | None:
    try:
        return codecs.lookup(name)
    except LookupError:
        return None


@pytest.mark.parametrize("charset", python_charsets())
def test_every_charset_that_python_knows_is_read_with_exact_places(charset):
    text = "Hi Zoë, c’est 你好 сказал 어떻게 ありがとう ąż!".encode(charset, "ignore").decode(charset)
    coded = decode(text.encode(charset), charset)
    assert coded.text == text
    for at in range(len(text)):
        low, high = coded.span(at, at + 1)
        before = codecs.getincrementaldecoder(coded.charset)().decode(coded.data[len(coded.bom) : high])
        if charset == "utf-7":  # which holds characters back until a run of them ends
            assert before.startswith(text[: at + 1])
        else:
            assert before == text[: at + 1]
            assert low < high


@pytest.mark.parametrize("label", ["iso-8859-1", "windows-1251", "koi8-r", "macintosh", "cp850"])
def test_utf8_under_the_label_of_a_plainer_charset_is_utf8(label):
    coded = decode("you’re naïve".encode(), label)
    assert (coded.text, coded.written) == ("you’re naïve", "utf-8")
    assert decode("na\xefve".encode("latin-1"), "iso-8859-1").text == "naïve"


@pytest.mark.parametrize(("label", "charset"), [("x-sjis", "cp932"), (" 'Windows-874' ", "cp874"), ("ansi", "cp1252")])
def test_labels_that_only_mail_programs_know(label, charset):
    text = {"cp932": "ありがとう", "cp874": "สวัสดี", "cp1252": "naïve"}[charset]
    assert decode(text.encode(charset), label).text == text


def test_a_reference_may_stand_for_a_sign_that_the_charset_lacks():
    latin = decode("é".encode("cp1252"), "cp1252")
    assert latin.lower([Change(0, 0, "日€")], "xmlcharrefreplace")[0].new == b"&#26085;\x80"


def test_what_is_ascii_stays_ascii_where_references_may_stand():
    assert decode(b"a", "utf-8").lower([Change(0, 0, "é – b")], "xmlcharrefreplace")[0].new == b"&#233; - b"


@pytest.mark.parametrize("label", ["utf-16", "utf-16le", "unicode", "utf-32"])
def test_plain_words_under_the_label_of_wide_characters_are_plain_words(label):
    assert decode(b"You are simply wrong.", label).text == "You are simply wrong."
    assert decode("You are wrong 你好".encode("utf-16-le"), "utf-16").text == "You are wrong 你好"
