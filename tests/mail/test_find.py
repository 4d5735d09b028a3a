from __future__ import annotations

import io
import os

import pytest

from tactful.mail import read
from tactful.mail.draft import Draft
from tactful.mail.find import DraftFile, Unreadable, find_drafts, find_files

MAIL = b"Subject: x\n\nhello\n"
BOX = b"From a Mon Jan  1 10:00:00 2024\n"


@pytest.fixture
def folder(tmp_path):
    for name, data in {
        "b.txt": b"two",
        "a.eml": MAIL,
        "sub/c.html": b"<p>three",
        ".hidden/d.txt": b"no",
        ".e.txt": b"no",
        "f.pdf": b"%PDF",
        "g.txt": b"",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
    return tmp_path


def names(folder, found):
    return [(item.path.removeprefix(f"{folder}/"), type(item)) for item in found]


def test_a_folder_gives_its_drafts_sorted_and_names_the_unreadable(folder):
    assert names(folder, find_drafts([str(folder)])) == [
        ("a.eml", Draft),
        ("b.txt", Draft),
        ("g.txt", Unreadable),
        ("sub/c.html", Draft),
    ]


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("*.eml", ["a.eml"]),
        ("?.txt", ["b.txt", "g.txt"]),
        ("[ab].*", ["a.eml", "b.txt"]),
        ("*/*.html", ["sub/c.html"]),
        ("**/*.html", ["sub/c.html"]),
        ("s*", ["sub/c.html"]),
        ("**/s*", ["sub/c.html"]),
        ("**", ["a.eml", "b.txt", "g.txt", "sub/c.html"]),
        ("*/**", ["sub/c.html"]),
        ("*.pdf", ["f.pdf"]),
        ("*.doc", ["*.doc"]),
    ],
)
def test_a_pattern_gives_the_drafts_that_match_it_once(folder, pattern, found):
    assert [path for path, _ in names(folder, find_files([f"{folder}/{pattern}"]))] == found


def test_a_pattern_that_nothing_matches_says_so(folder):
    (found,) = find_drafts([f"{folder}/*.doc"])
    assert isinstance(found, Unreadable)
    assert "name is like this" in found.message


def test_a_file_with_a_star_in_its_name_is_that_file(folder):
    (folder / "[b].txt").write_bytes(b"brackets")
    assert [path for path, _ in names(folder, find_files([f"{folder}/[b].txt"]))] == ["[b].txt"]


def test_of_a_maildir_only_drafts_are_read_if_wanted(tmp_path):
    for name in ("cur/1.a:2,DS", "cur/2.b:2,S", "cur/4.d!2,D", "new/5.e", "tmp/6.f", ".Sent/cur/7:2,S"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"Received: by x\n" + MAIL)
    (tmp_path / ".Sent/new").mkdir()
    found = find_drafts([str(tmp_path)], drafts_only=True)
    assert names(tmp_path, found) == [("cur/1.a:2,DS", Draft), ("cur/4.d!2,D", Draft)]
    named = find_drafts([str(tmp_path / "cur/2.b:2,S"), str(tmp_path / "cur/1.a:2,DS")], drafts_only=True)
    assert names(tmp_path, named) == [("cur/1.a:2,DS", Draft)]


@pytest.mark.parametrize(
    ("name", "data", "read"),
    [
        ("a.eml", MAIL, True),
        ("a.eml", b"X-Unsent: 1\n" + MAIL, True),
        ("a.eml", b"Received: by x\n" + MAIL, False),
        ("a.txt", b"Hi", True),
        ("sent.mbox", BOX + MAIL, False),
        ("sent.mbox", BOX + b"X-Mozilla-Draft-Info: x\n" + MAIL, True),
        ("Drafts.mbox", BOX + MAIL, True),
        ("Drafts.mbox", BOX + b"Received: by x\n" + MAIL, False),
    ],
)
def test_a_mail_that_was_sent_is_left_out_if_only_drafts_are_wanted(tmp_path, name, data, read):
    (tmp_path / name).write_bytes(data)
    assert len(list(find_drafts([str(tmp_path / name)], drafts_only=True))) == read
    assert len(list(find_drafts([str(tmp_path / name)]))) == 1


