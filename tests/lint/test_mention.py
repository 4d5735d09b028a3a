"""What a text is about, so that another can take it up."""

import pytest

from tactful.lint.mention import content, shared, stem
from tactful.text.tokens import tokenise


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("nine thousand, not fifteen", {"#9000", "#15"}),
        ("£18,000 or 2.5k", {"#18000", "#2500"}),
        ("eighteen hundred", {"#1800"}),
        ("two of the three", set()),
        ("we have it now", set()),
    ],
)
def test_numbers_are_read_however_they_are_written(text: str, about: set[str]) -> None:
    assert content(tokenise(text)) == about


@pytest.mark.parametrize(
    ("one", "other"), [("moves", "moving"), ("flights", "flight"), ("told", "tells"), ("city", "cities")]
)
def test_forms_of_a_word_share_their_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_nine_takes_up_nine_thousand_and_fifteen_does_not() -> None:
    assert shared({"#9000"}, content(tokenise("Nine it is.")))
    assert not shared({"#9000"}, content(tokenise("Fifteen it is.")))
