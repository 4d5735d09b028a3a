"""What a new rule is tried on while it is being made: the rules in force, their lists, and nearby rules."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from tactful.lint.engine import lint
from tactful.lint.example_mail import example_draft
from tactful.lint.nearness import known_words, nearest_rules
from tactful.lint.rewrites import apply_rewrite, make_rewrites
from tactful.lint.sketch import Sketch
from tactful.rulebook.propose import propose
from tactful.text.tokens import tokenise

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tactful.lint.nearness import Near
    from tactful.rulebook.book import Rulebook
    from tactful.rulebook.propose import Proposal
    from tactful.rulebook.rule import Example, RewriteTemplate
    from tactful.rulebook.sources import Sources

_MOST_REWRITES = 5


class Workshop:
    """Tries patterns and rewrites on sentences.

    Args:
        rulebook: the rules in force.
        sources: their files.
    """

    def __init__(self, rulebook: Rulebook, sources: Sources) -> None:
        self.rulebook = rulebook
        self.sources = sources
        self.see_through = rulebook.automaton.see_through

    @cached_property
    def words(self) -> frozenset[str]:
        """Words in their dictionary forms."""
        return known_words(self.rulebook)

    def proposal(self, words: str) -> Proposal:
        """Patterns for words that hurt."""
        return propose(words, self.sources.lists, self.see_through, self.words)

    def near(self, words: str) -> list[Near]:
        """The rules that say something like it."""
        return nearest_rules(words, self.rulebook)

    def sketch(self, find: Sequence[str], unless: Sequence[str] = ()) -> Sketch:
        """Patterns, ready to be tried; raises `PatternError` for one that cannot be read."""
        return Sketch(find, unless, self.sources.lists, self.see_through)

    def finds_exactly(self, sketch: Sketch, example: Example) -> bool:
        """Whether a sketch finds the marked words of an example and nothing else."""
        return [(hit.start, hit.end) for hit in sketch.hits(example.text)] == [(example.start, example.end)]

    def found_already(self, example: Example) -> list[str]:
        """The ids of the rules in force that find some of the marked words."""
        findings = lint(example_draft(example.text), self.rulebook).findings
        return [found.rule for found in findings if found.start < example.end and example.start < found.end]

    def flagged(self, text: str) -> list[str]:
        """What the rules in force say about a sentence: each rule with the words that it flags."""
        return [f"{found.rule} flags “{found.text}”" for found in lint(example_draft(text), self.rulebook).findings]

    def applied(self, template: RewriteTemplate, example: Example, sketch: Sketch) -> str | None:
        """The example with a rewrite in it, or None where the rewrite needs words that nothing keeps."""
        hit = next((one for one in sketch.hits(example.text) if one.start == example.start), None)
        if hit is None:
            return None
        tokens = tokenise(example.text)
        sentence = tokens.sentence_at(hit.start)
        starts_sentence = any(tokens.starts[first] == hit.start for first, _, _ in tokens.sentences)
        rewrites = make_rewrites(
            [template], hit.captures, example.text, (hit.start, hit.end), sentence, starts_sentence=starts_sentence
        )
        return apply_rewrite(example.text, rewrites[0]) if rewrites else None

    def proposed_rewrites(self, category: str, example: Example, sketch: Sketch) -> list[tuple[RewriteTemplate, str]]:
        """Rewrites of the category's rules, the nearest first, with what each makes of the example; no move twice.

        Only whole sentences that leave nothing to flag are proposed.
        """
        words = example.text[example.start : example.end]
        rules = [near.rule for near in self.near(words) if near.rule.category == category]
        rules += [rule for rule in self.rulebook.rules.values() if rule.category == category and rule not in rules]
        found: dict[str, tuple[RewriteTemplate, str]] = {}
        for template in (rewrite for rule in rules for rewrite in rule.rewrites if rewrite.replaces == "sentence"):
            if template.move in found or "{" in template.say:
                continue
            result = self.applied(template, example, sketch)
            if result and not self.flagged(result) and not sketch.hits(result):
                found[template.move] = (template, result)
            if len(found) == _MOST_REWRITES:
                break
        return list(found.values())
