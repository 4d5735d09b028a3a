"""What might be better about a rule that works: the findings of a linter for rules."""

from __future__ import annotations

from typing import NamedTuple

from tactful.rulebook.fault import Spot


class Advice(NamedTuple):
    """One thing that a rule's author should look at.

    Attributes:
        rule: the rule's id, or the category's for what `_category.yml` says.
        path: its file.
        code: what kind of thing this is, such as `near-duplicate`; one of `CODES`.
        message: what was noticed.
        hint: what to do about it, or an empty string.
        spot: the place in the file that it is about.
    """

    rule: str
    path: str
    code: str
    message: str
    hint: str = ""
    spot: Spot = Spot("find")


CODES = {
    "near-duplicate": "another rule finds nearly all that this one finds",
    "overlap": "another rule, no milder, finds nearly all that a pattern finds",
    "hidden-pattern": "a pattern never speaks, because a more severe rule takes its words",
    "repeated-pattern": "a pattern finds nothing that the rule's other patterns do not find",
    "self-excused": "a pattern never speaks, because the rule's own `unless` takes its words away",
    "unused-pattern": "no `flags` example uses a pattern",
    "needless-unless": "no `allows` example needs an `unless`",
    "needless-answer": "no `allows` example needs an `answered-by`",
    "needless-context": "no `allows` example needs an `in` or a `not-in`, or no `flags` example an `even-in`",
    "blank": "the message or the reason is blank",
    "too-long": "the message or the reason is too long to be read in passing",
    "unfinished": "the message or the reason does not end like a sentence",
    "tactless": "a rewrite would itself be flagged, or what the message or the reason says to its reader",
    "repeats-offence": "a rewrite says again what the rule flags",
    "no-rewrite": "the rule offers nothing to say instead",
    "one-move": "all rewrites of the rule make the same move",
}
"""Every kind of advice, and what it means."""
