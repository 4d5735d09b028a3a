from collections.abc import Callable

import pytest

from tactful.lint.examples import check_examples
from tactful.lint.phrases import phrase_hits
from tactful.rulebook.book import Rulebook
from tactful.text.tokens import tokenise

Load = Callable[[dict[str, str | bytes]], Rulebook]


def found(load: Load, rest: str, text: str) -> bool:
    rulebook = load({"blame/a.yml": f"message: m\nfind: you did not [read] it\n{rest}\n"})
    assert rulebook.faults == ()
    return bool(phrase_hits(tokenise(text), rulebook))


@pytest.mark.parametrize(
    ("context", "text", "holds"),
    [
        ("question", "Was it that you did not read it?", True),
        ("question", "You did not read it. Why?", False),
        ("question", "You did not read it", False),
        ("condition", "If you did not read it, no matter.", True),
        ("condition", "Tell me whether you did not read it.", True),
        ("condition", "In case you did not read it: here.", True),
        ("condition", "Do tell me, if so, you did not read it.", False),
        ("condition", "You did not read it if I am right.", False),
        ("negation", "I never said you did not read it.", True),
        ("negation", "It is not that you did not read it.", True),
        ("negation", "I was not there, you did not read it.", False),
        ("negation", "You did not read it.", False),
        ("apology", "Sorry that you did not read it.", True),
        ("apology", "I apologise: you did not read it.", True),
        ("apology", "Sorry. You did not read it.", False),
        ("apology", "We regret that you did not read it.", True),
        ("apology", "You will regret it if you did not read it.", False),
        ("thanks", "We are in great need: you did not read it.", False),
        ("thanks", "Thank you, you did not read it.", True),
    ],
)
def test_a_rule_stays_out_of_a_context_or_looks_only_there(load: Load, context: str, text: str, holds: bool) -> None:
    assert found(load, f"not-in: [{context}]", text) is not holds
    assert found(load, f"in: [{context}]", text) is holds


def test_an_unknown_context_is_a_fault(load: Load) -> None:
    rulebook = load({"blame/a.yml": "message: m\nfind: x\nnot-in: [questions]\n"})
    assert [fault.message for fault in rulebook.faults] == ["not-in cannot be 'questions'"]


def test_a_context_must_be_needed_by_an_example(load: Load) -> None:
    rule = 'message: m\nfind: you did\nnot-in: [question, condition]\nflags: ["[[You did]]."]\nallows: [If you did.]\n'
    (failure,) = check_examples(load({"blame/a.yml": rule}))
    assert (failure.example, failure.problem) == ("question", "no `allows` example needs this context")
