"""The automaton finds what a plain search through every phrase of every pattern finds."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tactful.lint.matcher import find_matches
from tactful.rulebook.build import Builder, Pattern
from tactful.rulebook.phrase_steps import Words
from tactful.rulebook.phrase_tree import Choice, Sequence, Tree, expand
from tactful.rulebook.states import Patterns
from tactful.text.tokens import Tokens

WORDS = st.sampled_from(["a", "b", "c", "d"])
LEAVES = WORDS | st.frozensets(WORDS, min_size=2, max_size=3).map(Words)
TREES = st.recursive(
    LEAVES,
    lambda inside: (
        st.lists(inside, min_size=1, max_size=3).map(lambda items: Sequence(tuple(items)))
        | st.lists(inside | st.just(Sequence(())), min_size=1, max_size=3).map(lambda options: Choice(tuple(options)))
    ),
    max_leaves=6,
)


@settings(max_examples=300)
@given(st.lists(TREES, max_size=4), st.lists(WORDS, max_size=8))
def test_finds_every_phrase_at_every_place(trees: list[Tree], text: list[str]) -> None:
    builder = Builder()
    for number, tree in enumerate(trees):
        builder.add(tree, Pattern(number, 0, unless=False))
    found = {
        (match.pattern, match.first, match.last)
        for match in find_matches(Tokens("", ["^", *text]), Patterns.of(builder.build(())))
        if match.last > match.first
    }
    assert found == {
        (number, first, first + len(path))
        for number, tree in enumerate(trees)
        for path in expand(tree)
        for first in range(1, len(text) + 2 - len(path))
        if path and all(takes(step, word) for step, word in zip(path, ["^", *text][first:], strict=False))
    }


def takes(step: object, word: str) -> bool:
    return word in step.keys if isinstance(step, Words) else step == word
