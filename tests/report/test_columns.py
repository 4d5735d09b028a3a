"""How text lies in terminal columns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tactful.report.columns import cells, columns, shown


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("plain", 5),
        ("", 0),
        ("café", 4),
        ("cafe\u0301", 4),
        ("日本", 4),
        ("ｗｉｄｅ", 8),
        ("👍", 2),
        ("👍🏽", 2),
        ("👩‍👩‍👧", 2),
        ("❤\ufe0f", 2),
        ("❤", 1),
        ("🇩🇪", 2),
        ("a\tb", 5),
        ("\t", 4),
        ("日\tb", 5),
        ("soft\u00adhyphen", 10),
        ("zero\u200bwidth", 9),
        ("bell\x07", 5),
    ],
)
def test_columns_that_a_line_takes(line: str, expected: int) -> None:
    assert columns(line) == expected


@pytest.mark.parametrize(
    ("line", "printed"),
    [
        ("\x1b[31mred\x1b[0m", "␛[31mred␛[0m"),
        ("a\x7fb\x9bc", "a␡b�c"),
        ("turned \u202eround", "turned �round"),
        ("two\u2028lines\n", "two�lines␊"),
        ("lone \ud83d half", "lone � half"),
        ("x\u00ady\ufeffz", "xyz"),
    ],
)
def test_nothing_in_a_line_commands_the_terminal(line: str, printed: str) -> None:
    assert shown(line) == printed


@given(st.text(alphabet=st.characters()))
def test_every_code_point_has_a_cell_and_no_cell_is_a_control_character(line: str) -> None:
    row = cells(line)
    assert len(row) == len(line)
    assert all(cell.width >= 0 for cell in row)
    assert not any(ord(character) < 0x20 or 0x7F <= ord(character) < 0xA0 for character in shown(line))


@given(st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E)))
def test_plain_letters_stay_as_they_are(line: str) -> None:
    assert shown(line) == line
    assert columns(line) == len(line)
