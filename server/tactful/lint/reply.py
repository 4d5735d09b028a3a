"""Reply rules: what the customer said, against what the draft says back."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from tactful.lint.customer import CustomerMessage
from tactful.lint.harmless import quotations
from tactful.lint.matcher import find_matches
from tactful.lint.mention import content, shared
from tactful.lint.opening import sentences_after_greeting
from tactful.lint.reply_finding import Unanswered, beside, make_finding
from tactful.lint.tone import DEAF, LEANS, SURE, signs, tone
from tactful.rulebook.reply import NEW, THEIRS, Reply
from tactful.rulebook.rule import severity_rank

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tactful.lint.customer import Said
    from tactful.lint.matcher import Kept, Match
    from tactful.lint.report import Finding
    from tactful.mail.draft import Part
    from tactful.rulebook.book import Rulebook
    from tactful.rulebook.reply import Words
    from tactful.rulebook.rule import Rule
    from tactful.text.tokens import Tokens

FEWEST_WORDS = 3
"""Words of substance that the customer must say for their absence from a draft to mean anything."""
BROAD: frozenset[Words] = frozenset({"clause", "sentence"})
"""Words so many that one of them in a draft says little about what other rules found."""
ENOUGH = 3
"""Words of what holds now that a sentence takes up only if it goes by them."""
OPENING = 2
"""Sentences after the greeting that are the draft's opening."""


def reply_findings(
    message: str, part: Part, tokens: Tokens, rulebook: Rulebook, others: Sequence[Finding]
) -> list[Finding]:
    """What the draft's body leaves unanswered of the customer's message, in reading order and apart from `others`.

    Args:
        message: the customer's message as it came.
        part: the draft's body.
        tokens: the author's words in it.
        rulebook: the rules in force; some are reply rules.
        others: what other rules found in the body.
    """
    customer = CustomerMessage(message, rulebook)
    if not customer.tokens.keys or not tokens.sentences:
        return []
    body = _Body(tokens, rulebook)
    found = _one_a_place(unanswered(customer, body, rulebook), rulebook)
    findings = []
    for one in found:
        placed = beside(one, body.sentences, tokens, rulebook, others)
        if placed is not None:
            findings.append(make_finding(placed, customer, part, tokens, rulebook))
            others = [*others, findings[-1]]
    return findings


def findings_of(rule: int, message: str, part: Part, tokens: Tokens, rulebook: Rulebook) -> list[Finding]:
    """What one rule, by its number, minds, whatever other rules find there; the arguments are `reply_findings`'."""
    customer = CustomerMessage(message, rulebook)
    body = _Body(tokens, rulebook)
    found = [one for one in unanswered(customer, body, rulebook, only=rule) if one.rule == rule]
    return [make_finding(one, customer, part, tokens, rulebook) for one in _one_a_place(found, rulebook)]


class _Says(NamedTuple):
    """What a sentence of the draft is about, and whether it asks."""

    about: frozenset[str]
    asks: bool


class _Body:
    """The draft's body, read once for all rules."""

    def __init__(self, tokens: Tokens, rulebook: Rulebook) -> None:
        patterns = rulebook.thaw_replies()
        self.tokens = tokens
        self.sentences = sentences_after_greeting(tokens) or [tokens.sentences[-1][1:]]
        self.about = content(tokens, self._after_greeting())
        quoted = quotations(tokens.text)
        self.minded: dict[int, list[Match]] = {}
        self.excused: dict[int, set[int]] = {}
        self.answers: dict[int, list[Match]] = {}
        for match in find_matches(tokens, patterns.draft):
            rule, number, unless = patterns.draft.automaton.patterns[match.pattern]
            if unless:
                if rule >= 0 or number not in rulebook.not_allowed:
                    self.excused.setdefault(rule, set()).update(range(match.first, match.last))
            elif not any(start <= tokens.starts[match.first] < end for start, end in quoted):
                self.minded.setdefault(rule, []).append(match)
        for match in find_matches(tokens, patterns.answers):
            self.answers.setdefault(patterns.answers.automaton.patterns[match.pattern][0], []).append(match)

    def _after_greeting(self) -> int:
        """The first token behind the greeting, which only repeats how the customer signed."""
        start = self.sentences[0][0]
        return next((index for index, at in enumerate(self.tokens.starts) if at >= start), 0)

    def span(self, match: Match) -> tuple[int, int]:
        """Start and end of a match in the body's text."""
        tokens = self.tokens
        first = next(index for index in range(match.first, match.last) if tokens.ends[index] > tokens.starts[index])
        return tokens.starts[first], tokens.ends[match.last - 1]

    def minds(self, rule: int, reply: Reply) -> list[tuple[int, int]]:
        """Where the body says what a rule minds, apart and in reading order."""
        excused = self.excused.get(rule, set()) | self.excused.get(-1, set())
        spans: list[tuple[int, int]] = []
        for match in sorted(self.minded.get(rule, ()), key=lambda match: (match.first - match.last, match.first)):
            span = self.span(match)
            if reply.draft_in == "opening" and span[0] >= self.sentences[:OPENING][-1][1]:
                continue
            apart = all(span[1] <= start or end <= span[0] for start, end in spans)
            if apart and excused.isdisjoint(range(match.first, match.last)):
                spans.append(span)
        return sorted(spans) if len(spans) >= reply.at_least else []

    @cached_property
    def says(self) -> list[_Says]:
        """Its sentences, one by one."""
        tokens = self.tokens
        return [
            _Says(content(tokens, *span), tokens.text[start:end].rstrip().endswith("?"))
            for (_, start, end), span in zip(tokens.sentences, tokens.sentence_spans(), strict=True)
        ]

    @cached_property
    def _signs(self) -> list[frozenset[str]]:
        """The signs of tone in each of its sentences."""
        return [signs(self.tokens.keys[first:last]) for first, last in self.tokens.sentence_spans()]

    def tone(self, elsewhere: frozenset[str]) -> int:
        """How its sentences sound that are not about what the customer says elsewhere."""
        heard = zip(self.says, self._signs, strict=True)
        return tone(found for one, found in heard if not shared(elsewhere, one.about))

    def sounds(self, match: Match, elsewhere: frozenset[str], least: int) -> bool:
        """Whether the tone lets a match count; in the first sentence any tone does, unless it takes the news' words."""
        opens = self.tokens.starts[match.first] < self.sentences[0][1] and not match.kept
        return opens or self.tone(elsewhere) >= least

    def kept(self, kept: Kept) -> frozenset[str]:
        """What the words are about that a match kept."""
        return content(self.tokens, kept.first, kept.last)

    def sentence(self, match: Match) -> frozenset[str]:
        """What the sentence around a match is about."""
        first, last = 0, len(self.tokens.keys)
        for opened, _, _ in self.tokens.sentences:
            if opened <= match.first:
                first = opened
            elif opened < last:
                last = opened
        return content(self.tokens, first, last)


