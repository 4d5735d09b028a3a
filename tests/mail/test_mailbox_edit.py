from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tactful.mail.mailbox_edit import MailboxEdit
from tactful.mail.mbox import split_mbox
from tactful.mail.replacing import FileChanged

FROM = b"From a@example.com Mon Jan  1 10:00:00 2024\n"
MAILS = st.lists(st.sampled_from([b"one\n\n", b"two\r\n\r\n", b"\n", b"long " * 500 + b"\n\n"]), min_size=1, max_size=8)


def box(mails) -> bytes:
    return b"".join(FROM + mail for mail in mails)


def stretches(path) -> list:
    with path.open("rb") as file:
        return list(split_mbox(file, limit=10_000))


@settings(max_examples=40)  # each waits for the disk
@given(MAILS, st.data())
def test_mails_that_are_not_replaced_stay_byte_for_byte(tmp_path_factory, mails, data):
    path = tmp_path_factory.mktemp("box") / "box"
    path.write_bytes(box(mails))
    new = [data.draw(st.sampled_from([None, b"NEW\n\n", b"MUCH LONGER\n" * 9 + b"\n"])) for _ in mails]
    put_after = data.draw(st.sets(st.integers(0, len(mails) - 1)))
    wanted = list(mails)
    with MailboxEdit(str(path)) as edit:
        for number, stretch in enumerate(stretches(path)):
            changed = new[number]
            if changed is not None:
                edit.replace(stretch, changed)
                wanted[number] = changed
            if number in put_after:
                edit.put()
                assert path.read_bytes() == box(wanted)
        edit.put()
    assert path.read_bytes() == box(wanted)
    assert len(list(path.parent.iterdir())) == 1


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "box"
    path.write_bytes(box([b"one\n\n", b"two\n\n"]))
    return path


def test_nothing_is_written_without_put(path):
    before = path.read_bytes()
    with MailboxEdit(str(path)) as edit:
        edit.replace(stretches(path)[0], b"new\n\n")
    assert path.read_bytes() == before
    assert len(list(path.parent.iterdir())) == 1


def test_a_mailbox_that_got_mail_in_between_is_left_as_it_is(path):
    with MailboxEdit(str(path)) as edit:
        edit.replace(stretches(path)[0], b"new\n\n")
        with path.open("ab") as other:
            other.write(box([b"three\n\n"]))
        with pytest.raises(FileChanged):
            edit.put()
    assert path.read_bytes() == box([b"one\n\n", b"two\n\n", b"three\n\n"])
    assert len(list(path.parent.iterdir())) == 1


def test_a_mailbox_that_was_written_again_after_a_put_is_left_as_it_is(path):
    first, second = stretches(path)
    with MailboxEdit(str(path)) as edit:
        edit.replace(first, b"new\n\n")
        edit.put()
        path.write_bytes(b"other")
        with pytest.raises(FileChanged):
            edit.replace(second, b"new\n\n")
    assert path.read_bytes() == b"other"


def test_a_mail_that_is_no_longer_there_is_not_replaced(path):
    (stretch, _) = stretches(path)
    with MailboxEdit(str(path)) as edit, pytest.raises(FileChanged):
        edit.replace(stretch._replace(data=b"six\n\n"), b"new\n\n")


def test_a_mailbox_that_is_gone_is_not_made_again(path):
    with MailboxEdit(str(path)) as edit:
        edit.replace(stretches(path)[0], b"new\n\n")
        path.unlink()
        with pytest.raises(FileChanged):
            edit.put()
    assert list(path.parent.iterdir()) == []
