"""Customers' clauses said back: only where nothing can go wrong."""

import pytest

from tactful.lint.turning import turned


@pytest.mark.parametrize(
    ("said", "said_back"),
    [
        ("our budget was just slashed", "your budget was just slashed"),
        ("Janice now runs the project", "Janice now runs the project"),
        ("We've moved", "you've moved"),
        ("we’re on hold for three months", "you're on hold for three months"),
        ("I was made redundant", "you were made redundant"),
        ("and so my hours have been cut.", "your hours have been cut"),
        ("The board has frozen us out", "the board has frozen you out"),
        ("Gareth's last day was Friday", "Gareth's last day was Friday"),
    ],
)
def test_pronouns_are_turned(said: str, said_back: str) -> None:
    assert turned(said) == said_back


@pytest.mark.parametrize(
    "said",
    [
        "you'll find us at Quayside House",  # whose "you"
        "we moved here this morning",  # when and where
        "she has left",  # who
        "is our budget gone?",
        "we decided (after a long talk) to stop",
        "budget slashed",  # no clause
        "",
        "our " + "very " * 20 + "long budget was cut",
    ],
)
def test_what_may_go_wrong_is_not_said_back(said: str) -> None:
    assert turned(said) == ""