def unanswered(
    customer: CustomerMessage, body: _Body, rulebook: Rulebook, *, only: int | None = None
) -> list[Unanswered]:
    """Everything that some rule minds, or that `only` one does, by its number."""
    found: list[Unanswered] = []
    answered: set[tuple[str, int]] = set()  # what one rule of a category takes for answered is
    for number in rulebook.reply_rules if only is None else (only,):
        rule = rulebook.rule(number)
        reply = rule.reply or Reply()
        places = body.minds(number, reply) if reply.draft else [body.sentences[0]]
        if not places:
            continue
        if not reply.customer:
            if number not in body.answers:
                found.append(Unanswered(number, None, *places[0]))
            continue
        for said in customer.said.get(number, ()):
            if _is_answered(said, number, rule, customer, body):
                if reply.answered_by_words not in BROAD and reply.customer_sounds == "anything":
                    answered.add((rule.category, said.sentence))
            else:
                found.append(Unanswered(number, said, *places[0]))
    return [
        one
        for one in found
        if one.said is None or not _near(one.said.sentence, rulebook.rule(one.rule).category, answered)
    ]


def _near(sentence: int, category: str, answered: set[tuple[str, int]]) -> bool:
    """Whether the sentence, or the one beside it, is answered as far as the category goes: they tell one story."""
    return any((category, sentence + step) in answered for step in (-1, 0, 1))


def _is_answered(said: Said, number: int, rule: Rule, customer: CustomerMessage, body: _Body) -> bool:
    reply = rule.reply or Reply()
    elsewhere = customer.elsewhere(said.sentence)
    told = customer.told(said)
    for match in body.answers.get(number, ()):
        kept = [kept for kept in match.kept if kept.name in told]
        if reply.answered_by_words == "names" and not body.sounds(match, elsewhere, LEANS if kept else DEAF):
            continue
        if kept:
            if any(shared(told[one.name] - elsewhere, body.kept(one)) for one in kept):
                return True
            continue
        about = body.sentence(match)
        if not shared(elsewhere, about) or shared(customer.about(said.sentence), about):
            return True
    if _goes_by(told[THEIRS] - elsewhere, told[NEW] - elsewhere, body):
        return True
    too_little = reply.answered_by_words in BROAD and len(told[THEIRS]) < FEWEST_WORDS
    if too_little or (reply.answered_by_words == "sentence" and not shared(elsewhere, body.about)):
        return True  # an answer to nothing else that they wrote is one to this
    alone = reply.answered_by_words == "names" and not elsewhere  # who tells of one thing is answered by any word of it
    words = customer.to_take_up(said, "sentence" if alone else reply.answered_by_words) - elsewhere
    if shared(words, body.about) or customer.is_taken_up(said, body.about):
        return True
    return reply.answered_by_words == "names" and _sounds_so(said, elsewhere, customer, body)


def _sounds_so(said: Said, elsewhere: frozenset[str], customer: CustomerMessage, body: _Body) -> bool:
    """Whether the draft sounds like one that takes in news: surely, or enough for a weak sign to count."""
    heard = body.tone(elsewhere)
    return heard >= SURE or (
        heard >= LEANS
        and any(
            not shared(elsewhere, about) or shared(customer.about(said.sentence), about)
            for about in map(body.sentence, body.answers.get(-1, ()))
        )
    )


def _goes_by(theirs: frozenset[str], new: frozenset[str], body: _Body) -> bool:
    """Whether the draft asks about what the customer told, or says much of what holds now in one sentence."""
    return any(shared(theirs, one.about) if one.asks else len(shared(new, one.about)) >= ENOUGH for one in body.says)


def _one_a_place(found: Iterable[Unanswered], rulebook: Rulebook) -> list[Unanswered]:
    """The most severe for each run of the draft's words, of several the one about what the customer said first."""

    def importance(one: Unanswered) -> tuple[int, bool, int, int, int]:
        said = one.said
        return (
            -severity_rank(rulebook.rule(one.rule).severity),
            said is None,
            said.start if said else 0,
            said.start - said.end if said else 0,
            one.rule,
        )

    kept: list[Unanswered] = []
    for one in sorted(found, key=importance):
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one.start)
