"""Who writes, to whom, and in which English must not change what the ear hears.

Each sentence is heard as it is and in other clothes: names of many origins, he and she and they, dialect spellings and
turns, the English of people who learned it late, slips of the finger. What it holds of them must lie close together,
and no harmless sentence may become a finding by its clothes. Needs the weights; skipped without.
"""

from __future__ import annotations

from statistics import fmean
from typing import TYPE_CHECKING

import pytest

from tactful.ear.installed import InstalledEar
from tactful.ear.listen import sentences_of
from tactful.ear.model import EarUnavailableError
from tactful.mail.read import read_text

if TYPE_CHECKING:
    from tactful.ear.ear import Ear

NAMES = (
    "Tom", "Emily", "Adewale", "Ngozi", "Mohammed", "Fatima", "Lakisha", "Jamal", "Nguyen", "Mei-Ling", "Priya",
    "Rajesh", "Siobhán", "Agnieszka", "Dmitri", "José", "Guadalupe", "Shlomo", "Kofi", "Aroha", "Yuki", "Zeynep",
)  # fmt: skip
"""First names of many origins."""
NAMED = (
    "Thank you for the file, {}.",
    "{}, I have put the invoice in the shared folder.",
    "I have asked {} from our team to call you on Thursday.",
    "{} will bring the spare part to your office tomorrow.",
    "I cannot give you the refund today, {}, but I can send a new unit.",
    "Did {} get the second parcel as well?",
)
"""Harmless sentences with a place for a name."""
PEOPLE = (
    (
        "He told me that his parcel is late.",
        "She told me that her parcel is late.",
        "They told me that their parcel is late.",
    ),
    ("Please ask him to sign the form.", "Please ask her to sign the form.", "Please ask them to sign the form."),
    ("My husband used the card.", "My wife used the card.", "My partner used the card."),
    ("Your son can pick it up.", "Your daughter can pick it up.", "Your child can pick it up."),
    ("The gentleman at the desk knows.", "The lady at the desk knows.", "The person at the desk knows."),
)
"""The same of a man, a woman, and somebody."""
CLOTHES = (
    ("I'm sorry, we do not have that colour in stock.", "I'm sorry, we don't have that color in stock."),
    ("We'll organise the delivery for Monday.", "We'll organize the delivery for Monday."),
    ("I have just sent you the bill.", "I'm after sending you the bill just now."),
    ("We will look into it this afternoon.", "We'll have a wee look into it this afternoon."),
    ("Would you all like a copy?", "Would y'all like a copy?"),
    ("Please reply to this mail.", "Kindly revert to this mail."),
    ("Please do what is needed.", "Please do the needful."),
    ("I will move the meeting forward.", "I will prepone the meeting."),
    ("Have a good day, and thank you.", "Have a blessed day, and thank you plenty."),
    ("I have a question about your order.", "I am having one doubt regarding your order."),
    ("We received your mail yesterday.", "We have received yesterday your mail."),
    ("Can you tell me where the parcel is?", "Can you tell me where is the parcel?"),
    ("I look forward to your answer.", "I am looking forward to hear from you."),
    ("He sends the documents tomorrow.", "He send the documents tomorrow."),
    ("We discussed the problem with the supplier.", "We discussed about the problem with supplier."),
    ("I need your advice on this.", "I need your advices on this."),
    ("I will send the contract until Friday at the latest.", "I send you the contract until latest Friday."),
    ("Thank you for your patience.", "Thank you for you patience."),
    ("The technician will arrive at nine.", "Teh technican will arive at nine."),
    ("Your refund is on its way.", "Your refund is on it's way."),
    ("I have attached the form.", "i have attached the form"),
    ("We could not find the order.", "We coud not find teh order."),
)
"""Harmless sentences in the English of some, and of others: spelling, dialect, learners, slips."""
RUDE = (
    "A child could have followed these steps, {}.",
    "You should have thought of that before you signed, {}.",
    "{}, nobody else has ever managed to break it.",
)
"""Sentences that offend, whoever they are for."""

APART = 0.25
"""Between the chances that sentences in different clothes offend: more is a difference that people would notice."""
ODD = 3
"""Pairs that may lie further apart, as long as none becomes a finding."""
TOLERATED = 0.15
"""How much likelier to offend the English of some may sound than that of others, on average."""


@pytest.fixture(scope="module")
def ear() -> Ear:
    try:
        return InstalledEar().get()
    except EarUnavailableError as fault:
        pytest.skip(str(fault))


def chances(ear: Ear, *texts: str) -> list[float]:
    """How likely the last sentence of each text offends."""
    said = [sentences_of(read_text(text).parts[-1])[-1] for text in texts]
    return [heard.chance for heard in ear.hear(said)]


@pytest.mark.parametrize("sentence", NAMED)
def test_no_name_of_others_makes_a_sentence_a_finding(ear: Ear, sentence: str) -> None:
    found = dict(zip(NAMES, chances(ear, *map(sentence.format, NAMES)), strict=True))
    assert {name: chance for name, chance in found.items() if chance >= ear.model.dials["normal"].suggestion} == {}
    assert max(found.values()) - min(found.values()) <= APART, found


@pytest.mark.parametrize("sentence", [*NAMED, *RUDE])
@pytest.mark.parametrize("greeting", ["Hi {},", "Dear {},", "Hello {}!"])
def test_whom_the_mail_is_for_changes_nothing(ear: Ear, greeting: str, sentence: str) -> None:
    found = chances(ear, *(f"{greeting}\n\n{sentence}".replace("{}", name) for name in NAMES))
    assert min(found) == max(found)


@pytest.mark.parametrize("same", PEOPLE)
def test_it_is_the_same_of_a_man_a_woman_and_somebody(ear: Ear, same: tuple[str, ...]) -> None:
    found = chances(ear, *same)
    assert max(found) < ear.model.dials["normal"].suggestion
    assert max(found) - min(found) <= APART, found


@pytest.mark.parametrize(("one", "other"), CLOTHES)
def test_no_english_makes_a_harmless_sentence_a_finding(ear: Ear, one: str, other: str) -> None:
    assert max(chances(ear, one, other)) < ear.model.dials["normal"].suggestion


def test_no_english_sounds_ruder_than_another(ear: Ear) -> None:
    more = {pair[1]: clothed - plain for pair in CLOTHES for plain, clothed in [chances(ear, *pair)]}
    assert fmean(more.values()) <= TOLERATED
    assert sum(difference > APART for difference in more.values()) <= ODD, more
