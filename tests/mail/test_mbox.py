from __future__ import annotations

import io
import mailbox

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tactful.mail.layer import CannotEdit, Change, apply_changes
from tactful.mail.mbox import split_mbox, unescape

FROM = b"From a@example.com Mon Jan  1 10:00:00 2024\n"
BODIES = st.lists(st.lists(st.sampled_from([b"words", b"From me", b">From you", b"", b"\xe9"])), min_size=1, max_size=5)


def escaped(lines: list[bytes]) -> bytes:
    return b"".join((b">" if line.lstrip(b">").startswith(b"From ") else b"") + line + b"\n" for line in lines)


@given(BODIES)
def test_mails_come_out_as_they_went_in(bodies):
    data = b"".join(FROM + b"Subject: x\n\n" + escaped(body) + b"\n" for body in bodies)
    stretches = list(split_mbox(io.BytesIO(data), limit=10_000))
    texts = [unescape(stretch.data).data for stretch in stretches]
    assert texts == [b"Subject: x\n\n" + b"".join(line + b"\n" for line in body) + b"\n" for body in bodies]
    for stretch in stretches:
        assert data[stretch.offset : stretch.offset + stretch.size] == stretch.data
        assert data[: stretch.offset].count(b"\n") == stretch.first_line - 1


def test_a_sentence_that_begins_with_from_starts_no_mail():
    data = FROM + b"Subject: x\n\nOne.\n\nFrom here on, two.\n\n" + FROM + b"Subject: y\n\n"
    assert len(list(split_mbox(io.BytesIO(data), limit=1000))) == 2


def test_a_mailbox_without_dates_is_split_all_the_same():
    assert len(list(split_mbox(io.BytesIO(b"From a\n\nx\n\nFrom b\n\ny\n"), limit=1000))) == 2


def test_pythons_mailboxes_are_read(tmp_path):
    box = mailbox.mbox(tmp_path / "box")
    for body in ("one\n", "From two\n", "three\n"):
        box.add(f"Subject: x\n\n{body}")
    box.close()
    with (tmp_path / "box").open("rb") as file:
        bodies = [unescape(stretch.data).data.split(b"\n\n")[1].strip() for stretch in split_mbox(file, limit=1000)]
    assert bodies == [b"one", b"From two", b"three"]


def test_a_mail_over_the_limit_comes_without_its_bytes():
    data = FROM + b"x" * 200_000 + b"\n\n" + FROM + b"y\n"
    long, short = split_mbox(io.BytesIO(data), limit=1000)
    assert (long.data, long.size) == (b"", 200_002)
    assert (short.data, short.first_line) == (b"y\n", 5)


def test_edits_leave_the_escapes_alone():
    stretch = b"a\n>From b\n>>From c\n"
    mail = unescape(stretch)
    start = mail.data.index(b"c\n")
    assert apply_changes(stretch, mail.lower([Change(start, start + 1, b"d")])) == b"a\n>From b\n>>From d\n"


def test_an_edit_that_would_start_another_mail_is_refused():
    with pytest.raises(CannotEdit, match="From"):
        unescape(b"a\n").lower([Change(0, 1, b"From x")])
