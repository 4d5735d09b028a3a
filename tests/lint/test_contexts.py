from collections.abc import Callable

import pytest

from tactful.lint.engine import lint
from tactful.lint.example_mail import example_draft
from tactful.lint.examples import check_examples
from tactful.lint.phrases import phrase_hits
from tactful.mail.read import read_text
from tactful.rulebook.book import Rulebook
from tactful.text.tokens import tokenise

Load = Callable[[dict[str, str | bytes]], Rulebook]


def found(load: Load, rest: str, text: str) -> bool:
    rulebook = load({"blame/a.yml": f"message: m\nfind: you did not [read] [it]\n{rest}\n"})
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
        ("condition", "Once you did not read it, it is late.", True),
        ("condition", "Once again you did not read it.", False),
        ("condition", "When you say you did not read it, we wait.", True),
        ("condition", "When you signed you did not read it.", False),
        ("condition", "As long as you did not read it, fine.", True),
        ("condition", "We wait, the moment you did not read it.", True),
        ("condition", "Should we find you did not read it, we wait.", True),
        ("condition", "We should think you did not read it.", False),
        ("reason", "We wait because you did not read it.", True),
        ("reason", "Since you did not read it, we wait.", True),
        ("reason", "As you did not read it, we wait.", True),
        ("reason", "As you know you did not read it.", False),
        ("reason", "Since Monday you did not read it.", False),
        ("reason", "It is late due to the fact you did not read it.", True),
        ("reason", "Because it is late, you did not read it.", False),
        ("relative", "Here is the plan you did not read.", True),
        ("relative", "Here is the long plan that you did not read.", True),
        ("relative", "Those are things which you did not read.", True),
        ("relative", "It is everything you did not read.", True),
        ("relative", "I know that you did not read it.", False),
        ("relative", "The point is you did not read it.", False),
        ("relative", "The plan failed, you did not read it.", False),
        ("relative", "You did not read it.", False),
        ("relative", "Now you did not read it.", False),
        ("offer", "You did not read it, and we can help.", True),
        ("offer", "You did not read it: would you like a copy?", True),
        ("offer", "Let us see why you did not read it.", True),
        ("offer", "You did not read it, and we cannot help.", False),
        ("offer", "You did not read it, and you can wait.", False),
        ("offer", "You did not read it. We can help.", False),
        ("agreement", "You are right, you did not read it.", True),
        ("agreement", "You are right, but you did not read it.", False),
        ("apology", "I am sorry, but you did not read it.", False),
        ("offer", "You did not read it, and I will wait.", False),
        ("self-critical", "You did not read it, and nothing was done on our side.", False),
        ("offer-nearby", "You did not read it. We can help.", True),
        ("offer-nearby", "We can help. You did not read it.", True),
        ("offer-nearby", "You did not read it, and we can help.", True),
        ("offer-nearby", "We can help. So it is. You did not read it.", False),
        ("offer-nearby", "You did not read it. So it is. We can help.", False),
        ("apology-nearby", "You did not read it. I am sorry!", True),
        ("apology-nearby", "You did not read it.", False),
        ("self-critical-nearby", "That was our mistake: a lost page.\n\nYou did not read it.", True),
        ("self-critical-nearby", "That was your mistake. You did not read it.", False),
        ("self-critical", "By an error on our side you did not read it.", True),
        ("self-critical", "It is our own fault that you did not read it.", True),
        ("self-critical", "You did not read it, and I was wrong.", True),
        ("self-critical", "You did not read it, by your own mistake.", False),
        ("self-critical", "It was read by users; you did not read it.", False),
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


MAIL = "Hi you did not read it,\n\nyou did not read it. It is there.\n\nYou did not,\nTom"


