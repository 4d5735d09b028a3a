from __future__ import annotations

import pytest

from tactful.mail.emlx import recounted
from tactful.mail.read import UnreadableDraft, read_bytes

MAIL = b"Subject: Your bill\nContent-Type: text/plain; charset=utf-8\n\nHi Zo\xc3\xab,\nyou are wrong.\n"
PLIST = (
    b'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "x">\n'
    b'<plist version="1.0">\n<dict>\n\t<key>flags</key>\n\t<integer>%d</integer>\n</dict>\n</plist>\n'
)


def emlx(count: int | None = None, flags: int = 8590195777, mail: bytes = MAIL) -> bytes:
    return b"%-10d\n" % (len(mail) if count is None else count) + mail + PLIST % flags


def one(data: bytes):
    (draft,) = read_bytes(data, path="1.emlx")
    return draft


@pytest.mark.parametrize("count", [None, 0, 5, 10_000])
def test_the_mail_is_read_however_wrong_its_count(count):
    draft = one(emlx(count))
    assert (draft.kind, draft.subject, draft.faults) == ("emlx", "Your bill", ())
    body = draft.parts[-1]
    assert body.text == "Hi Zoë,\nyou are wrong.\n"
    start = body.text.index("wrong")
    assert body.source.span(start, start + 5) == ((6, 9), (6, 14))


@pytest.mark.parametrize(("flags", "unsent"), [(8590195777, True), (8590195713, False), (64, True), (0, False)])
def test_the_flags_tell_whether_it_is_a_draft(flags, unsent):
    assert one(emlx(flags=flags)).unsent is unsent


def test_a_file_that_breaks_off_is_named():
    draft = one(b"5000\n" + MAIL)
    assert draft.parts[-1].text.startswith("Hi Zoë")
    assert "shorter than its first line says" in draft.faults[0]


def test_a_file_without_a_count_is_a_mail():
    assert one(MAIL).subject == "Your bill"


def test_a_mail_of_a_picture_says_so():
    with pytest.raises(UnreadableDraft, match="no text"):
        one(emlx(mail=b"To: x\nContent-Type: image/png\n\nxx\n"))


@pytest.mark.parametrize(
    ("data", "more", "new"),
    [
        (b"12\nx", 3, b"15\nx"),
        (b"98        \nx", 3, b"101       \nx"),
        (b"98\r\nx", 3, b"101\r\nx"),
        (b"no count", 3, b"no count"),
    ],
)
def test_the_count_follows_the_mail(data, more, new):
    assert recounted(data, more) == new
