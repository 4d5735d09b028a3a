"""`tactful lint`: what is shown, and what the exit status says."""

from __future__ import annotations

import json
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from tactful.cli.status import ExitStatus

if TYPE_CHECKING:
    from conftest import Tactful

RUDE = "Hi Dana,\n\nYou're wrong about the date. This is your fault.\n\nAl\n"
MILD = "Hi Dana,\n\nSadly this is your fault.\n"
KIND = "Hi Dana,\n\nThank you for telling us.\n"

RUDE_SHOWN = """\
rude.txt:3:1: error: Tells the customer they are wrong. [contradiction/you-are-wrong]
   3 | You're wrong about the date. This is your fault.
     | ^^^^^^^^^^^^^^^^^^^^^^^^^^^
     why: It may be wrong and is still true for them.
     try: I see the date differently  (inform)
     try: Here is how it looks from our side  (inform)

rude.txt:3:38: warning: Says whose fault it is. [blame/your-fault]
   3 | You're wrong about the date. This is your fault.
     |                                      ^^^^^^^^^^
     why: Nobody hears what follows a reproach.
     try: something we can put right  (own)

"""

ENCODED = """\
From: al@example.com
To: dana@example.com
Subject: The date
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

Hi Dana,

caf=C3=A9 first, and then: in spite of all that, you are =
mistaken.

On Monday Dana wrote:
> You are wrong about the caf=C3=A9.
"""


@pytest.fixture(autouse=True)
def _drafts() -> None:
    for name, text in (("rude.txt", RUDE), ("mild.txt", MILD), ("kind.txt", KIND), ("mail.eml", ENCODED)):
        Path(name).write_text(text, encoding="utf-8", newline="\n")


def test_findings_are_shown_with_a_summary(with_pack: Tactful) -> None:
    summary = "Hold this draft: 1 error, 1 warning. 12 words, about 3 seconds to read.\n"
    assert with_pack("lint", "rude.txt") == (ExitStatus.FOUND, RUDE_SHOWN + summary, "")


def test_a_kind_draft_is_ready(with_pack: Tactful) -> None:
    ready = "Ready to send: nothing found. 7 words, about 2 seconds to read.\n"
    assert with_pack("lint", "kind.txt") == (ExitStatus.OK, ready, "")


def test_an_encoded_mail_shows_its_text_and_the_line_of_the_file(with_pack: Tactful) -> None:
    status, out, _ = with_pack("lint", "mail.eml")
    assert status == ExitStatus.FOUND
    assert out.startswith(
        dedent("""\
        mail.eml:10:50: error: Tells the customer they are wrong. [contradiction/you-are-wrong]
          10 | café first, and then: in spite of all that, you are mistaken.
             |                                             ^^^^^^^^^^^^^^^^
        """)
    )
    assert out.count("error:") == 1


def test_several_drafts_are_summed_up(with_pack: Tactful) -> None:
    out = with_pack("lint", "rude.txt", "mild.txt", "kind.txt").out
    assert out.endswith("3 drafts: 1 to hold, 1 to look at again, 1 ready to send (1 error, 2 warnings).\n")


def test_a_folder_is_read_in_order(with_pack: Tactful) -> None:
    lines = with_pack("lint", ".", "-q").out.splitlines()
    assert [line.partition(":")[0] for line in lines] == ["./mail.eml", "./mild.txt", "./rude.txt", "./rude.txt"]


def test_quietly_there_is_one_line_a_finding(with_pack: Tactful) -> None:
    assert with_pack("lint", "-q", "rude.txt").out == (
        "rude.txt:3:1: error: Tells the customer they are wrong. [contradiction/you-are-wrong]\n"
        "rude.txt:3:38: warning: Says whose fault it is. [blame/your-fault]\n"
    )


def test_statistics_count_by_rule(with_pack: Tactful) -> None:
    out = with_pack("lint", "rude.txt", "mild.txt", "--statistics").out
    assert "\n\n2  blame/your-fault\n1  contradiction/you-are-wrong\n\n2 drafts: " in out


@pytest.mark.parametrize(
    ("draft", "fail_on", "status"),
    [
        ("rude.txt", "error", ExitStatus.FOUND),
        ("rude.txt", "never", ExitStatus.OK),
        ("mild.txt", "error", ExitStatus.OK),
        ("mild.txt", "warning", ExitStatus.FOUND),
        ("mild.txt", "suggestion", ExitStatus.FOUND),
        ("kind.txt", "suggestion", ExitStatus.OK),
    ],
)
def test_the_exit_status_says_whether_something_was_found(
    with_pack: Tactful, draft: str, fail_on: str, status: ExitStatus
) -> None:
    assert with_pack("lint", draft, "--fail-on", fail_on).status == status


def test_findings_below_the_least_severity_are_left_out(with_pack: Tactful) -> None:
    out = with_pack("lint", "-q", "rude.txt", "--min-severity", "error").out
    assert "you-are-wrong" in out
    assert "your-fault" not in out


def test_what_cannot_be_read_is_named_and_the_rest_is_linted(with_pack: Tactful) -> None:
    Path("empty.eml").touch()
    Path("photo.eml").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    status, out, err = with_pack("lint", "gone.eml", "empty.eml", "photo.eml", "kind.txt")
    assert status == ExitStatus.FAILED
    assert err.splitlines()[:2] == [
        "error: gone.eml: there is no such file or folder",
        "error: empty.eml: the file is empty",
    ]
    assert "error: photo.eml: " in err
    assert out.startswith("Ready to send: nothing found.")
    assert out.endswith("3 files could not be read.\n")


