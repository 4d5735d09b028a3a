"""What rules find in sentences that the ear hears nothing in, and that is better left unsaid.

A rule knows words, the ear the sentence that they stand in. Where the ear is as good as sure that a sentence is
harmless, a rule that speaks of it is more often wrong than right. It is held back then, and the report says how many
were. The ear has no say in errors, nor in what it does not hear: capitals, subjects, answers to what the customer
wrote, and the very words of a rule's own examples, as it never learned stock phrases. Neither has it in what somebody
decided: rules of a team's own, and built-in ones that a layer changed, switched on or locked.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from tactful.rulebook.ear_settings import HEARD
from tactful.rulebook.layer import LAYERS
from tactful.text.tokens import SENTENCE_START, tokenise

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tactful.ear.ear import Heard
    from tactful.ear.passages import Passage
    from tactful.lint.report import Finding
    from tactful.rulebook.book import Rulebook
    from tactful.rulebook.rule import Rule


def held_back(
    findings: Iterable[Finding], said: Sequence[tuple[Passage, Heard]], rulebook: Rulebook, harmless: float
) -> list[Finding]:
    """The findings of rules that are better left unsaid.

    Args:
        findings: what rules found in a body.
        said: the sentences of it that the ear heard, and what it holds of them.
        rulebook: the rules in force.
        harmless: below which chance a sentence is as good as sure to be harmless.
    """
    if not rulebook.ear.holds_back:
        return []
    return [
        finding
        for finding in findings
        if _sounds_harmless(finding, said, harmless) and may_be_held_back(finding, rulebook)
    ]


def may_be_held_back(finding: Finding, rulebook: Rulebook) -> bool:
    """Whether the ear has a say in what a rule found."""
    if finding.severity == "error" or finding.category not in HEARD or finding.customer is not None:
        return False
    number = bisect_left(rulebook.ids, finding.rule)
    if rulebook.ids[number : number + 1] != (finding.rule,) or finding.rule in rulebook.ear.firm:
        return False
    rule = rulebook.rule(number)
    return rule.layer == LAYERS[0] and not _says_an_example(finding, rule)


def _says_an_example(finding: Finding, rule: Rule) -> bool:
    said = _words(finding.text)
    return any(said in _words(example.text) for example in rule.flags)


def _words(text: str) -> str:
    """The folded words and marks of a text, each between spaces."""
    return "".join(f" {key} " for key in tokenise(text).keys if key != SENTENCE_START)


def _sounds_harmless(finding: Finding, said: Sequence[tuple[Passage, Heard]], harmless: float) -> bool:
    """Whether all of what was found stands in sentences that were heard, and all of these are harmless."""
    found = around(finding, said)
    return (
        bool(found)
        and found[0][0].start <= finding.start
        and finding.end <= found[-1][0].end
        and all(heard.chance < harmless for _, heard in found)
    )


def around(finding: Finding, said: Sequence[tuple[Passage, Heard]]) -> list[tuple[Passage, Heard]]:
    """The sentences that were heard and hold something of what was found, in their order."""
    return [(passage, heard) for passage, heard in said if passage.start < finding.end and finding.start < passage.end]
