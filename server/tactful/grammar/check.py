"""Grammar findings for a report: the author's own words only, and never over a finding about tone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tactful.grammar.match import GrammarUnavailableError
from tactful.grammar.own_words import join_own_words
from tactful.lint.merge import in_reading_order, overlap
from tactful.lint.report import Finding, Rewrite
from tactful.text.tokens import tokenise

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tactful.grammar.match import GrammarChecker, GrammarMatch
    from tactful.grammar.own_words import OwnWords
    from tactful.lint.report import Report
    from tactful.mail.draft import Part

SECONDS = 5.0
"""How long a report waits for grammar unless it is told otherwise."""

_MOST_REWRITES = 5
_WHY = "A slip in the writing draws the eye away from what you mean, and can make a careful answer look hurried."
_NOT_IN_AN_ID = re.compile(r"[^a-z0-9]+")
_WORD = re.compile(r"[^\W\d_]+")


def check_grammar(report: Report, checker: GrammarChecker, *, seconds: float = SECONDS) -> Report:
    """Add what `checker` finds in the author's words to `report`.

    Args:
        report: the report of a lint.
        checker: the grammar checker to ask.
        seconds: how long to wait for its answer.

    Returns:
        A report with the findings merged in reading order and `grammar` set to `done`; or, when there is no answer
        in time, the same findings, `grammar` set to `unavailable` and the reason in `grammar_note`. All grammar
        findings are suggestions, so the verdict stays.
    """
    own = join_own_words(report.draft.parts)
    try:
        matches = checker.check(own.text, seconds=seconds)
    except GrammarUnavailableError as error:
        return report._replace(grammar="unavailable", grammar_note=str(error))
    found = [] if _reads_foreign(own.text, matches) else _findings(own, matches)
    found = _without_overlaps(_beside_tone(found, report.findings))
    merged = in_reading_order([*report.findings, *found], report.draft.parts)
    return report._replace(findings=tuple(merged), grammar="done", grammar_note="")


def _reads_foreign(text: str, matches: Sequence[GrammarMatch]) -> bool:
    """Whether the dictionary knows so few of the words that they must be of another language."""
    unknown = sum(match.misspelling for match in matches)
    return unknown >= 4 and unknown * 3 > len(_WORD.findall(text))


def _findings(own: OwnWords, matches: Sequence[GrammarMatch]) -> list[Finding]:
    sentences = {run.part.name: _sentences(run.part) for run in own.runs} if matches else {}
    found = []
    for match in matches:
        place = own.locate(match.start, match.end)
        if place is None or place.part.is_code(place.start, place.end):
            continue
        sentence = _sentence_at(sentences[place.part.name], place.start)
        if match.misspelling and _may_be_a_name(place.part.text, place.start, sentence):
            continue
        found.append(_finding(place.part, place.start, place.end, match, sentence))
    return found


def _finding(part: Part, start: int, end: int, match: GrammarMatch, sentence: tuple[int, int]) -> Finding:
    rule = f"grammar/{_NOT_IN_AN_ID.sub('-', match.rule.lower()).strip('-')}"
    first, last = part.source.span(start, end)
    words = part.text[start:end]
    better = [text for text in dict.fromkeys(match.replacements) if text != words][:_MOST_REWRITES]
    return Finding(
        rule=rule,
        category="grammar",
        severity="suggestion",
        part=part.name,
        start=start,
        end=end,
        line=first.line,
        column=first.column,
        end_line=last.line,
        end_column=last.column,
        text=words,
        sentence=part.text[slice(*sentence)],
        message=match.message,
        why=_WHY,
        principle="",
        rewrites=tuple(Rewrite(text, start, end, "correct") for text in better),
    )


def _sentences(part: Part) -> list[tuple[int, int]]:
    tokens = tokenise(part.text, part.own, part.code)
    return [(start, end) for _, start, end in tokens.sentences]


def _sentence_at(sentences: Sequence[tuple[int, int]], offset: int) -> tuple[int, int]:
    """The sentence that holds `offset`, or the last one before it, or an empty one."""
    before = [sentence for sentence in sentences if sentence[0] <= offset]
    return before[-1] if before else (offset, offset)


def _may_be_a_name(text: str, start: int, sentence: tuple[int, int]) -> bool:
    """Whether the word at `start` has a capital that its place in the sentence does not ask for."""
    return text[start].isupper() and any(character.isalnum() for character in text[sentence[0] : start])


def _beside_tone(found: Iterable[Finding], others: Iterable[Finding]) -> list[Finding]:
    """The findings that share no words with one about tone. A clarity finding may hold a whole sentence."""
    tone = [other for other in others if other.category != "clarity"]
    return [finding for finding in found if not any(overlap(finding, other) for other in tone)]


def _without_overlaps(found: Iterable[Finding]) -> list[Finding]:
    kept: list[Finding] = []
    for finding in found:
        if not any(overlap(finding, other) for other in kept):
            kept.append(finding)
    return kept
