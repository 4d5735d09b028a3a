"""Which words weigh how much: how much less likely a sentence offends once a word is left out of it.

Of a sentence that is sure to offend, no single word takes much of the chance away. So weights are differences of
log-odds, where from 0.99 to 0.9 is as far as from 0.9 to a half.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, NamedTuple

from tactful.ear.holding import around, held_back
from tactful.ear.passages import hear_body, passages
from tactful.lint.engine import lint
from tactful.mail.read import read_text
from tactful.text.tokens import tokenise

if TYPE_CHECKING:
    from tactful.ear.ear import Ear, Heard
    from tactful.lint.report import Finding
    from tactful.rulebook.book import Rulebook

_NEARLY = 1e-6
_WORD = re.compile(r"\w+(?:['’-]\w+)*")


class Weight(NamedTuple):
    """A word of a sentence.

    Attributes:
        text: the word.
        start: where it starts in the sentence, in code points.
        end: where it ends, exclusive.
        without: how likely the sentence offends without it.
        weight: by how much it makes that likelier, in log-odds; negative where it makes it less likely.
    """

    text: str
    start: int
    end: int
    without: float
    weight: float


class Opinion(NamedTuple):
    """What the ear holds of a rule's finding.

    Attributes:
        finding: the finding.
        chance: how likely the sentence that it stands in offends; None where that is not heard.
        held_back: whether the ear holds it back.
    """

    finding: Finding
    chance: float | None
    held_back: bool


class Weighed(NamedTuple):
    """A sentence, what the ear holds of it, and its words."""

    text: str
    heard: Heard
    words: tuple[Weight, ...]


def weigh(ear: Ear, text: str) -> list[Weighed]:
    """The sentences of a text that the ear hears, word by word.

    Args:
        ear: the ear.
        text: the body of a mail, or some of it, as plain text.

    Raises:
        EarUnavailableError: the ear is not there.
    """
    body = read_text(text).parts[-1]
    tokens = tokenise(body.text, body.own, body.code)
    return [_weigh(ear, passage.heard.text, passage.before) for passage in passages(body, tokens)]


def opinions(ear: Ear, rulebook: Rulebook, rule_id: str, text: str) -> list[Opinion]:
    """What the ear holds of what a rule finds in a text.

    Args:
        ear: the ear.
        rulebook: the rules in force.
        rule_id: the rule.
        text: the body of a mail, or some of it, as plain text.

    Raises:
        EarUnavailableError: the ear is not there.
    """
    report = lint(read_text(text), rulebook)
    body = report.draft.parts[-1]
    said = hear_body(ear, body, tokenise(body.text, body.own, body.code))
    found = [finding for finding in report.findings if finding.rule == rule_id and finding.part == body.name]
    held = held_back(found, said, rulebook, ear.model.harmless)
    return [
        Opinion(finding, max((heard.chance for _, heard in around(finding, said)), default=None), finding in held)
        for finding in found
    ]


def _weigh(ear: Ear, sentence: str, before: str) -> Weighed:
    words = [(match.start(), match.end()) for match in _WORD.finditer(sentence)]
    without = [(_left_out(sentence, start, end), before) for start, end in words]
    heard, *others = ear.hear([(sentence, before), *without])
    weights = [
        Weight(sentence[start:end], start, end, other.chance, log_odds(heard.chance) - log_odds(other.chance))
        for (start, end), other in zip(words, others, strict=True)
    ]
    return Weighed(sentence, heard, tuple(weights))


def log_odds(chance: float) -> float:
    """The log-odds of a chance between 0 and 1, bounded at certainty."""
    kept = min(max(chance, _NEARLY), 1 - _NEARLY)
    return math.log(kept / (1 - kept))


def _left_out(sentence: str, start: int, end: int) -> str:
    """A sentence without a word and the space that it brings along."""
    if sentence[end : end + 1].isspace():
        return sentence[:start] + sentence[end + 1 :]
    return sentence[:start].rstrip() + sentence[end:]
