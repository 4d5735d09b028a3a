"""The same name for everybody, and the way back to the words as they were written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tactful.ear.names import alike, names_in


@pytest.mark.parametrize(
    ("greeting", "names"),
    [
        ("Hi Adewale,", {"Adewale"}),
        ("Dear Mr. O'Neill,", {"O'Neill"}),
        ("Good morning Mei-Ling and Tom,", {"Mei-Ling", "Tom"}),
        ("Hi there,", set()),
        ("", set()),
    ],
)
def test_whom_a_greeting_names(greeting: str, names: set[str]) -> None:
    assert names_in(greeting) == names


@pytest.mark.parametrize(
    ("sentence", "names", "heard"),
    [
        ("Ngozi, nobody else broke it.", {"Ngozi"}, "Sam, nobody else broke it."),
        ("I told Ngozi’s team so, Ngozi.", {"Ngozi"}, "I told Sam’s team so, Sam."),
        ("You did it, Agnieszka.", set(), "You did it, Sam."),
        ("Well, Priya, you did it.", set(), "Well, Sam, you did it."),
        ("It comes on time, Monday.", set(), "It comes on time, Monday."),
        ("We use SAP, UPS, and mail.", set(), "We use SAP, UPS, and mail."),
        ("You did it, again.", set(), "You did it, again."),
    ],
)
def test_whoever_is_spoken_to_has_the_same_name(sentence: str, names: set[str], heard: str) -> None:
    assert alike(sentence, names).text == heard


@given(st.lists(st.sampled_from(["Ngozi", "Al", "you", "did", "it"]), min_size=1))
def test_every_word_is_found_where_it_was_written(words: list[str]) -> None:
    sentence = " ".join(words)
    heard = alike(sentence, {"Ngozi", "Al"})
    at = 0
    for word, other in zip(words, heard.text.split(), strict=True):
        start = heard.text.index(other, at)
        at = start + len(other)
        assert sentence[heard.written(start) : heard.written(at)] == word
