"""A reply rule's examples are its tests: pairs that it must flag, and pairs about which nothing may be said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tactful.lint.engine import lint
from tactful.lint.examples import ExampleFailure, Marked
from tactful.lint.needless import needless_parts
from tactful.lint.reply import findings_of
from tactful.lint.rewrites import apply_rewrite
from tactful.mail.draft import Draft, Part, Span
from tactful.mail.source import PlainSource
from tactful.rulebook.fault import Spot
from tactful.rulebook.reply import Reply
from tactful.text.tokens import tokenise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tactful.lint.report import Finding
    from tactful.rulebook.book import Rulebook
    from tactful.rulebook.reply import ReplyExample
    from tactful.rulebook.rule import Rule


def check_pairs(rulebook: Rulebook, rule: Rule) -> list[ExampleFailure]:
    """Run the examples of a reply rule.

    Every `flags` must be flagged by the rule, quoting the clause that holds the customer's words that are marked, and
    at exactly the draft's words that are;
    every `becomes` must be the draft after the first rewrite, with every rewrite the rule must be silent and no other
    rule may find more; every `allows` must be silent under all rules; every pattern must be used, and every exception
    and answer needed.
    """
    return list(_failures(rulebook, rule, rule.reply or Reply()))


def pair_draft(pair: ReplyExample, text: str = "") -> Draft:
    """The draft of a pair, or another text in its place, as an answer to the pair's customer."""
    text = text or pair.draft
    return Draft("", 0, "", (Part("body", text, (Span(0, len(text)),), PlainSource(text)),), pair.customer)


def _failures(rulebook: Rulebook, rule: Rule, reply: Reply) -> Iterator[ExampleFailure]:
    for index, pair in enumerate(reply.flags):
        yield from _flag_failures(rulebook, rule, index, pair)
    for index, pair in enumerate(reply.allows):
        for found in lint(pair_draft(pair), rulebook).findings:
            problem = f"should be silent, but {found.rule} flags {found.text!r}"
            shown = Marked(pair.draft, found.start, found.end)
            yield ExampleFailure(rule.id, rule.path, pair.draft, problem, Spot("allows", index, "draft"), shown)
    for part in needless_parts(rulebook, rule):
        yield ExampleFailure(rule.id, rule.path, part.text, part.problem, part.spot, Marked(part.text))


def _flag_failures(rulebook: Rulebook, rule: Rule, index: int, pair: ReplyExample) -> Iterator[ExampleFailure]:
    def failure(
        field: str,
        problem: str,
        text: str,
        span: tuple[int, int] | None,
        *,
        wanted: str = "",
        got: Marked | None = None,
    ) -> ExampleFailure:
        marked = Marked(text, *(span or (0, 0)))
        spot = Spot("flags", index, field)
        return ExampleFailure(rule.id, rule.path, _bracketed(marked), problem, spot, marked, wanted, got)

    draft = pair_draft(pair)
    number = rulebook.ids.index(rule.id)
    finding = next(iter(findings_of(number, pair.customer, draft.parts[0], tokenise(pair.draft), rulebook)), None)
    if finding is None:
        yield failure("draft", f"is not flagged: {pair.customer!r}", pair.draft, pair.found)
        return
    said = finding.customer and (finding.customer.start, finding.customer.end)
    if pair.said is not None and not (said and said[0] <= pair.said[0] and pair.said[1] <= said[1]):
        words = pair.customer[slice(*pair.said)]
        quoted = finding.customer.text if finding.customer else ""
        yield failure("customer", f"should quote {words!r}, quotes {quoted!r}", pair.customer, pair.said)
    if pair.found is not None and (finding.start, finding.end) != pair.found:
        words = pair.draft[slice(*pair.found)]
        yield failure("draft", f"should flag exactly {words!r}, flags {finding.text!r}", pair.draft, pair.found)
    results = [apply_rewrite(pair.draft, rewrite) for rewrite in finding.rewrites]
    if pair.becomes is not None and results[:1] != [pair.becomes]:
        problem = "the first rewrite makes another draft than `becomes` says"
        got = Marked(results[0] if results else "nothing")
        yield failure("becomes", problem, pair.draft, pair.found, wanted=pair.becomes, got=got)
    before = {(found.rule, found.text) for found in lint(draft, rulebook).findings}
    for result in results:
        for found in lint(pair_draft(pair, result), rulebook).findings:
            if _is_worse(found, finding, before):
                problem = f"a rewrite makes a draft in which {found.rule} flags {found.text!r}"
                got = Marked(result, found.start, found.end)
                yield failure("draft", problem, pair.draft, pair.found, got=got)


def _is_worse(found: Finding, finding: Finding, before: set[tuple[str, str]]) -> bool:
    if found.rule == finding.rule:
        return found.customer == finding.customer
    return found.customer is None and (found.rule, found.text) not in before


def _bracketed(marked: Marked) -> str:
    text, start, end = marked
    return f"{text[:start]}[[{text[start:end]}]]{text[end:]}" if end else text
