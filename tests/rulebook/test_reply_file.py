"""Files of `kind: reply` rules: what is read, and what is said about one that cannot be used."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tactful.lint.coverage import coverage
from tactful.lint.engine import lint
from tactful.lint.examples import check_examples
from tactful.lint.needless import needless_parts
from tactful.mail.read import read_text
from tactful.rulebook.book import Rulebook
from tactful.rulebook.reply import ReplyExample
from tactful.rulebook.reply_file import SILENT_DRAFT

Load = Callable[[dict[str, str | bytes]], Rulebook]
REPLY = "kind: reply\nmessage: m\n"
GOOD = (
    REPLY
    + """\
customer:
  - we have moved [to {new}]
customer-unless:
  - in 2019
answered-by:
  - (new|other) address
answered-by-words: names
rewrites:
  - say: Thank you for the new address.
    move: accept
flags:
  - customer: "Hello, [[we have moved]]."
    draft: "Dear Ann, the parcel has left."
    becomes: "Dear Ann, thank you for the new address. The parcel has left."
allows:
  - customer: We have moved.
    draft: The parcel went to the new address.
  - We have moved in 2019.
"""
)


def said(rulebook: Rulebook) -> list[str]:
    """Each fault as `file:line:column: message (hint)`, without the folder."""
    return [str(fault).replace(str(Path(fault.path).parent) + "/", "") for fault in rulebook.faults]


def test_a_whole_rule_is_read_and_its_examples_hold(load: Load) -> None:
    rulebook = load({"blame/moved.yml": GOOD})
    reply = rulebook.rules["blame/moved"].reply

    assert said(rulebook) == []
    assert reply is not None
    assert reply.flags[0].said == (7, 20)
    assert reply.allows[1] == ReplyExample("We have moved in 2019.", None, SILENT_DRAFT)
    assert [str(failure) for failure in check_examples(rulebook)] == []


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (REPLY, "rule.yml:1:1: has nothing to find (add customer: or draft: with a pattern a line)"),
        (
            REPLY + "find: we moved\n",
            (
                "rule.yml:3:1: find goes with kind: phrase"
                " (customer: for what the customer says, draft: for what the draft says)"
            ),
        ),
        (REPLY + "customer: we (moved\n", "rule.yml:3:14: pattern never closes its ( (put a ) where it ends)"),
        (REPLY + "draft: no\ndraft-in: end\n", "rule.yml:4:11: draft-in cannot be 'end' (one of anywhere, opening)"),
        (REPLY + "draft: no\nat-least: 0\n", "rule.yml:4:11: at-least is not a whole number from 1"),
        (
            REPLY + "draft: no\ncustomer-unless: yes\n",
            "rule.yml:4:1: customer-unless needs customer (add customer: with a pattern a line)",
        ),
        (
            REPLY + "customer: we moved\nflags:\n  - customer: we moved\n    draft: good\n",
            (
                "rule.yml:5:5: example marks no words of the customer"
                ' (customer: "[[We have moved]]." with draft: below it)'
            ),
        ),
        (
            REPLY + "customer: we moved\nflags:\n  - customer: we moved\n",
            (
                "rule.yml:5:5: an example of a reply rule needs customer and draft"
                ' (customer: "[[We have moved]]." with draft: below it)'
            ),
        ),
        (
            REPLY + 'customer: we moved\nallows:\n  - "[[a]] and [[b]]"\n',
            "rule.yml:5:5: example marks words in a way that cannot be read (put one [[ and one ]] around some words)",
        ),
        (
            REPLY + "customer: we moved\nrewrites:\n  - say: to {place}\n    move: accept\n",
            "rule.yml:5:5: the rewrite uses {place}, which no pattern keeps (write {place} in customer)",
        ),
        (
            REPLY + "customer: we moved\nrewrites:\n  - say: so\n    move: accept\n    adds: above\n",
            "rule.yml:7:11: adds cannot be 'above' (before or after)",
        ),
        ("message: m\nfind: x\nanswered-by: y\n", "rule.yml:3:1: answered-by goes with kind: reply"),
    ],
)
def test_a_broken_file_says_what_and_where(load: Load, content: str, fault: str) -> None:
    rulebook = load({"blame/rule.yml": content, "blame/good.yml": GOOD})
    assert rulebook.ids == ("blame/good",)
    assert said(rulebook) == [fault]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("Hello, [[we have moved]]", "[[Hello]], we have moved", "should quote 'Hello', quotes 'we have moved'"),
        ("becomes: ", "becomes: No. ", "the first rewrite makes another draft than `becomes` says"),
        ('draft: "Dear Ann, the', 'draft: "New address: the', "is not flagged: 'Hello, we have moved.'"),
        (
            "The parcel went to the new address.\n  - We",
            "No.\n  - We",
            "should be silent, but blame/moved flags 'No.'",
        ),
        ("  - in 2019\n", "  - in 2019\n  - in 2018\n", "no `allows` example needs this customer-unless"),
        ("  - (new|other) address", "  - well\n  - (new|other) address", "no `allows` example needs this answered-by"),
        ("  - we have moved", "  - we sold\n  - we have moved", "no example uses this pattern"),
        ("Thank you for the new address.", "Right.", "a rewrite makes a draft in which blame/moved flags 'right.'"),
    ],
)  # fmt: skip
def test_an_example_that_does_not_hold_is_told(load: Load, old: str, new: str, problem: str) -> None:
    rulebook = load({"blame/moved.yml": GOOD.replace(old, new)})
    assert said(rulebook) == []
    assert problem in [failure.problem for failure in check_examples(rulebook)]


def test_a_later_layer_switches_changes_and_replaces_reply_rules(load: Load, write_pack: Callable[..., Path]) -> None:
    from tactful.rulebook.load import load_rulebook

    base = write_pack({"blame/moved.yml": GOOD}, "base")
    voice = (
        "change:\n  blame/moved:\n    message: n\n    rewrites:\n"
        "      - say: Thank you for the new address, Ann.\n        move: accept\n"
    )
    changed = load_rulebook(
        [base, write_pack({"pack.yml": voice}, "voice", category=False)], builtin=False, cache=False
    )
    off = load_rulebook(
        [base, write_pack({"pack.yml": "off: blame/moved\n"}, "off", category=False)], builtin=False, cache=False
    )

    draft = read_text("Dear Ann,\n\nthe parcel has left.", customer="We have moved.")
    (found,) = lint(draft, changed).findings
    assert (found.message, found.rewrites[0].text) == ("n", "Thank you for the new address, Ann. The parcel has left.")
    assert lint(draft, off).findings == ()
    assert off.reply_rules == ()


def test_allowed_phrases_reach_what_the_draft_says(load: Load) -> None:
    rule = REPLY + "draft: we can not\n"
    draft = read_text("Dear Ann,\n\nwe cannot come.", customer="Come soon.")
    assert lint(draft, load({"blame/no.yml": rule})).findings
    assert not lint(draft, load({"blame/no.yml": rule, "pack.yml": "allow: we can not come\n"})).findings


def test_coverage_and_needless_parts_look_at_both_sides(load: Load) -> None:
    rulebook = load({"blame/moved.yml": GOOD})
    rule = rulebook.rules["blame/moved"]
    covered = coverage(rule, rulebook, {})

    assert {(one.spot.key, one.text) for one in covered.missing} == {("customer", "to {new}"), ("answered-by", "other")}
    assert needless_parts(rulebook, rule) == []
