"""What a rule would find, before it is switched on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tactful.lint.engine import part_hits
from tactful.text.tokens import tokenise

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from tactful.lint.report import Check
    from tactful.mail.draft import Draft
    from tactful.rulebook.book import Rulebook

_CHECKS: tuple[Check, ...] = ("tone", "clarity")
_BLANKS = re.compile(r"\s+")


class TrialHit(NamedTuple):
    """Words that a rule on trial finds.

    Attributes:
        rule: the rule's id.
        text: the words.
        line: the line of the file that they stand in, from 1.
        column: the column, from 1.
        sentence: the sentence around them.
        start: where the words start in the sentence, in code points.
        also: the ids of the other phrase rules that find some of these words.
    """

    rule: str
    text: str
    line: int
    column: int
    sentence: str
    start: int
    also: tuple[str, ...]

    @property
    def around(self) -> tuple[str, str, str]:
        """The sentence on one line: what stands before the words, the words, and what stands behind them."""
        end = self.start + len(self.text)
        pieces = (self.sentence[: self.start], self.sentence[self.start : end], self.sentence[end:])
        before, words, after = (_BLANKS.sub(" ", piece) for piece in pieces)
        return before.lstrip(), words, after.rstrip()

    @property
    def example(self) -> str:
        """The sentence on one line with the words in [[double brackets]], as `flags` has it."""
        before, words, after = self.around
        return f"{before}[[{words}]]{after}"


def trial_hits(draft: Draft, rulebook: Rulebook, rules: AbstractSet[str]) -> Iterator[TrialHit]:
    """What some rules (by id) find in the author's words of a draft, whatever other rules find there.

    Reply rules speak where the draft has the message that it answers.

    Args:
        draft: the mail.
        rulebook: the rules in force, those on trial among them.
        rules: the ids of the rules on trial.
    """
    replies = [rule for rule in rules if rulebook.rule(rulebook.ids.index(rule)).kind == "reply"]
    for part in draft.parts:
        tokens = tokenise(part.text, part.own, part.code)
        hits = [(rulebook.ids[hit.rule], hit) for hit in part_hits(part, tokens, rulebook, _CHECKS)]
        for rule, hit in sorted(hits, key=lambda pair: pair[1].start):
            if rule not in rules:
                continue
            place, _ = part.source.span(hit.start, hit.end)
            first, last = tokens.sentence_at(hit.start)
            also = {
                other
                for other, found in hits
                if found.start < hit.end and hit.start < found.end and found.rule not in rulebook.measure_rules
            }
            yield TrialHit(
                rule,
                part.text[hit.start : hit.end],
                place.line,
                place.column,
                part.text[first : max(last, hit.end)],
                hit.start - first,
                tuple(sorted(also - {rule})),
            )
        if draft.customer and replies and part.name == "body":
            from tactful.lint.reply import reply_findings

            for found in reply_findings(draft.customer, part, tokens, rulebook, ()):
                if found.rule in replies:
                    at = found.sentence.find(found.text)
                    yield TrialHit(found.rule, found.text, found.line, found.column, found.sentence, max(at, 0), ())
