from __future__ import annotations

import pytest

from tactful.mail.header import read_fields
from tactful.mail.unsent import is_unsent


@pytest.mark.parametrize(
    ("header", "unsent"),
    [
        (b"Subject: x", None),
        (b"X-Mozilla-Draft-Info: internal/draft; vcard=0", True),
        (b"Received: by x\nX-Mozilla-Draft-Info: internal/draft", True),
        (b"X-Unsent: 1", True),
        (b"X-Unsent: 0", False),
        (b"X-Status: AT", True),
        (b"Received: by x\nX-Status: A", False),
        (b'X-Gmail-Labels: "Important,Drafts"', True),
        (b"X-Gmail-Labels: Sent,Archived", False),
        (b"Return-Path: <a@b>", False),
    ],
)
def test_a_header_tells_whether_a_mail_is_a_draft(header, unsent):
    data = header + b"\n\nDrafts\n"
    assert is_unsent(read_fields(data, 0, len(data))[0], data) is unsent
