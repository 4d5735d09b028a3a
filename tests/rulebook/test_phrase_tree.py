from hypothesis import given
from hypothesis import strategies as st

from tactful.rulebook.phrase_tree import (
    AnyWord,
    Capture,
    Choice,
    Edge,
    Gap,
    Sequence,
    Tree,
    Words,
    choice,
    count,
    edges_are_outside,
    ends,
    expand,
    has_path_of,
    longest,
    most_open,
    size,
    takes_nothing,
)

STEPS = st.sampled_from(["a", "b", ",", Words(frozenset("cd")), AnyWord(), Gap(), Capture("x"), Edge("^"), Edge("$")])
TREES = st.recursive(
    STEPS,
    lambda inside: (
        st.lists(inside, max_size=3).map(lambda items: Sequence(tuple(items)))
        | st.lists(inside, min_size=1, max_size=3).map(lambda options: Choice(tuple(options)))
    ),
    max_leaves=8,
)


@given(TREES)
def test_what_is_said_of_a_tree_is_true_of_its_paths(tree: Tree) -> None:
    paths = expand(tree)
    assert len(paths) <= count(tree)
    assert longest(tree) == max(map(len, paths))
    assert most_open(tree) == max(sum(isinstance(step, Gap | Capture) for step in path) for path in paths)
    assert takes_nothing(tree) == (() in paths)
    assert ends(tree) >= {path[0] for path in paths if path}
    assert ends(tree, last=True) >= {path[-1] for path in paths if path}
    assert has_path_of(tree, (Gap, Edge)) == any(all(isinstance(step, Gap | Edge) for step in path) for path in paths)
    if edges_are_outside(tree):
        assert all(Edge("^") not in path[1:] and Edge("$") not in path[:-1] for path in paths)


def test_single_words_become_one_step() -> None:
    assert choice(["a", "b", Words(frozenset("cd")), ",", "a"]) == Choice((Words(frozenset("abcd")), ","))
    assert choice(["a", "a"]) == "a"


def test_size_does_not_multiply() -> None:
    tens = Sequence((Choice(tuple(",;:.!")),) * 3)
    assert (count(tens), size(tens)) == (125, 15)
