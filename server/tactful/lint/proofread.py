"""What rules say to people, read as a person would: complete, short, and itself tactful."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tactful.lint.advice import Advice
from tactful.lint.engine import lint
from tactful.lint.example_mail import example_draft
from tactful.rulebook.fault import Spot
from tactful.rulebook.rule import QUIETLY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tactful.rulebook.book import Rulebook
    from tactful.rulebook.rule import Category, Rule

LONGEST = {"message": 120, "why": 320}
"""Code points that a message and a reason may take: one line, and three."""
_CAPTURE = re.compile(r"\{[a-z][a-z0-9_-]*\}")
_TO_THE_READER = re.compile(r"\b(you|your|yours|yourself|u|ur)\b|\byou['’]", re.IGNORECASE)
_STAND_IN = "the order"


def proofread(rulebook: Rulebook, rule: Rule) -> Iterator[Advice]:
    """What is blank, too long, unfinished or tactless in what a rule says to people."""
    yield from _text(rulebook, rule.id, rule.path, "message", rule.message)
    category = rulebook.categories.get(rule.category)
    if category is None or rule.why != category.why:
        yield from _text(rulebook, rule.id, rule.path, "why", rule.why)
    if rule.kind != "measure":
        yield from _rewrites(rulebook, rule)


def proofread_category(rulebook: Rulebook, category: Category, path: str) -> Iterator[Advice]:
    """What is blank, too long, unfinished or tactless in the reason that a category's rules share.

    Args:
        rulebook: the rules in force.
        category: the category.
        path: its `_category.yml`.
    """
    yield from _text(rulebook, category.id, path, "why", category.why)


def _text(rulebook: Rulebook, owner: str, path: str, key: str, text: str) -> Iterator[Advice]:
    spot = Spot(key)
    if not text.strip():
        yield Advice(owner, path, "blank", f"the {key} is blank", "one sentence, in plain words", spot)
        return
    if len(text) > LONGEST[key]:
        message = f"the {key} has {len(text)} characters"
        yield Advice(owner, path, "too-long", message, f"say it in {LONGEST[key]}", spot)
    if not text.rstrip(")”’\"'").endswith((".", "?", "!")):
        yield Advice(owner, path, "unfinished", f"the {key} does not end like a sentence", "add a full stop", spot)
    for finding in lint(example_draft(text), rulebook).findings:
        if _TO_THE_READER.search(finding.text) is None:
            continue  # it says what the words say: "Tells the customer that nothing can be done."
        message = f"the {key} would itself be flagged: “{finding.text}” by {finding.rule}"
        yield Advice(owner, path, "tactless", message, "say it another way, or put it in “quotation marks”", spot)


def _is_the_same_words(rule: Rule) -> bool:
    """Whether the one thing to say instead is what was said, quietly."""
    return all(rewrite.say == f"{{{QUIETLY}}}" for rewrite in rule.rewrites)


def _rewrites(rulebook: Rulebook, rule: Rule) -> Iterator[Advice]:
    moves = {rewrite.move for rewrite in rule.rewrites}
    if not rule.rewrites:
        yield Advice(
            rule.id, rule.path, "no-rewrite", "offers nothing to say instead", "add rewrites:", Spot("rewrites")
        )
    elif len(moves) == 1 and moves != {"drop"} and not _is_the_same_words(rule):
        message = f"every rewrite makes the same move: {next(iter(moves))}"
        hint = "offer a second way out, such as own, explore or offer"
        yield Advice(rule.id, rule.path, "one-move", message, hint, Spot("rewrites"))
    for index, rewrite in enumerate(rule.rewrites):
        if not rewrite.say:
            continue
        said = _CAPTURE.sub(_STAND_IN, rewrite.say)
        sentence = said[0].upper() + said[1:] + ("" if said[-1] in ".?!" else ".")
        for finding in lint(example_draft(sentence), rulebook).findings:
            spot = Spot("rewrites", index, "say")
            if finding.rule == rule.id:
                message = f"the rewrite says again what the rule flags: “{finding.text}”"
                yield Advice(rule.id, rule.path, "repeats-offence", message, "start from the customer's view", spot)
            else:
                message = f"the rewrite would itself be flagged: “{finding.text}” by {finding.rule}"
                yield Advice(rule.id, rule.path, "tactless", message, "say it another way", spot)
