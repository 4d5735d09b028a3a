"""Parts of a reply rule that no pair of its own needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tactful.lint.contexts import holds
from tactful.lint.matcher import find_matches
from tactful.lint.needless import Needless
from tactful.rulebook.fault import Spot
from tactful.rulebook.reply import Reply
from tactful.text.tokens import tokenise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tactful.lint.matcher import Match
    from tactful.rulebook.book import Rulebook
    from tactful.rulebook.rule import Rule
    from tactful.rulebook.states import Patterns
    from tactful.text.tokens import Tokens


def needless_reply_parts(rulebook: Rulebook, rule: Rule) -> list[Needless]:
    """The patterns of a reply rule that no `flags` uses, its exceptions and answers that no `allows` uses."""
    number = rulebook.ids.index(rule.id)
    reply = rule.reply or Reply()
    patterns = rulebook.thaw_replies()
    flagged = [tokenise(pair.customer) for pair in reply.flags], [tokenise(pair.draft) for pair in reply.flags]
    allowed = [tokenise(pair.customer) for pair in reply.allows], [tokenise(pair.draft) for pair in reply.allows]
    used: tuple[tuple[str, tuple[str, ...], list[Tokens], Patterns, bool], ...] = (
        ("customer", reply.customer, flagged[0], patterns.customer, False),
        ("customer-unless", reply.customer_unless, allowed[0], patterns.customer, True),
        ("draft", reply.draft, flagged[1], patterns.draft, False),
        ("draft-unless", reply.draft_unless, allowed[1], patterns.draft, True),
        ("answered-by", reply.answered_by, allowed[1], patterns.answers, False),
    )
    found: list[Needless] = []
    for key, written, texts, among, unless in used:
        taken = {index for _, index, _ in _own(number, texts, among, unless=unless)}
        found += [Needless(Spot(key, index), text) for index, text in enumerate(written) if index not in taken]
    return [*found, *_needless_contexts(rule, list(_own(number, allowed[0], patterns.customer, unless=False)))]


def _own(
    number: int, texts: Iterable[Tokens], patterns: Patterns, *, unless: bool
) -> Iterator[tuple[Match, int, Tokens]]:
    """Each match of one rule, the index of its pattern, and the text it stands in."""
    for tokens in texts:
        for match in find_matches(tokens, patterns):
            rule, index, excuses = patterns.automaton.patterns[match.pattern]
            if rule == number and excuses == unless:
                yield match, index, tokens


def _needless_contexts(rule: Rule, matches: list[tuple[Match, int, Tokens]]) -> Iterator[Needless]:
    for key, contexts in (("in", rule.only_in), ("not-in", rule.not_in)):
        for index, context in enumerate(contexts):
            wanted = key == "not-in"
            if not any(holds(context, tokens, match) == wanted for match, _, tokens in matches):
                yield Needless(Spot(key, index), context)
