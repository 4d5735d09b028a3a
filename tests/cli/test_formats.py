"""Every kind of saved draft, from the command line: where its words are found, and what a rewrite leaves alone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tactful.cli.status import ExitStatus

if TYPE_CHECKING:
    from .conftest import Tactful

HEAD = b"From: imre@example.org\nSubject: Your contract\nContent-Type: %s\n\n"
RUDE = b"Hi Zo\xc3\xab,\n\nYou're wrong about the date.\n"
ALTERNATIVES = (
    HEAD % b"multipart/alternative; boundary=b" + b"--b\nContent-Type: text/plain; charset=utf-8; format=flowed\n\n"
    b"Hi Zo\xc3\xab,\n\nYou're \nwrong about the date.\n--b\nContent-Type: text/html; charset=utf-8\n\n"
    b"<p>Hi Zo\xc3\xab,</p><p>You're <b>wrong</b> about the date.</p>\n--b--\n"
)
MAIL = HEAD % b"text/plain; charset=utf-8" + RUDE
PAGE = (
    HEAD % b"multipart/related; boundary=b; type=text/html"
    + b"--b\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n"
    + b"<p>You're wrong about the da=\nte.</p>\n--b\nContent-Type: text/css\n\np { your: fault }\n--b--\n"
)
PLIST = b'<?xml version="1.0"?>\n<plist><dict><key>flags</key><integer>64</integer></dict></plist>\n'
BOX = b"From a Mon Jan  1 10:00:00 2024\n"
WORDS, NEW = b"You're wrong about the date", b"I see the date differently"
#: What a draft holds, where the words are found, and what a rewrite puts in place of what.
DRAFTS: dict[str, tuple[bytes, str, dict[bytes, bytes]]] = {
    "a.eml": (MAIL, "7:1", {WORDS: NEW}),
    "b.eml": (
        ALTERNATIVES,
        "10:1",
        {b"You're \nwrong about the date": NEW, b"You're <b>wrong</b> about the date": NEW + b"<b></b>"},
    ),
    "c.emlx": (
        b"%-10d\n" % len(MAIL) + MAIL + PLIST,
        "8:1",
        {WORDS: NEW, b"%d " % len(MAIL): b"%d " % (len(MAIL) - 1)},
    ),
    "d.mht": (PAGE, "9:4", {b"You're wrong about the da=\nte": NEW}),
    "e.md": (
        b"# Hi\n\n`your fault`: **you're wrong** about *the* `date`.\n",
        "3:17",
        {b"**you're wrong** about *the* `date`": b"**I see the `date` differently**"},
    ),
    "f.txt": (RUDE, "3:1", {WORDS: NEW}),
    "g.html": (
        b"<p>Hi</p>\n<p>You're&nbsp;wrong about the date.</p>\n",
        "2:4",
        {b"You're&nbsp;wrong about the date": NEW},
    ),
    "h.mbox": (BOX + MAIL + b"\n>From me.\n", "8:1", {WORDS: NEW}),
}


@pytest.mark.parametrize("name", DRAFTS)
def test_the_words_are_found_in_their_place(with_pack: Tactful, name: str) -> None:
    data, place, _ = DRAFTS[name]
    Path(name).write_bytes(data)
    status, out, err = with_pack("lint", name, "--quiet")
    assert (status, err) == (ExitStatus.FOUND, "")
    assert out == f"{name}:{place}: error: Tells the customer they are wrong. [contradiction/you-are-wrong]\n"


@pytest.mark.parametrize("name", DRAFTS)
def test_standard_input_is_read_as_what_it_is_said_to_be(with_pack: Tactful, name: str) -> None:
    data, place, _ = DRAFTS[name]
    status, out, _ = with_pack("lint", "-", "--as", name.partition(".")[2], "--quiet", stdin=data)
    assert status == ExitStatus.FOUND
    assert out.startswith(f"-:{place}: error:")


@pytest.mark.parametrize("name", DRAFTS)
def test_a_rewrite_changes_its_words_and_nothing_else(with_pack: Tactful, name: str) -> None:
    data, _, changes = DRAFTS[name]
    Path(name).write_bytes(data)
    with_pack("lint", name, "--fix", "--quiet")
    for old, new in changes.items():
        assert data.count(old) == 1
        data = data.replace(old, new)
    assert Path(name).read_bytes() == data


def test_a_broken_mail_is_linted_and_named(with_pack: Tactful) -> None:
    Path("a.eml").write_bytes(HEAD % b"multipart/mixed" + RUDE)
    status, out, err = with_pack("lint", "a.eml", "--quiet")
    assert status == ExitStatus.FAILED
    assert out.startswith("a.eml:7:1: error:")
    assert err == (
        "error: a.eml: the mail is broken: its header names no boundary between its parts; it was read as one text; "
        "the rest was linted\n"
    )


def test_a_broken_mail_from_standard_input_is_given_back_once(with_pack: Tactful) -> None:
    data = HEAD % b"multipart/mixed" + RUDE
    status, out, _ = with_pack("lint", "-", "--as", "eml", "--fix", "--quiet", stdin=data)
    assert status == ExitStatus.FAILED
    assert out.encode() == data.replace(WORDS, NEW)


def test_what_is_no_draft_is_given_back_as_it_is(with_pack: Tactful) -> None:
    data = b"Received: by x\n" + MAIL
    status, out, _ = with_pack("lint", "-", "--as", "eml", "--fix", "--drafts", stdin=data)
    assert (status, out.encode()) == (ExitStatus.OK, data)


def test_of_a_maildir_only_drafts_are_linted_if_wanted(with_pack: Tactful) -> None:
    for name in ("cur/1:2,S", "cur/2:2,DS", "new/3"):
        Path("Mail", name).parent.mkdir(parents=True, exist_ok=True)
        Path("Mail", name).write_bytes(MAIL)
    assert with_pack("lint", "Mail", "--quiet").out.count("error:") == 3
    assert with_pack("lint", "Mail", "--quiet", "--drafts").out.startswith("Mail/cur/2:2,DS:7:1: error:")
    assert with_pack("lint", "Mail/new", "--quiet", "--drafts") == (ExitStatus.OK, "", "")


def test_a_pattern_in_quotes_is_taken_as_a_shell_would_take_it(with_pack: Tactful) -> None:
    for name in ("drafts/a.eml", "drafts/more/b.eml", "drafts/c.txt"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_bytes(MAIL)
    assert with_pack("lint", "drafts/*.eml", "--quiet").out.count("error:") == 1
    assert with_pack("lint", "drafts/**/*.eml", "--quiet").out.count("error:") == 2


def test_a_folder_on_a_server_is_not_written(with_pack: Tactful) -> None:
    status, _, err = with_pack("lint", "imaps://noreen@mail.example/Drafts", "--fix")
    assert status == ExitStatus.FAILED
    assert err.startswith("error: imaps://noreen@mail.example/Drafts: ")
    assert "read" in err
