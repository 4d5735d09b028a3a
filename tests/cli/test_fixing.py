"""Choosing rewrites that may go in together."""

from __future__ import annotations

import pytest

from tactful.cli.fixing import choose_fixes, rewritten
from tactful.lint.report import Finding, Report, Rewrite
from tactful.mail.draft import Draft, Part, Span
from tactful.mail.source import PlainSource

BAD = {"wrong": "blunt/wrong", "fault": "blame/fault", "never": "blunt/never"}


def draft_of(text: str, own: tuple[tuple[int, int], ...] | None = None) -> Draft:
    spans = tuple(Span(*span) for span in own or ((0, len(text)),))
    return Draft("a.txt", 0, "", (Part("body", text, spans, PlainSource(text)),))


def linter(says: dict[str, list[str]], *, whole: bool = False):
    """A lint that finds the words of BAD; `says` gives each its rewrites, of the whole text with `whole`."""

    def lint(draft: Draft) -> Report:
        (part,) = draft.parts
        found: list[Finding] = []
        for word, rule in BAD.items():
            start = part.text.find(word)
            while start >= 0:
                end = start + len(word)
                span = (0, len(part.text)) if whole else (start, end)
                rewrites = tuple(Rewrite(text, *span, "inform") for text in says.get(word, []))
                found.append(
                    Finding(rule, rule[:5], "error", "body", start, end, 1, start + 1, 1, end + 1, word, "", "", "",
                            "their-truth", rewrites)
                )  # fmt: skip
                start = part.text.find(word, end)
        return Report(draft, tuple(sorted(found, key=lambda each: each.start)))

    return lint


def test_the_same_sentence_is_not_put_in_twice() -> None:
    lint = linter({"wrong": ["let us see what happened here", "odd"], "fault": ["odd"]})
    report = lint(draft_of("wrong. Then wrong. Then fault."))
    written = rewritten(report.draft, choose_fixes(report, lint)).parts[0].text
    assert written == "let us see what happened here. Then odd. Then odd."


@pytest.mark.parametrize(
    ("text", "says", "result"),
    [
        ("It is wrong.", {"wrong": ["odd"]}, "It is odd."),
        ("wrong fault", {"wrong": ["odd"], "fault": ["part"]}, "odd part"),
        ("wrong wrong", {"wrong": ["odd"]}, "odd odd"),
        ("wrong, your fault", {"wrong": ["a rather odd thing"], "fault": [""]}, "a rather odd thing, your "),
        ("wrong", {}, "wrong"),
    ],
)
def test_the_first_rewrite_of_each_finding_goes_in(text: str, says: dict[str, list[str]], result: str) -> None:
    lint = linter(says)
    report = lint(draft_of(text))
    assert rewritten(report.draft, choose_fixes(report, lint)).parts[0].text == result


@pytest.mark.parametrize(
    ("rewrites", "result"),
    [
        (["your fault", "odd"], "It is odd."),
        (["still wrong", "odd"], "It is odd."),
        (["fault"], "It is wrong."),
    ],
)
def test_a_rewrite_that_brings_a_finding_is_passed_over(rewrites: list[str], result: str) -> None:
    lint = linter({"wrong": rewrites})
    report = lint(draft_of("It is wrong."))
    assert rewritten(report.draft, choose_fixes(report, lint)).parts[0].text == result


def test_rewrites_of_one_sentence_do_not_go_in_twice() -> None:
    lint = linter({"wrong": ["All is well."], "fault": ["Never mind."]}, whole=True)
    report = lint(draft_of("It is wrong and your fault."))
    fixes = choose_fixes(report, lint)
    assert [fix.rewrite.text for fix in fixes] == ["All is well."]
    assert rewritten(report.draft, fixes).parts[0].text == "All is well."


def test_words_that_are_not_the_author_s_stay() -> None:
    lint = linter({"wrong": ["odd"]})
    text = "wrong\n> wrong"
    report = lint(draft_of(text, own=((0, 6),)))
    assert rewritten(report.draft, choose_fixes(report, lint)).parts[0].text == "odd\n> wrong"


def test_the_author_s_spans_move_with_the_words() -> None:
    lint = linter({"wrong": ["somewhat odd"]})
    text = "wrong\n> quoted\nwrong"
    report = lint(draft_of(text, own=((0, 6), (15, 20))))
    (part,) = rewritten(report.draft, choose_fixes(report, lint)).parts
    assert [part.text[span.start : span.end] for span in part.own] == ["somewhat odd\n", "somewhat odd"]
