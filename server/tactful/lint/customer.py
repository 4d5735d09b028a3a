"""The customer's message as reply rules read it: their own latest words, and what they are about."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tactful.lint.clauses import clauses
from tactful.lint.contexts import holds
from tactful.lint.harmless import quotations
from tactful.lint.matcher import find_matches
from tactful.lint.mention import content, shared
from tactful.lint.tone import NEWS, news
from tactful.mail.quoting import tell_apart
from tactful.rulebook.reply import NEW, OLD, THEIRS
from tactful.text.tokens import tokenise

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tactful.lint.matcher import Match
    from tactful.rulebook.book import Rulebook
    from tactful.rulebook.reply import Sounds, Words
    from tactful.text.tokens import Tokens

MOST_READ = 20_000
"""Code points of a customer's message that are read; what they tell us about themselves stands before that."""
MOST_SAID = 20
"""Places in it that a rule looks at: a draft is told of one at a time."""

_FIGURE = 10
"""Smaller numbers are about something else too often."""
_NOBODY = frozenset({"there", "it", "that", "this", "what"})
"""Nothing that could have come to an end by itself: "there is 600 left"."""
_NO_NAMES = frozenset(
    """
    i monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december easter christmas mr mrs ms dr
    """.split()
)


class Said(NamedTuple):
    """Words of the customer's that a rule looks for.

    Attributes:
        start: where they start in the customer's message, in code points.
        end: where they end (exclusive).
        sentence: the number of their sentence in the message.
        first: the first token of their clauses.
        last: the token behind the last one of their clauses.
        captures: words that the pattern kept, by name.
        new: what the words are about that the pattern kept as `{new}`, days and months left out.
    """

    start: int
    end: int
    sentence: int
    first: int
    last: int
    captures: dict[str, str]
    new: frozenset[str]


