from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tactful.mail.layer import CannotEdit, Change, apply_changes
from tactful.mail.markdown import read_markdown

SIGNS = st.text(alphabet=st.sampled_from("ab \n*_`[]()<>!#>-~\\&;:=|'\"1."), max_size=80)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("# You are **wrong** #\n", "You are wrong\n"),
        ("you're **simply _wrong_** here", "you're simply wrong here"),
        ("***both***, __bold__, ~~gone~~", "both, bold, gone"),
        ("snake_case_name and 2 * 3 * 4", "snake_case_name and 2 * 3 * 4"),
        ("* item\n* item", "* item\n* item"),
        ("[the date](http://x.example/you-are-wrong 'you') is", "the date is"),
        ("[the *date*][ref] is\n\n[ref]: http://x.example 'you'\n", "the date is\n\n\n"),
        ("![you idiot](a.png) here", " here"),
        ("[![you](a.png)](b)", ""),
        ("see <https://x.example> &amp; &nosuch; [x] and [y", "see https://x.example & &nosuch; [x] and [y"),
        ("\\*no\\* and \\\\", "*no* and \\"),
        ("a\n```\nyou are wrong\n```\nb", "a\n\nb"),
        ("a\n\n~~~ sh\nyou\n~~~~\nb", "a\n\n\nb"),
        ("```\nnever closed", ""),
        ("a\n\n    you are wrong\n\nb", "a\n\n\n\nb"),
        ("- a\n\n    more of a\n", "- a\n\n    more of a\n"),
        ("a\n    goes on\n", "a\n    goes on\n"),
        ("Title\n=====\na\n---\n", "Title\n\na\n\n"),
        ("> quoted *text*\n", "> quoted text\n"),
        ("a<br>b <!-- you --> <b>c</b>", "ab  c"),
        ("<!-- you\n\nare -->\nwrong", "\nwrong"),
        ("---\ntitle: x\n---\nHi", "Hi"),
        ("---\nHi\n---\n", "---\nHi\n\n"),
        ("| a | b |\n|---|:-:|\n| c | d |", "| a | b |\n\n| c | d |"),
        ("so it is[^1]", "so it is"),
        ("", ""),
    ],
)
def test_what_a_person_reads(source, text):
    assert read_markdown(source).text == text


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("run `you are` now", ["`you are`"]),
        ("*so* ``a ` b`` and `c`", ["``a ` b``", "`c`"]),
        ("[`a`](b) <code>you</code>", ["`a`", "<code>you</code>"]),
        ("a ` b", []),
        ("\\`a`", []),
        ("<code>a", []),
    ],
)
def test_code_in_a_line_stays_and_is_named(source, code):
    markdown = read_markdown(source)
    assert [markdown.text[span.start : span.end] for span in markdown.code] == code


@given(SIGNS)
def test_every_character_stands_where_it_came_from(source):
    markdown = read_markdown(source)
    for at, character in enumerate(markdown.text):
        low, high = markdown.span(at, at + 1)
        assert source[low:high] == character or source[low] == "&"
    assert all(0 <= span.start < span.end <= len(markdown.text) for span in markdown.code)


@pytest.mark.parametrize(
    ("source", "edited"),
    [
        ("So you're wrong here.", "So we see it here."),
        ("So **you're** wrong here.", "So **we see it** here."),
        ("So **you're wrong** here.", "So **we see it** here."),
        ("So you're *wrong here*.", "So *we see it here*."),
        ("So *you're wrong* here.", "So *we see it* here."),
        ("*So you're* wrong here.", "*So we see it* here."),
        ("So you're **simply** wrong here.", "So we see it here."),
    ],
)
def test_emphasis_around_replaced_words_stays(source, edited):
    markdown = read_markdown(source)
    start, end = markdown.text.index("you're"), markdown.text.index(" here")
    after = apply_changes(source, markdown.lower([Change(start, end, "we see it")]))
    assert after == edited


def test_words_with_a_link_among_them_are_not_replaced():
    markdown = read_markdown("you are [wrong](x) here")
    with pytest.raises(CannotEdit, match="link"):
        markdown.lower([Change(0, len("you are wrong"), "we see it")])


@pytest.mark.parametrize(
    "sign", ["*a ", "**a *b ", "[", "![", "`a", "<code>", "<!-- ", "](x", "_a", "[^", "\n- ", "&", "> `"]
)
def test_signs_without_end_take_time_in_proportion(sign):
    started = time.perf_counter()
    read_markdown(sign * (60_000 // len(sign)))
    assert time.perf_counter() - started < 5
