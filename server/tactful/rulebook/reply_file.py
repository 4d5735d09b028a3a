"""The part of a rule file that only `kind: reply` has: the customer's side, the draft's side, and pairs of examples."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, cast

from tactful.rulebook.pattern_list import read_patterns
from tactful.rulebook.reply import PLACES, SOUNDS, WORDS, Reply, ReplyExample

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import yaml

    from tactful.rulebook.phrase_tree import Lists, Tree
    from tactful.rulebook.reply import Place, Sounds, Words
    from tactful.rulebook.yaml_nodes import Reader

PATTERN_KEYS = ("customer", "customer-unless", "draft", "draft-unless", "answered-by")
"""The keys that hold patterns."""
REPLY_KEYS = (*PATTERN_KEYS, "customer-sounds", "draft-in", "at-least", "answered-by-words")
"""The keys that only reply rules have."""
SILENT_DRAFT = "Your parcel went out this morning."
"""The draft of an example that names none: it takes nothing up of what the customer says."""
EXAMPLE_KEYS = ("customer", "draft", "becomes")
_NEEDS = {
    "customer-unless": "customer",
    "customer-sounds": "customer",
    "answered-by-words": "customer",
    "draft-unless": "draft",
    "draft-in": "draft",
    "at-least": "draft",
}
_PHRASE_KEYS = ("find", "unless", "regex", "capitals")
_MARKED = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)
_EXAMPLE = 'customer: "[[We have moved]]." with draft: below it'


class ReplyTrees(NamedTuple):
    """What the patterns of a reply rule stand for, in order, by the rule's fields of these names."""

    customer: tuple[Tree, ...]
    customer_unless: tuple[Tree, ...]
    draft: tuple[Tree, ...]
    draft_unless: tuple[Tree, ...]
    answered_by: tuple[Tree, ...]

    def all(self) -> Iterator[Tree]:
        """Every one of them."""
        for trees in self:
            yield from trees


def read_reply(reader: Reader, vocabulary: Lists, minimum_examples: int) -> tuple[Reply, ReplyTrees]:
    """Read what only a reply rule says. Faults are kept in the reader."""
    for key in _PHRASE_KEYS:
        if key in reader.fields:
            hint = "customer: for what the customer says, draft: for what the draft says"
            reader.fault(f"{key} goes with kind: phrase", reader.key_marks[key], hint)
    read = {key: read_patterns(reader, key, vocabulary) for key in PATTERN_KEYS}
    texts = [tuple(text for text, _ in read[key]) for key in PATTERN_KEYS]
    trees = [tuple(tree for _, tree in read[key]) for key in PATTERN_KEYS]
    customer, customer_unless, draft, draft_unless, answered_by = texts
    reply = Reply(
        customer=customer,
        customer_unless=customer_unless,
        customer_sounds=cast("Sounds", reader.choice("customer-sounds", SOUNDS, "anything")),
        draft=draft,
        draft_unless=draft_unless,
        draft_in=cast("Place", reader.choice("draft-in", PLACES, "anywhere")),
        at_least=_at_least(reader),
        answered_by=answered_by,
        answered_by_words=cast("Words", reader.choice("answered-by-words", WORDS, "none")),
        flags=tuple(read_pairs(reader, reader.items("flags"))),
        allows=tuple(read_pairs(reader, reader.items("allows"))),
    )
    _check(reader, reply, minimum_examples)
    return reply, ReplyTrees(*trees)


def fault_reply_keys(reader: Reader) -> None:
    """Fault each key of a reply rule in a rule of another kind."""
    for key in REPLY_KEYS:
        if key in reader.fields:
            reader.fault(f"{key} goes with kind: reply", reader.key_marks[key])


def read_pairs(reader: Reader, items: Sequence[yaml.Node]) -> list[ReplyExample]:
    """Read pairs of a customer's message and a draft. Faults are kept in the reader.

    A text by itself is a customer's message; the draft then takes nothing of it up.
    """
    pairs: list[ReplyExample] = []
    for item in items:
        if not hasattr(item, "value") or isinstance(item.value, str):
            customer, said = _unmarked(reader, item)
            pairs.append(ReplyExample(customer, said, SILENT_DRAFT))
            continue
        fields = reader.mapping(item, "an example of a reply rule", EXAMPLE_KEYS)
        if not fields:
            continue
        if "customer" not in fields or "draft" not in fields:
            reader.fault("an example of a reply rule needs customer and draft", item, _EXAMPLE)
            continue
        customer, said = _unmarked(reader, fields["customer"])
        draft, found = _unmarked(reader, fields["draft"])
        becomes = reader.scalar(fields["becomes"], "becomes") if "becomes" in fields else None
        pairs.append(ReplyExample(customer, said, draft, found, becomes))
    return pairs


def _unmarked(reader: Reader, node: yaml.Node) -> tuple[str, tuple[int, int] | None]:
    text = reader.scalar(node, "an example")
    marks = list(_MARKED.finditer(text))
    plain = _MARKED.sub(lambda match: match[1], text)
    if len(marks) > 1 or "[[" in plain or "]]" in plain or any(not mark[1].strip() for mark in marks):
        reader.fault(
            "example marks words in a way that cannot be read", node, "put one [[ and one ]] around some words"
        )
    return (plain, (marks[0].start(), marks[0].start() + len(marks[0][1]))) if marks else (plain, None)


def _at_least(reader: Reader) -> int:
    number = reader.number("at-least")
    if number is None:
        return 1
    if number < 1 or number != int(number):
        reader.fault("at-least is not a whole number from 1", reader.fields["at-least"])
        return 1
    return int(number)


def _check(reader: Reader, reply: Reply, minimum_examples: int) -> None:
    """What no single field can say: that there is something to find, that keys go together, enough examples."""
    if not reply.customer and not reply.draft and not reader.faults:
        reader.fault("has nothing to find", None, "add customer: or draft: with a pattern a line")
    for key, needs in _NEEDS.items():
        if key in reader.fields and needs not in reader.fields:
            reader.fault(f"{key} needs {needs}", reader.key_marks[key], f"add {needs}: with a pattern a line")
    if reader.faults:
        return
    for item, pair in zip(reader.items("flags"), reply.flags, strict=True):
        if reply.customer and pair.said is None:
            reader.fault("example marks no words of the customer", item, _EXAMPLE)
        if reply.draft and pair.found is None:
            reader.fault("example marks no words of the draft", item, "put [[ and ]] around the words that are found")
    for key, count in (("flags", len(reply.flags)), ("allows", len(reply.allows))):
        if count < minimum_examples:
            mark = reader.key_marks.get(key)
            reader.fault(f"has {count} {key}, needs {minimum_examples}", mark, "its examples are its tests")
