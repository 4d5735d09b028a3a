"""The finding of a reply rule: where it stands among others, what it quotes, and what it offers."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tactful.lint.opening import greeting_line, sentences_after_greeting
from tactful.lint.phrases import phrase_hits
from tactful.lint.report import Finding, Quoted, Rewrite
from tactful.lint.rewrites import make_rewrites
from tactful.lint.turning import turned
from tactful.rulebook.reply import TOLD, Reply
from tactful.text.tokens import tokenise

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tactful.lint.customer import CustomerMessage, Said
    from tactful.mail.draft import Part
    from tactful.rulebook.book import Rulebook
    from tactful.rulebook.rule import Rule
    from tactful.text.tokens import Tokens

_FEWEST_FREE = 2  # words of a sentence that a finding may stand at
_SAID_BACK = "Thank you for letting us know that"  # what the customer's words must stand behind without a rule speaking


class Unanswered(NamedTuple):
    """What a rule minds in a draft: what the customer said (if it looks at that), and the draft's words.

    Where these are the greeting, what is missing belongs behind it.
    """

    rule: int
    said: Said | None
    start: int
    end: int
    greeting: bool = False


def beside(
    one: Unanswered,
    sentences: Sequence[tuple[int, int]],
    tokens: Tokens,
    rulebook: Rulebook,
    others: Sequence[Finding],
) -> Unanswered | None:
    """The finding where no other finding marks the same words.

    A rule that minds what the draft leaves out points at the first words that are free, or, where another finding
    stands at the very beginning, at the greeting. A rule that minds words has nothing to add where others mark them.
    """
    reply = rulebook.rule(one.rule).reply or Reply()
    if reply.draft:
        return one if all(one.end <= other.start or other.end <= one.start for other in others) else None
    first, *more = (_free(span, tokens.text, others) for span in sentences)
    greeting = greeting_line(tokens)
    if first is None and greeting is not None and _free(greeting, tokens.text, others) == greeting:
        return one._replace(start=greeting[0], end=greeting[1], greeting=True)
    free = first or next((span for span in more if span is not None), None)
    return one._replace(start=free[0], end=free[1]) if free is not None else None


def _free(span: tuple[int, int], text: str, others: Sequence[Finding]) -> tuple[int, int] | None:
    """The words at the beginning of a span that no other finding marks, at least two of them."""
    start, end = span
    stop = min((other.start for other in others if start < other.end and other.start < end), default=end)
    words = text[start : max(start, stop)]
    return (start, start + len(words.rstrip())) if stop == end or len(words.split()) >= _FEWEST_FREE else None


def make_finding(one: Unanswered, customer: CustomerMessage, part: Part, tokens: Tokens, rulebook: Rulebook) -> Finding:
    """The finding with its place in the file, the customer's words, and what to say."""
    rule = rulebook.rule(one.rule)
    sentence = _sentence(one, tokens)
    quoted, captures = None, {}
    if one.said is not None:
        words = customer.text[one.said.start : one.said.end]
        quoted = Quoted(words, one.said.start, one.said.end)
        captures = dict(one.said.captures)
        if (said_back := turned(words)) and not phrase_hits(tokenise(f"{_SAID_BACK} {said_back}."), rulebook):
            captures[TOLD] = said_back
    return Finding.of_rule(
        rule,
        part,
        (one.start, one.end),
        sentence,
        message=rule.message,
        rewrites=_rewrites(one, rule, captures, part.text, sentence),
        customer=quoted,
    )


def _rewrites(
    one: Unanswered, rule: Rule, captures: Mapping[str, str], text: str, sentence: tuple[int, int]
) -> tuple[Rewrite, ...]:
    place = (one.start, one.end)
    if not one.greeting:
        return make_rewrites(rule.rewrites, captures, text, place, sentence, starts_sentence=sentence[0] == one.start)
    opened = make_rewrites(rule.rewrites, captures, "", (0, 0), (0, 0), starts_sentence=True)
    return tuple(Rewrite(f"{text[one.start : one.end]}\n\n{made.text.strip()}", *place, made.move) for made in opened)


def _sentence(one: Unanswered, tokens: Tokens) -> tuple[int, int]:
    """The sentence around the words, the greeting left out."""
    start, end = tokens.sentence_at(one.start)
    opened = next((first for first, _ in sentences_after_greeting(tokens) if start <= first <= one.start), start)
    return max(start, opened), max(end, one.end)
