"""Phrases that patterns stand for."""

import pytest

from tactful.rulebook.pattern import parse_pattern, read_pattern
from tactful.rulebook.samples import samples, spoken

LISTS = {"we": read_pattern("(I|we)", {})}


def said(pattern: str, limit: int = 50) -> list[str]:
    return [spoken(keys) for keys in samples(parse_pattern(pattern, LISTS), limit)]


@pytest.mark.parametrize(
    ("pattern", "phrases"),
    [
        ("you are wrong", ["you are wrong"]),
        ("you're wrong", ["you are wrong"]),
        ("<we> said", ["I said", "we said"]),
        ("you (are|were) [so] wrong", ["you are so wrong", "you were so wrong", "you are wrong", "you were wrong"]),
        ("^ so you (say|claim) !!", ["so you claim!!", "so you say!!"]),
        ("you .. wrong about {topic}", ["you wrong about the matter"]),
        ("a _ mess", ["a something mess"]),
        ("the customer's fault", ["the customer’s fault"]),
        ("I advise, you organise", ["I advise, you organize"]),
        ("as <Name> said > that", ["as Dana said that"]),
        ("a {x} is a {=x}", ["a the matter is a the matter"]),
        ("<Number> days", ["three days", "three three days"]),
        ("stop *ing (un* things|it)", ["stop doing it", "stop doing undo things"]),
    ],
)
def test_a_pattern_stands_for_phrases(pattern: str, phrases: list[str]) -> None:
    assert said(pattern) == phrases


def test_the_limit_is_kept_and_spread_over_all_paths() -> None:
    phrases = said("(one a|two a|three a|four a|five a|six a)", 3)
    assert phrases == ["one a", "three a", "five a"]
    assert said("you are", 0) == []


def test_every_word_of_a_step_has_its_turn_while_the_limit_lasts() -> None:
    assert {phrase.split()[0] for phrase in said("(a|b|c|d|e) word", 5)} == set("abcde")
    assert len(said("(a|b|c|d|e) word", 2)) == 2
    assert len({phrase.split()[-1] for phrase in said("[so x] [is] (a|b|c|d|e)", 4)}) == 4
