from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tactful.mail.flowed import read_flowed
from tactful.mail.layer import Change, apply_changes

RAW = st.text(alphabet=st.sampled_from("ab >-\n\r"), max_size=80)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("You are \nsimply wrong \nabout it.\nBye\n", "You are simply wrong about it.\nBye\n"),
        ("You are \r\nwrong\r\n", "You are wrong\r\n"),
        (" From here\n > a sign\n", "From here\n> a sign\n"),
        ("soft \n of course", "soft of course"),
        ("> you \n> said\nMe \n> you", "> you said\nMe \n> you"),
        (">> deep \n> less", ">> deep \n> less"),
        ("mine \n-- \nNoreen", "mine \n-- \nNoreen"),
        ("-- \nNoreen \nEllis", "-- \nNoreen Ellis"),
        ("last ", "last "),
        ("", ""),
    ],
)
def test_soft_lines_are_joined_and_stuffing_goes(raw, text):
    assert read_flowed(raw, delsp=False).text == text


def test_with_delsp_the_space_belongs_to_the_line_break():
    assert read_flowed("You  \nare wro \nng", delsp=True).text == "You are wrong"


@given(RAW, st.booleans())
def test_every_character_stands_where_it_came_from(raw, delsp):
    flowed = read_flowed(raw, delsp=delsp)
    for at, character in enumerate(flowed.text):
        low, high = flowed.span(at, at + 1)
        assert raw[low:high] == character


@given(RAW, st.booleans())
def test_nothing_but_stuffing_and_soft_breaks_is_lost(raw, delsp):
    assert read_flowed(raw, delsp=delsp).text.translate(dict.fromkeys(map(ord, " >\r\n"))) == raw.translate(
        dict.fromkeys(map(ord, " >\r\n"))
    )


@pytest.mark.parametrize("new", ["me", " me", ">me", "From me", "a\n b", "a\n>b", "a\nFrom b", "a \nb"])
def test_new_words_read_as_they_were_meant(new):
    raw = "You are \nwrong.\nBye\n"
    flowed = read_flowed(raw, delsp=False)
    edited = apply_changes(raw, flowed.lower([Change(0, len("You are wrong"), new)]))
    assert read_flowed(edited, delsp=False).text == new.replace(" \n", "\n") + ".\nBye\n"
