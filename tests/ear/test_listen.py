"""What the ear says of a draft: the author's own words, never over a rule, and what a team wants of it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from stand_in import StandIn

from tactful.ear.installed import InstalledEar
from tactful.ear.listen import Asked, listen, sentences_of
from tactful.ear.openings import openings_of
from tactful.lint.engine import lint
from tactful.lint.report import Finding, Report
from tactful.mail.draft import Kind
from tactful.mail.read import read_one, read_text
from tactful.rulebook.book import Rulebook
from tactful.rulebook.ear_settings import HEARD
from tactful.rulebook.layer import Layer
from tactful.rulebook.load import load_rulebook
from tactful.rulebook.rule import MOVES


@pytest.fixture(scope="module")
def builtin() -> Rulebook:
    return load_rulebook(cache=False)


@pytest.fixture
def ear(stand_in: type[StandIn], tmp_path: Path) -> InstalledEar:
    return InstalledEar(tmp_path)


@pytest.fixture
def listened(builtin: Rulebook, ear: InstalledEar) -> Callable[..., Report]:
    def ask(text: str, asked: Asked | None = None, *, rulebook: Rulebook = builtin, kind: Kind = "text") -> Report:
        draft = read_one(text.encode(), path="x", kind=kind)
        return listen(lint(draft, rulebook), ear, rulebook, asked or Asked())

    return ask


def heard(report: Report) -> list[tuple[str, str, str]]:
    return [(one.rule, one.severity, one.text) for one in report.findings if one.chance is not None]


def book(folder: Path, said: str) -> Rulebook:
    path = folder / "team.yml"
    path.write_text(said, encoding="utf-8")
    return load_rulebook([Layer("team", str(path))], builtin=False, cache=False)


@pytest.mark.parametrize(
    ("text", "asked", "found"),
    [
        ("It is a drip in the hall.", None, [("ear/dismissal", "suggestion", "drip")]),
        ("Well spotted by sherlock there.", None, [("ear/hostility", "warning", "sherlock")]),
        ("It is a drip in the hall.", Asked("quiet"), []),
        ("It is a drip in the hall.", Asked("keen"), [("ear/dismissal", "warning", "drip")]),
        ("It is hm in the hall.", Asked("keen"), [("ear/condescension", "suggestion", "hm")]),
        ("It is a drip in the hall.", Asked("off"), []),
        ("It is a drip in the hall.", Asked(min_severity="warning"), []),
        ("Nothing to hear.", None, []),
    ],
)
def test_it_speaks_as_readily_as_the_dial_says(
    listened: Callable[..., Report], text: str, asked: Asked | None, found: list[tuple[str, str, str]]
) -> None:
    assert heard(listened(text, asked)) == found


def test_a_finding_says_what_it_sounds_like_why_it_hurts_and_offers_sentences(
    listened: Callable[..., Report], builtin: Rulebook
) -> None:
    (finding,) = listened("Fine.\nIt is a drip in the hall. Bye.").findings
    message, openings = openings_of("dismissal")
    assert (finding.message, finding.why) == (message, builtin.categories["dismissal"].why)
    assert (finding.line, finding.column, finding.end_column) == (2, 9, 13)
    assert finding.chance == 0.93
    assert [rewrite.move for rewrite in finding.rewrites] == [opening.move for opening in openings]
    assert {(one.start, one.end) for one in finding.rewrites} == {(6, 31)}


def test_the_report_says_whether_it_listened(listened: Callable[..., Report]) -> None:
    assert listened("sherlock it is").verdict == "look-again"
    assert listened("x").ear == ("done", "normal", "stand-in", "", 0)
    assert listened("x", Asked("off")).ear == ("off", "", "", "", 0)


def test_an_ear_that_is_not_there_leaves_the_report_of_the_rules(builtin: Rulebook, tmp_path: Path) -> None:
    report = lint(read_text("As I told you before, it drips."), builtin)
    after = listen(report, InstalledEar(tmp_path), builtin)
    assert after.findings == report.findings
    assert (after.ear.state, after.ear.version) == ("unavailable", "")
    assert "reading by rules alone" in after.ear.note


def test_a_draft_too_long_for_the_time_is_read_by_rules(listened: Callable[..., Report]) -> None:
    report = listened("It is a drip in the hall.", Asked(seconds=-1.0))
    assert (report.findings, report.ear.state) == ((), "unavailable")
    assert "too long" in report.ear.note


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("> It is a drip in the hall.\n\nThank you, I see.", "text"),
        ("<blockquote>It is a drip in the hall.</blockquote><p>Thank you, I see.</p>", "html"),
        ("You wrote “it is a drip in the hall” to us.", "text"),
        ("Thank you.\n\n-- \nSherlock Drip\nPlumber", "text"),
        ("Dear Sherlock,\n\nThank you for the file.", "text"),
        ("Thank you for the file.\n\nKind regards,\nSherlock", "text"),
        ("Please run `hm sherlock drip` there.", "markdown"),
    ],
)
def test_words_that_are_not_the_authors_and_names_are_not_heard(
    listened: Callable[..., Report], text: str, kind: Kind
) -> None:
    assert heard(listened(text, Asked("keen"), kind=kind)) == []


def test_behind_a_greeting_on_the_same_line_only_what_is_said_is_rewritten(listened: Callable[..., Report]) -> None:
    text = "Hi Tom, it is a drip in the hall."
    (finding,) = listened(text).findings
    assert text[finding.rewrites[0].start : finding.rewrites[0].end] == "it is a drip in the hall."


def test_of_words_that_a_rule_speaks_about_only_the_rule_does(
    listened: Callable[..., Report], load: Callable[..., Rulebook]
) -> None:
    rulebook = load({"blame/mess.yml": "message: Blames.\nfind: [drip and sherlock]"})
    (finding,) = listened("It is drip and sherlock there.", rulebook=rulebook).findings
    assert finding.rule == "blame/mess"


def test_beside_a_rule_only_what_offends_without_its_words_is_said(
    listened: Callable[..., Report], load: Callable[..., Rulebook]
) -> None:
    rulebook = load({"blame/mess.yml": "message: Blames.\nfind: [perhaps you]"})
    both = listened("Perhaps you say so, sherlock.", rulebook=rulebook)
    assert [one.rule for one in both.findings] == ["blame/mess", "ear/hostility"]
    one = listened("We meet again.\n\nPerhaps you.", rulebook=rulebook)
    assert [each.rule for each in one.findings] == ["blame/mess"]


def test_the_sentence_before_counts_also_where_only_a_piece_is_linted(listened: Callable[..., Report]) -> None:
    assert len(heard(listened("There we are again. It is done."))) == 1
    assert heard(listened("It is done.")) == []
    assert len(heard(listened("It is done.", Asked(before="Hello.\n\nThere we are again.")))) == 1


def test_a_code_run_is_silence_in_its_sentence(listened: Callable[..., Report]) -> None:
    (finding,) = listened("A drip `sherlock` here.", kind="markdown").findings
    assert finding.text == "drip"


@pytest.mark.parametrize(
    ("said", "text", "found"),
    [
        ("ear: {never: [a drip]}", "It is a drip.", []),
        ("allow: [a drip]", "It is a drip.", []),
        ("ear: {never: [no drip]}", "It is a drip.", [("ear/dismissal", "suggestion", "drip")]),
        ("off: [ear/dismissal]", "It is a drip.", []),
        ("off: [dismissal]", "It is a drip.", []),
        (
            "ear: {always: {brush-off: [as per (our|the) terms]}}",
            "It is so as per our terms.",
            [("ear/brush-off", "suggestion", "as per our terms")],
        ),
        ("ear: {always: {brush-off: [drip]}}", "It is a drip.", [("ear/dismissal", "suggestion", "drip")]),
        ("{off: [ear/brush-off], ear: {always: {brush-off: [as per]}}}", "It is as per our terms.", []),
    ],
)
def test_a_team_says_what_it_never_and_always_flags(
    listened: Callable[..., Report], tmp_path: Path, said: str, text: str, found: list[tuple[str, str, str]]
) -> None:
    rulebook = book(tmp_path, said)
    assert rulebook.faults == ()
    assert heard(listened(text, rulebook=rulebook)) == found


def test_every_category_has_sentences_that_no_rule_minds(builtin: Rulebook) -> None:
    for category in HEARD:
        message, openings = openings_of(category)
        assert message.endswith(".")
        assert len(openings) >= 3
        for opening in openings:
            assert opening.move in MOVES
            assert lint(read_text(opening.say), builtin).findings == (), opening


def test_what_is_asked_beforehand_is_what_is_heard(ear: InstalledEar, builtin: Rulebook) -> None:
    draft = read_text("Hi Tom,\n\nIt is a drip. So it is.\n\nBest,\nAnn")
    ear.get().hear([pair for part in draft.parts for pair in sentences_of(part)])
    model = ear.get().model
    assert isinstance(model, StandIn)
    before = len(model.asked)
    listen(lint(draft, builtin), ear, builtin)
    rest = len(model.asked) - before
    assert (before, rest) == (2, 0)


def test_findings_stay_in_reading_order(listened: Callable[..., Report]) -> None:
    findings: tuple[Finding, ...] = listened("It is a drip. You're wrong about it. Hello sherlock.").findings
    assert [one.start for one in findings] == sorted(one.start for one in findings)
    assert [one.is_of_rule for one in findings] == [False, True, False]
