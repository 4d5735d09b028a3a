"""The one way through: a draft and a rulebook in, a report out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tactful.lint.capitals import words_in_capitals
from tactful.lint.measures import measure_hits
from tactful.lint.phrases import phrase_hits, regex_hits
from tactful.lint.report import Finding, Report
from tactful.lint.rewrites import LONGEST_SENTENCE, make_rewrites
from tactful.lint.settle import settle
from tactful.rulebook.rule import severity_rank
from tactful.text.tokens import tokenise

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from tactful.lint.hit import Hit
    from tactful.lint.report import Check, Verdict
    from tactful.mail.draft import Draft, Part
    from tactful.rulebook.book import Rulebook
    from tactful.rulebook.rule import Severity
    from tactful.text.tokens import Tokens

TONE_ONLY: tuple[Check, ...] = ("tone",)
"""The checks of a quick lint."""
WORDS_A_MINUTE = 238
"""Silent reading of English non-fiction by adults: Brysbaert, "How many words do we read per minute?" (2019)."""


def lint(
    draft: Draft,
    rulebook: Rulebook,
    *,
    checks: Collection[Check] = TONE_ONLY,
    min_severity: Severity = "suggestion",
) -> Report:
    """Find what `rulebook` has to say about the author's words of `draft`.

    Args:
        draft: the mail.
        rulebook: the rules in force.
        checks: `tone` for how it treats the customer, `clarity` for how it reads (loads the readability library
            when it is first asked for). `grammar` and `ear` are other packages' work and ignored here.
        min_severity: findings below it are left out; the verdict counts them out, too.

    Returns:
        The findings in reading order, part by part, and the measures.
    """
    read = [(part, tokenise(part.text, part.own, part.code)) for part in draft.parts]
    least = severity_rank(min_severity)
    findings = [
        finding
        for part, tokens in read
        for finding in _all_findings(draft, part, tokens, rulebook, checks)
        if severity_rank(finding.severity) >= least
    ]
    return Report(draft, tuple(findings), _measures(read, checks), verdict(findings), rulebook=rulebook.digest)


def verdict(findings: Iterable[Finding]) -> Verdict:
    """`hold` with an error among the findings, `look-again` with a warning, `ready` otherwise."""
    worst = max((severity_rank(finding.severity) for finding in findings), default=0)
    return ("ready", "look-again", "hold")[worst]


def part_hits(part: Part, tokens: Tokens, rulebook: Rulebook, checks: Collection[Check]) -> Iterator[Hit]:
    """Every hit in a part, overlaps and all."""
    capital = words_in_capitals(tokens)
    if "tone" in checks:
        for found in phrase_hits(tokens, rulebook, part, capital):
            yield found.hit
        yield from regex_hits(tokens, rulebook, part)
    for number in rulebook.measure_rules:
        rule = rulebook.rule(number)
        check = "clarity" if rule.category == "clarity" else "tone"
        if check in checks and rule.measure is not None and part.name in (rule.only_in or ("body",)):
            yield from measure_hits(tokens, capital, number, rule.measure)


def _all_findings(
    draft: Draft, part: Part, tokens: Tokens, rulebook: Rulebook, checks: Collection[Check]
) -> Iterable[Finding]:
    """What is found in a part, and in a body what it leaves unanswered of the customer's message."""
    found = list(_part_findings(part, tokens, rulebook, checks))
    if draft.customer and rulebook.reply_rules and part.name == "body" and "tone" in checks:
        from tactful.lint.reply import reply_findings

        found += reply_findings(draft.customer, part, tokens, rulebook, found)
        found.sort(key=lambda finding: finding.start)
    return found


def _part_findings(part: Part, tokens: Tokens, rulebook: Rulebook, checks: Collection[Check]) -> Iterator[Finding]:
    for hit in settle(part_hits(part, tokens, rulebook, checks), rulebook):
        if not part.is_code(hit.start, hit.end):
            yield _finding(part, tokens, hit, rulebook)


def _finding(part: Part, tokens: Tokens, hit: Hit, rulebook: Rulebook) -> Finding:
    rule = rulebook.rule(hit.rule)
    words, sentence = (hit.start, hit.end), tokens.sentence_at(hit.start)
    return Finding.of_rule(
        rule,
        part,
        words,
        _shown(sentence, hit),
        message=rule.message.replace("{count}", f"{hit.counted:g}"),
        rewrites=make_rewrites(
            rule.rewrites, hit.captures, part.text, words, sentence, starts_sentence=hit.starts_sentence
        ),
    )


def _shown(sentence: tuple[int, int], hit: Hit) -> tuple[int, int]:
    """The sentence to show; of one without an end, such as a list of a thousand lines, only what is near the words."""
    start, end = sentence
    if end - start <= LONGEST_SENTENCE:
        return sentence
    return max(start, hit.start - LONGEST_SENTENCE // 4), min(end, hit.end + LONGEST_SENTENCE // 4)


def _measures(read: list[tuple[Part, Tokens]], checks: Collection[Check]) -> dict[str, float]:
    bodies = [tokens for part, tokens in read if part.name == "body"]
    words = sum(tokens.word_count() for tokens in bodies)
    measures: dict[str, float] = {
        "words": words,
        "sentences": sum(len(tokens.sentences) for tokens in bodies),
        "reading_seconds": round(words * 60 / WORDS_A_MINUTE),
    }
    if "clarity" in checks:
        from tactful.lint.readability import readability

        own = [tokens.text[start:end] for tokens in bodies for _, start, end in tokens.sentences]
        measures |= readability("\n\n".join(own))
    return measures
