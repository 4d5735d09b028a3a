"""What a lint says: findings, their rewrites, measures, and the verdict, as small frozen values."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tactful.mail.draft import Draft, Part
    from tactful.rulebook.rule import Rule, Severity

Check = Literal["tone", "clarity", "grammar", "ear"]
CHECKS: tuple[Check, ...] = ("tone", "clarity", "grammar", "ear")

Verdict = Literal["hold", "look-again", "ready"]
GrammarState = Literal["off", "done", "unavailable"]
EarState = Literal["off", "done", "unavailable"]


class Rewrite(NamedTuple):
    """Words to put in place of a span.

    Attributes:
        text: the words; empty to drop the span.
        start: where the replaced span starts, in code points of the part's text.
        end: where it ends (exclusive). The span holds the finding and may be a little wider.
        move: what the rewrite does for the conversation (accept, listen, own, explore, inform, offer, drop),
            or `correct` for grammar.
    """

    text: str
    start: int
    end: int
    move: str


class Quoted(NamedTuple):
    """Words of the customer's message that a finding is about.

    Attributes:
        text: the words.
        start: where they start in the message, in code points.
        end: where they end (exclusive).
    """

    text: str
    start: int
    end: int


class Finding(NamedTuple):
    """One rule's words found in a draft, or words that the ear or the grammar checker minds.

    Offsets count code points of the part's text; lines and columns (from 1) point into the file. `customer` is what the
    customer said, where the rule is about that. `chance` is how sure the ear is, from 0 to 1; None where it was not the
    ear that found the words.
    """

    rule: str
    category: str
    severity: Severity
    part: str
    start: int
    end: int
    line: int
    column: int
    end_line: int
    end_column: int
    text: str
    sentence: str
    message: str
    why: str
    principle: str
    rewrites: tuple[Rewrite, ...]
    customer: Quoted | None = None
    chance: float | None = None

    @property
    def is_of_rule(self) -> bool:
        """Whether a rule found the words, and not the ear or the grammar checker."""
        return self.chance is None and self.category != "grammar"

    @classmethod
    def of_rule(
        cls,
        rule: Rule,
        part: Part,
        words: tuple[int, int],
        sentence: tuple[int, int],
        *,
        message: str,
        rewrites: tuple[Rewrite, ...],
        customer: Quoted | None = None,
    ) -> Finding:
        """A rule's finding at `words`, start and end in code points of the part's text; `sentence` is shown with it."""
        start, end = words
        first, last = part.source.span(start, end)
        return cls(
            rule=rule.id,
            category=rule.category,
            severity=rule.severity,
            part=part.name,
            start=start,
            end=end,
            line=first.line,
            column=first.column,
            end_line=last.line,
            end_column=last.column,
            text=part.text[start:end],
            sentence=part.text[slice(*sentence)],
            message=message,
            why=rule.why,
            principle=rule.principle,
            rewrites=rewrites,
            customer=customer,
        )


class EarReport(NamedTuple):
    """Whether the ear listened, and which.

    Attributes:
        state: `off` where it was not asked or a layer switched it off.
        dial: how readily it spoke; empty unless it was asked.
        version: of its weights; empty where it is not there.
        note: why it was unavailable, or an empty string.
        held_back: how many findings of rules were left out because it heard nothing in their sentences.
    """

    state: EarState = "off"
    dial: str = ""
    version: str = ""
    note: str = ""
    held_back: int = 0


class Report(NamedTuple):
    """A draft's findings in reading order, its measures, and what they amount to.

    Attributes:
        draft: the draft that was linted.
        findings: what was found, in reading order.
        measures: counts by name: `words`, `sentences`, `reading_seconds`, and more when clarity was asked for.
        verdict: `hold` with an error, `look-again` with a warning, `ready` otherwise.
        grammar: whether grammar was checked.
        grammar_note: why grammar was unavailable, or an empty string.
        rulebook: the digest of the rules that were in force.
        ear: whether the ear listened.
    """

    draft: Draft
    findings: tuple[Finding, ...]
    measures: Mapping[str, float] = MappingProxyType({})
    verdict: Verdict = "ready"
    grammar: GrammarState = "off"
    grammar_note: str = ""
    rulebook: str = ""
    ear: EarReport = EarReport()
