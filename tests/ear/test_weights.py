"""The weights that come with tactful: that they are whole, small, and hear what they should. Skipped without them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tactful.ear.installed import InstalledEar, model_folder
from tactful.ear.model import EarUnavailableError
from tactful.ear.openings import openings_of
from tactful.rulebook.ear_settings import DIALS, HEARD

if TYPE_CHECKING:
    from tactful.ear.ear import Ear

MOST_BYTES = 16_000_000
RUDE = (
    "With all your expertise you surely noticed the cable.",
    "A child could have followed these steps.",
    "It is hardly our problem that you cannot read.",
)
HARMLESS = (
    "The meeting is at ten on Thursday, in the small room.",
    "Please find the invoice for October attached.",
    "I'm sorry about the delay; the new part leaves today.",
    "We cannot extend the licence, but we can move you to the monthly plan.",
    "Could you send me the number on the sticker?",
)


@pytest.fixture(scope="module")
def ear() -> Ear:
    try:
        return InstalledEar().get()
    except EarUnavailableError as fault:
        if any(model_folder().glob("*.onnx")):
            raise
        pytest.skip(str(fault))


def test_they_are_small(ear: Ear) -> None:
    assert sum(path.stat().st_size for path in model_folder().iterdir()) <= MOST_BYTES


def test_every_dial_speaks_less_readily_than_the_next(ear: Ear) -> None:
    dials = [ear.model.dials[dial] for dial in DIALS if dial != "off"]
    assert all(dial.suggestion <= dial.warning for dial in dials)
    assert sorted(dials, reverse=True) == dials


def test_they_tell_plain_cases_apart(ear: Ear) -> None:
    assert min(heard.chance for heard in ear.hear([(sentence, "") for sentence in RUDE])) > 0.3
    assert max(heard.chance for heard in ear.hear([(sentence, "") for sentence in HARMLESS])) < 0.1


def test_what_they_hear_of_a_sentence_does_not_hang_on_its_neighbours_in_a_run(ear: Ear) -> None:
    sentences = [(sentence, "We had a look.") for sentence in (*RUDE, *HARMLESS)]
    cut = [ear.model.wordpieces.cut(*sentence) for sentence in sentences]
    together = [answer.offence for answer in ear.model.answers(cut)]
    assert together == pytest.approx([ear.model.answers([pieces])[0].offence for pieces in cut], abs=1e-4)


@pytest.mark.parametrize("category", HEARD)
def test_no_sentence_that_is_offered_sounds_like_an_offence(ear: Ear, category: str) -> None:
    _, openings = openings_of(category)
    chances = {each.say: ear.hear([(each.say, "")])[0].chance for each in openings}
    assert max(chances.values()) < ear.model.dials["normal"].suggestion, chances
