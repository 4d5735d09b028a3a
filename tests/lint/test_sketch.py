"""Patterns tried without a rulebook, and rules that are near to some words."""

from collections.abc import Callable

import pytest

from tactful.lint.nearness import known_words, nearest_rules
from tactful.lint.sketch import Sketch
from tactful.rulebook.book import Rulebook
from tactful.rulebook.pattern import PatternError

Load = Callable[[dict[str, str | bytes]], Rulebook]


@pytest.mark.parametrize(
    ("find", "unless", "text", "words"),
    [
        (["your fault"], [], "It is your fault.", ["your fault"]),
        (["your fault", "your fault alone"], [], "It is your fault alone.", ["your fault alone"]),
        (["your fault"], ["not your fault"], "It is not your fault.", []),
        (["your fault"], ["not your fault"], "It is not your fault, it is your fault.", ["your fault"]),
        (["^ so [you]"], [], "So you say. And so on.", ["So you"]),
        (["your .. fault"], [], "your frankly very own fault", ["your frankly very own fault"]),
    ],
)
def test_a_sketch_finds_what_a_rule_would(find: list[str], unless: list[str], text: str, words: list[str]) -> None:
    sketch = Sketch(find, unless, {}, {"frankly": (("frankly",),)})
    assert [text[hit.start : hit.end] for hit in sketch.hits(text)] == words


def test_a_sketch_keeps_captures() -> None:
    (hit,) = Sketch(["wrong about {topic}"], [], {}, {}).hits("You are wrong about the date.")
    assert hit.captures == {"topic": "the date"}


def test_a_sketch_of_a_bad_pattern_says_so() -> None:
    with pytest.raises(PatternError):
        Sketch(["("], [], {}, {})


def test_the_rules_nearest_to_some_words_come_first(load: Load) -> None:
    rulebook = load(
        {
            "blame/a.yml": 'message: m\nfind: your own fault\nflags: ["[[your own fault]]"]\n',
            "blame/b.yml": 'message: m\nfind: your mess\nflags: ["[[your mess]]"]\n',
            "blame/c.yml": 'message: m\nfind: calm down\nflags: ["[[calm down]]"]\n',
        }
    )
    near = nearest_rules("your own mess", rulebook)
    assert [one.rule.id for one in near] == ["blame/a", "blame/b"]
    assert near[0].nearness == near[1].nearness < 0.6
    assert [(one.rule.id, one.nearness) for one in nearest_rules("your fault", rulebook)] == [("blame/a", 1.0)]
    assert nearest_rules("weather", rulebook) == []
    assert nearest_rules("", rulebook) == []
    assert known_words(rulebook) == {"your", "own", "fault", "mess", "calm", "down"}