def test_a_broken_mail_counts_as_linted_and_not_as_unread(with_pack: Tactful) -> None:
    Path("broken.eml").write_bytes(b"Subject: x\nContent-Type: multipart/mixed\n\n--q\n\nHello Dana.\n")
    status, out, err = with_pack("lint", "broken.eml", "gone.eml")
    assert status == ExitStatus.FAILED
    assert "broken.eml: the mail is broken: " in err
    assert out.endswith("1 file could not be read.\n1 mail is broken: what could be read of it was linted.\n")


def test_a_short_run_that_is_stopped_says_where(with_pack: Tactful, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("tactful.cli.run.read_file", stop)
    status, _, err = with_pack("lint", "kind.txt")
    assert status == ExitStatus.INTERRUPTED
    assert err == "Stopped after 0 drafts, in kind.txt.\n"


def test_a_folder_without_drafts_is_named(with_pack: Tactful) -> None:
    Path("empty").mkdir()
    assert with_pack("lint", "empty") == (
        ExitStatus.FAILED,
        "No drafts were linted.\n1 path held no drafts.\n",
        "error: empty: there are no drafts in it: no .eml, .emlx, .msg, .mht, .html, .md, .txt, .mbox, no Maildir\n",
    )


def test_a_broken_rule_file_is_shown_and_the_rest_of_the_rules_work(with_pack: Tactful, pack: Path) -> None:
    (pack / "blame" / "broken.yml").write_text("message: Hm.\nfind:\n  - your <bog>\n", encoding="utf-8")
    status, out, err = with_pack("lint", "rude.txt")
    assert status == ExitStatus.FAILED
    assert out.startswith(RUDE_SHOWN)
    assert "broken.yml:3:10: error: pattern uses the list <bog>, which does not exist\n" in err
    assert "   3 |   - your <bog>\n     |          ^\n" in err


@pytest.mark.parametrize(
    ("kind", "text", "words"),
    [
        ("txt", RUDE, "-:3:1:"),
        ("html", "<p>You&rsquo;re <b>wrong</b> about it.</p>", "-:1:4:"),
        ("eml", ENCODED, "-:10:50:"),
        ("mbox", f"From al Mon Jan  1 00:00:00 2026\n{ENCODED}", "-:11:50:"),
    ],
)
def test_standard_input_is_read_as_what_it_is_said_to_be(with_pack: Tactful, kind: str, text: str, words: str) -> None:
    status, out, _ = with_pack("lint", "-q", "-", "--as", kind, stdin=text.encode())
    assert status == ExitStatus.FOUND
    assert out.startswith(words)


def test_an_empty_standard_input_is_said_to_be_empty(with_pack: Tactful) -> None:
    status, _, err = with_pack("lint", "-")
    assert (status, err) == (ExitStatus.FAILED, "error: -: the file is empty\n")


def test_json_holds_drafts_and_errors_and_nothing_else_is_printed(with_pack: Tactful) -> None:
    status, out, err = with_pack("lint", "--format", "json", "rude.txt", "gone.eml")
    answer = json.loads(out)
    assert (status, err) == (ExitStatus.FAILED, "")
    assert answer["schema"] == "tactful-report/1"
    assert [draft["path"] for draft in answer["drafts"]] == ["rude.txt"]
    assert [found["rule"] for found in answer["drafts"][0]["findings"]] == [
        "contradiction/you-are-wrong",
        "blame/your-fault",
    ]
    assert answer["errors"] == [{"path": "gone.eml", "message": "there is no such file or folder"}]


@pytest.mark.parametrize("chosen", [("--check", "tone,grammar"), ("--check", "tone", "--check", "grammar")])
def test_grammar_that_is_not_set_up_is_a_note_and_no_failure(with_pack: Tactful, chosen: tuple[str, ...]) -> None:
    status, out, _ = with_pack("lint", "kind.txt", *chosen)
    assert status == ExitStatus.OK
    assert "\nGrammar was not checked: Grammar is not set up." in out


def test_grammar_comes_from_the_server_that_is_named(with_pack: Tactful) -> None:
    answer = json.loads(
        with_pack(
            "lint", "kind.txt", "--check", "grammar", "--languagetool", "http://127.0.0.1:9", "--format", "json"
        ).out
    )
    assert answer["drafts"][0]["grammar"] == "unavailable"
    assert "127.0.0.1:9" in answer["drafts"][0]["grammar_note"]


def test_the_customer_s_message_is_read_as_text(with_pack: Tactful, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("dana.txt").write_text("Is it the 1st?", encoding="utf-8")
    seen: list[str] = []
    from tactful.cli import linting

    lint = linting.lint
    monkeypatch.setattr(linting, "lint", lambda draft, *a, **k: (seen.append(draft.customer), lint(draft, *a, **k))[1])
    with_pack("lint", "kind.txt", "--customer", "dana.txt")
    assert seen == ["Is it the 1st?"]


def test_a_customer_s_message_that_cannot_be_read_is_an_error(with_pack: Tactful) -> None:
    Path("dana.txt").touch()
    status, _, err = with_pack("lint", "kind.txt", "--customer", "dana.txt")
    assert status == ExitStatus.FAILED
    assert "--customer: dana.txt: the file is empty." in err
