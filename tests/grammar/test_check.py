from __future__ import annotations

import pytest

from tactful.grammar import GrammarMatch, GrammarUnavailableError, check_grammar
from tactful.grammar.setting import AbsentChecker
from tactful.lint.report import Finding, Report
from tactful.mail.draft import Draft, Part, Span
from tactful.mail.source import PlainSource


class Canned:
    """A checker that finds given words wherever they stand, and remembers what it was asked."""

    def __init__(self, *words: str, misspelling: bool = False, better: tuple[str, ...] = ("better",)) -> None:
        self.words, self.misspelling, self.better = words, misspelling, better
        self.asked: list[tuple[str, float]] = []

    def check(self, text: str, *, seconds: float) -> list[GrammarMatch]:
        self.asked.append((text, seconds))
        found = []
        for word in self.words:
            at = text.find(word)
            while at >= 0:
                found.append(self.match(at, at + len(word)))
                at = text.find(word, at + 1)
        return sorted(found, key=lambda match: match.start)

    def match(self, start: int, end: int) -> GrammarMatch:
        return GrammarMatch(start, end, "EN_A_VS_AN", "Use “an”.", self.better, self.misspelling)

    def close(self) -> None:
        pass


def part(text: str, *spans: tuple[int, int], name: str = "body") -> Part:
    own = tuple(Span(*span) for span in spans) or (Span(0, len(text)),)
    return Part(name, text, own, PlainSource(text))  # type: ignore[arg-type]


def report(*parts: Part | str, findings: tuple[Finding, ...] = ()) -> Report:
    read = tuple(part(each) if isinstance(each, str) else each for each in parts)
    return Report(Draft("a.txt", 0, "", read), findings, verdict="hold" if findings else "ready")


def finding(start: int, end: int, category: str = "blame", part_name: str = "body") -> Finding:
    return Finding(
        f"{category}/x", category, "error", part_name, start, end, 1, 1, 1, 1, "", "", "", "", "their-truth", ()
    )


def test_a_finding_says_everything_a_reader_needs() -> None:
    text = "Hi Dana,\n\nThis is a offer. Bye."
    checked = check_grammar(report(text), Canned("a offer", better=("an offer",)))
    (found,) = checked.findings
    assert (checked.grammar, checked.grammar_note) == ("done", "")
    assert (found.rule, found.category, found.severity) == ("grammar/en-a-vs-an", "grammar", "suggestion")
    assert text[found.start : found.end] == found.text == "a offer"
    assert (found.line, found.column, found.end_line, found.end_column) == (3, 9, 3, 16)
    assert found.sentence == "This is a offer."
    assert [(better.text, better.start, better.end, better.move) for better in found.rewrites] == [
        ("an offer", found.start, found.end, "correct")
    ]


def test_only_the_authors_own_words_are_sent_and_found() -> None:
    text = "Our answer is bad.\n> Their words are bad.\nOur end is bad.\n-- \nbad signature"
    own = [(0, 18), (42, 57)]
    assert [text[start:end] for start, end in own] == ["Our answer is bad.", "Our end is bad."]
    checker = Canned("bad")
    checked = check_grammar(report(part(text, *own)), checker)
    assert checker.asked[0][0] == "Our answer is bad.\n\nOur end is bad."
    assert [found.start for found in checked.findings] == [14, 53]


def test_what_reaches_beyond_one_run_of_own_words_is_dropped() -> None:
    text = "One bad\nquoted\nword two"
    checker = Canned("bad\n\nword", "two")
    checked = check_grammar(report(part(text, (0, 7), (15, 23))), checker)
    assert [found.text for found in checked.findings] == ["two"]


def test_subject_and_body_are_asked_in_one_request_and_kept_apart() -> None:
    checker = Canned("bad")
    checked = check_grammar(report(part("Re: bad", name="subject"), part("A bad day")), checker, seconds=2.5)
    assert checker.asked == [("Re: bad\n\nA bad day", 2.5)]
    assert [(found.part, found.start) for found in checked.findings] == [("subject", 4), ("body", 2)]