class CustomerMessage:
    """The customer's message, read once for all rules.

    Args:
        text: the message as it came, quoted history and signature included.
        rulebook: the rules in force.

    Attributes:
        text: the message.
        tokens: the tokens of what the customer wrote last, by themselves.
        said: what each rule, by its number, found in it.
    """

    def __init__(self, text: str, rulebook: Rulebook) -> None:
        self.text = text[:MOST_READ]
        own = tell_apart(self.text).own
        self.tokens: Tokens = tokenise(self.text, own or None)
        self._spans = self.tokens.sentence_spans()
        self._about = [content(self.tokens, *span) for span in self._spans]
        self._rulebook = rulebook
        self._old: set[int] = set()
        self.said = self._find()

    def elsewhere(self, sentence: int) -> frozenset[str]:
        """What the customer writes about in all sentences but one, and the one that goes on with it."""
        part = self._part_of(sentence)
        others = [about for number, about in enumerate(self._about) if number not in part]
        return frozenset[str]().union(*others)

    def about(self, sentence: int) -> frozenset[str]:
        """What a sentence is about, and the one that goes on with it."""
        return frozenset[str]().union(*(self._about[number] for number in self._part_of(sentence)))

    def _part_of(self, sentence: int) -> range:
        """A sentence and the next one, unless that one asks something or begins a new paragraph."""
        found = self.tokens.sentences
        if sentence + 1 == len(found):
            return range(sentence, sentence + 1)
        end, (_, start, stop) = found[sentence][2], found[sentence + 1]
        apart = "\n" in self.text[end:start] or self.text[start:stop].rstrip().endswith("?")
        return range(sentence, sentence + (1 if apart else 2))

    def to_take_up(self, said: Said, words: Words) -> frozenset[str]:
        """What of the customer's words a draft may take up to have taken them in; never what no longer holds."""
        if words == "none":
            return frozenset()
        first, last = self._spans[said.sentence] if words == "sentence" else (said.first, said.last)
        old = content(self.tokens, among=self._old)
        if words != "names":
            return content(self.tokens, first, last) - old
        names = {index for index in range(first, last) if self._is_name(index)}
        return (content(self.tokens, among=names - self._old) | self._figures(first, last)) - old

    def told(self, said: Said) -> dict[str, frozenset[str]]:
        """What the clauses are about that something was found in, by the capture of a draft's that may take it up."""
        clauses = set(range(said.first, said.last))
        return {THEIRS: content(self.tokens, among=clauses), NEW: content(self.tokens, among=clauses - self._old)}

    def is_taken_up(self, said: Said, about: frozenset[str]) -> bool:
        """Whether a draft that is about `about` takes up more than half of what the pattern kept as `{new}`."""
        new = said.new - content(self.tokens, among=self._old) - self.elsewhere(said.sentence)
        return bool(new) and 2 * len(shared(new, about)) > len(new)

    def _figures(self, first: int, last: int) -> frozenset[str]:
        return frozenset(
            one for one in content(self.tokens, first, last) if one[0] == "#" and float(one[1:]) >= _FIGURE
        )

    def _is_name(self, index: int) -> bool:
        """Whether a token is written like a name, not in capitals like HR, and is no day or month."""
        word = self.text[self.tokens.starts[index] : self.tokens.ends[index]]
        return word[:1].isupper() and not word[1:].isupper() and self.tokens.keys[index] not in _NO_NAMES

    def _find(self) -> dict[int, list[Said]]:
        patterns = self._rulebook.thaw_replies().customer
        found: dict[int, list[Match]] = {}
        excused: set[tuple[int, int]] = set()
        arrived: set[int] = set()
        for match in find_matches(self.tokens, patterns):
            rule, _, unless = patterns.automaton.patterns[match.pattern]
            arrived |= self._tell_old_from_new(match, general=rule < 0)
            if unless:
                excused.add((rule, self._sentence_of(match.first)))
            elif rule >= 0:
                found.setdefault(rule, []).append(match)
        self._old -= arrived
        quoted = quotations(self.text) if found else []
        said: dict[int, list[Said]] = {}
        for rule, matches in found.items():
            taken: set[int] = set()
            for match in sorted(matches, key=lambda match: (match.first - match.last, match.first, match.pattern)):
                if (rule, self._sentence_of(match.first)) in excused or not self._in_place(rule, match, quoted):
                    continue
                if len(said.get(rule, ())) == MOST_SAID:
                    break
                if taken.isdisjoint(range(match.first, match.last)):
                    taken.update(range(match.first, match.last))
                    said.setdefault(rule, []).append(self._said(rule, match, matches))
        return said

    def _tell_old_from_new(self, match: Match, *, general: bool) -> set[int]:
        """Keep what no longer holds by a match; the tokens that the list of general ways says to hold now."""
        new: set[int] = set()
        for kept in match.kept:
            if kept.name == OLD and self.tokens.keys[kept.first] not in _NOBODY:
                self._old.update(range(kept.first, kept.last))
            elif kept.name == NEW and general:
                new.update(range(kept.first, kept.last))
        return new

    def _in_place(self, rule: int, match: Match, quoted: list[tuple[int, int]]) -> bool:
        """Whether the words are the customer's own say, in a context that the rule asks for."""
        start, end = self.tokens.starts[match.first], self.tokens.ends[match.last - 1]
        if any(first <= start and end <= last for first, last in quoted):
            return False
        if self._sounds(rule) == "news" and news(self._keys_of(self._sentence_of(match.first))) < NEWS:
            return False
        if rule not in self._rulebook.context_rules:
            return True
        read = self._rulebook.rule(rule)
        if read.only_in and not any(holds(context, self.tokens, match) for context in read.only_in):
            return False
        return not any(holds(context, self.tokens, match) for context in read.not_in)

    def _sounds(self, rule: int) -> Sounds:
        reply = self._rulebook.rule(rule).reply
        return "anything" if reply is None else reply.customer_sounds

    def _keys_of(self, sentence: int) -> Sequence[str]:
        first, last = self._spans[sentence]
        return self.tokens.keys[first:last]

    def _said(self, rule: int, match: Match, matches: Iterable[Match]) -> Said:
        tokens = self.tokens
        sentence = self._sentence_of(match.first)
        start, end = self._newsiest(sentence) if self._sounds(rule) == "news" else self._clause(match, sentence)
        first = next(i for i, at in enumerate(tokens.starts) if at >= start and tokens.ends[i] > at)
        last = max(i for i, at in enumerate(tokens.ends) if at <= end) + 1
        captures = {kept.name: self.text[tokens.starts[kept.first] : tokens.ends[kept.last - 1]] for kept in match.kept}
        new = [kept for one in matches if first <= one.first < last for kept in one.kept if kept.name == NEW]
        kept_new = {
            index for kept in new for index in range(kept.first, kept.last) if tokens.keys[index] not in _NO_NAMES
        }
        return Said(start, end, sentence, first, last, captures, content(tokens, among=kept_new))

    def _clause(self, match: Match, sentence: int) -> tuple[int, int]:
        """The clauses that the match touches."""
        _, opened, closed = self.tokens.sentences[sentence]
        start = next(at for i, at in enumerate(self.tokens.starts) if i >= match.first and self.tokens.ends[i] > at)
        end = self.tokens.ends[match.last - 1]
        touched = [one for one in clauses(self.text, opened, closed) if one.start < end and start < one.end]
        if not touched:
            return start, end
        return min(start, touched[0].start), max(end, touched[-1].end)

    def _newsiest(self, sentence: int) -> tuple[int, int]:
        """The clause of a sentence that sounds most like news."""
        starts = self.tokens.starts
        first, last = self._spans[sentence]
        _, opened, closed = self.tokens.sentences[sentence]
        return max(
            ((one.start, one.end) for one in clauses(self.text, opened, closed)),
            key=lambda span: news([self.tokens.keys[i] for i in range(first, last) if span[0] <= starts[i] < span[1]]),
        )

    def _sentence_of(self, token: int) -> int:
        number = 0
        for index, (first, _, _) in enumerate(self.tokens.sentences):
            if first <= token:
                number = index
        return number
