"""`tactful lint --fix` on a mailbox."""

from __future__ import annotations

import json
import re
import tracemalloc
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tactful.cli.status import ExitStatus

if TYPE_CHECKING:
    from conftest import Tactful

FROM = "From al Mon Jan  1 00:00:00 2026\n"
HEAD = "From: al@example.com\nSubject: Hi\nMIME-Version: 1.0\nContent-Type: text/{}\n\n"
FLOWED = 'plain; charset="utf-8"; format=flowed'
RIGHT = "something we can put right"


def mail(text: str, kind: str = "plain") -> str:
    return f"{FROM}{HEAD.format(kind)}{text}\n\n"


def write(*mails: str) -> Path:
    path = Path("all.mbox")
    path.write_text("".join(mails), encoding="utf-8", newline="\n")
    return path


def test_mails_that_cannot_be_read_are_named_and_stay_as_they_are(with_pack: Tactful) -> None:
    encrypted = f"{FROM}Subject: x\nContent-Type: application/octet-stream\n\nyour fault\n\n"
    path = write(encrypted, mail("This is your fault."), encrypted)
    status, out, err = with_pack("lint", path, "--fix")
    assert status == ExitStatus.FAILED
    assert err.count("all.mbox: mail ") == 2
    assert out.count("rewritten:") == 1
    assert path.read_text("utf-8") == encrypted + mail(f"This is {RIGHT}.") + encrypted


def test_what_is_left_is_shown_where_it_stands_by_then(with_pack: Tactful, pack: Path) -> None:
    rule = pack / "blame" / "your-fault.yml"
    longer = "something we can put right, and we would like to hear from you how you would want that to be done"
    rule.write_text(rule.read_text("utf-8").replace(RIGHT, longer), encoding="utf-8")
    path = write(mail("This is your fault.", FLOWED), mail("Sorry, if so, you are wrong or mistaken. My fault."))
    (pack / "blame" / "my-fault.yml").write_text(
        "message: Says it.\nfind:\n  - my fault\nflags:\n  - '[[my fault]]'\nallows:\n  - No.\n", encoding="utf-8"
    )
    _, out, _ = with_pack("lint", path, "--fix")
    lines = path.read_text("utf-8").splitlines()
    found = re.search(r"all.mbox:(\d+):(\d+): warning: Says it.", out)
    assert found is not None
    assert lines[int(found[1]) - 1][int(found[2]) - 1 :].startswith("My fault")
    assert len(lines) > 14


def test_a_diff_shows_each_mail_and_writes_nothing(with_pack: Tactful) -> None:
    path = write(mail("This is your fault."), mail("All is well."), mail("Your fault."))
    before = path.read_bytes()
    out = with_pack("lint", path, "--diff").out
    assert out.count("--- all.mbox\n") == 2
    assert f"-This is your fault.\n+This is {RIGHT}.\n" in out
    assert path.read_bytes() == before


def test_a_mailbox_from_standard_input_is_given_back(with_pack: Tactful) -> None:
    mails = (mail("This is your fault."), mail("All is well."), mail("So this is your fault."))
    status, out, err = with_pack("lint", "-", "--as", "mbox", "--fix", stdin="".join(mails).encode())
    assert status == ExitStatus.OK
    assert out == "".join(mails).replace("your fault", RIGHT)
    assert err.count("rewritten:") == 2


def test_json_tells_what_is_left(with_pack: Tactful) -> None:
    path = write(mail("This is your fault."), mail("All is well."))
    _, out, err = with_pack("lint", path, "--fix", "--format", "json")
    assert [(draft["index"], draft["findings"]) for draft in json.loads(out)["drafts"]] == [(0, []), (1, [])]
    assert "all.mbox:7:9: rewritten:" in err


def test_a_mailbox_that_gets_mail_meanwhile_is_left_as_it_is(
    with_pack: Tactful, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(mail("This is your fault."))
    real = Path.stat

    def arrives(self: Path, **more: bool) -> object:
        if self.name == "all.mbox" and "twice" not in path.read_text("utf-8"):
            with path.open("a", encoding="utf-8") as file:
                file.write(mail("your fault twice"))
        return real(self, **more)

    monkeypatch.setattr(Path, "stat", arrives)
    status, out, err = with_pack("lint", path, "--fix")
    assert status == ExitStatus.FAILED
    assert err == "error: all.mbox: it has changed since it was read; it is left as it is\n"
    assert "rewritten:" not in out
    assert path.read_text("utf-8") == mail("This is your fault.") + mail("your fault twice")
    assert [found.name for found in Path().iterdir()] == ["all.mbox"]


def test_a_mailbox_that_cannot_be_written_keeps_its_words(with_pack: Tactful, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    path = write(mail("This is your fault."))
    monkeypatch.setattr("tactful.mail.mailbox_edit.Replacement", full)
    status, out, err = with_pack("lint", path, "--fix")
    assert (status, err) == (ExitStatus.FAILED, "error: all.mbox: it cannot be rewritten: No space left on device\n")
    assert "rewritten:" not in out


@pytest.mark.parametrize("options", [(), ("--fix",), ("--format", "json")])
def test_a_longer_mailbox_needs_hardly_more_memory(with_pack: Tactful, options: tuple[str, ...]) -> None:
    peaks = []
    long = mail("Your fault.\n> " + "All is well. " * 4000)
    for count in (5, 50):
        path = write(*[long] * count)
        tracemalloc.start()
        with_pack("lint", path, "--quiet", *options)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] - peaks[0] < 5 * len(long), peaks


def test_what_lies_on_a_server_is_not_written(with_pack: Tactful) -> None:
    status, _, err = with_pack("lint", "imaps://noreen@mail.example/Drafts", "--fix")
    assert status == ExitStatus.FAILED
    assert "is only read; save the draft to a file to have it rewritten" in err
