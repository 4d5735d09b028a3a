"""Regular expressions written out as phrases."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tactful.rulebook.pattern import parse_pattern
from tactful.rulebook.regex_phrases import NotPhrases, phrases_pattern, regex_phrases


@pytest.mark.parametrize(
    ("expression", "phrases"),
    [
        ("in order to", ["in order to"]),
        (r"\bin\s+order\s+to\b", ["in order to"]),
        ("e-?mails?", ["e-mails", "e-mail", "emails", "email"]),
        ("utili[sz]e", ["utilise", "utilize"]),
        ("(?:give|gave) rise to", ["give rise to", "gave rise to"]),
        ("(give|gave)", ["give", "gave"]),
        ("(?P<verb>give|gave)", ["give", "gave"]),
        ("(?i)give", ["give"]),
        ("sufficient number(?: of)?", ["sufficient number of", "sufficient number"]),
        (r"our \w+ policy", ["our _ policy"]),
        ("our [A-Za-z]+ policy", ["our _ policy"]),
        ("(a|(b|c) d)", ["a", "b d", "c d"]),
        (r"and\/or", ["and/or"]),
        ("go{2}d", ["good"]),
        ("go{1,2}d", ["god", "good"]),
        ("a ?b", ["a b", "ab"]),
        ("(a|a)", ["a"]),
        ("", []),
    ],
)
def test_phrases_are_written_out(expression: str, phrases: list[str]) -> None:
    assert regex_phrases(expression) == phrases


@pytest.mark.parametrize(
    ("expression", "why"),
    [
        ("a.*b", r"has a ."),
        ("a+", "repeats a without end"),
        ("(ab)*", r"repeats \(ab\) without end"),
        ("(?<!not )sorry", "looks at what is around it"),
        ("(?=a)b", "looks at what is around it"),
        ("[^a]b", "takes all letters but some"),
        (r"\d pm", r"has a \\d"),
        (r"a\w", r"takes any letter with \\w"),
        ("[a-z]b", "takes any letter"),
        ("(a", r"never closes its \("),
        (r"[\1a]", r"has a \\1 in brackets"),
        ("a)", r"has a \) that nothing opens"),
        ("*a", r"repeats nothing with \*"),
        ("a{2,}", "repeats 99 times"),
        ("^a", r"has a \^"),
        ("[abc", r"never closes its \["),
        ("(a|b|c)(a|b|c)(a|b|c)(a|b|c)(a|b|c)", "stands for more than 200 phrases"),
    ],
)
def test_what_cannot_be_written_out_says_why(expression: str, why: str) -> None:
    with pytest.raises(NotPhrases, match=why):
        regex_phrases(expression)


@pytest.mark.filterwarnings("ignore:Possible nested set:FutureWarning")
@given(st.text("ab(|)?[]{}12, -\\bsw+*", max_size=12))
def test_phrases_match_the_expression_that_they_come_from(expression: str) -> None:
    try:
        phrases = regex_phrases(expression)
        compiled = re.compile(expression)
    except (NotPhrases, re.error):
        return
    for phrase in phrases:
        if "_" not in phrase and " " not in phrase and "\\b" not in expression and " " not in expression:
            assert compiled.fullmatch(phrase) or "\\s" in expression, phrase


@pytest.mark.parametrize(
    ("phrases", "pattern"),
    [
        (["a b"], "a b"),
        (["a b", "a c"], "a (b|c)"),
        (["b a", "c a"], "(b|c) a"),
        (["give rise to", "gave rise to"], "(give|gave) rise to"),
        (["a b", "a"], "a [b]"),
        (["a b c", "a c", "a d c"], "a [b|d] c"),
        (["a", "b c"], "(a|b c)"),
        (["a a", "a"], "a [a]"),
    ],
)
def test_phrases_become_one_pattern(phrases: list[str], pattern: str) -> None:
    assert phrases_pattern(phrases) == pattern
    assert parse_pattern(pattern, {})
