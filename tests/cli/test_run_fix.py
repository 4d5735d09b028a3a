"""`tactful lint --fix` and `--diff`."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tactful.cli.status import ExitStatus

if TYPE_CHECKING:
    from conftest import Tactful

RUDE = "Hi Dana,\r\n\r\nYou're wrong about the date. This is your fault.\r\n\r\n> Your fault!\r\n"
FIXED = "Hi Dana,\r\n\r\nI see the date differently. This is something we can put right.\r\n\r\n> Your fault!\r\n"


@pytest.fixture(autouse=True)
def _draft() -> None:
    Path("rude.txt").write_bytes(RUDE.encode())


def test_fix_writes_the_first_rewrite_of_each_finding_and_says_so(with_pack: Tactful) -> None:
    status, out, err = with_pack("lint", "rude.txt", "--fix")
    assert (status, err) == (ExitStatus.OK, "")
    assert out == (
        "rude.txt:3:1: rewritten: You're wrong about the date → I see the date differently\n"
        "rude.txt:3:38: rewritten: your fault → something we can put right\n"
        "\n"
        "Ready to send: nothing found. 14 words, about 4 seconds to read.\n"
    )
    assert Path("rude.txt").read_bytes() == FIXED.encode()


def test_fix_leaves_what_has_no_rewrite_and_shows_it(with_pack: Tactful, pack: Path) -> None:
    rule = pack / "blame" / "your-fault.yml"
    text = rule.read_text("utf-8")
    rule.write_text(
        text.replace("rewrites:\n  - say: something we can put right\n    move: own\n", ""), encoding="utf-8"
    )
    status, out, _ = with_pack("lint", "rude.txt", "--fix")
    assert status == ExitStatus.FOUND
    assert out.startswith("rude.txt:3:1: rewritten: You're wrong about the date → I see the date differently\n\n")
    assert "rude.txt:3:37: warning: Says whose fault it is. [blame/your-fault]\n" in out
    assert b"I see the date differently. This is your fault." in Path("rude.txt").read_bytes()


def test_diff_shows_what_fix_would_do_and_writes_nothing(with_pack: Tactful) -> None:
    status, out, err = with_pack("lint", "rude.txt", "--diff")
    assert (status, err) == (ExitStatus.FOUND, "")
    assert out == (
        "--- rude.txt\n"
        "+++ rude.txt (rewritten)\n"
        "@@ -1,5 +1,5 @@\n"
        " Hi Dana,\n"
        " \n"
        "-You're wrong about the date. This is your fault.\n"
        "+I see the date differently. This is something we can put right.\n"
        " \n"
        " > Your fault!\n"
        "\n"
        "Hold this draft: 1 error, 1 warning. 11 words, about 3 seconds to read.\n"
    )
    assert Path("rude.txt").read_bytes() == RUDE.encode()


def test_a_draft_with_nothing_to_fix_is_not_touched(with_pack: Tactful) -> None:
    Path("kind.txt").write_text("Thank you, Dana.", encoding="utf-8")
    os.utime("kind.txt", (1, 1))
    out = with_pack("lint", "kind.txt", "--fix").out
    assert Path("kind.txt").stat().st_mtime == 1
    assert out.startswith("Ready to send: nothing found.")


def test_the_file_keeps_its_permissions_and_no_other_file_is_left(with_pack: Tactful) -> None:
    Path("rude.txt").chmod(0o640)
    with_pack("lint", "rude.txt", "--fix")
    assert stat.S_IMODE(Path("rude.txt").stat().st_mode) == 0o640
    assert [path.name for path in Path().iterdir()] == ["rude.txt"]


def test_fix_with_standard_input_gives_the_draft_back_and_talks_aside(
    with_pack: Tactful,
) -> None:
    status, out, err = with_pack("lint", "-", "--as", "txt", "--fix", stdin=RUDE.encode())
    assert status == ExitStatus.OK
    assert out == FIXED
    assert "-:3:1: rewritten: " in err
    assert "Ready to send" in err


def test_every_mail_of_a_mailbox_is_fixed_and_nothing_else_changes(with_pack: Tactful) -> None:
    mail = "From al Mon Jan  1 00:00:00 2026\nFrom: al@example.com\nSubject: Hi\n\n{}\n\n"
    texts = ["This is your fault.", "All is well.", "Now this is your fault, and you are mistaken."]
    Path("all.mbox").write_text("".join(map(mail.format, texts)), encoding="utf-8", newline="\n")
    status, out, err = with_pack("lint", "all.mbox", "--fix")
    assert (status, err) == (ExitStatus.OK, "")
    assert out.count("rewritten:") == 3
    right = "something we can put right"
    fixed = [f"This is {right}.", texts[1], f"Now this is {right}, and here is how it looks from our side."]
    assert Path("all.mbox").read_text("utf-8") == "".join(map(mail.format, fixed))


def test_an_encoded_mail_is_diffed_as_it_reads(with_pack: Tactful) -> None:
    head = (
        "Subject: Hi\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n"
    )
    body = "VGhpcyBpcyB5b3VyIGZhdWx0LCBEYW5hLgo=\n"
    Path("mail.eml").write_text(head + body, encoding="utf-8", newline="\n")
    out = with_pack("lint", "mail.eml", "--diff").out
    assert "-This is your fault, Dana.\n+This is something we can put right, Dana.\n" in out


def test_html_is_diffed_as_it_is_written(with_pack: Tactful) -> None:
    Path("mail.html").write_text("<p>This is <b>your fault</b>, Dana.</p>\n", encoding="utf-8")
    out = with_pack("lint", "mail.html", "--diff").out
    assert "-<p>This is <b>your fault</b>, Dana.</p>\n+<p>This is <b>something we can put right</b>, Dana.</p>\n" in out


def test_words_that_cannot_be_replaced_are_named_with_the_reason(with_pack: Tactful) -> None:
    parts = ("text/plain", "This is your fault."), ("text/html", "<p>It is all down to you.</p>")
    pieces = "".join(f"--b\nContent-Type: {kind}\n\n{text}\n\n" for kind, text in parts)
    head = "Subject: Hi\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=b\n\n"
    before = f"{head}{pieces}--b--\n"
    Path("mail.eml").write_text(before, encoding="utf-8", newline="\n")
    status, out, _ = with_pack("lint", "mail.eml", "--fix")
    assert status == ExitStatus.FOUND
    assert ": not rewritten: your fault: " in out
    assert Path("mail.eml").read_text("utf-8") == before


def test_with_json_only_the_report_is_on_standard_output(with_pack: Tactful) -> None:
    _, out, err = with_pack("lint", "rude.txt", "--fix", "--format", "json")
    assert json.loads(out)["drafts"][0]["findings"] == []
    assert "rude.txt:3:1: rewritten: " in err


def test_a_file_that_cannot_be_read_is_named_and_the_others_are_fixed(with_pack: Tactful) -> None:
    status, out, err = with_pack("lint", "gone.txt", "rude.txt", "--fix")
    assert (status, err) == (ExitStatus.FAILED, "error: gone.txt: there is no such file or folder\n")
    assert out.count("rewritten:") == 2


def test_a_file_that_cannot_be_written_keeps_its_words(with_pack: Tactful, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tactful.cli.run_fix.write_atomically", full)
    status, out, err = with_pack("lint", "rude.txt", "--fix")
    assert (status, err) == (
        ExitStatus.FAILED,
        "error: rude.txt: it cannot be written: No space left on device\n",
    )
    assert "rewritten:" not in out
    assert Path("rude.txt").read_bytes() == RUDE.encode()
