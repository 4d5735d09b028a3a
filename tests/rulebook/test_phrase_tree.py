from hypothesis import given
from hypothesis import strategies as st

from tactful.rulebook.phrase_shape import AHEAD, ANY, CAPTURE, END, GAP, NAME, START, WORD
from tactful.rulebook.phrase_steps import Affix, Again, Ahead, AnyWord, Capture, Edge, Gap, Name, Number, Step, Words
from tactful.rulebook.phrase_tree import Choice, Sequence, Tree, choice, expand, shape_of, some_paths

STEPS = st.sampled_from(
    [
        "a", "b", ",", Words(frozenset("cd")), AnyWord(), Gap(), Capture("x"), Edge("^"), Edge("$"), Affix("", "ing"),
        Name(), Number(), Again("x"), Ahead(),
    ]
)  # fmt: skip
TREES = st.recursive(
    STEPS,
    lambda inside: (
        st.lists(inside, max_size=3).map(lambda items: Sequence(tuple(items)))
        | st.lists(inside, max_size=3).map(lambda options: Choice(tuple(options)))
    ),
    max_leaves=8,
)
KINDS = {Gap: GAP, Capture: CAPTURE, AnyWord: ANY, Name: NAME, Ahead: AHEAD}


def kind(step: Step) -> int:
    if isinstance(step, Edge):
        return START if step.mark == "^" else END
    return KINDS.get(type(step), WORD)


def leaves(tree: Tree) -> int:
    if isinstance(tree, Sequence):
        return sum(map(leaves, tree.items))
    return sum(map(leaves, tree.options)) if isinstance(tree, Choice) else 1


@given(TREES)
def test_what_is_said_of_a_tree_is_true_of_its_paths(tree: Tree) -> None:
    shape, paths = shape_of(tree), expand(tree)
    kinds = [[kind(step) for step in path] for path in paths]
    assert len(paths) <= shape.paths
    assert shape.leaves == leaves(tree)
    assert shape.empty == (() in paths)
    assert shape.blank == any(all(one & (GAP | START | END | AHEAD) for one in path) for path in kinds)
    assert shape.vague == any(all(one != WORD for one in path) for path in kinds)
    for path in kinds:
        assert shape.longest >= len(path)
        assert shape.open >= path.count(GAP) + path.count(CAPTURE)
        assert all(shape.kinds & one for one in path)
        assert not path or (shape.first & path[0] and shape.last & path[-1])
        assert shape.astray or (START not in path[1:] and END not in path[:-1])


@given(TREES, st.integers(1, 6))
def test_some_paths_are_paths_and_all_where_there_are_few(tree: Tree, limit: int) -> None:
    every = expand(tree)
    some = some_paths(tree, limit)
    assert set(some) <= set(every)
    assert len(some) == len(set(some)) <= max(limit, 0)
    if shape_of(tree).paths <= limit:
        assert some == every
    elif every:
        assert some


def test_some_paths_of_very_many_are_found_without_making_them_all() -> None:
    tens = Choice(tuple(Sequence((word, "x")) for word in "abcdefghij"))
    paths = some_paths(Sequence((tens,) * 12), 20)
    assert len(paths) == 20
    assert {path[0] for path in paths} == set("abcdefghij")


def test_single_words_become_one_step() -> None:
    assert choice(["a", "b", Words(frozenset("cd")), ",", "a"]) == Choice((Words(frozenset("abcd")), ","))
    assert choice(["a", "a"]) == "a"


def test_leaves_do_not_multiply() -> None:
    tens = Sequence((Choice(tuple(",;:.!")),) * 3)
    assert (shape_of(tens).paths, shape_of(tens).leaves) == (125, 15)
