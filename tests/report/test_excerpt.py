"""Source lines with carets under the marked words."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tactful.mail.source import PlainSource
from tactful.report.columns import columns
from tactful.report.excerpt import excerpt, marked_lines


def marked(line: str, words: str, limit: int = 60) -> tuple[str, str]:
    start = line.index(words)
    cut = excerpt(line, start, start + len(words), limit=limit)
    return cut.text, " " * cut.before + "^" * cut.marked


@pytest.mark.parametrize(
    ("line", "words", "shown", "carets"),
    [
        ("You are wrong.", "wrong", "You are wrong.", "        ^^^^^"),
        ("日本 is wrong.", "wrong", "日本 is wrong.", "        ^^^^^"),
        ("a\tis wrong.", "wrong", "a   is wrong.", "       ^^^^^"),
        ("cafe\u0301 wrong", "wrong", "cafe\u0301 wrong", "     ^^^^^"),
        ("👩‍👩‍👧 wrong", "wrong", "👩‍👩‍👧 wrong", "   ^^^^^"),
        ("so 日本 it", "日本", "so 日本 it", "   ^^^^"),
        ("w\u00adrong it", "w\u00adrong", "wrong it", "^^^^^"),
    ],
)
def test_carets_stand_under_exactly_the_words(line: str, words: str, shown: str, carets: str) -> None:
    assert marked(line, words) == (shown, carets)


def test_a_long_line_is_cut_on_both_sides_of_the_words() -> None:
    assert marked("x" * 100 + " wrong " + "y" * 100, "wrong", limit=20) == (
        "…xxxxxx wrong yyyyy…",
        "        ^^^^^",
    )


def test_a_long_line_is_cut_only_behind_when_the_words_come_first() -> None:
    assert marked("wrong " + "y" * 100, "wrong", limit=20) == ("wrong yyyyyyyyyyyy…", "^^^^^")


def test_a_long_line_is_cut_only_before_when_the_words_come_last() -> None:
    assert marked("y" * 100 + " wrong", "wrong", limit=20) == ("…yyyyyyyyyyyy wrong", "              ^^^^^")


def test_words_longer_than_the_line_may_be_show_their_beginning() -> None:
    shown, carets = marked("so " + "w" * 100, "w" * 100, limit=20)
    assert shown == "…wwwwwwwwwwwwwwwwww…"
    assert carets == " ^^^^^^^^^^^^^^^^^^"


@given(st.data(), st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\r\n"), min_size=1))
def test_an_excerpt_fits_and_its_mark_lies_within_it(data: st.DataObject, line: str) -> None:
    start = data.draw(st.integers(0, len(line) - 1))
    end = data.draw(st.integers(start + 1, len(line)))
    limit = data.draw(st.integers(12, 60))
    cut = excerpt(line, start, end, limit=limit)
    assert columns(cut.text) <= limit
    assert cut.marked >= 1
    assert cut.before + cut.marked <= limit + 1


def lines_of(text: str, start: int, end: int) -> list[str]:
    return marked_lines(text, start, end, number=lambda offset: text.count("\n", 0, offset) + 1, limit=60)


def test_words_over_a_line_end_are_marked_on_both_lines() -> None:
    text = "Hi,\nas I said\r\nbefore, no.\n"
    start = text.index("said")
    assert lines_of(text, start, text.index(",", 4)) == [
        "   2 | as I said",
        "     |      ^^^^",
        "   3 | before, no.",
        "     | ^^^^^^",
    ]


def test_blank_lines_inside_the_words_are_left_out() -> None:
    assert lines_of("one\n\ntwo", 0, 8) == ["   1 | one", "     | ^^^", "   3 | two", "     | ^^^"]


def test_only_the_first_lines_of_a_long_passage_are_shown() -> None:
    lines = lines_of("a\nb\nc\nd\ne\nf\n", 0, 11)
    assert lines[0] == "   1 | a"
    assert lines[-3:] == ["   4 | d", "     | ^", "     | …"]


@pytest.mark.parametrize(
    ("at", "lines"),
    [
        (0, ["   1 | a: b", "     | ^"]),
        (3, ["   1 | a: b", "     |    ^"]),
        (4, ["   1 | a: b", "     |     ^"]),
        (5, ["   2 | c", "     | ^"]),
        (6, ["   2 | c", "     |  ^"]),
    ],
)
def test_a_place_between_two_characters_gets_one_caret(at: int, lines: list[str]) -> None:
    assert lines_of("a: b\nc", at, at) == lines


@given(st.text("ab\r\n", max_size=30), st.data())
def test_the_lines_shown_are_those_an_editor_shows(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text)))
    source = PlainSource(text)
    (shown, carets) = marked_lines(text, at, at, number=lambda offset: source.locate(offset).line, limit=60)
    number, column = source.locate(at)
    if text[at - 1 : at + 1] == "\r\n":  # the place inside a line end belongs to the line before
        return
    line = re.split("\r\n|\r|\n", text)[number - 1]
    assert shown == f"{number:>4} | {line}".rstrip()
    assert carets == f"     | {' ' * (column - 1)}^"


def test_a_very_long_line_is_cut_at_once() -> None:
    line = "x" * 5_000_000 + " wrong " + "y" * 5_000_000
    shown, carets = marked(line, "wrong", limit=20)
    assert shown == "…xxxxxx wrong yyyyy…"
    assert carets == "        ^^^^^"


def test_the_gutter_grows_with_the_line_number() -> None:
    lines = marked_lines("wrong", 0, 5, number=lambda _: 123456, limit=60)
    assert lines == ["123456 | wrong", "       | ^^^^^"]
