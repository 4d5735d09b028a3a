"""Choosing rewrites that may go in together, each proved by linting the draft as it would then read."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from tactful.lint.rewrites import lost_facts
from tactful.mail.draft import Span
from tactful.mail.source import PlainSource

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from tactful.lint.report import Finding, Report, Rewrite
    from tactful.mail.draft import Draft, Part


_SENTENCE = 4  # words; fewer may well stand in a mail twice


class Fix(NamedTuple):
    """One finding and the rewrite that resolves it."""

    finding: Finding
    rewrite: Rewrite


def choose_fixes(report: Report, lint: Callable[[Draft], Report]) -> list[Fix]:
    """The first clean rewrite of each finding that leaves out no number and no name, in reading order.

    What the ear found is left to a person: it offers sentences to write on, which say nothing of the matter.

    None says what another has said already.

    A rewrite is clean when, with it and all those before it in place, its rule finds less than before and no
    rule finds more. Findings without a clean rewrite are left out, and so are those that lie under a rewrite
    chosen earlier.

    Args:
        report: what was found in the draft.
        lint: lints a draft with the rules and checks that `report` came from, grammar and the ear left out.
    """
    counts = Counter(found.rule for found in report.findings if found.is_of_rule)
    together = _first_rewrites(report)
    if _all_clean(together, counts, lint(rewritten(report.draft, together))):
        return together
    chosen: list[Fix] = []
    for finding in report.findings:
        for rewrite in _keeping_facts(report.draft, finding):
            fix = Fix(finding, rewrite)
            trial = insert(chosen, fix)
            if _is_said(rewrite, chosen) or not fits(report.draft, trial):
                continue
            after = Counter(found.rule for found in lint(rewritten(report.draft, trial)).findings)
            gone = not finding.is_of_rule or after[finding.rule] < counts[finding.rule]
            if gone and not after - counts:
                chosen, counts = trial, after
                break
    return chosen


def _first_rewrites(report: Report) -> list[Fix]:
    """The first rewrite of each finding that has one, as far as they stand apart."""
    chosen: list[Fix] = []
    for finding in report.findings:
        rewrite = next((one for one in _keeping_facts(report.draft, finding) if not _is_said(one, chosen)), None)
        trial = insert(chosen, Fix(finding, rewrite)) if rewrite is not None else chosen
        if fits(report.draft, trial):
            chosen = trial
    return chosen


def _keeping_facts(draft: Draft, finding: Finding) -> Iterator[Rewrite]:
    """The rewrites of a finding that may go in unseen: what they replace besides its words holds no fact.

    None does where the rule is about what the customer said: thanking for news that the rest of the draft still
    ignores would only hide it. None does where the ear found the words: its sentences stand for none in particular.
    """
    if finding.customer is not None or finding.chance is not None:
        return
    text = next(part.text for part in draft.parts if part.name == finding.part)
    for rewrite in finding.rewrites:
        if not lost_facts(text, rewrite, finding.start, finding.end):
            yield rewrite


def _is_said(rewrite: Rewrite, chosen: Iterable[Fix]) -> bool:
    """Whether the sentence that a rewrite brings is there already; said twice it sounds like a machine."""
    sentence = _first_sentence(rewrite)
    return len(sentence) >= _SENTENCE and any(_first_sentence(fix.rewrite) == sentence for fix in chosen)


def _first_sentence(rewrite: Rewrite) -> list[str]:
    return re.split(r"[.?!]", rewrite.text.lower().lstrip(" .,;:—–-"), maxsplit=1)[0].split()


def _all_clean(fixes: Sequence[Fix], before: Counter[str], report: Report) -> bool:
    """Whether each of `fixes` has resolved its finding and none has brought another."""
    after = Counter(found.rule for found in report.findings)
    resolved = Counter(fix.finding.rule for fix in fixes if fix.finding.is_of_rule)
    return all(after[rule] <= before[rule] - resolved[rule] for rule in after.keys() | before.keys())


def rewritten(draft: Draft, fixes: Sequence[Fix]) -> Draft:
    """The draft as it reads with `fixes` in place, as a text of its own; `fixes` are in order and apart."""
    parts = (
        _rewritten_part(part, [fix.rewrite for fix in fixes if fix.finding.part == part.name]) for part in draft.parts
    )
    return replace(draft, parts=tuple(parts))


def _rewritten_part(part: Part, rewrites: Sequence[Rewrite]) -> Part:
    text = part.text
    for rewrite in reversed(rewrites):
        text = text[: rewrite.start] + rewrite.text + text[rewrite.end :]

    own = tuple(Span(moved(span.start, rewrites), moved(span.end, rewrites)) for span in part.own)
    code = tuple(Span(moved(span.start, rewrites), moved(span.end, rewrites)) for span in part.code)
    return part._replace(text=text, own=own, source=PlainSource(text), code=code)


def moved(offset: int, rewrites: Iterable[Rewrite]) -> int:
    """Where code point `offset` of a part's text stands once `rewrites` are in place; it lies within none of them."""
    return offset + sum(len(one.text) - (one.end - one.start) for one in rewrites if one.end <= offset)


def insert(chosen: Iterable[Fix], fix: Fix) -> list[Fix]:
    """`chosen` with one more, in reading order."""
    return sorted([*chosen, fix], key=lambda one: (one.finding.part, one.rewrite.start))


def fits(draft: Draft, fixes: Sequence[Fix]) -> bool:
    """Whether no two rewrites touch the same words, and each stays within words of the author."""
    own = {part.name: part.own for part in draft.parts}
    for before, after in pairwise(fixes):
        if before.finding.part == after.finding.part and after.rewrite.start < before.rewrite.end:
            return False
    return all(
        any(span.start <= fix.rewrite.start and fix.rewrite.end <= span.end for span in own[part])
        for fix in fixes
        for part in own
        if part == fix.finding.part
    )
