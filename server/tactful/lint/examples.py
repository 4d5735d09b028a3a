"""A rule's examples are its tests: what it must flag, what must stay silent, what a rewrite makes of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from tactful.lint.engine import TONE_ONLY, lint, part_hits
from tactful.lint.example_mail import example_draft, example_part, example_tokens
from tactful.lint.needless import needless_parts
from tactful.lint.rewrites import apply_rewrite
from tactful.rulebook.fault import Spot

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tactful.lint.report import Check, Finding
    from tactful.rulebook.book import Rulebook
    from tactful.rulebook.rule import Example, Rule


Findings = dict[tuple[str, tuple["Check", ...]], tuple["Finding", ...]]
"""What was found in each sentence so far, by the sentence and what was looked at."""


class Marked(NamedTuple):
    """A sentence with some words in it marked.

    Attributes:
        text: the sentence.
        start: where the words start, in code points.
        end: where they end (exclusive); the same as `start` where nothing is marked.
    """

    text: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class ExampleFailure:
    """An example that does not hold.

    Attributes:
        rule: the rule's id.
        path: the rule's file.
        example: the sentence, with [[…]] around the words that were to be flagged, where there were any.
        problem: what happened instead.
        spot: where the example stands in the file.
        shown: the sentence, with the words that the problem is about.
        wanted: the sentence that a rewrite should have made, where that is the problem.
        got: the sentence that a rewrite made, with the words in it that are flagged, where that is the problem.
    """

    rule: str
    path: str
    example: str
    problem: str
    spot: Spot
    shown: Marked
    wanted: str = ""
    got: Marked | None = None

    def __str__(self) -> str:
        lines = [f"{self.rule}: {self.problem}", self.example]
        lines += [f"wanted: {self.wanted}"] if self.wanted else []
        lines += [f"got: {self.got.text}"] if self.got is not None else []
        return "\n    ".join(lines)


def check_examples(rulebook: Rulebook, rules: Iterable[str] | None = None) -> list[ExampleFailure]:
    """Run the examples of some rules (by id), or of all.

    Every `flags` must be flagged by its rule at exactly the marked words, every `becomes` must be the sentence after
    the first rewrite, every rewrite must leave a sentence in which nothing at all is found, every `allows` must be
    silent under the whole rulebook, every pattern must be used by some `flags`, and every `unless` must be needed
    by some `allows`. Reply rules assert the same of pairs (`tactful.lint.reply_examples`).

    Raises:
        KeyError: there is no rule with one of the ids.
    """
    known = rulebook.rules
    findings: Findings = {}
    failures: list[ExampleFailure] = []
    for rule_id in rulebook.ids if rules is None else rules:
        if known[rule_id].reply is not None:
            from tactful.lint.reply_examples import check_pairs

            failures += check_pairs(rulebook, known[rule_id])
        else:
            failures += _RuleCheck(rulebook, known[rule_id], findings).failures()
    return failures


class _RuleCheck:
    """The check of one rule's examples."""

    def __init__(self, rulebook: Rulebook, rule: Rule, findings: Findings) -> None:
        self.rulebook = rulebook
        self.findings = findings
        self.rule = rule
        self.number = rulebook.ids.index(rule.id)
        self.hidden: list[ExampleFailure] = []  # examples whose words a more important rule takes
        self.checks: tuple[Check, ...] = ("tone", "clarity") if rule.category == "clarity" else TONE_ONLY

    def failures(self) -> list[ExampleFailure]:
        found: list[ExampleFailure] = []
        for index, example in enumerate(self.rule.flags):
            found += self._flag_failures(index, example)
        if self.rule.flags and len(self.hidden) == len(self.rule.flags):
            found += self.hidden
        for index, text in enumerate(self.rule.allows):
            found += [
                self._failure(
                    text,
                    f"should be silent, but {finding.rule} flags {finding.text!r}",
                    Spot("allows", index),
                    Marked(text, finding.start, finding.end),
                )
                for finding in self._lint(text)
            ]
        return found + [
            self._failure(part.text, part.problem, part.spot, Marked(part.text))
            for part in needless_parts(self.rulebook, self.rule)
        ]

    def _failure(self, example: str, problem: str, spot: Spot, shown: Marked) -> ExampleFailure:
        return ExampleFailure(self.rule.id, self.rule.path, example, problem, spot, shown)

    def _flag_failures(self, index: int, example: Example) -> Iterator[ExampleFailure]:
        spot, shown = Spot("flags", index, "text"), Marked(example.text, example.start, example.end)
        part = example_part(example.text)
        spans = [
            (hit.start, hit.end)
            for hit in part_hits(part, example_tokens(part), self.rulebook, self.checks)
            if hit.rule == self.number
        ]
        if spans != [(example.start, example.end)]:
            said = ", ".join(repr(example.text[start:end]) for start, end in spans) or "nothing"
            words = example.text[example.start : example.end]
            yield self._failure(_marked(example), f"should flag exactly {words!r}, flags {said}", spot, shown)
            return
        findings = self._lint(example.text)
        finding = next((found for found in findings if found.rule == self.rule.id), None)
        if finding is None:
            others = ", ".join(sorted({found.rule for found in findings if found.start < example.end}))
            problem = f"is hidden by {others}, as all its examples are by some rule"
            self.hidden.append(self._failure(_marked(example), problem, spot, shown))
        else:
            yield from self._rewrite_failures(index, example, finding)

    def _rewrite_failures(self, index: int, example: Example, finding: Finding) -> Iterator[ExampleFailure]:
        shown = Marked(example.text, example.start, example.end)
        results = [apply_rewrite(example.text, rewrite) for rewrite in finding.rewrites]
        if example.becomes is not None and (not results or results[0] != example.becomes):
            result = results[0] if results else "nothing"
            problem = "the first rewrite makes another sentence than `becomes` says"
            failure = self._failure(_marked(example), problem, Spot("flags", index, "becomes"), shown)
            yield replace(failure, wanted=example.becomes, got=Marked(result))
        for result in results:
            for found in self._lint(result):
                problem = f"a rewrite makes a sentence in which {found.rule} flags {found.text!r}"
                failure = self._failure(_marked(example), problem, Spot("flags", index, "text"), shown)
                yield replace(failure, got=Marked(result, found.start, found.end))

    def _lint(self, text: str) -> tuple[Finding, ...]:
        """What is found in a sentence; many rewrites make the same one of several examples."""
        key = (text, self.checks)
        if key not in self.findings:
            self.findings[key] = lint(example_draft(text), self.rulebook, checks=self.checks).findings
        return self.findings[key]


def _marked(example: Example) -> str:
    before, words, after = (
        example.text[: example.start],
        example.text[example.start : example.end],
        example.text[example.end :],
    )
    return f"{before}[[{words}]]{after}"
