"""Patterns proposed for words that hurt, and the dictionary forms that they are made of."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tactful.rulebook.lemma import base_form
from tactful.rulebook.pattern import read_pattern
from tactful.rulebook.propose import propose

LISTS = {
    "we": read_pattern("(I|we)", {}),
    "our": read_pattern("(my|our)", {}),
    "email": read_pattern("(email|message|e mail)", {}),
    "done": read_pattern(f"({'|'.join('abcdefghijklmnop')}|ignored)", {}),
    "can-not": read_pattern("(can not|am unable to)", {}),
    "see-through": read_pattern("(frankly|really|I am afraid)", {}),
}
SEE_THROUGH = {"frankly": (("frankly",),), "really": (("really",),), "i": (("i", "am", "afraid"),)}
KNOWN = frozenset({"ignore", "stop", "open", "reply", "message", "complain", "form", "opened"})


@pytest.mark.parametrize(
    ("words", "wide", "close", "left_out"),
    [
        ("You're wrong", "you are wrong", "you are wrong", ()),
        ("I told you", "<we> ~tell you", "I told you", ()),
        ("you’re really, really wrong", "you are , wrong", "you are , wrong", ("really", "really")),
        ("you are, frankly, wrong", "you are wrong", "you are wrong", ("frankly",)),
        ("you are I'm afraid wrong", "you are wrong", "you are wrong", ("I am afraid",)),
        ("frankly wrong", "frankly wrong", "frankly wrong", ()),
        ("wrong, frankly", "wrong , frankly", "wrong , frankly", ()),
        ("you ignored our e-mail", "you ~ignore <our> <email>", "you ignored our e mail", ()),
        ("we can't help", "<we> <can-not> help", "we can not help", ()),
        ("lost the plot", "~lose [a|an|the] plot", "lost the plot", ()),
        ("the plot", "the plot", "the plot", ()),
        ("the customer's fault.", "the customer's fault", "the customer's fault", ()),
        ("the forms you lost", "the (form|forms) you ~lose", "the forms you lost", ()),
        ("he opens messages", "he ~open (message|messages)", "he opens messages", ()),
        ("he replied twice", "he ~reply twice", "he replied twice", ()),
        ("is it not you?", "is it not you ?", "is it not you ?", ()),
        ("organised complaints", "organised complaints", "organised complaints", ()),
    ],
)
def test_patterns_are_proposed(words: str, wide: str, close: str, left_out: tuple[str, ...]) -> None:
    assert propose(words, LISTS, SEE_THROUGH, KNOWN) == (wide, close, left_out)


@given(
    st.lists(
        st.sampled_from("You're I told the an email's wrong, frankly ignored 24 can't – stopped!".split()), min_size=1
    )
)
def test_what_is_proposed_can_be_read(words: list[str]) -> None:
    proposal = propose(" ".join(words), LISTS, SEE_THROUGH, KNOWN)
    for pattern in (proposal.wide, proposal.close):
        if any(character.isalnum() for character in pattern) and len(words) < 20:
            assert read_pattern(pattern, LISTS)


@pytest.mark.parametrize(
    ("word", "base"),
    [
        ("told", "tell"),
        ("telling", "tell"),
        ("tell", "tell"),
        ("ignored", "ignore"),
        ("ignoring", "ignore"),
        ("stopped", "stop"),
        ("opened", "open"),
        ("replies", "reply"),
        ("messages", "message"),
        ("shouted", ""),
        ("is", ""),
        ("been", ""),
        ("you", ""),
        ("wrong", ""),
        ("thing", ""),
        ("24", ""),
    ],
)
def test_a_form_leads_to_its_word(word: str, base: str) -> None:
    assert base_form(word, KNOWN) == base
