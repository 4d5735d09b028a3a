"""`tactful explain`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tactful.cli.explain import PRINCIPLES, in_words
from tactful.cli.status import ExitStatus
from tactful.rulebook.rule import PRINCIPLES as ALL_PRINCIPLES

if TYPE_CHECKING:
    from conftest import Tactful

EXPLAINED = """\
Tells the customer they are wrong. [contradiction/you-are-wrong]

Why it hurts
  It may be wrong and is still true for them.

What it defends
  What the customer says is true for them, even when it is wrong. Accept the new reality instead of
  arguing it away. (their-truth)

Finds
  you are (wrong or mistaken) (perhaps about ‹topic›)

Leaves alone
  if you are wrong

For example
  You're wrong about the date.
    → I see the date differently.
  Sorry, you are mistaken.

Say instead
  I see ‹topic› differently  (inform)
  here is how it looks from our side  (inform)

Fine as it is
  Tell me if you are wrong.
"""


def test_a_rule_is_explained_in_prose_and_examples(with_pack: Tactful) -> None:
    assert with_pack("explain", "contradiction/you-are-wrong") == (ExitStatus.OK, EXPLAINED, "")


def test_the_category_may_be_left_out(with_pack: Tactful) -> None:
    assert with_pack("explain", "you-are-wrong").out == EXPLAINED


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("contradiction/you-are-wrog", "Did you mean contradiction/you-are-wrong?"),
        ("your-falt", "Did you mean blame/your-fault?"),
        ("blame", "blame is a category, not a rule. `tactful rules list --category blame` lists its rules."),
        ("zzz", "There is no rule called zzz. `tactful rules list` lists them all."),
    ],
)
def test_an_unknown_rule_is_answered_with_those_spelled_alike(with_pack: Tactful, name: str, hint: str) -> None:
    status, out, err = with_pack("explain", name)
    assert (status, out) == (ExitStatus.FAILED, "")
    assert hint in err


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("you are wrong", "you are wrong"),
        ("[so] (wrong|not right)", "(perhaps so) (wrong or not right)"),
        ("<we> ~tell you", "(one of “we”) (tell in any form) you"),
        ("calm .. down", "calm … down"),
        ("_ fault", "(any word) fault"),
        ("^so {topic} $", "(at the start of a sentence) so ‹topic› (at the end of a sentence)"),
        ("really ? !", "really ? !"),
    ],
)
def test_a_pattern_in_words(pattern: str, words: str) -> None:
    assert in_words(pattern) == words


def test_every_principle_is_explained() -> None:
    assert set(PRINCIPLES) == set(ALL_PRINCIPLES)
