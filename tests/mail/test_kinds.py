from __future__ import annotations

import pytest

from tactful.mail.kinds import binary_reason, kind_of


@pytest.mark.parametrize(
    ("path", "head", "kind"),
    [
        ("a.TXT", b"From: a\n\nb", "text"),
        ("a.md", b"", "markdown"),
        ("a.MHT", b"", "eml"),
        ("1.partial.emlx", b"", "emlx"),
        ("a.msg", b"", "msg"),
        ("-", b"123\nFrom: a\nTo: b\n\nhello", "emlx"),
        ("-", b"123\nbottles", "text"),
        ("-", b"\xef\xbb\xbfFrom: a\nTo: b\n\nhello", "eml"),
        ("a.htm", b"", "html"),
        ("a.eml", b"", "eml"),
        ("a.mbox", b"", "mbox"),
        ("-", b"Dear Dana,\n\nhello", "text"),
        ("-", b"Dear Dana: hello\n\nb", "text"),
        ("-", b"To: Dana\nSubject: x\n\nhello", "eml"),
        ("-", b"Note: a\nMore: b\n\nhello", "text"),
        ("-", b"From a@b Mon Jan 1 10:00:00 2024\nTo: x\n\nhello", "mbox"),
        ("-", b"From the start\nwe knew", "text"),
        ("-", b"\xef\xbb\xbf  <!DOCTYPE html><p>", "html"),
        ("-", b"<p>Hi</p>", "html"),
        ("-", b"<hi> there", "text"),
        ("1700000000.M1.host:2,S", b"Received: by x\nTo: y\n\n", "eml"),
    ],
)
def test_what_a_file_is(path, head, kind):
    assert kind_of(path, head) == kind


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"plain \x1b[1mtext\x0c", ""),
        ("Zoë".encode("utf-16"), ""),
        ("Dear Dana, hello".encode("utf-16-le"), ""),
        (b"caf\xe9", ""),
        (b"a\0b", "binary"),
        (bytes(range(32)) * 9, "binary"),
        (b"%PDF-1.7", "PDF"),
        (b"PK\x03\x04", "zip"),
        (b"\xd0\xcf\x11\xe0", ".msg"),
    ],
)
def test_why_bytes_are_no_text(data, reason):
    assert reason in binary_reason(data)
    assert bool(binary_reason(data)) == bool(reason)
