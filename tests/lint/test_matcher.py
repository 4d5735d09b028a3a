"""What patterns find: a pattern, a text, and the words that it takes."""

from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tactful.lint.matcher import find_matches
from tactful.lint.phrases import phrase_hits
from tactful.rulebook.book import Rulebook
from tactful.rulebook.load import load_rulebook
from tactful.rulebook.states import Patterns
from tactful.text.tokens import tokenise

Load = Callable[[dict[str, str | bytes]], Rulebook]
CATEGORY = "title: Blame\nprinciple: start-from-their-view\nseverity: warning\nwhy: It hurts.\n"
VOCABULARY = """\
see-through: [frankly, really, I am afraid, to be honest, just]
soon: [soon, at once]
"""


def found(load: Load, rule: str, text: str) -> list[str]:
    rulebook = load({"blame/rule.yml": f"message: m\n{rule}\n", "vocabulary.yml": VOCABULARY})
    assert rulebook.faults == ()
    hits = [phrase.hit for phrase in phrase_hits(tokenise(text), rulebook)]
    return [text[hit.start : hit.end] for hit in sorted(hits, key=lambda hit: hit.start)]


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("you are wrong", "No: You’re wrong.", ["You’re wrong"]),
        ("you are wrong", "YOU\u00a0ARE\nwrong", ["YOU\u00a0ARE\nwrong"]),
        ("you are wrong", "you are, frankly, wrong", ["you are, frankly, wrong"]),
        ("you are wrong", "you are I'm afraid really wrong", ["you are I'm afraid really wrong"]),
        ("you are wrong", "you are, frankly wrong", []),
        ("you are wrong", "you are. Wrong", []),
        ("you are wrong", "you are, wrong", []),
        ("you are wrong", "you are wrong, frankly", ["you are wrong"]),
        ("you are wrong", "you are\n\nwrong", []),
        ("you are wrong", "you are **wrong**", ["you are **wrong"]),
        ("you are (wrong|mis taken)", "you are mis-taken", ["you are mis-taken"]),
        ("wait [for] it", "wait it; wait for it", ["wait it", "wait for it"]),
        ("~tell you", "I told you and tell you", ["told you", "tell you"]),
        ("reply <soon>", "reply at once or reply soon", ["reply at once", "reply soon"]),
        ("do _ now", "do it now, do now, do all this now", ["do it now"]),
        ("you .. late", "you are always late", ["you are always late"]),
        ("you .. late", "you late", ["you late"]),
        ("you .. late", "you are all so very much late", []),
        ("you .. late", "you came, late", []),
        ("^ why", "Why not? I ask why.", ["Why"]),
        ("not $", "It is not. Not it.", ["not"]),
        ("not $", "Maybe not", ["not"]),
        ("why ?", "Why? why not?", ["Why?"]),
        ("why ?", "Why???", ["Why???"]),
        ("why ??", "Why? Why?!", ["Why?!"]),
        ("no !!", "No! No!!", ["No!!"]),
        ("no, thanks", "no, thanks; no thanks", ["no, thanks"]),
        ("sam is", "Sam's here and Sam's hat", ["Sam's", "Sam's"]),
        ("sam's hat", "Sam's hat", ["Sam's hat"]),
        ("stop *ing", "Stop moaning, stop it, stop ing.", ["Stop moaning"]),
        ("un*ly of you", "unkindly of you, unly of you, kindly of you", ["unkindly of you"]),
        ("un* of you", "unkind of you; un of you; kind of you", ["unkind of you"]),
        ("*ising it", "Minimizing it, minimising it", ["Minimizing it", "minimising it"]),
        ("as <Name> said", "as Dana said, as you said, as DANA said, as Monday said", ["as Dana said"]),
        ("as <Name> <Name> said", "as, frankly, Dana McGregor said", ["as, frankly, Dana McGregor said"]),
        ("^ <Name> said", "Dana said so", []),
        (
            "<Name> said so",
            "So Dana said so, and Kim McGregor frankly said so",
            ["Dana said so", "McGregor frankly said so"],
        ),
        ("<Name> said so", "so nobody said so. Monday said so", []),
        ("<Number> days", "in 3 days, 1,250.50 days, twenty-two days", ["3 days", "1,250.50 days", "twenty-two days"]),
        ("<Number> days", "3rd days, 12:30 days, all days, once days", []),
        ("wait <Number> or <Number> days", "wait two or 3 days", ["wait two or 3 days"]),
        ("a {x} is a {=x}", "a long deal is, frankly, a long deal", ["a long deal is, frankly, a long deal"]),
        ("a {x} is a {=x}", "a long deal is a deal, a deal is a steal", []),
        ("^ {x} are {=x} $", "Rules are rules. Rules are rules here. Shoes are rules", ["Rules are rules"]),
        ("told you ($|, so)", "I told you. I told you, so there. I told you so", ["told you", "told you, so"]),
        ("you said > that", "You said that; you said this", ["You said"]),
        ("you said > (yes|no) .. but", "you said, really, yes to it but, and you said yes", ["you said"]),
        ("about {x} > because", "about the size because, about time", ["about the size"]),
        ("go > ?", "Go? Go.", ["Go"]),
        ("about {x}", "about the size of the box because it matters", ["about the size of the box"]),
        ("about {x}", "about you and I think so", ["about you"]),
        ("about {x}", "about this one and yours", ["about this one and yours"]),
        ("about {x}", "about one two three four five six seven eight nine", []),
        ("about [{x}]", "about one two three four five six seven eight nine", ["about"]),
        ("say {x} again", "say the two words again", ["say the two words again"]),
        ("say {x} again", "say, again", []),
        ("a b [c]", "a b c", ["a b c"]),
        ("a b a", "a b a b a", ["a b a"]),
    ],
)
def test_a_pattern_takes(load: Load, pattern: str, text: str, expected: list[str]) -> None:
    assert found(load, f'find: "{pattern}"', text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("you are wrong", ["you are wrong"]),
        ("if you are wrong", []),
        ("if you are wrong, you are wrong", ["you are wrong"]),
        ("you are wrong-footed", []),
    ],
)
def test_an_unless_excuses_only_the_words_it_covers(load: Load, text: str, expected: list[str]) -> None:
    rule = "find: you are wrong\nunless: [if you are wrong, wrong footed]"
    assert found(load, rule, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"), [("I did NOT", ["NOT"]), ("I did Not", []), ("not", []), ("NOT", ["NOT"])]
)
def test_capitals_are_asked_for(load: Load, text: str, expected: list[str]) -> None:
    assert found(load, "find: not\ncapitals: true", text) == expected


