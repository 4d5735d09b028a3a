"""Deciding about findings one by one, apart from any terminal."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tactful.cli.choosing import Choosing
from tactful.lint.report import Finding, Report, Rewrite
from tactful.mail.draft import Draft, Part, Span
from tactful.mail.source import PlainSource

SAYS = {"wrong": ["odd", "not what we see"], "fault": ["part"], "never": []}


def lint(draft: Draft) -> Report:
    (part,) = draft.parts
    found = [
        Finding(f"blunt/{match[1]}", "blunt", "error", "body", *match.span(), 1, 1, 1, 1, match[1], "", "", "",
                "their-truth", tuple(Rewrite(text, *match.span(), "inform") for text in SAYS[match[1]]))
        for match in re.finditer(rf"\b({'|'.join(SAYS)})\b", part.text)
    ]  # fmt: skip
    return Report(draft, tuple(found))


def report_of(text: str) -> Report:
    return lint(Draft("a.txt", 0, "", (Part("body", text, (Span(0, len(text)),), PlainSource(text)),)))


def reads(choosing: Choosing) -> str:
    return choosing.draft.parts[0].text


def test_the_text_is_shown_as_it_reads_with_all_choices_so_far():
    choosing = Choosing(report_of("wrong, your fault, never"))
    choosing.pick(2)
    assert reads(choosing) == "not what we see, your fault, never"
    assert choosing.finding is not None
    assert choosing.finding.text == "fault"
    place = choosing.place
    assert place.text[place.start : place.end] == "fault"
    choosing.say("doing, perhaps")
    choosing.skip()
    assert choosing.finding is None
    assert reads(choosing) == "not what we see, your doing, perhaps, never"
    assert choosing.left == 1


def test_a_number_without_a_rewrite_decides_nothing():
    choosing = Choosing(report_of("wrong"))
    for number in (0, 3, -1):
        with pytest.raises(IndexError):
            choosing.pick(number)
    assert choosing.ahead == 1


def test_no_words_leave_the_words_out():
    choosing = Choosing(report_of("It is never late"))
    choosing.say("")
    assert reads(choosing) == "It is  late"


def test_a_rule_can_be_left_alone_in_this_draft_and_the_next():
    left_alone: set[str] = set()
    choosing = Choosing(report_of("wrong fault wrong"), left_alone)
    choosing.skip_rule()
    assert choosing.finding is not None
    assert choosing.finding.text == "fault"
    assert choosing.ahead == 1
    assert Choosing(report_of("wrong"), left_alone).finding is None


def test_every_decision_can_be_taken_back():
    left_alone: set[str] = set()
    choosing = Choosing(report_of("wrong fault wrong"), left_alone)
    choosing.skip_rule()
    choosing.pick(1)
    assert choosing.finding is None
    assert choosing.undo()
    assert choosing.undo()
    assert not choosing.undo()
    assert left_alone == set()
    assert (choosing.ahead, reads(choosing)) == (3, "wrong fault wrong")


def test_what_a_wider_rewrite_covers_is_not_asked_about():
    report = report_of("It is wrong and your fault. Then never.")
    whole = Rewrite("Let us see.", 0, 27, "listen")
    first = report.findings[0]._replace(rewrites=(whole,))
    choosing = Choosing(report._replace(findings=(first, *report.findings[1:])))
    choosing.pick(1)
    assert choosing.finding is not None
    assert choosing.finding.text == "never"
    assert choosing.left == 1


def test_a_rewrite_that_would_cover_what_is_chosen_is_not_offered():
    report = report_of("wrong, your fault.")
    whole = Rewrite("Let us see.", 0, 18, "listen")
    second = report.findings[1]._replace(rewrites=(whole, *report.findings[1].rewrites))
    choosing = Choosing(report._replace(findings=(report.findings[0], second)))
    choosing.pick(1)
    assert [one.text for one in choosing.rewrites] == ["part"]


def test_own_words_are_looked_at_too():
    choosing = Choosing(report_of("It is wrong."))
    choosing.say("your fault")
    assert [found.text for found in choosing.brought(lint)] == ["fault"]
    assert choosing.last is not None
    assert choosing.last.text[choosing.last.start : choosing.last.end] == "your fault"
    choosing.undo()
    choosing.pick(1)
    assert choosing.brought(lint) == ()


STEPS = st.lists(st.sampled_from(["1", "2", "say", "drop", "skip", "rule", "undo"]), max_size=20)


@given(st.lists(st.sampled_from(["wrong", "fault", "never", "well"]), max_size=8).map(" ".join), STEPS)
def test_whatever_is_decided_the_words_asked_about_stand_where_they_are_said_to(text, steps):
    choosing = Choosing(report_of(text))
    for step in steps:
        if choosing.finding is not None:
            place = choosing.place
            assert place.text == reads(choosing)
            assert place.text[place.start : place.end] == choosing.finding.text
        before = choosing.ahead
        match step:
            case "undo":
                choosing.undo()
                continue
            case "say" | "drop":
                choosing.say("fine" if step == "say" else "")
            case "skip":
                choosing.skip()
            case "rule":
                choosing.skip_rule()
            case number if len(choosing.rewrites) >= int(number):
                choosing.pick(int(number))
            case _:
                continue
        assert choosing.ahead < max(before, 1)
        if choosing.last is not None:
            assert (
                choosing.last.text[choosing.last.start : choosing.last.end] == choosing._decisions[-1].fix.rewrite.text
            )
    while choosing.undo():
        pass
    assert reads(choosing) == text
