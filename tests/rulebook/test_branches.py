"""The alternatives inside patterns."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tactful.rulebook.branches import branches, thinned
from tactful.rulebook.pattern import parse_pattern


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("you are", [("you are", 0, "you are")]),
        ("you (are|were)", [("are", 5, "you (are)"), ("were", 9, "you (were)")]),
        ("you [so] are", [("so", 5, "you (so) are")]),
        (
            "(a|b [c])(d)",
            [("a", 1, "(a)(d)"), ("b [c]", 3, "(b [c])(d)"), ("c", 6, "(b (c))(d)"), ("d", 10, "(a|b [c])(d)")],
        ),
        ("x ( y | z )", [("y", 4, "x ( y )"), ("z", 8, "x ( z )")]),
        ("<we> {topic} ~tell", [("<we> {topic} ~tell", 0, "<we> {topic} ~tell")]),
    ],
)
def test_each_alternative_stands_for_itself(pattern: str, expected: list[tuple[str, int, str]]) -> None:
    assert [tuple(branch) for branch in branches(pattern)] == expected


@pytest.mark.parametrize(
    ("pattern", "words", "left"),
    [
        ("you (are|were) wrong", "you are wrong", "you (are) wrong"),
        ("you (are|were) wrong", "you wrong", None),
        ("you [are|were] wrong", "you wrong", "you   wrong"),
        ("you are", "you", None),
        ("(a|(b|c) d) e", "c d e", "((c) d) e"),
        ("([a]|b) c", "b c", "[b] c"),
        ("([a]|b) c", "c", "  c"),
    ],
)
def test_what_is_not_possible_is_left_out(pattern: str, words: str, left: str | None) -> None:
    assert thinned(pattern, lambda text: all(word in words.split() for word in text.split())) == left


WORDS = st.sampled_from(["one", "two", "three", "four"])
PATTERNS = st.recursive(
    WORDS,
    lambda inner: st.one_of(
        st.lists(inner, min_size=2, max_size=3).map(" ".join),
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: f"({'|'.join(parts)})"),
        inner.map(lambda part: f"zero [{part}]"),
    ),
    max_leaves=6,
)


@given(PATTERNS)
def test_the_ways_through_a_pattern_are_among_its_paths(pattern: str) -> None:
    def phrases(text: str) -> set[tuple[str, ...]]:
        found: set[tuple[str, ...]] = {()}
        result: set[tuple[str, ...]] = set()
        for path in parse_pattern(text, {}):
            found = {()}
            for step in path:
                keys = [step] if isinstance(step, str) else sorted(step.keys)  # type: ignore[union-attr]
                found = {(*before, str(key)) for before in found for key in keys}
            result |= found
        return result

    whole = phrases(pattern)
    ways = [phrases(branch.pattern) for branch in branches(pattern)]
    assert all(way <= whole for way in ways)
    everything = thinned(pattern, lambda _: True)
    assert everything is not None
    assert phrases(everything) == whole
