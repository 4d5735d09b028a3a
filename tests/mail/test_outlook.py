from __future__ import annotations

import struct
import sys
import time

import pytest

from tactful.mail.find import Unreadable, find_drafts
from tactful.mail.read import UnreadableDraft, read_bytes
from tactful.mail.writeback import CannotEdit, Edit, apply_edits

pytest.importorskip("oxmsg", reason="needs tactful[outlook]")

SUBJECT, BODY, HTML, RTF, FLAGS, CODE_PAGE, CLASS = 0x0037, 0x1000, 0x1013, 0x1009, 0x0E07, 0x3FDE, 0x001A
TEXT = "Hi Zoë,\r\n\r\nYou’re wrong about the date.\r\n\r\n-- \r\nNoreen\r\n"


def one(data: bytes):
    (draft,) = read_bytes(data, path="a.msg")
    return draft


def test_subject_and_text_are_read_with_places_in_the_decoded_text(msg_file):
    draft = one(msg_file({CLASS: "IPM.Note", SUBJECT: "Your bill", BODY: TEXT, FLAGS: 8}))
    body = draft.parts[-1]
    assert (draft.kind, draft.subject, draft.unsent) == ("msg", "Your bill", True)
    assert body.text == TEXT
    assert [body.text[span.start : span.end] for span in body.own] == ["Hi Zoë,\r\n\r\nYou’re wrong about the date."]
    assert body.source.is_decoded(0)
    assert body.source.locate(TEXT.index("wrong")) == (3, 8)


def test_a_long_text_is_read_to_its_end(msg_file):
    assert one(msg_file({BODY: TEXT * 2000, SUBJECT: "x"})).parts[-1].text == TEXT * 2000


def test_the_html_is_read_where_there_is_no_plain_text(msg_file):
    draft = one(msg_file({HTML: "<p>Hi <b>Zoë</b></p>".encode("cp1252"), CODE_PAGE: 1252, FLAGS: 1}))
    assert (draft.parts[-1].text, draft.unsent) == ("Hi Zoë", False)


def test_the_words_of_rich_text_are_read_where_there_is_nothing_else(msg_file):
    rtf = rb"{\rtf1\ansi\ansicpg1252 You\rquote re {\b wrong}.\par}"
    compressed = (len(rtf) + 12).to_bytes(4, "little") + len(rtf).to_bytes(4, "little") + b"MELA" + bytes(4) + rtf
    draft = one(msg_file({RTF: compressed}))
    assert draft.parts[-1].text.strip() == "You’re wrong."
    assert draft.unsent is None


def test_the_length_before_a_subject_is_not_read(msg_file):
    assert one(msg_file({SUBJECT: "\x01\x05Re: My bill", BODY: "x"})).subject == "Re: My bill"


def test_a_mail_without_text_and_a_file_that_is_none_say_so(msg_file):
    with pytest.raises(UnreadableDraft, match="no text"):
        one(msg_file({SUBJECT: "x"}))
    whole = msg_file({BODY: TEXT})
    for broken in (b"no compound file", whole[:700], whole[:512] + b"\xff" * 2000):
        with pytest.raises(UnreadableDraft, match="broken one"):
            one(broken)


def test_a_file_that_leads_round_in_circles_is_given_up(msg_file):
    broken = bytearray(msg_file({BODY: TEXT}))
    entry = bytes(broken).index("__substg1.0_1000".encode("utf-16-le"))
    start, table = (struct.unpack_from("<I", broken, at)[0] for at in (entry + 116, 76))
    struct.pack_into("<I", broken, entry + 120, 0x7FFF_FFF0)  # two gigabytes long
    struct.pack_into(
        "<I", broken, 512 * (table + 1) + 4 * start, start
    )  # behind its first sector comes its first sector
    before = time.process_time()
    with pytest.raises(UnreadableDraft, match="broken one"):
        one(bytes(broken))
    assert time.process_time() - before < 2  # seconds; all two gigabytes take a minute, or the memory


def test_it_is_not_written(msg_file):
    data = msg_file({BODY: TEXT})
    with pytest.raises(CannotEdit, match=r"\.msg"):
        apply_edits(data, one(data), [Edit("body", 0, 2, "Dear")])


def test_without_the_library_it_says_what_to_install_and_the_rest_is_read(tmp_path, monkeypatch, msg_file):
    monkeypatch.setitem(sys.modules, "oxmsg", None)
    (tmp_path / "a.msg").write_bytes(msg_file({BODY: TEXT}))
    (tmp_path / "b.txt").write_text("Hi")
    unread, read = find_drafts([str(tmp_path)])
    assert isinstance(unread, Unreadable)
    assert "pip install 'tactful[outlook]'" in unread.message
    assert not isinstance(read, Unreadable)
