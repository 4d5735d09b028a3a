"""Hits of phrase rules: patterns and antipatterns from the automaton, and the rare regex."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from tactful.lint.capitals import capital_runs, is_label, words_in_capitals
from tactful.lint.contexts import Place, in_place
from tactful.lint.harmless import is_name, quietly, quotations
from tactful.lint.hit import Hit
from tactful.lint.matcher import Match, find_matches
from tactful.rulebook.rule import QUIETLY
from tactful.text.tokens import SENTENCE_START

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tactful.lint.capitals import Run
    from tactful.mail.draft import Part
    from tactful.rulebook.book import Rulebook
    from tactful.text.tokens import Tokens

ANY_RULE = -1
"""The rule number of a phrase that a pack allows in every rule."""
_SHORT_RUN = 2


class PhraseHit(NamedTuple):
    """A hit, and the pattern (its index in the rule's `find`) that made it."""

    hit: Hit
    pattern: int


def phrase_hits(
    tokens: Tokens, rulebook: Rulebook, part: Part | None = None, capital: list[bool] | None = None
) -> list[PhraseHit]:
    """Where phrase rules match, the longest match of each rule at each place, harmless ones left out.

    Args:
        tokens: the author's words.
        rulebook: the rules.
        part: the part of the mail that holds the words; without it, they count as a body that nobody greets in.
        capital: which of the words are in capitals, where that is known already; see `words_in_capitals`.
    """
    patterns = rulebook.automaton.patterns
    found: dict[int, list[Match]] = {}
    harmless: dict[int, list[Match]] = {}
    runs = capital_runs(tokens, words_in_capitals(tokens) if capital is None else capital)
    for match in find_matches(tokens, rulebook, _starts(tokens, runs)):
        rule, _, unless = patterns[match.pattern]
        (harmless if unless else found).setdefault(rule, []).append(match)
    quoted = quotations(tokens.text) if found else []
    place = Place(part) if part is not None else None
    hits: list[PhraseHit] = []
    for rule, matches in found.items():
        if rule in rulebook.capital_rules:
            matches = _in_capitals(tokens, matches, runs)  # noqa: PLW2901
        excused = _taken(harmless.get(rule, []) + _allowed(rule, harmless.get(ANY_RULE, []), rulebook))
        for match in _longest(matches):
            if not excused.isdisjoint(range(match.first, match.last)):
                continue
            if rule in rulebook.context_rules and not in_place(tokens, match, rulebook.rule(rule), place):
                continue
            hit = _hit(tokens, rule, match)
            if not (
                is_name(tokens.text, hit.start, hit.end, starts_sentence=hit.starts_sentence) or _within(hit, quoted)
            ):
                hits.append(PhraseHit(_with_quiet_words(tokens, hit, rulebook), patterns[match.pattern][1]))
    return hits


def _starts(tokens: Tokens, runs: list[Run]) -> list[int]:
    """The tokens from which a phrase in capitals may be found: those of the runs, and sentence starts before them."""
    return [
        index for run in runs for index in range(run.first - (tokens.keys[run.first - 1] == SENTENCE_START), run.last)
    ]


def _allowed(rule: int, everywhere: list[Match], rulebook: Rulebook) -> list[Match]:
    """The phrases that packs allow in every rule, without those that do not reach this one because it is locked."""
    if rule not in rulebook.not_allowed:
        return everywhere
    locked = rulebook.not_allowed[rule]
    return [match for match in everywhere if rulebook.automaton.patterns[match.pattern][1] not in locked]


def regex_hits(tokens: Tokens, rulebook: Rulebook, part: Part) -> list[Hit]:
    """Where the RE2 expressions of rules match in the author's words of a part."""
    if not rulebook.regex_rules:
        return []
    import re2

    hits: list[Hit] = []
    sentence_starts = {start for _, start, _ in tokens.sentences}
    options = re2.Options()
    options.log_errors = False
    place = Place(part)
    for number in rulebook.regex_rules:
        rule = rulebook.rule(number)
        for expression in rule.regex:
            compiled = re2.compile(expression, options=options)
            for start, end in part.own:
                hits += [
                    Hit(number, start + m.start(), start + m.end(), _groups(m), start + m.start() in sentence_starts)
                    for m in compiled.finditer(tokens.text[start:end])
                    if m.end() > m.start()
                    and in_place(tokens, _as_match(tokens, start + m.start(), start + m.end()), rule, place)
                ]
    return hits


def _as_match(tokens: Tokens, start: int, end: int) -> Match:
    """The tokens that code points `start` to `end` touch."""
    last = bisect_left(tokens.starts, end)
    return Match(ANY_RULE, min(bisect_right(tokens.ends, start), max(last - 1, 0)), last, ())


def _groups(match: re2._Match[str]) -> dict[str, str]:  # type: ignore[name-defined]  # noqa: F821
    return {name: words for name, words in match.groupdict().items() if words}


def _longest(matches: list[Match]) -> list[Match]:
    """The matches of one rule without those that overlap a longer, or as long an earlier, one."""
    if len(matches) == 1:
        return matches
    kept: list[Match] = []
    taken: set[int] = set()
    for match in sorted(matches, key=lambda match: (match.first - match.last, match.first, match.pattern)):
        if taken.isdisjoint(range(match.first, match.last)):
            kept.append(match)
            taken.update(range(match.first, match.last))
    return kept


def _taken(matches: Iterable[Match]) -> set[int]:
    """The tokens that some matches take."""
    return {token for match in matches for token in range(match.first, match.last)}


def _within(hit: Hit, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a hit lies in one of the spans, which are in order and apart."""
    at = bisect_right(spans, hit.start, key=lambda span: span[0]) - 1
    return at >= 0 and hit.end <= spans[at][1]


def _hit(tokens: Tokens, rule: int, match: Match) -> Hit:
    first = match.first + (tokens.keys[match.first] == SENTENCE_START)
    start, end = tokens.starts[first], tokens.ends[match.last - 1]
    if match.last < len(tokens.keys) and tokens.keys[match.last] == "not" and tokens.starts[match.last] == end:
        end = tokens.ends[match.last]  # no mark ends inside "didn't"
    captures = {kept.name: tokens.text[tokens.starts[kept.first] : tokens.ends[kept.last - 1]] for kept in match.kept}
    return Hit(rule, start, end, captures, tokens.keys[first - 1] == SENTENCE_START)


def _with_quiet_words(tokens: Tokens, hit: Hit, rulebook: Rulebook) -> Hit:
    """The hit with its words as the capture `quietly`, if a rewrite asks for it: no capitals, one mark for several."""
    if not any(f"{{{QUIETLY}}}" in rewrite.say for rewrite in rulebook.rule(hit.rule).rewrites):
        return hit
    words = tokens.text[hit.start : hit.end]
    quiet = quietly(words) if words.isupper() else words
    quiet = re.sub(r"\s*[!?‽]{2,}", lambda marks: "?" if set("?‽") & set(marks[0]) else ".", quiet)
    return hit._replace(captures={**hit.captures, QUIETLY: quiet})


def _in_capitals(tokens: Tokens, matches: list[Match], runs: list[Run]) -> list[Match]:
    """The matches in capitals that are no label and no part of a longer run, which is for `measure: capital-words`."""
    return [
        match
        for match in matches
        for run in runs
        if run.first <= match.first + (tokens.keys[match.first] == SENTENCE_START)
        and match.last <= run.last
        and tokens.text[tokens.starts[match.first] : tokens.ends[match.last - 1]].isupper()
        and not is_label(tokens, run)
        and (run.words <= _SHORT_RUN or tokens.word_count(match.first, match.last) == run.words)
    ]