@pytest.mark.parametrize(
    ("other", "kept"),
    [
        (finding(4, 7), []),
        (finding(0, 5), []),
        (finding(6, 20), []),
        (finding(0, 4), ["bad"]),
        (finding(7, 9), ["bad"]),
        (finding(4, 7, part_name="subject"), ["bad"]),
        (finding(0, 20, category="clarity"), ["bad"]),
    ],
)
def test_tone_wins_over_grammar_and_clarity_leaves_room_for_it(other: Finding, kept: list[str]) -> None:
    before = report(part("Hello you", name="subject"), "You bad excuses, always.", findings=(other,))
    checked = check_grammar(before, Canned("bad"))
    assert other in checked.findings
    assert [found.text for found in checked.findings if found.category == "grammar"] == kept


def test_of_two_overlapping_slips_the_first_stays() -> None:
    checked = check_grammar(report("one two three four"), Canned("one two", "two three", "four"))
    assert [found.text for found in checked.findings] == ["one two", "four"]


def test_findings_are_merged_in_reading_order_and_the_verdict_stays() -> None:
    before = report("bad and rude and bad", findings=(finding(8, 12),))
    checked = check_grammar(before, Canned("bad"))
    assert [found.start for found in checked.findings] == [0, 8, 17]
    assert checked.verdict == "hold"
    assert check_grammar(report("bad"), Canned("bad")).verdict == "ready"


def test_at_most_five_rewrites_none_twice_none_the_same() -> None:
    checker = Canned("bad", better=("bad", "a", "b", "a", "c", "d", "e", "f"))
    (found,) = check_grammar(report("A bad day"), checker).findings
    assert [better.text for better in found.rewrites] == ["a", "b", "c", "d", "e"]


@pytest.mark.parametrize(
    ("text", "word", "kept"),
    [
        ("Hi Siobhan, thanks.", "Siobhan", False),
        ("Ask the SLA desk.", "SLA", False),
        ("Wierd things happen.", "Wierd", True),
        ("It works. Definately so.", "Definately", True),
        ("“Wierd” is a word.", "Wierd", True),
        ("Hi siobhan, thanks.", "siobhan", True),
    ],
)
def test_an_unknown_word_with_a_capital_inside_a_sentence_is_taken_for_a_name(text: str, word: str, kept: bool) -> None:
    checked = check_grammar(report(text), Canned(word, misspelling=True))
    assert bool(checked.findings) is kept


def test_a_capital_does_not_excuse_what_is_no_spelling() -> None:
    assert check_grammar(report("Then He is here."), Canned("He")).findings


def test_a_text_in_another_language_gets_no_spelling_lesson() -> None:
    german = "vielen dank für deine nachricht, wir schauen uns das an"
    checked = check_grammar(report(german), Canned("vielen", "deine", "nachricht", "schauen", misspelling=True))
    assert (checked.findings, checked.grammar) == ((), "done")
    english = f"{'Thank you for your message. ' * 3}vielen deine nachricht schauen"
    assert check_grammar(report(english), Canned("vielen", "deine", "nachricht", "schauen", misspelling=True)).findings


def test_an_absent_checker_is_said_in_the_report_and_changes_nothing_else() -> None:
    before = report("A bad day", findings=(finding(2, 5),))
    checked = check_grammar(before, AbsentChecker("Not today. Ask tomorrow."))
    assert checked == before._replace(grammar="unavailable", grammar_note="Not today. Ask tomorrow.")


def test_a_second_check_forgets_what_the_first_could_not() -> None:
    away = check_grammar(report("A bad day"), AbsentChecker())
    assert away.grammar_note
    assert check_grammar(away, Canned("bad")).grammar_note == ""


def test_a_draft_without_own_words_is_done() -> None:
    assert check_grammar(report(), Canned("bad")).grammar == "done"


def test_an_absent_checker_always_raises() -> None:
    with pytest.raises(GrammarUnavailableError, match="TACTFUL_LANGUAGETOOL_URL"):
        AbsentChecker().check("", seconds=1)
