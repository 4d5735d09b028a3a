from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tactful.mail.layer import CannotEdit, Change
from tactful.mail.source import FileLines, LayeredSource, PlainSource, line_starts, lower_to_bytes

LINED = st.text(alphabet=st.sampled_from("aé\r\n"))


@given(LINED)
def test_lines_start_where_editors_start_them(text):
    assert line_starts(text) == [0, *(match.end() for match in re.finditer(r"\r\n|\r|\n", text))]


@given(LINED, st.data())
def test_a_plain_text_and_its_bytes_have_the_same_lines(text, data):
    offset = data.draw(st.integers(0, len(text)))
    in_bytes = len(text[:offset].encode())
    assert FileLines(text.encode()).locate(in_bytes) == PlainSource(text).locate(offset)


def test_columns_count_characters_and_bytes_where_there_are_none():
    assert FileLines("é!".encode()).locate(2) == (1, 2)
    assert FileLines(b"\xe9!").locate(1) == (1, 2)


def test_a_stretch_counts_from_where_it_begins():
    assert FileLines(b"a\nb", first_line=8, origin=100).locate(102) == (9, 1)


def test_a_layered_text_is_located_in_the_text_below():
    class Doubled:
        def span(self, start: int, end: int) -> tuple[int, int]:
            return start * 2, end * 2

        def lower(self, changes: list[Change[str]]) -> list[Change[str]]:
            return changes

    source = LayeredSource(Doubled(), PlainSource("ab\ncd"))
    assert source.locate(2) == (2, 2)
    assert source.span(0, 1) == ((1, 1), (1, 3))
    assert not source.is_decoded(0)


def test_a_request_has_no_bytes_to_edit():
    with pytest.raises(CannotEdit, match="file"):
        lower_to_bytes(PlainSource("x"), [Change(0, 1, "y")])
