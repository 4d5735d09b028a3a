"""`tactful lint --interactive`, with a script in place of the keyboard."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tactful.cli.questions import HELP
from tactful.cli.status import ExitStatus

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Ran, Tactful

    Answering = Callable[..., Ran]

RUDE = "Hi Dana,\r\n\r\nYou're wrong about the date. This is your fault.\r\n\r\n> Your fault!\r\n"
ENTER, CTRL_C, CTRL_D = "\r", "\x03", "\x04"


class Script:
    """Answers given beforehand; single keys, and lines after `e`."""

    def __init__(self, answers: list[str]) -> None:
        self.answers = answers
        self.prefilled: list[str] = []

    def key(self) -> str:
        return self._next()

    def line(self, _prompt: str, prefill: str) -> str:
        self.prefilled.append(prefill)
        return self._next()

    def _next(self) -> str:
        answer = self.answers.pop(0)
        if answer == CTRL_C:
            raise KeyboardInterrupt
        if answer == CTRL_D:
            raise EOFError
        return answer


@pytest.fixture
def script() -> Script:
    return Script([])


@pytest.fixture
def answering(with_pack: Tactful, script: Script, monkeypatch: pytest.MonkeyPatch) -> Answering:
    """Runs `tactful lint -i` with answers; all of them must have been asked for."""
    monkeypatch.setattr("tactful.cli.keyboard.is_there", lambda: True)
    monkeypatch.setattr("tactful.cli.keyboard.Keyboard", lambda: script)
    Path("rude.txt").write_bytes(RUDE.encode())

    def run(*answers: str, paths: tuple[str, ...] = ("rude.txt",)) -> Ran:
        script.answers[:] = answers
        ran = with_pack("lint", "-i", *paths)
        assert script.answers == []
        return ran

    return run


def written() -> str:
    return Path("rude.txt").read_bytes().decode()


def test_a_rewrite_is_picked_by_its_number(answering: Answering) -> None:
    status, out, err = answering("2", "1", ENTER)
    assert (status, err) == (ExitStatus.OK, "")
    assert written() == RUDE.replace("You're wrong about the date", "Here is how it looks from our side").replace(
        "your fault", "something we can put right"
    )
    assert "rude.txt: rewritten: 2 places\n" in out
    assert out.endswith("Ready to send: nothing found. 17 words, about 4 seconds to read.\n")


def test_a_question_shows_the_draft_as_it_reads_by_then(answering: Answering) -> None:
    out = answering("1", "s", ENTER).out
    before, _, after = out.partition("1-2, e own words")
    assert "   3 | You're wrong about the date. This is your fault.\n" in before
    assert "       1  I see the date differently  (inform)\n" in before
    assert after.count("   3 | I see the date differently. This is your fault.\n") == 2
    assert "     |                                     ^^^^^^^^^^\n" in after


def test_own_words_go_in_and_are_asked_about_like_others(answering: Answering, script: Script) -> None:
    out = answering("e", "You are mistaken", "s", "s", ENTER).out
    assert written() == RUDE.replace("You're wrong about the date", "You are mistaken")
    assert out.count("rude.txt:3:1: error: Tells the customer they are wrong. [contradiction/you-are-wrong]") == 2
    assert script.prefilled == ["You're wrong about the date"]


def test_a_dash_leaves_the_words_out_and_an_empty_line_goes_back(answering: Answering) -> None:
    answering("s", "e", "", "e", "-", ENTER)
    assert written() == RUDE.replace("This is your fault", "This is ")


def test_nothing_is_written_where_all_is_left_as_it_is(answering: Answering) -> None:
    status, out, _ = answering("s", "s")
    assert status == ExitStatus.FOUND
    assert written() == RUDE
    assert "rude.txt: 0 to rewrite, 2 left as they are.\n" in out
    assert "rewritten:" not in out


def test_a_rule_left_alone_is_not_asked_about_in_later_drafts(answering: Answering) -> None:
    Path("more.txt").write_text("This is your fault.", encoding="utf-8")
    answering("1", "S", ENTER, paths=("rude.txt", "more.txt"))
    assert Path("more.txt").read_text("utf-8") == "This is your fault."


@pytest.mark.parametrize("answers", [("u", "1", "u", "2", "s", ENTER), ("1", "s", "u", "u", "2", "s", ENTER)])
def test_decisions_are_taken_back(answering: Answering, answers: tuple[str, ...]) -> None:
    answering(*answers)
    assert written() == RUDE.replace("You're wrong about the date", "Here is how it looks from our side")


def test_the_last_decision_can_be_taken_back_before_the_draft_is_written(answering: Answering) -> None:
    answering("1", "1", "u", "s", "u", "u", "s", "1", ENTER)
    assert written() == RUDE.replace("your fault", "something we can put right")


def test_w_writes_what_is_decided_and_stops(answering: Answering) -> None:
    Path("more.txt").write_text("This is your fault.", encoding="utf-8")
    status, out, _ = answering("1", "w", paths=("rude.txt", "more.txt"))
    assert written() == RUDE.replace("You're wrong about", "I see").replace("the date", "the date differently")
    assert Path("more.txt").read_text("utf-8") == "This is your fault."
    assert status == ExitStatus.FOUND
    assert "more.txt" not in out


@pytest.mark.parametrize("end", ["q", CTRL_C, CTRL_D])
@pytest.mark.parametrize("before", [(), ("1",), ("e",), ("1", "1")])
def test_quitting_writes_nothing_of_this_draft_and_keeps_those_before(
    answering: Answering, before: tuple[str, ...], end: str
) -> None:
    if before == ("e",) and end == "q":
        return
    Path("a.txt").write_text("This is your fault.", encoding="utf-8")
    status, out, _ = answering("1", ENTER, *before, end, paths=("a.txt", "rude.txt", "rude.txt"))
    assert written() == RUDE
    assert Path("a.txt").read_text("utf-8") == "This is something we can put right."
    assert "Nothing of rude.txt is written.\n" in out
    assert status == ExitStatus.FOUND


def test_other_keys_explain_themselves(answering: Answering) -> None:
    out = answering("?", "x", "9", "\x1b[A", "s", "s").out
    assert HELP in out
    assert out.count("That key does nothing here") == 3
    assert all(f"\n     {key} " in f"\n{HELP}" for key in ("e", "s", "S", "u", "w", "q", "?"))


def test_each_mail_of_a_mailbox_is_written_once_it_is_decided(answering: Answering) -> None:
    mail = "From al Mon Jan  1 00:00:00 2026\nFrom: al@example.com\nSubject: Hi\n\nThis is your fault.\n\n"
    Path("box.mbox").write_text(mail * 3, encoding="utf-8", newline="\n")
    answering("1", ENTER, "1", CTRL_C, paths=("box.mbox",))
    right = mail.replace("your fault", "something we can put right")
    assert Path("box.mbox").read_text("utf-8") == right + mail * 2


def test_a_draft_that_changes_while_somebody_decides_is_not_touched(answering: Answering, script: Script) -> None:
    class Meddling(list):
        def pop(self, at: int = 0) -> str:
            Path("rude.txt").write_text("This is your fault, not mine.", encoding="utf-8")
            return super().pop(at)

    script.answers = Meddling()
    status, _, err = answering("1", "1", ENTER)
    assert Path("rude.txt").read_text("utf-8") == "This is your fault, not mine."
    assert status == ExitStatus.FAILED
    assert err == "error: rude.txt: it has changed since it was read; it is left as it is\n"


@pytest.mark.parametrize(
    ("more", "message"),
    [
        (("-",), "no draft can come from -"),
        (("rude.txt", "--diff"), "--diff exclude each other"),
        (("rude.txt", "--format", "json"), "--format json exclude each other"),
        (("rude.txt", "--resume"), "just run it again"),
        (("rude.txt",), "asks on a terminal"),
    ],
)
def test_what_makes_no_sense_is_refused(with_pack: Tactful, more: tuple[str, ...], message: str) -> None:
    Path("rude.txt").write_bytes(RUDE.encode())
    status, _, err = with_pack("lint", "-i", *more)
    assert status == ExitStatus.FAILED
    assert message in " ".join(err.split())
    assert written() == RUDE