@pytest.mark.parametrize(
    ("rest", "places"),
    [
        ("in: greeting", [("body", 3)]),
        ("in: body", [("body", 25)]),
        ("in: closing", [("body", 60)]),
        ("in: subject", [("subject", 0)]),
        ("in: [subject, closing]", [("subject", 0), ("body", 60)]),
        ("not-in: [subject, closing]", [("body", 3), ("body", 25)]),
        ("in: [subject, closing]\nnot-in: [question, subject]", [("body", 60)]),
        ("not-in: [question]", [("body", 3), ("body", 25), ("body", 60)]),
    ],
)
@pytest.mark.parametrize("find", ["find: you did not [read]", "regex: ['(?i)you did not']"])
def test_a_rule_may_look_in_sections_of_the_mail(
    load: Load, find: str, rest: str, places: list[tuple[str, int]]
) -> None:
    rulebook = load({"blame/a.yml": f"message: m\n{find}\n{rest}\n"})
    assert rulebook.faults == ()
    draft = read_text(MAIL, subject="You did not read it?")
    assert [(found.part, found.start) for found in lint(draft, rulebook).findings] == places


def test_an_example_that_begins_with_subject_is_one(load: Load) -> None:
    rule = (
        "message: m\nfind: you did\nin: subject\nrewrites:\n  - say: we did\n    move: own\n"
        'flags:\n  - text: "Subject: [[You did]] it"\n    becomes: "Subject: We did it"\nallows: [You did it.]\n'
    )
    assert check_examples(load({"blame/a.yml": rule})) == []
    (part,) = example_draft("Subject: You did it").parts
    assert part.text[slice(*part.own[0])] == "You did it"


@pytest.mark.parametrize(("section", "fine"), [("subject", True), ("[subject, body]", True), ("closing", False)])
def test_a_measure_is_of_a_whole_part(load: Load, section: str, fine: bool) -> None:
    rule = f"message: m\nkind: measure\nmeasure: capital-share\nabove: 50\nin: {section}\n"
    rulebook = load({"blame/a.yml": rule})
    assert (rulebook.faults == ()) is fine


def test_an_unknown_context_is_a_fault(load: Load) -> None:
    rulebook = load({"blame/a.yml": "message: m\nfind: x\nnot-in: [questions]\n"})
    assert [fault.message for fault in rulebook.faults] == ["not-in cannot be 'questions'"]


def test_a_context_must_be_needed_by_an_example(load: Load) -> None:
    rule = 'message: m\nfind: you did\nnot-in: [question, condition]\nflags: ["[[You did]]."]\nallows: [If you did.]\n'
    (failure,) = check_examples(load({"blame/a.yml": rule}))
    assert (failure.example, failure.problem) == ("question", "no `allows` example needs this context")


CATEGORY = "title: Blame\nwhy: It hurts.\nnot-in: [apology-nearby, offer]\n"


@pytest.mark.parametrize(
    ("rest", "text", "expected"),
    [
        ("", "You did not read it.", True),
        ("", "We can help, and you did not read it.", False),
        ("", "You did not read it. I am sorry!", False),
        ("", "You did not read it. We can help.", True),
        ("even-in: offer", "We can help, and you did not read it.", True),
        ("even-in: offer", "I am sorry. You did not read it.", False),
        ("not-in: question", "I am sorry. You did not read it.", False),
        ("not-in: question", "You did not read it?", False),
    ],
)
def test_a_category_keeps_its_rules_quiet(load: Load, rest: str, text: str, expected: bool) -> None:
    rulebook = load(
        {"blame/_category.yml": CATEGORY, "blame/a.yml": f"message: m\nfind: you did not [read] [it]\n{rest}\n"}
    )
    assert rulebook.faults == ()
    assert bool(phrase_hits(tokenise(text), rulebook)) is expected


def test_what_the_found_words_say_keeps_no_category_quiet(load: Load) -> None:
    rulebook = load({"blame/_category.yml": CATEGORY, "blame/a.yml": 'message: m\nfind: "sorry , no"\n'})
    assert len(phrase_hits(tokenise("Sorry, no. We do not."), rulebook)) == 1
    assert len(phrase_hits(tokenise("Sorry, no. We do not, sorry."), rulebook)) == 0


def test_an_even_in_that_no_flag_needs_is_needless(load: Load) -> None:
    flags = "flags: We can show that it is [[your fault]]."
    rule = f"message: m\nfind: your fault\neven-in: [offer, apology-nearby]\n{flags}\n"
    rulebook = load({"blame/_category.yml": CATEGORY, "blame/a.yml": rule})
    assert [str(failure) for failure in check_examples(rulebook, ["blame/a"])] == [
        "blame/a: no `flags` example needs this context\n    apology-nearby"
    ]
