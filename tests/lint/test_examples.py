"""What `tactful rules test` notices: a rule whose examples do not hold."""

from collections.abc import Callable

import pytest

from tactful.lint.examples import Marked, check_examples
from tactful.rulebook.book import Rulebook
from tactful.rulebook.fault import Spot

Load = Callable[[dict[str, str | bytes]], Rulebook]
HEAD = "message: m\nfind: [you did it]\nunless: [if you did it]\n"
GOOD_ALLOWS = "allows: [We ask if you did it.]\n"


def problems(load: Load, rest: str, head: str = HEAD) -> list[str]:
    rulebook = load(
        {"blame/a.yml": head + rest, "blame/b.yml": "message: m\nfind: rude word\nflags: ['[[rude word]]']\n"}
    )
    assert rulebook.faults == ()
    return [failure.problem for failure in check_examples(rulebook)]


def test_good_examples_hold(load: Load) -> None:
    assert problems(load, 'flags: ["[[You did it]]."]\n' + GOOD_ALLOWS) == []


@pytest.mark.parametrize(
    ("rest", "problem"),
    [
        ('flags: ["[[You did]] it."]\n' + GOOD_ALLOWS, "should flag exactly 'You did', flags 'You did it'"),
        ('flags: ["You did it, [[not]]."]\n' + GOOD_ALLOWS, "should flag exactly 'not', flags 'You did it'"),
        ('flags: ["[[We did it]]."]\n' + GOOD_ALLOWS, "should flag exactly 'We did it', flags nothing"),
        ('flags: ["[[We did it]]."]\n' + GOOD_ALLOWS, "no example uses this pattern"),
        ('flags: ["[[You did it]]."]\nallows: [You did it.]\n', "should be silent, but blame/a flags 'You did it'"),
        ('flags: ["[[You did it]]."]\nallows: [Nothing.]\n', "no `allows` example needs this unless"),
        (
            'flags: ["[[You did it]]."]\nallows: [A rude word if you did it.]\n',
            "should be silent, but blame/b flags 'rude word'",
        ),
        (
            'rewrites: [{say: use a rude word, move: own}]\nflags: ["[[You did it]]."]\n' + GOOD_ALLOWS,
            None,
        ),
    ],
)
def test_bad_examples_are_named(load: Load, rest: str, problem: str | None) -> None:
    if problem is None:
        rest = rest.replace(
            "rewrites: [{say: use a rude word, move: own}]", "rewrites:\n  - say: use a rude word\n    move: own"
        )
        problem = "a rewrite makes a sentence in which blame/b flags 'rude word'"
    assert problem in problems(load, rest)


def test_becomes_must_be_the_first_rewrite(load: Load) -> None:
    rest = (
        "rewrites:\n  - say: we found it\n    move: own\n"
        'flags:\n  - text: "[[You did it]]."\n    becomes: We find it.\n' + GOOD_ALLOWS
    )
    (failure,) = check_examples(load({"blame/a.yml": HEAD + rest}))
    assert failure.spot == Spot("flags", 0, "becomes")
    assert str(failure) == (
        "blame/a: the first rewrite makes another sentence than `becomes` says\n"
        "    [[You did it]].\n"
        "    wanted: We find it.\n"
        "    got: We found it."
    )


def test_the_words_that_a_rewrite_should_not_have_are_marked(load: Load) -> None:
    rest = (
        'rewrites:\n  - say: so you did it once\n    move: own\nflags:\n  - "Well, [[you did it]] now."\n' + GOOD_ALLOWS
    )
    (failure,) = check_examples(load({"blame/a.yml": HEAD + rest}))
    assert failure.got == Marked("Well, so you did it once now.", 9, 19)
    assert failure.shown == Marked("Well, you did it now.", 6, 16)


def test_the_words_that_should_be_silent_are_marked(load: Load) -> None:
    rest = 'flags:\n  - "[[You did it]]."\nallows:\n  - If you did it.\n  - Oh, you did it.\n'
    (failure,) = check_examples(load({"blame/a.yml": HEAD + rest}))
    assert (failure.spot, failure.shown) == (Spot("allows", 1), Marked("Oh, you did it.", 4, 14))


def test_a_rule_that_never_speaks_because_of_another_is_named(load: Load) -> None:
    rulebook = load(
        {
            "blame/a.yml": 'message: m\nfind: you did\nflags: ["[[you did]] it"]\n',
            "blame/b.yml": 'message: m\nfind: you did it\nflags: ["[[you did it]]"]\n',
        }
    )
    (failure,) = check_examples(rulebook)
    assert (failure.rule, failure.problem) == ("blame/a", "is hidden by blame/b, as all its examples are by some rule")


def test_an_unknown_rule_is_an_error(load: Load) -> None:
    with pytest.raises(KeyError):
        check_examples(load({"blame/a.yml": HEAD}), ["blame/zzz"])


def test_two_rules_may_share_some_words(load: Load) -> None:
    rulebook = load(
        {
            "blame/a.yml": 'message: m\nfind: you did [not]\nflags: ["[[you did]] it", "[[you did not]]"]\n',
            "blame/b.yml": 'message: m\nfind: you did it\nflags: ["[[you did it]]"]\n',
        }
    )
    assert check_examples(rulebook) == []