def test_a_pack_allows_a_phrase_in_every_rule(load: Load) -> None:
    rulebook = load({"blame/a.yml": "message: m\nfind: final notice\n", "pack.yml": 'allow: ["our final notice"]\n'})
    assert [hit.hit.start for hit in phrase_hits(tokenise("our final notice. Final notice"), rulebook)] == [18]


def test_captures_keep_the_words_as_written(load: Load) -> None:
    rulebook = load({"blame/a.yml": "message: m\nfind: wrong about {topic}\n"})
    (found_hit,) = phrase_hits(tokenise("Wrong about  “the Dates” (again)."), rulebook)
    assert found_hit.hit.captures == {"topic": "the Dates"}


def test_ten_thousand_words_of_bait_stay_cheap(load: Load) -> None:
    """Gaps and captures are bounded, so the walk is: the bait would take years if each word doubled the ways."""
    rulebook = load({"blame/a.yml": "message: m\nfind: a .. a .. a .. b\n"})
    assert phrase_hits(tokenise("a " * 10_000), rulebook) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('You wrote "you are wrong" to us.', []),
        ("You wrote “I fear you are wrong” to us; you are wrong", ["you are wrong"]),
        ("Tickets for You Are Wrong, row D", []),
        ("“You are wrong", ["You are wrong"]),
    ],
)
def test_the_customers_words_and_names_are_not_the_writers(load: Load, text: str, expected: list[str]) -> None:
    assert found(load, "find: you are wrong", text) == expected


def test_words_said_aloud_are_offered_quietly(load: Load) -> None:
    rule = "message: m\nfind: do not [touch]\ncapitals: true\nrewrites:\n  - say: '{quietly}'\n    move: drop\n"
    rulebook = load({"blame/a.yml": rule})
    (phrase,) = phrase_hits(tokenise("Please DO NOT touch I."), rulebook)
    assert phrase.hit.captures == {"quietly": "do not"}


@pytest.mark.parametrize(
    ("text", "expected"), [("which you didn't read", ["you didn't"]), ("you did not", ["you did"])]
)
def test_no_mark_ends_inside_a_written_word(load: Load, text: str, expected: list[str]) -> None:
    assert found(load, "find: you did", text) == expected


BRANCHING = """message: m
find:
  - "^ {what} is late"
  - "told {whom} (so|it)"
  - "no {rest} has gone"
  - "you .. late"
  - "the {thing} is {=thing}"
  - "if {when} > wait"
  - "<Name> is late"
"""
PIECES = [
    "told",
    "the",
    ", frankly,",
    "really",
    "so",
    "it's",
    "is late",
    "you",
    "no",
    "gone",
    "if",
    "wait",
    "Dana",
    ".",
]
SAID = st.lists(st.sampled_from(PIECES), max_size=8).map(" ".join)


@pytest.fixture(scope="module")
def branching(tmp_path_factory: pytest.TempPathFactory) -> Rulebook:
    folder = tmp_path_factory.mktemp("pack")
    (folder / "blame").mkdir()
    (folder / "blame" / "_category.yml").write_text(CATEGORY)
    (folder / "blame" / "rule.yml").write_text(BRANCHING)
    (folder / "vocabulary.yml").write_text(VOCABULARY)
    return load_rulebook([folder], builtin=False, cache=False)


@example(texts=["told the so", "told the , the"], text="told the, frankly, so")
@example(texts=["no the has", "no you is gone"], text="no Dana's gone")
@example(texts=["you so . the"], text="you so, frankly, late")
@given(texts=st.lists(SAID, min_size=1, max_size=4), text=SAID)
def test_what_is_remembered_of_other_texts_changes_nothing(branching: Rulebook, texts: list[str], text: str) -> None:
    remembering = Patterns.of(branching.automaton)
    for other in texts:
        find_matches(tokenise(other), remembering)

    assert find_matches(tokenise(text), remembering) == find_matches(tokenise(text), Patterns.of(branching.automaton))
