"""Parts of a rule that no example of its own needs: they may be wrong, and nobody would notice."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tactful.lint.contexts import Place, holds
from tactful.lint.example_mail import example_part, example_tokens
from tactful.lint.matcher import find_matches
from tactful.lint.phrases import phrase_hits
from tactful.rulebook.fault import Spot

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tactful.lint.matcher import Match
    from tactful.rulebook.book import Rulebook
    from tactful.rulebook.rule import Context, Rule
    from tactful.text.tokens import Tokens


class Needless(NamedTuple):
    """One part of a rule that no example needs.

    Attributes:
        spot: where it stands.
        text: the item as written.
    """

    spot: Spot
    text: str

    @property
    def problem(self) -> str:
        """What is the matter, in words."""
        if self.spot.key in {"find", "customer", "draft"}:
            return "no example uses this pattern"
        if self.spot.key == "even-in":
            return "no `flags` example needs this context"
        return f"no `allows` example needs this {'context' if self.spot.key in {'in', 'not-in'} else self.spot.key}"


def needless_parts(rulebook: Rulebook, rule: Rule) -> list[Needless]:
    """The patterns of `rule` that no `flags` uses, and its exceptions that no `allows` needs."""
    if rule.reply is not None:
        from tactful.lint.reply_needless import needless_reply_parts

        return needless_reply_parts(rulebook, rule)
    number = rulebook.ids.index(rule.id)
    return [
        *_unused_patterns(rulebook, rule, number),
        *_needless_unless(rulebook, rule, number),
        *_needless_contexts(rulebook, rule, number),
    ]


def _unused_patterns(rulebook: Rulebook, rule: Rule, number: int) -> Iterator[Needless]:
    parts = [example_part(example.text) for example in rule.flags]
    used = {
        found.pattern
        for part in parts
        for found in phrase_hits(example_tokens(part), rulebook, part)
        if found.hit.rule == number
    }
    for index, pattern in enumerate(rule.find):
        if rule.flags and index not in used:
            yield Needless(Spot("find", index), pattern)


def _needless_unless(rulebook: Rulebook, rule: Rule, number: int) -> Iterator[Needless]:
    needed: set[int] = set()
    for _, _, matches in _own_matches(rulebook, rule, number):
        found = [match for match, _, unless in matches if not unless]
        needed |= {
            index
            for match, index, unless in matches
            if unless and any(match.first < other.last and other.first < match.last for other in found)
        }
    for index, pattern in enumerate(rule.unless):
        if index not in needed:
            yield Needless(Spot("unless", index), pattern)


def _needless_contexts(rulebook: Rulebook, rule: Rule, number: int) -> Iterator[Needless]:
    if rule.kind == "measure":
        return
    yield from _needless_even_in(rulebook, rule, number)
    if not rule.only_in and not rule.not_in:
        return
    needed: set[Context] = set()
    for place, tokens, matches in _own_matches(rulebook, rule, number):
        for match, _, unless in matches:
            if not unless:
                needed |= {context for context in rule.not_in if holds(context, tokens, match, place)}
                needed |= {context for context in rule.only_in if not holds(context, tokens, match, place)}
    for index, context in enumerate(rule.only_in):
        if context not in needed:
            yield Needless(Spot("in", index), context)
    for index, context in enumerate(rule.not_in):
        if context not in needed:
            yield Needless(Spot("not-in", index), context)


def _needless_even_in(rulebook: Rulebook, rule: Rule, number: int) -> Iterator[Needless]:
    if not rule.even_in:
        return
    needed = {
        context
        for place, tokens, matches in _own_matches(rulebook, rule, number, (example.text for example in rule.flags))
        for match, _, unless in matches
        for context in rule.even_in
        if not unless and holds(context, tokens, match, place, beside=True)
    }
    for index, context in enumerate(rule.even_in):
        if context not in needed:
            yield Needless(Spot("even-in", index), context)


def _own_matches(
    rulebook: Rulebook, rule: Rule, number: int, texts: Iterable[str] | None = None
) -> Iterator[tuple[Place, Tokens, list[tuple[Match, int, bool]]]]:
    """For each `allows`, or each text: its place and words, each match, its pattern's index, whether it excuses."""
    patterns = rulebook.automaton.patterns
    for text in rule.allows if texts is None else texts:
        part = example_part(text)
        tokens = example_tokens(part)
        mine = [match for match in find_matches(tokens, rulebook) if patterns[match.pattern][0] == number]
        yield Place(part), tokens, [(match, *patterns[match.pattern][1:]) for match in mine]
