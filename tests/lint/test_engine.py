import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tactful.lint.engine import lint
from tactful.lint.rewrites import apply_rewrite
from tactful.mail.read import read_text
from tactful.rulebook.book import Rulebook
from tactful.rulebook.load import load_rulebook

Load = Callable[[dict[str, str | bytes]], Rulebook]
BUILT_IN = load_rulebook(cache=False)
RULES: dict[str, str | bytes] = {
    "blame/mild.yml": "message: Mild.\nseverity: suggestion\nfind: it is your fault\n",
    "blame/short.yml": "message: Short.\nseverity: error\nfind: your fault\n",
    "blame/long.yml": "message: Long.\nfind: you must have typed it wrong\n",
    "blame/part.yml": "message: Part.\nfind: must have typed\n",
    "blame/run.yml": "message: '{count} words in capitals.'\nkind: measure\nmeasure: capital-words\nabove: 2\n",
    "clarity/_category.yml": "title: C\nprinciple: start-from-their-view\nseverity: suggestion\nwhy: w\n",
    "clarity/long.yml": "message: '{count} words.'\nkind: measure\nmeasure: sentence-words\nabove: 5\n",
}


def rules_found(rulebook: Rulebook, text: str, **options: object) -> list[tuple[str, str]]:
    report = lint(read_text(text), rulebook, **options)  # type: ignore[arg-type]
    return [(finding.rule, finding.text) for finding in report.findings]


def test_the_more_severe_then_the_longer_finding_wins_where_two_overlap(load: Load) -> None:
    text = "It is your fault. You must have typed it wrong."
    assert rules_found(load(RULES), text) == [
        ("blame/short", "your fault"),
        ("blame/long", "You must have typed it wrong"),
    ]


def test_least_severity_is_applied_after_overlaps_are_settled(load: Load) -> None:
    assert rules_found(load(RULES), "It is your fault.", min_severity="error") == [("blame/short", "your fault")]
    assert rules_found(load(RULES), "You must have typed.", min_severity="error") == []


def test_clarity_is_found_only_when_asked_for_and_gives_way_to_tone(load: Load) -> None:
    text = "One two three four five six. It is, in my view, your fault."
    assert rules_found(load(RULES), text) == [("blame/short", "your fault")]
    assert rules_found(load(RULES), text, checks=("tone", "clarity")) == [
        ("clarity/long", "One two three four five six."),
        ("blame/short", "your fault"),
    ]


def test_a_measure_says_its_count(load: Load) -> None:
    (finding,) = lint(read_text("I said DO NOT OPEN THE box."), load(RULES)).findings
    assert (finding.text, finding.message) == ("DO NOT OPEN THE", "4 words in capitals.")


@pytest.mark.parametrize("text", ["Please set VAT UK EU NL to zero.", "STOP IT NOW AND READ THE MAIL"])
def test_abbreviations_and_a_writer_who_always_uses_capitals_are_left_alone(load: Load, text: str) -> None:
    assert rules_found(load(RULES), text) == []


def test_a_finding_says_where_it_stands(load: Load) -> None:
    text = "Hi Dana 🙂,\n\nthis is\nyour fault."
    (finding,) = lint(read_text(text), load(RULES)).findings
    assert text[finding.start : finding.end] == finding.text == "your fault"
    assert (finding.line, finding.column, finding.end_line, finding.end_column) == (4, 1, 4, 11)
    assert finding.sentence == "this is\nyour fault."


def test_the_subject_is_read_too(load: Load) -> None:
    report = lint(read_text("Hello.", subject="Your fault"), load(RULES))
    assert [(finding.part, finding.text) for finding in report.findings] == [("subject", "Your fault")]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [("Hello.", "ready"), ("It is your fault.", "hold"), ("You must have typed.", "look-again")],
)
def test_the_verdict_is_the_worst_finding(load: Load, text: str, verdict: str) -> None:
    assert lint(read_text(text), load(RULES)).verdict == verdict


def test_plain_measures_are_always_there(load: Load) -> None:
    report = lint(read_text("Hello there. It's me."), load(RULES))
    assert report.measures == {"words": 4, "sentences": 2, "reading_seconds": 1}


ENDLESS = {
    "blame/a.yml": "message: m\nfind: your fault\nrewrites:\n  - {say: let us see, move: own, replaces: sentence}\n"
    "  - {say: ours, move: own}\n",
    "blame/b.yml": "message: m\nfind: you {topic} at last\n",
    "blame/c.yml": "message: m\nfind: it is yours\nunless: so it is yours\n",
}


@pytest.mark.parametrize(
    "unit", ["your fault\n", "your fault, ", "you ", "so it is yours. it is yours. ", '"you and me" your fault. ']
)
def test_what_never_ends_takes_time_in_proportion(load: Load, unit: str) -> None:
    """The limit is ten times what it takes; at a cost that grows with the square it would take minutes."""
    draft = read_text(unit * (120_000 // len(unit)))
    before = time.process_time()
    report = lint(draft, load(ENDLESS))
    assert time.process_time() - before < 20
    assert sum(len(found.sentence) for found in report.findings) < 20_000_000


def test_a_sentence_without_an_end_is_neither_shown_nor_replaced_whole(load: Load) -> None:
    (found,) = lint(read_text("word " * 400 + "your fault " + "word " * 400), load(ENDLESS)).findings
    assert "your fault" in found.sentence
    assert len(found.sentence) < 600
    assert [rewrite.text for rewrite in found.rewrites] == ["ours"]


WORDS = st.sampled_from(
    "you're wrong You’re mistaken about the renewal date , . \n\n if simply 🙂 a\u00adnd calm down THAT'S our policy "
    "as I told you before ! ? obviously no idea".split(" ")
)


@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_every_finding_and_rewrite_points_at_its_words(text: str) -> None:
    report = lint(read_text(text), BUILT_IN)
    last = 0
    for finding in report.findings:
        assert text[finding.start : finding.end] == finding.text
        assert last <= finding.start < finding.end
        last = finding.end
        for rewrite in finding.rewrites:
            assert rewrite.start <= finding.start
            assert finding.end <= rewrite.end
            changed = apply_rewrite(text, rewrite)
            assert changed.startswith(text[: rewrite.start])
            assert changed.endswith(text[rewrite.end :])


@given(st.text(max_size=80))
def test_any_text_can_be_linted(text: str) -> None:
    for finding in lint(read_text(text), BUILT_IN).findings:
        assert text[finding.start : finding.end] == finding.text
