"""`tactful explain`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tactful.cli.explain import PRINCIPLES, in_words
from tactful.cli.status import ExitStatus
from tactful.config.find import organisation_file, own_file
from tactful.rulebook.rule import PRINCIPLES as ALL_PRINCIPLES

if TYPE_CHECKING:
    from conftest import Ran, Tactful

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

Who decided
  defined in command line (pack), {pack}/contradiction/you-are-wrong.yml
"""


def test_a_rule_is_explained_in_prose_and_examples(with_pack: Tactful, pack: Path) -> None:
    assert with_pack("explain", "contradiction/you-are-wrong") == (ExitStatus.OK, EXPLAINED.format(pack=pack), "")


def test_the_category_may_be_left_out(with_pack: Tactful, pack: Path) -> None:
    assert with_pack("explain", "you-are-wrong").out == EXPLAINED.format(pack=pack)


def test_rules_explain_is_the_same_command(with_pack: Tactful, pack: Path) -> None:
    assert with_pack("rules", "explain", "you-are-wrong").out == EXPLAINED.format(pack=pack)


def decided(ran: Ran) -> list[str]:
    return ran.out.partition("Who decided\n")[2].splitlines()


def test_every_layer_that_decided_something_is_named(tactful: Tactful, pack: Path) -> None:
    organisation = Path(organisation_file())
    organisation.parent.mkdir(parents=True)
    organisation.write_text(f"packs: [{pack}]\nlock: [contradiction]\nseverity:\n  blame: error\n")
    Path(".tactful.yml").write_text("change:\n  blame/your-fault:\n    message: Ours.\noff: [you-are]\n")
    Path(own_file()).parent.mkdir(parents=True)
    Path(own_file()).write_text("off:\n  - contradiction/you-are-wrong\n  - blame/your-fault\nallow: [your fault]\n")

    wrong, fault = (tactful("explain", name, "--no-builtin") for name in ("you-are-wrong", "your-fault"))
    assert wrong.status == fault.status == ExitStatus.FAILED
    assert decided(wrong) == [
        f"  defined in organisation (pack), {pack}/contradiction/you-are-wrong.yml",
        f"  locked by organisation (config.yml), {organisation}:2: contradiction",
        f"  refused, as it is locked: person (config.yml), {own_file()}:2: off",
    ]
    assert decided(fault) == [
        f"  defined in organisation (pack), {pack}/blame/your-fault.yml",
        f"  severity set by organisation (config.yml), {organisation}:4: warning → error",
        "  changed by team (.tactful.yml), .tactful.yml:3: message",
        f"  switched off by person (config.yml), {own_file()}:3",
        "  It is switched off.",
    ]
    assert f"{own_file()}:2:5: error: contradiction/you-are-wrong is locked by {organisation}:2:8" in wrong.err
    assert ".tactful.yml:4:7: error: no rule or category you-are" in wrong.err


def test_a_phrase_that_keeps_the_rule_silent_is_named(tactful: Tactful, pack: Path) -> None:
    Path(".tactful.yml").write_text(f"packs: [{pack}]\nallow:\n  - entirely your fault\n  - your fault\n")
    explained = tactful("explain", "your-fault", "--no-builtin")
    assert decided(explained)[1:] == ["  words allowed by team (.tactful.yml), .tactful.yml:4: “your fault”"]


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
