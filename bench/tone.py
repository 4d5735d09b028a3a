"""Count which words tell answers that take in the customer's news from others, and news from whatever else they write.

    python bench/tone.py [--write]

Learns from the pairs in tests/cases/changes.jsonl, never from the ones held back, and from what customers complain of
in rules/ear/drafts. Printed is how well tone alone tells what was left out while counting. With --write,
server/tactful/lint/tone_words.py is written anew.
"""

from __future__ import annotations

import argparse
import json
import math
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tactful.lint.customer import CustomerMessage
from tactful.lint.mention import content, shared
from tactful.lint.tone import NEWS, SURE, signs, strength
from tactful.mail.read import read_text
from tactful.rulebook.load import load_rulebook
from tactful.rulebook.reply import REPLY_CATEGORIES
from tactful.text.tokens import tokenise

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from tactful.rulebook.rule import Rule
    from tactful.text.tokens import Tokens

ROOT = Path(__file__).parent.parent
PAIRS = ROOT / "tests/cases/changes.jsonl"
WRITTEN = ROOT / "server/tactful/lint/tone_words.py"
FOLDS = 6
CHANGE = REPLY_CATEGORIES[0]
LETTERS = sorted((ROOT / "rules/ear/drafts").glob("*.jsonl"))
SHORTEST = 3
"""Words of a sentence that can tell something."""
STEP = 0.7
"""How much of a log-odds ratio is one point."""
MAY_BE_CAPITAL = frozenset(
    "i monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december".split()
)


class Heard(NamedTuple):
    """A draft or a customer's sentence, whether it is of the kind looked for, and its signs."""

    it_is: bool
    signs: frozenset[str]


def main() -> None:
    """Count, print how well it goes, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="write the weights")
    arguments = parser.parse_args()
    drafts, sentences = list(answers(PAIRS)), [*told(PAIRS), *not_told(LETTERS)]
    print_how_well("answers that take the news in", drafts, learn_tone, lambda found: sum(found) >= SURE)
    print_how_well("sentences that tell news", sentences, learn_news, lambda found: strength(found) >= NEWS)
    if arguments.write:
        WRITTEN.write_text(as_module(TONE_WORDS=learn_tone(drafts), NEWS_WORDS=learn_news(sentences)), "utf-8")


def answers(path: Path) -> Iterator[Heard]:
    """The answers to news in a file of pairs; those looked for take it in."""
    rulebook = load_rulebook()
    records = [record for record in _records(path) if record["change"]]
    drafts = [(record, tokenise(read_text(record["draft"]).parts[-1].text)) for record in records]
    names = written_large([tokens for _, tokens in drafts])
    for record, tokens in drafts:
        customer = CustomerMessage(record["customer"], rulebook)
        at = record["customer"].index(record["change"])
        place = next((number for number, (_, _, end) in enumerate(customer.tokens.sentences) if end > at), 0)
        elsewhere = customer.elsewhere(place)
        spans = [span for span in tokens.sentence_spans() if not shared(elsewhere, content(tokens, *span))]
        yield Heard(not record["ignores_change"], _signs(tokens, spans, names))


def told(path: Path) -> Iterator[Heard]:
    """The customers' sentences in a file of pairs; those looked for tell the news."""
    records = _records(path)
    messages = [(record, tokenise(record["customer"])) for record in records]
    names = written_large([tokens for _, tokens in messages])
    for record, tokens in messages:
        change = record["change"]
        start = record["customer"].index(change)
        for span, (_, opened, closed) in zip(tokens.sentence_spans(), tokens.sentences, strict=True):
            if span[1] - span[0] >= SHORTEST:
                it_is = bool(change) and opened < start + len(change) and start < closed
                yield Heard(it_is, _signs(tokens, [span], names))


