from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tactful.mail.draft import Part, Span
from tactful.mail.layer import CannotEdit, Change, apply_changes
from tactful.mail.source import PlainSource
from tactful.mail.twins import twin_changes

WORDS = st.lists(st.sampled_from(["you", "are", "wrong", "it’s", "late,", "no."]), min_size=2, max_size=20)


def part(text: str, own: int | None = None) -> Part:
    return Part("body", text, (Span(0, len(text) if own is None else own),), PlainSource(text))


def carried(ours: Part, theirs: Part, old: str, new: str, *, at: int = 0) -> str:
    start = ours.text.index(old, at)
    return apply_changes(theirs.text, twin_changes(ours, theirs, [Change(start, start + len(old), new)]))


@pytest.mark.parametrize(
    ("ours", "theirs", "old", "new", "result"),
    [
        ("You are wrong.", "You are wrong.", "are wrong", "see it", "You see it."),
        ("You are\r\nwrong.", "You are wrong.", "You are\r\nwrong", "We differ", "We differ."),
        ("You *are* wrong.", "You are wrong.", "You *are* wrong", "We differ", "We differ."),
        ("You are wrong.", "*You are* wrong.", "You are wrong", "We differ", "We differ."),
        ("You are wrong.", "*You are wrong*.", "You are wrong", "We differ", "We differ."),
        ("You are wrong.", "*You are wrong.*", "wrong", "right", "*You are right.*"),
        ("It’s “late”.", 'It\'s "late".', "It’s “late”", "Soon", "Soon."),
        ("You are simply wrong.", "You are simply\nwrong.", "simply ", "", "You are wrong."),
        ("You are, well, wrong.", "You are, well, wrong.", ", well,", "", "You are wrong."),
        ("Hi.", "Hi.", "Hi", "A\nB", "A\nB."),
        ("Hi.", "Hi.\r\n", "Hi", "A\nB", "A\r\nB.\r\n"),
    ],
)
def test_the_same_words_change_in_the_other_format(ours, theirs, old, new, result):
    assert carried(part(ours), part(theirs), old, new) == result


def test_the_second_of_two_is_the_second_of_two():
    text = "You are wrong. You are kind."
    assert carried(part(text), part(text), "You are", "We are", at=5) == "You are wrong. We are kind."


def test_where_one_text_has_more_of_them_the_neighbours_tell():
    theirs = part("You are kind. You are wrong, Dana, and that is that. You are late.")
    ours = part("You are wrong, Dana, and that is that.")
    assert carried(ours, theirs, "You are", "We are") == theirs.text.replace("You are wrong", "We are wrong")


def test_quoted_words_are_no_match():
    theirs = part("You are wrong.\n> You are wrong.", own=14)
    assert carried(part("You are wrong."), theirs, "wrong", "right") == "You are right.\n> You are wrong."


@pytest.mark.parametrize(
    ("ours", "theirs", "old"),
    [
        ("You are wrong.", "You were wrong.", "You are wrong"),
        ("You are wrong.", "You are wrong. You are wrong.", "You are wrong"),
        ("You are wrongly told.", "You are wrongly told.", "wrong"),
        ("You are wrong.", "You are wrong.", ""),
        ("You are wrong.", "You are wrong.", " "),
        ("You are wrong.", "", "wrong"),
    ],
)
def test_words_that_cannot_be_told_are_not_changed(ours, theirs, old):
    with pytest.raises(CannotEdit):
        carried(part(ours), part(theirs), old, "new")


@given(WORDS, st.data())
def test_equal_texts_get_equal_changes(words, data):
    text = " ".join(words)
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first + 1, len(words)))
    start, end = len(" ".join([*words[:first], ""])), len(" ".join(words[:last]))
    change = Change(start, end, "new")
    wrapped = part(text.replace(" ", "\n"))
    assert twin_changes(part(text), wrapped, [change]) == [change]