def test_what_a_broken_mail_lost_is_named_beside_it(tmp_path):
    (tmp_path / "a.mbox").write_bytes(BOX + b"Content-Type: multipart/mixed\n" + MAIL)
    draft, told = find_drafts([str(tmp_path)])
    assert isinstance(draft, Draft)
    assert told.message.startswith("mail 1: the mail is broken: ")
    assert told.message.endswith("; the rest was linted")


def test_a_pipe_is_read_where_it_is_named_and_not_waited_for_in_a_folder(tmp_path):
    os.mkfifo(tmp_path / "a.eml")
    (tmp_path / "b.eml").write_bytes(MAIL)
    for place in (tmp_path, tmp_path / "*.eml"):
        pipe, draft = find_drafts([str(place)])
        assert (pipe.message, type(draft)) == ("this is no file, but a pipe, a socket or a device", Draft)
    (named,) = find_files([str(tmp_path / "a.eml")])
    assert isinstance(named, DraftFile)


def test_binary_data_is_no_mailbox_whatever_it_is_called(tmp_path):
    (tmp_path / "a.mbox").write_bytes(bytes(range(256)) * 20)
    (told,) = find_drafts([str(tmp_path)])
    assert isinstance(told, Unreadable)
    assert told.message.endswith("this is no text but binary data")


def test_files_are_counted_without_being_read(folder):
    files = list(find_files([str(folder / "b.txt"), "-"]))
    assert files == [DraftFile(str(folder / "b.txt"), None, 3), DraftFile("-", None, 0)]


def test_one_bad_path_stops_no_other(folder):
    found = list(find_drafts([str(folder / "none.txt"), "a\0b", str(folder / "b.txt"), str(folder / "f.pdf")]))
    assert [type(item) for item in found] == [Unreadable, Unreadable, Draft, Unreadable]
    assert "no such file" in found[0].message


def test_a_maildir_gives_its_mails(tmp_path):
    for name in ("cur/1.a:2,S", "new/2.b", "tmp/3.c", ".Drafts/cur/4.d", ".Drafts/new/5.e"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(MAIL)
    found = list(find_drafts([str(tmp_path)]))
    assert [item.path.removeprefix(f"{tmp_path}/") for item in found] == [
        ".Drafts/cur/4.d",
        ".Drafts/new/5.e",
        "cur/1.a:2,S",
        "new/2.b",
    ]
    assert all(isinstance(item, Draft) and item.subject == "x" for item in found)


@pytest.mark.parametrize(
    ("data", "kind", "as_kind"),
    [(b"Dear Dana", "text", None), (MAIL, "eml", None), (BOX + MAIL, "mbox", None), (MAIL, "text", "text")],
)
def test_standard_input_is_read_as_what_it_is(data, kind, as_kind):
    stdin = io.BytesIO(data)
    (draft,) = find_drafts(["-"], stdin=stdin, as_kind=as_kind)
    assert (draft.path, draft.kind) == ("-", kind)
    assert not stdin.closed


def test_empty_standard_input_is_unreadable():
    assert list(find_drafts(["-"], stdin=io.BytesIO())) == [Unreadable("-", "the file is empty")]


def test_a_bad_mail_in_a_mailbox_stops_no_other(tmp_path, monkeypatch):
    monkeypatch.setattr("tactful.mail.find.LONGEST_MAIL", 100)
    monkeypatch.setattr(read, "LONGEST_MAIL", 100)
    path = tmp_path / "a.mbox"
    path.write_bytes(BOX + MAIL + b"\n" + BOX + b"To: x\n\n" + b"y" * 200 + b"\n\n" + BOX + MAIL)
    first, second, third = find_drafts([str(path)])
    assert (first.index, third.index) == (0, 2)
    assert second.path == str(path)
    assert second.message.startswith("mail 2, at line 7: the mail is too long")


def test_progress_adds_up_to_the_sizes_of_the_files(folder):
    (folder / "m.mbox").write_bytes(BOX + MAIL + b"\n" + BOX + MAIL)
    steps: list[int] = []
    list(find_drafts([str(folder)], on_bytes=steps.append))
    assert sum(steps) == sum(file.size for file in find_files([str(folder)]))
    assert all(step > 0 for step in steps)


def test_a_long_file_is_refused_unread(tmp_path, monkeypatch):
    monkeypatch.setattr(read, "LONGEST_MAIL", 1000)
    (tmp_path / "a.txt").write_bytes(b"x" * 1001)
    (found,) = find_drafts([str(tmp_path / "a.txt")])
    assert "too long" in found.message
