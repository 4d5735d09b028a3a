"""Marking words in a sentence."""

import pytest

from tactful.cli.rules.marking import marked_by

SENTENCE = "Well, you’re  “quite wrong”, Dana (again)."


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("you're quite", None),
        ("quite wrong", "quite wrong"),
        ("QUITE   Wrong", "quite wrong"),
        ("you're", "you’re"),
        ("2", "you’re"),
        ("2-4", "you’re  “quite wrong"),
        ("3 - 4", "quite wrong"),
        ("3 to 4", "quite wrong"),
        ("“quite wrong”,", "quite wrong"),
        ("6", "again"),
        ("7", None),
        ("4-2", None),
        ("0", None),
        ("", None),
        (",", None),
        ("rong", "rong"),
    ],
)
def test_words_are_marked_by_typing_them_or_their_numbers(typed: str, words: str | None) -> None:
    found = marked_by(typed, SENTENCE)
    if words is None:
        assert found.example is None
        assert found.problem
    else:
        assert found.example is not None
        assert SENTENCE[found.example.start : found.example.end] == words


def test_words_are_shown_with_their_numbers() -> None:
    assert marked_by("", "You are, Dana.").numbered == "1 You  2 are,  3 Dana."