def not_told(paths: Iterable[Path]) -> Iterator[Heard]:
    """Customers' sentences, mostly complaints, in which no rule by itself hears a change."""
    rulebook = load_rulebook()
    rules = [number for number in rulebook.reply_rules if _hears_change(rulebook.rule(number))]
    for path in paths:
        for record in _records(path):
            if record["kind"] == "clean" and record["customer"]:
                customer = CustomerMessage(record["customer"], rulebook)
                heard = {said.sentence for number in rules for said in customer.said.get(number, ())}
                for number, span in enumerate(customer.tokens.sentence_spans()):
                    if number not in heard and span[1] - span[0] >= SHORTEST:
                        yield Heard(it_is=False, signs=_signs(customer.tokens, [span], frozenset()))


def _hears_change(rule: Rule) -> bool:
    return rule.category == CHANGE and rule.reply is not None and rule.reply.customer_sounds == "anything"


def _records(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _signs(tokens: Tokens, spans: Iterable[tuple[int, int]], names: frozenset[str]) -> frozenset[str]:
    found = frozenset[str]().union(*(signs(tokens.keys[first:last]) for first, last in spans))
    return frozenset(sign for sign in found if names.isdisjoint(sign.split()))


def written_large(texts: Sequence[Tokens]) -> frozenset[str]:
    """Words that are mostly written with a capital within a sentence: names, which say nothing about tone."""
    seen, large = Counter[str](), Counter[str]()
    for tokens in texts:
        starts = {first for first, _, _ in tokens.sentences}
        for index, key in enumerate(tokens.keys):
            if index not in starts:
                seen[key] += 1
                large[key] += tokens.text[tokens.starts[index] : tokens.ends[index]][:1].isupper()
    return frozenset(key for key in seen if 2 * large[key] > seen[key]) - MAY_BE_CAPITAL


def learn_tone(found: Sequence[Heard]) -> dict[str, int]:
    """The points of the signs in answers."""
    return _learn(found, fewest=3, most=3)


def learn_news(found: Sequence[Heard]) -> dict[str, int]:
    """The points of the signs in customers' sentences, of which there are many more."""
    return _learn(found, fewest=4, most=4)


def _learn(found: Sequence[Heard], *, fewest: int, most: int) -> dict[str, int]:
    """How much more often each sign stands in what is looked for, as log-odds; rare ones do not count."""
    here = Counter(sign for one in found if one.it_is for sign in one.signs)
    there = Counter(sign for one in found if not one.it_is for sign in one.signs)
    count = sum(one.it_is for one in found)
    points = {}
    for sign in here | there:
        odds = math.log((here[sign] + 1) / (count + 2)) - math.log((there[sign] + 1) / (len(found) - count + 2))
        if here[sign] + there[sign] >= fewest and abs(odds) >= STEP:
            points[sign] = max(-most, min(most, round(odds / STEP)))
    return points


def print_how_well(
    what: str,
    found: Sequence[Heard],
    learn: Callable[[Sequence[Heard]], dict[str, int]],
    sure: Callable[[list[int]], bool],
) -> None:
    """What share of either kind is taken for what is looked for, learned each time from the others."""
    taken, count = Counter[bool](), Counter(one.it_is for one in found)
    for fold in range(FOLDS):
        points = learn([one for number, one in enumerate(found) if number % FOLDS != fold])
        for one in found[fold::FOLDS]:
            taken[one.it_is] += sure([points[sign] for sign in one.signs if sign in points])
    print(f"{what}: {taken[True]} of {count[True]} known by their tone, and {taken[False]} of {count[False]} others")


def as_module(**listed: dict[str, int]) -> str:
    """The weights as a Python module, few lines long."""
    text = '"""How much each sign says about the tone of a text. Written by `bench/tone.py`; do not edit."""\n'
    for name, points in listed.items():
        text += f"\n{name} = {{\n"
        for weight in sorted(set(points.values()), reverse=True):
            text += f"    {weight}: (\n"
            line = ""
            for sign in sorted(sign for sign in points if points[sign] == weight):
                joined = f"{line}|{sign}" if line else sign
                if len(joined) > 105:  # with quotes and indent this stays below the longest line
                    text += f'        "{line}|"\n'
                    joined = sign
                line = joined
            text += f'        "{line}"\n    ),\n'
        text += "}\n"
    return text


if __name__ == "__main__":
    main()
