"""What a rule's examples exercise."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tactful.lint.coverage import coverage
from tactful.rulebook.fault import Spot
from tactful.rulebook.load import load_rulebook
from tactful.rulebook.sources import read_sources


@pytest.mark.parametrize(
    ("find", "flags", "missing"),
    [
        ("you (are|were) wrong", "[[You're wrong]].", ["were"]),
        ("you (are|were) [so] wrong", "[[You were so wrong]].", ["are"]),
        ("you are [so] (wrong|~mistake|not right)", "Well, [[you are not right]]!", ["so", "wrong", "~mistake"]),
        ("you are (wrong|~mistake)", "[[You are mistaken]].", ["wrong"]),
        ("you are mistaken", "[[You are, frankly, mistaken]].", []),
        ("<we> told (you|them) {what}", "[[I told you about the fee]].", ["them"]),
        ("(you|they) are wrong", "They are wrong, and [[you are wrong]].", ["they"]),
        ("(a b|a c) .. (d|e)", "[[a b so e]]", ["a c", "d"]),
        ("you are [not [at all]] right", "[[you are not right]]", ["at all"]),
    ],
)
def test_alternatives_that_no_example_takes_are_missing(
    write_pack: Callable[..., Path], find: str, flags: str, missing: list[str]
) -> None:
    files = {
        "vocabulary.yml": "we: [I, we]\nsee-through: [frankly]\n",
        "blame/a.yml": f'message: m\nfind:\n  - {find}\nflags:\n  - "{flags}"\n',
    }
    folder = write_pack(files)
    rulebook = load_rulebook([folder], builtin=False, cache=False)
    assert rulebook.faults == ()
    found = coverage(rulebook.rules["blame/a"], rulebook, read_sources([str(folder)]).lists)
    assert [one.text for one in found.missing] == missing
    assert found.exercised == found.total - len(missing)
    assert found.idle_patterns == ()


def test_exceptions_are_exercised_by_what_must_stay_silent(write_pack: Callable[..., Path]) -> None:
    text = (
        'message: m\nfind: your fault\nunless:\n  - (not|never) your fault\n  - no fault\nflags: ["[[your fault]]"]\n'
    )
    folder = write_pack({"blame/a.yml": text + "allows: [It is not your fault.]\n"})
    rulebook = load_rulebook([folder], builtin=False, cache=False)
    found = coverage(rulebook.rules["blame/a"], rulebook, {})
    assert [(one.spot, one.text) for one in found.missing] == [
        (Spot("unless", 0), "never"),
        (Spot("unless", 1), "no fault"),
    ]
    assert (found.patterns, found.idle_patterns) == (3, (Spot("unless", 1),))
