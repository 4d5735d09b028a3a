"""Deciding about findings one by one, apart from any terminal."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tactful.cli.choosing import Choosing
from tactful.cli.fixing import rewritten
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


def choosing_of(text: str, left_alone: set[str] | None = None) -> Choosing:
    return Choosing(report_of(text), lint, left_alone)


def reads(choosing: Choosing) -> str:
    return choosing.draft.parts[0].text


def test_the_text_is_shown_as_it_reads_with_all_choices_so_far():
    choosing = choosing_of("wrong, your fault, never")
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
    choosing = choosing_of("wrong")
    for number in (0, 3, -1):
        with pytest.raises(IndexError):
            choosing.pick(number)
    assert choosing.ahead == 1


def test_no_words_leave_the_words_out():
    choosing = choosing_of("It is never late")
    choosing.say("")
    assert reads(choosing) == "It is  late"


def test_a_rule_can_be_left_alone_in_this_draft_and_the_next():
    left_alone: set[str] = set()
    choosing = choosing_of("wrong fault wrong", left_alone)
    choosing.skip_rule()
    assert choosing.finding is not None
    assert choosing.finding.text == "fault"
    assert choosing.ahead == 1
    assert choosing_of("wrong", left_alone).finding is None


def test_every_decision_can_be_taken_back():
    left_alone: set[str] = set()
    choosing = choosing_of("wrong fault wrong", left_alone)
    choosing.skip_rule()
    choosing.pick(1)
    assert choosing.finding is None
    assert choosing.undo()
    assert choosing.undo()
    assert not choosing.undo()
    assert left_alone == set()
    assert (choosing.ahead, reads(choosing)) == (3, "wrong fault wrong")


def choosing_whole(text: str, number: int, rewrite: Rewrite) -> Choosing:
    """As `choosing_of`, with one more rewrite of one finding, in first place."""
    report = report_of(text)
    findings = list(report.findings)
    findings[number] = findings[number]._replace(rewrites=(rewrite, *findings[number].rewrites))
    return Choosing(report._replace(findings=tuple(findings)), lint)


def test_what_a_wider_rewrite_takes_away_is_not_asked_about():
    choosing = choosing_whole("It is wrong and your fault. Then never.", 0, Rewrite("Let us see.", 0, 27, "listen"))
    choosing.pick(1)
    assert choosing.finding is not None
    assert choosing.finding.text == "never"
    assert choosing.left == 1


def test_what_a_wider_rewrite_leaves_is_asked_about_though_it_touches_it():
    choosing = choosing_whole("So wrong, fault and all", 0, Rewrite("fault", 0, 15, "drop"))
    choosing.pick(1)
    assert choosing.finding is not None
    assert choosing.finding.text == "fault"
    choosing.pick(1)
    assert reads(choosing) == "part and all"
    (fix,) = choosing.fixes
    assert (fix.finding.text, fix.rewrite.text) == ("So wrong, fault", "part")


def test_own_words_are_asked_about_too():
    choosing = choosing_of("It is wrong.")
    choosing.say("your fault")
    assert choosing.finding is not None
    assert choosing.finding.text == "fault"
    assert choosing.last is not None
    assert choosing.last.text[choosing.last.start : choosing.last.end] == "your fault"
    choosing.pick(1)
    assert reads(choosing) == "It is your part."
    (fix,) = choosing.fixes
    assert (fix.finding.text, fix.rewrite.text) == ("wrong", "your part")
    choosing.undo()
    choosing.undo()
    assert reads(choosing) == "It is wrong."


def test_words_as_they_were_are_no_change():
    choosing = choosing_of("It is wrong.")
    choosing.say("fault")
    choosing.say("wrong")
    assert choosing.fixes == []


def test_grammar_is_carried_along_where_its_words_stay():
    report = report_of("wrong teh fault")
    start = report.draft.parts[0].text.index("teh")
    grammar = report.findings[0]._replace(
        rule="grammar/typo", category="grammar", start=start, end=start + 3, text="teh",
        rewrites=(Rewrite("the", start, start + 3, "correct"),),
    )  # fmt: skip
    choosing = Choosing(report._replace(findings=(report.findings[0], grammar, report.findings[1])), lint)
    choosing.pick(2)
    assert choosing.finding is not None
    assert (choosing.finding.text, choosing.place.start) == ("teh", len("not what we see "))
    choosing.pick(1)
    choosing.pick(1)
    assert reads(choosing) == "not what we see the part"
    assert choosing.finding is None


def test_what_the_ear_found_is_carried_along_until_its_sentence_is_rewritten():
    report = report_of("wrong teh fault")
    start = report.draft.parts[0].text.index("teh")
    heard = report.findings[0]._replace(
        rule="ear/blame", chance=0.93, start=start, end=start + 3, text="teh",
        rewrites=(Rewrite("what helps", start, start + 3, "explore"),),
    )  # fmt: skip
    choosing = Choosing(report._replace(findings=(report.findings[0], heard, report.findings[1])), lint)
    choosing.pick(2)
    assert choosing.finding is not None
    assert (choosing.finding.rule, choosing.place.start) == ("ear/blame", len("not what we see "))
    choosing.pick(1)
    choosing.pick(1)
    assert reads(choosing) == "not what we see what helps part"
    assert choosing.finding is None


def test_findings_stand_where_their_words_stand_in_the_file():
    choosing = choosing_of("It is wrong,\nyour fault.")
    choosing.say("odd\nand long\nand late")
    assert choosing.finding is not None
    source = choosing.draft.parts[0].source
    assert source.locate(choosing.finding.start) == (2, 6)
    assert source.span(choosing.finding.start, choosing.finding.end) == ((2, 6), (2, 11))
    assert not source.is_decoded(0)


STEPS = st.lists(st.sampled_from(["1", "2", "say", "drop", "skip", "rule", "undo"]), max_size=20)


@given(st.lists(st.sampled_from(["wrong", "fault", "never", "well"]), max_size=8).map(" ".join), STEPS)
def test_whatever_is_decided_the_fixes_make_of_the_draft_what_is_shown(text, steps):
    choosing = choosing_of(text)
    for step in steps:
        finding = choosing.finding
        if finding is not None:
            place = choosing.place
            assert place.text == reads(choosing)
            assert place.text[place.start : place.end] == finding.text
        match step:
            case "undo":
                choosing.undo()
            case "say" | "drop":
                choosing.say("fine, wrong" if step == "say" else "")
            case "skip":
                choosing.skip()
            case "rule":
                choosing.skip_rule()
            case number if len(choosing.rewrites) >= int(number):
                choosing.pick(int(number))
        fixes = choosing.fixes
        assert rewritten(choosing.report.draft, fixes).parts[0].text == reads(choosing)
        assert all(text[fix.rewrite.start : fix.rewrite.end] == fix.finding.text for fix in fixes)
    while choosing.undo():
        pass
    assert reads(choosing) == text
