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


@given(
    st.lists(st.sampled_from(["you", "are", "wrong", ">", "From", "--", "simply"]), min_size=1, max_size=60).map(
        " ".join
    ),
    st.lists(st.sampled_from(["a", "fair", ">point", "From", "here\nFrom", "\n >"]), max_size=40).map(" ".join),
    st.booleans(),
    st.data(),
)
def test_edited_lines_flow_on_and_stay_short(text, new, delsp, data):
    first = Change(0, 0, text)
    raw = apply_changes("\n", read_flowed("\n", delsp=delsp).lower([first]))
    flowed = read_flowed(raw, delsp=delsp)
    assert flowed.text == text + "\n"
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    edited = apply_changes(raw, flowed.lower([Change(start, end, new)]))
    wanted = text[:start] + new + text[end:] + "\n"
    assert read_flowed(edited, delsp=delsp).text.split() == wanted.split()
    assert all(len(line) <= 100 for line in edited.splitlines())


@pytest.mark.parametrize(
    ("raw", "old", "new", "edited"),
    [
        ("You are wrong\nBye\n", " wrong", "", "You are\nBye\n"),
        ("You are wrong\nBye\n", "wrong", "", "You are\nBye\n"),
        ("You are \nwrong now\n", "are ", "were", "You werewrong now\n"),
        ("You are \nwrong now\n", "are ", "were ", "You were \nwrong now\n"),
    ],
)
def test_a_line_break_stays_soft_or_hard(raw, old, new, edited):
    flowed = read_flowed(raw, delsp=False)
    start = flowed.text.index(old)
    assert apply_changes(raw, flowed.lower([Change(start, start + len(old), new)])) == edited
