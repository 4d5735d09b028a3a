from __future__ import annotations

import pytest

from tactful.mail.editable import check_editable
from tactful.mail.layer import CannotEdit
from tactful.mail.mbox import Stretch
from tactful.mail.read import open_mail, read_bytes, read_stretch
from tactful.mail.writeback import Edit, apply_edits

HEAD = b"Subject: x\nMIME-Version: 1.0\n"


def several(kind: bytes, *parts: tuple[bytes, bytes]) -> bytes:
    pieces = b"".join(b"--b\nContent-Type: " + what + b"\n\n" + text + b"\n" for what, text in parts)
    return HEAD + b"Content-Type: multipart/" + kind + b"; boundary=b\n\n" + pieces + b"--b--\n"


PLAIN, HTML = (b"text/plain", b"You are wrong."), (b"text/html", b"<p>You are wrong.</p>")


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (several(b"signed", PLAIN, (b"application/pgp-signature", b"x")), "signed"),
        (several(b"alternative", PLAIN, HTML, (b"text/x-amp-html", b"<html amp4email>wrong</html>")), "x-amp-html"),
        (several(b"alternative", PLAIN, (b"application/rtf", b"wrong")), "application/rtf"),
        (several(b"alternative", PLAIN, HTML, (b"text/html; charset=utf-8", b"<p>You are wrong.</p>")), "text/html"),
    ],
)
def test_what_would_be_broken_or_half_done_is_refused(data, why):
    with pytest.raises(CannotEdit, match=why):
        check_editable(open_mail(data, "eml"))


@pytest.mark.parametrize(
    "data",
    [
        HEAD + b"\nYou are wrong.\n",
        several(b"alternative", PLAIN, HTML, (b"text/calendar", b"BEGIN:VCALENDAR")),
        several(b"mixed", PLAIN, (b"text/plain; name=a.txt", b"wrong"), (b"application/pdf", b"%PDF")),
    ],
)
def test_everything_else_may_be_edited(data):
    check_editable(open_mail(data, "eml"))


@pytest.mark.parametrize(("said", "after"), [(14, 10), (15, 11), (99, 99), (10, 10)])
def test_a_length_in_the_header_stays_as_right_as_it_was(said, after):
    data = HEAD + b"Content-Length: %d\n\nYou are wrong.\n" % said
    draft = read_stretch(Stretch(data, len(data), 0, 1), path="box", index=0)
    edited = apply_edits(data, draft, [Edit("body", 0, 13, "We differ")])
    assert edited == HEAD + b"Content-Length: %d\n\nWe differ.\n" % after


def test_a_mail_that_says_no_length_gets_none():
    (draft,) = read_bytes(HEAD + b"\nYou are wrong.\n", path="a.eml")
    edited = apply_edits(HEAD + b"\nYou are wrong.\n", draft, [Edit("body", 0, 13, "We differ")])
    assert edited == HEAD + b"\nWe differ.\n"
