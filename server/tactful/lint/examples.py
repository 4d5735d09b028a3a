"""A rule's examples are its tests: what it must flag, what must stay silent, what a rewrite makes of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tactful.lint.contexts import holds
from tactful.lint.engine import TONE_ONLY, lint, part_hits
from tactful.lint.matcher import find_matches
from tactful.lint.phrases import phrase_hits
from tactful.lint.rewrites import apply_rewrite
from tactful.mail.draft import Draft, Part, Span
from tactful.mail.source import PlainSource
from tactful.text.tokens import tokenise

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tactful.lint.report import Check, Finding
    from tactful.rulebook.book import Rulebook
    from tactful.rulebook.rule import Context, Example, Rule


@dataclass(frozen=True, slots=True)
class ExampleFailure:
    """An example that does not hold.

    Attributes:
        rule: the rule's id.
        path: the rule's file.
        example: the sentence, with [[…]] around the words that were to be flagged, where there were any.
        problem: what happened instead.
    """

    rule: str
    path: str
    example: str
    problem: str

    def __str__(self) -> str:
        return f"{self.rule}: {self.problem}\n    {self.example}"


def check_examples(rulebook: Rulebook, rules: Iterable[str] | None = None) -> list[ExampleFailure]:
    """Run the examples of some rules (by id), or of all.

    Every `flags` must be flagged by its rule at exactly the marked words, every `becomes` must be the sentence after
    the first rewrite, every rewrite must leave a sentence in which nothing at all is found, every `allows` must be
    silent under the whole rulebook, every pattern must be used by some `flags`, and every `unless` must be needed
    by some `allows`.

    Raises:
        KeyError: there is no rule with one of the ids.
    """
    known = rulebook.rules
    failures: list[ExampleFailure] = []
    for rule_id in rulebook.ids if rules is None else rules:
        failures += _RuleCheck(rulebook, known[rule_id]).failures()
    return failures


def example_draft(text: str) -> Draft:
    """A draft that holds nothing but one example sentence."""
    return Draft("", 0, "", (Part("body", text, (Span(0, len(text)),), PlainSource(text)),))


class _RuleCheck:
    """The check of one rule's examples."""

    def __init__(self, rulebook: Rulebook, rule: Rule) -> None:
        self.rulebook = rulebook
        self.rule = rule
        self.number = rulebook.ids.index(rule.id)
        self.checks: tuple[Check, ...] = ("tone", "clarity") if rule.category == "clarity" else TONE_ONLY

    def failures(self) -> list[ExampleFailure]:
        found: list[ExampleFailure] = []
        for example in self.rule.flags:
            found += [self._failure(_marked(example), problem) for problem in self._flag_problems(example)]
        for text in self.rule.allows:
            found += [
                self._failure(text, f"should be silent, but {finding.rule} flags {finding.text!r}")
                for finding in self._lint(text)
            ]
        return found + self._unused_patterns() + self._needless_unless() + self._needless_contexts()

    def _failure(self, example: str, problem: str) -> ExampleFailure:
        return ExampleFailure(self.rule.id, self.rule.path, example, problem)

    def _flag_problems(self, example: Example) -> list[str]:
        draft = example_draft(example.text)
        part = draft.parts[0]
        spans = [
            (hit.start, hit.end)
            for hit in part_hits(part, tokenise(example.text), self.rulebook, self.checks)
            if hit.rule == self.number
        ]
        if spans != [(example.start, example.end)]:
            said = ", ".join(repr(example.text[start:end]) for start, end in spans) or "nothing"
            return [f"should flag exactly {example.text[example.start : example.end]!r}, flags {said}"]
        finding = next((found for found in self._lint(example.text) if found.rule == self.rule.id), None)
        if finding is None:
            others = {found.rule for found in self._lint(example.text) if found.start < example.end}
            return [f"is hidden by {', '.join(sorted(others))}, which flags the same words"]
        return self._rewrite_problems(example, finding)

    def _rewrite_problems(self, example: Example, finding: Finding) -> list[str]:
        problems: list[str] = []
        results = [apply_rewrite(example.text, rewrite) for rewrite in finding.rewrites]
        if example.becomes is not None and (not results or results[0] != example.becomes):
            problems.append(f"should become {example.becomes!r}, becomes {results[0] if results else 'nothing'!r}")
        for result in results:
            problems += [
                f"becomes {result!r}, in which {found.rule} flags {found.text!r}" for found in self._lint(result)
            ]
        return problems

    def _unused_patterns(self) -> list[ExampleFailure]:
        used = {
            found.pattern
            for example in self.rule.flags
            for found in phrase_hits(tokenise(example.text), self.rulebook)
            if found.hit.rule == self.number
        }
        return [
            self._failure(pattern, "no example uses this pattern")
            for index, pattern in enumerate(self.rule.find)
            if self.rule.flags and index not in used
        ]

    def _needless_unless(self) -> list[ExampleFailure]:
        needed: set[int] = set()
        patterns = self.rulebook.automaton.patterns
        for text in self.rule.allows:
            matches = find_matches(tokenise(text), self.rulebook)
            mine = [(m, patterns[m.pattern]) for m in matches if patterns[m.pattern][0] == self.number]
            found = [m for m, (_, _, unless) in mine if not unless]
            needed |= {
                index
                for m, (_, index, unless) in mine
                if unless and any(m.first < other.last and other.first < m.last for other in found)
            }
        return [
            self._failure(pattern, "no `allows` example needs this unless")
            for index, pattern in enumerate(self.rule.unless)
            if index not in needed
        ]

    def _needless_contexts(self) -> list[ExampleFailure]:
        needed: set[Context] = set()
        patterns = self.rulebook.automaton.patterns
        for text in self.rule.allows:
            tokens = tokenise(text)
            for match in find_matches(tokens, self.rulebook):
                rule, _, unless = patterns[match.pattern]
                if rule == self.number and not unless:
                    needed |= {context for context in self.rule.not_in if holds(context, tokens, match)}
                    needed |= {context for context in self.rule.only_in if not holds(context, tokens, match)}
        return [
            self._failure(context, "no `allows` example needs this context")
            for context in (*self.rule.only_in, *self.rule.not_in)
            if context not in needed
        ]

    def _lint(self, text: str) -> tuple[Finding, ...]:
        return lint(example_draft(text), self.rulebook, checks=self.checks).findings


def _marked(example: Example) -> str:
    before, words, after = (
        example.text[: example.start],
        example.text[example.start : example.end],
        example.text[example.end :],
    )
    return f"{before}[[{words}]]{after}"
