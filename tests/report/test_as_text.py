"""Reports as text, compared letter by letter."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from tactful.lint.report import EarReport, Finding, Report, Rewrite, Verdict
from tactful.mail.draft import Draft, Part, Span
from tactful.mail.source import PlainSource, Position
from tactful.report.as_text import brief_text, draft_text, rewrite_words, statistics_text, summary_text
from tactful.report.style import COLOUR, PLAIN
from tactful.report.tally import Tally

if TYPE_CHECKING:
    from tactful.rulebook.rule import Severity

TEXT = "Hi Dana,\n\nYou're wrong about the renewal date. As I said, it is the 1st.\n"
WHY = "It may be wrong and is still true for them; arguing it away closes the conversation."


def finding(
    words: str,
    *,
    text: str = TEXT,
    rule: str = "contradiction/you-are-wrong",
    severity: Severity = "error",
    message: str = "Tells the customer they are wrong.",
    why: str = WHY,
    says: tuple[tuple[str, str], ...] = (),
) -> Finding:
    start = text.index(words)
    end = start + len(words)
    source = PlainSource(text)
    line, column = source.locate(start)
    end_line, end_column = source.locate(end)
    return Finding(
        rule=rule,
        category=rule.partition("/")[0],
        severity=severity,
        part="body",
        start=start,
        end=end,
        line=line,
        column=column,
        end_line=end_line,
        end_column=end_column,
        text=words,
        sentence=text,
        message=message,
        why=why,
        principle="their-truth",
        rewrites=tuple(Rewrite(say, start, end, move) for say, move in says),
    )


def report(
    *findings: Finding,
    text: str = TEXT,
    verdict: Verdict = "hold",
    path: str = "reply.eml",
    **more: object,
) -> Report:
    part = Part("body", text, (Span(0, len(text)),), PlainSource(text))
    measures = {"words": 14.0, "sentences": 2.0, "reading_seconds": 4.0}
    return Report(Draft(path, 0, "", (part,)), findings, measures, verdict, **more)  # type: ignore[arg-type]


WRONG = finding(
    "You're wrong",
    says=(("I see the renewal date differently", "inform"), ("", "drop")),
)
TOLD = finding(
    "As I said,",
    rule="told-you-so/as-i-said",
    severity="warning",
    message="Reminds the customer that they were told.",
    why="",
)


def counted(*reports: Report) -> Tally:
    tally = Tally()
    for each in reports:
        tally.add(each)
    return tally


def test_a_draft_shows_each_finding_with_words_reason_and_rewrites() -> None:
    assert draft_text(report(WRONG, TOLD)) == dedent("""\
        reply.eml:3:1: error: Tells the customer they are wrong. [contradiction/you-are-wrong]
           3 | You're wrong about the renewal date. As I said, it is the 1st.
             | ^^^^^^^^^^^^
             why: It may be wrong and is still true for them; arguing it away closes the conversation.
             try: I see the renewal date differently  (inform)
             try: leave these words out  (drop)

        reply.eml:3:38: warning: Reminds the customer that they were told. [told-you-so/as-i-said]
           3 | You're wrong about the renewal date. As I said, it is the 1st.
             |                                      ^^^^^^^^^^

        """)


def test_a_narrow_terminal_wraps_the_reason_and_cuts_the_line() -> None:
    assert draft_text(report(WRONG), width=50) == dedent("""\
        reply.eml:3:1: error: Tells the customer they are wrong. [contradiction/you-are-wrong]
           3 | You're wrong about the renewal date. As I…
             | ^^^^^^^^^^^^
             why: It may be wrong and is still true for
                  them; arguing it away closes the
                  conversation.
             try: I see the renewal date differently
                  (inform)
             try: leave these words out  (drop)

        """)


@pytest.mark.parametrize(
    ("text", "move", "words"),
    [
        ("T", "drop", "leave these words out"),
        (". Here is how it works.", "inform", "Here is how it works."),
        ("here is\n how", "inform", "here is how"),
    ],
)
def test_a_rewrite_is_shown_without_what_fits_it_in(text: str, move: str, words: str) -> None:
    assert rewrite_words(Rewrite(text, 0, 5, move)) == f"{words}  ({move})"


def test_a_reason_is_given_once_a_draft() -> None:
    text = "You're wrong. You are wrong."
    both = (finding("You're wrong", text=text), finding("You are wrong", text=text))
    assert draft_text(report(*both, text=text)).count("why:") == 1


def test_colours_mark_place_severity_words_and_rewrites_and_change_no_letter() -> None:
    coloured = draft_text(report(WRONG), style=COLOUR)
    assert coloured.splitlines()[:3] == [
        (
            "\x1b[1mreply.eml:3:1:\x1b[0m \x1b[1;31merror:\x1b[0m Tells the customer they are wrong. "
            "\x1b[2m[contradiction/you-are-wrong]\x1b[0m"
        ),
        "\x1b[2m   3\x1b[0m \x1b[2m|\x1b[0m You're wrong about the renewal date. As I said, it is the 1st.",
        "     \x1b[2m|\x1b[0m \x1b[1;31m^^^^^^^^^^^^\x1b[0m",
    ]
    for code in ("\x1b[0m", "\x1b[1m", "\x1b[2m", "\x1b[32m", "\x1b[1;31m"):
        coloured = coloured.replace(code, "")
    assert coloured == draft_text(report(WRONG), style=PLAIN)


def test_the_line_shown_is_that_of_the_draft_and_its_number_that_of_the_file() -> None:
    class Encoded:
        def locate(self, offset: int) -> Position:
            return Position(40 + offset // 20, 1)

        def is_decoded(self, offset: int) -> bool:
            return offset >= 0

    text = "Ça va? You're wrong about it."
    part = Part("body", text, (Span(0, len(text)),), Encoded())
    found = finding("You're wrong", text=text, why="")
    shown = draft_text(Report(Draft("a.eml", 0, "", (part,)), (found,), {}, "hold"))
    assert "  40 | Ça va? You're wrong about it.\n     |        ^^^^^^^^^^^^\n" in shown
    assert "note: the line is that of the decoded text" in shown


def test_a_draft_cannot_command_the_terminal() -> None:
    text = "\x1b]0;owned\x07 You're wrong."
    shown = draft_text(report(finding("You're wrong", text=text), text=text, path="a\x1b[2Jb.eml"))
    assert "\x1b" not in shown
    assert "\x07" not in shown


def test_a_draft_without_findings_shows_nothing() -> None:
    assert draft_text(report(verdict="ready")) == ""
    assert brief_text(report(verdict="ready")) == ""


def test_briefly_a_finding_takes_one_line() -> None:
    assert brief_text(report(WRONG, TOLD)) == (
        "reply.eml:3:1: error: Tells the customer they are wrong. [contradiction/you-are-wrong]\n"
        "reply.eml:3:38: warning: Reminds the customer that they were told. [told-you-so/as-i-said]\n"
    )


@pytest.mark.parametrize(
    ("reports", "summary"),
    [
        ((report(WRONG, TOLD),), "Hold this draft: 1 error, 1 warning. 14 words, about 4 seconds to read.\n"),
        (
            (report(TOLD, verdict="look-again"),),
            "Look again before sending: 1 warning. 14 words, about 4 seconds to read.\n",
        ),
        ((report(verdict="ready"),), "Ready to send: nothing found. 14 words, about 4 seconds to read.\n"),
        (
            (report(finding("As I said", severity="suggestion"), verdict="ready"),),
            "Ready to send, with 1 suggestion. 14 words, about 4 seconds to read.\n",
        ),
        (
            (report(WRONG, WRONG), report(TOLD, verdict="look-again"), report(verdict="ready")),
            "3 drafts: 1 to hold, 1 to look at again, 1 ready to send (2 errors, 1 warning).\n",
        ),
        ((report(verdict="ready"),) * 2, "2 drafts: 2 ready to send (nothing found).\n"),
        ((), "No drafts were linted.\n"),
    ],
)
def test_the_summary_says_the_verdict_and_the_counts(reports: tuple[Report, ...], summary: str) -> None:
    assert summary_text(counted(*reports)) == summary


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0, "0 seconds"), (1, "1 second"), (89, "89 seconds"), (90, "2 minutes"), (119, "2 minutes"), (630, "10 minutes")],
)
def test_the_time_to_read_is_told_as_people_tell_it(seconds: int, said: str) -> None:
    tally = counted(report(verdict="ready"))
    tally.reading_seconds = seconds
    assert summary_text(tally).endswith(f", about {said} to read.\n")


def test_the_summary_says_what_could_not_be_read_and_why_grammar_is_missing() -> None:
    away = report(verdict="ready", grammar="unavailable", grammar_note="LanguageTool did not answer.")
    tally = counted(away, away)
    tally.miss("file")
    tally.miss("file")
    tally.miss("mail")
    tally.miss("writing")
    assert summary_text(tally) == dedent("""\
        2 drafts: 2 ready to send (nothing found).
        2 files could not be read.
        1 mail could not be read.
        1 file could not be written.
        Grammar was not checked: LanguageTool did not answer.
        """)


def test_statistics_count_findings_by_rule_most_frequent_first() -> None:
    tally = counted(report(TOLD), *[report(WRONG)] * 10)
    assert statistics_text(tally) == "10  contradiction/you-are-wrong\n 1  told-you-so/as-i-said\n"


def test_statistics_of_nothing_are_nothing() -> None:
    assert statistics_text(Tally()) == ""


def test_what_the_ear_hears_says_so_and_how_sure_it_is() -> None:
    heard = finding("As I said", rule="ear/told-you-so", says=())._replace(chance=0.934)
    lines = draft_text(report(heard)).splitlines()
    assert "     heard: by the ear and not matched by a rule; it is 93 % sure" in lines


def test_the_summary_says_once_why_the_ear_did_not_listen() -> None:
    away = report(verdict="ready", ear=EarReport("unavailable", "normal", note="the ear is not installed"))
    assert summary_text(counted(away, away)) == dedent("""\
        2 drafts: 2 ready to send (nothing found).
        The ear is not installed.
        """)
