"""Reply rules in a lint: where a finding stands, what it quotes, what it offers, and when it stays silent."""

import pytest

from tactful.lint.customer import MOST_SAID, CustomerMessage
from tactful.lint.engine import lint
from tactful.lint.report import Finding
from tactful.lint.rewrites import apply_rewrite
from tactful.mail.read import read_text
from tactful.rulebook.load import load_rulebook
from tactful.rulebook.reply import REPLY_CATEGORIES

RULEBOOK = load_rulebook()
NEWS = "Hello,\n\nthe samples are lovely. Janice now runs the project.\n\nBest, Ann"
DRAFT = "Dear Ann,\n\nI am glad you like the samples. The invoice is attached.\n\nKind regards,\nTom"


def findings(draft: str, customer: str) -> list[Finding]:
    """What reply rules find, after checking that every finding's words stand where it says."""
    report = lint(read_text(draft, customer=customer), RULEBOOK)
    for found in report.findings:
        assert report.draft.parts[-1].text[found.start : found.end] == found.text
        if found.customer is not None:
            assert report.draft.customer[found.customer.start : found.customer.end] == found.customer.text
    return [found for found in report.findings if found.category in REPLY_CATEGORIES]


def test_a_change_that_is_passed_over_is_quoted_at_the_first_sentence_after_the_greeting() -> None:
    (found,) = findings(DRAFT, NEWS)

    assert found.rule == "unacknowledged-change/people"
    assert found.text == "I am glad you like the samples."
    assert found.customer is not None
    assert found.customer.text == "Janice now runs the project"


def test_the_first_rewrite_says_the_customers_words_back_before_that_sentence() -> None:
    (found,) = findings(DRAFT, NEWS)

    rewritten = apply_rewrite(DRAFT, found.rewrites[0])
    opening = "Thank you for letting us know that Janice now runs the project. I am glad you like the samples."
    assert rewritten == DRAFT.replace("I am glad you like the samples.", opening)
    assert findings(rewritten, NEWS) == []


def test_every_rewrite_holds_the_found_words_as_consumers_expect() -> None:
    (found,) = findings(DRAFT, NEWS)
    for rewrite in found.rewrites:
        assert rewrite.start <= found.start
        assert found.end <= rewrite.end
        assert findings(apply_rewrite(DRAFT, rewrite), NEWS) == []


@pytest.mark.parametrize(
    "opening",
    [
        "Thank you for letting us know.",
        "Understood.",
        "I will write to Janice from now on.",
        "Congratulations to the new team!",
        "What a change for all of you.",
    ],
)
def test_an_answer_that_takes_it_in_is_left_alone(opening: str) -> None:
    assert findings(f"Dear Ann,\n\n{opening} The invoice is attached.", NEWS) == []


def test_thanks_for_something_else_take_nothing_in() -> None:
    (found,) = findings("Dear Ann,\n\nSo sorry about the samples. The invoice is attached.", NEWS)
    assert found.rule == "unacknowledged-change/people"


@pytest.mark.parametrize("customer", ["", "The samples are lovely.", "If Janice ran the project, would it be cheaper?"])
def test_without_news_there_is_nothing_to_say(customer: str) -> None:
    assert findings(DRAFT, customer) == []


def test_what_no_longer_holds_is_no_answer() -> None:
    customer = "We switched from Stripe to Mollie."
    assert findings("Dear Ann,\n\nplease open Stripe and copy the key.", customer)
    assert not findings("Dear Ann,\n\nplease open Mollie and copy the key.", customer)


@pytest.mark.parametrize(
    ("answer", "taken_in"),
    [
        ("With the depot gone, where shall we send them?", True),  # asks about what was told
        ("Without the depot we can save you the second drive.", True),
        ("I have cancelled the run to the depot.", True),  # what a writer does to fall in with it
        ("The driver is at the depot at nine, as every week.", False),
        ("Please be at the depot at nine.", False),
    ],
)
def test_words_that_a_pattern_keeps_as_theirs_answer_only_where_they_take_up_the_customers(
    answer: str, taken_in: bool
) -> None:
    customer = "Can we have lids? Our depot has been wound up by the new owners."

    assert (findings(f"Hello,\n\nLids are fine. {answer}\n\nTom", customer) == []) is taken_in


def test_a_message_that_says_one_thing_over_and_over_is_looked_at_in_a_few_places() -> None:
    read = CustomerMessage("Our depot has been closed. " * 500, RULEBOOK)

    assert max(len(places) for places in read.said.values()) == MOST_SAID


def test_how_the_customer_signed_is_no_news_that_a_greeting_takes_up() -> None:
    assert findings("Hi Rosa,\n\nLids are fine.\n\nTom", "Can we have lids? Our depot was closed by Rosa")


def test_only_the_customers_latest_words_count() -> None:
    thread = "The samples are lovely.\n\nOn 3 May 2026 at 10:11, Tom wrote:\n> Janice now runs the project."
    assert findings(DRAFT, thread) == []


def test_the_message_that_a_draft_quotes_is_read() -> None:
    quoting = (
        DRAFT + "\n\nOn 3 May 2026 at 10:11, Ann wrote:\n> The samples are lovely.\n> Janice now runs the project.\n"
    )
    report = lint(read_text(quoting), RULEBOOK)
    assert [found.rule for found in report.findings] == ["unacknowledged-change/people"]


def test_a_greeting_on_the_same_line_stays_before_the_new_sentence() -> None:
    draft = "Hi Ann, thanks for the samples."
    (found,) = findings(draft, NEWS)
    rewritten = "Hi Ann, thank you for letting us know that Janice now runs the project. Thanks for the samples."
    assert apply_rewrite(draft, found.rewrites[0]) == rewritten


def test_findings_of_reply_rules_share_no_words_with_others() -> None:
    draft = "Dear Ann,\n\nYou're wrong about the renewal date. The invoice is attached."
    report = lint(read_text(draft, customer=NEWS), RULEBOOK)
    first, second = sorted(report.findings, key=lambda found: found.start)
    assert first.end <= second.start
    assert {first.category, second.category} == {"contradiction", "unacknowledged-change"}


def test_a_refusal_that_leaves_nothing_is_offered_a_question_behind_it() -> None:
    draft = "Dear Ann,\n\nWe cannot extend the term. The bill is attached."
    (found,) = findings(draft, "May we pay in June?")

    assert found.rule == "no-way-forward/refusal-and-nothing-else"
    assert found.customer is None
    expected = draft.replace("term.", "term. Are there other alternatives you'd be open to consider?")
    assert apply_rewrite(draft, found.rewrites[0]) == expected


def test_a_refusal_without_a_customers_message_is_no_answer_and_stays_alone() -> None:
    assert findings("Dear Ann,\n\nWe cannot extend the term. The bill is attached.", "") == []


def test_where_another_finding_stands_at_the_beginning_the_greeting_is_marked_and_the_sentence_goes_behind_it() -> None:
    draft = "Dear Ann,\n\nYou're wrong about the date. The invoice is attached."
    (found,) = findings(draft, NEWS)

    assert found.text == "Dear Ann,"
    opening = "Dear Ann,\n\nThank you for letting us know that Janice now runs the project."
    assert apply_rewrite(draft, found.rewrites[0]) == draft.replace("Dear Ann,", opening)
