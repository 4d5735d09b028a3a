"""One rule file, read and checked: `rules/contradiction/you-are-wrong.yml` is `contradiction/you-are-wrong`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast, get_args

from tactful.rulebook.examples import ExampleError, parse_flagged
from tactful.rulebook.measure_names import MEASURES
from tactful.rulebook.pattern_list import read_patterns
from tactful.rulebook.reply import REPLY_CATEGORIES, TOLD
from tactful.rulebook.reply_file import REPLY_KEYS, ReplyTrees, fault_reply_keys, read_reply
from tactful.rulebook.rule import (
    CONTEXTS,
    MOVES,
    PRINCIPLES,
    QUIETLY,
    REPLACED,
    SEVERITIES,
    Category,
    Kind,
    Measure,
    RewriteTemplate,
    Rule,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import yaml

    from tactful.rulebook.layer import LayerName
    from tactful.rulebook.phrase_tree import Lists, Tree
    from tactful.rulebook.rule import Context, Example, Replaced, Severity
    from tactful.rulebook.yaml_nodes import Reader

CATEGORIES = (
    "contradiction", "told-you-so", "dismissal", "blame", "distrust", "condescension", "brush-off", "pressure",
    "knows-better", "stale-truth", "hostility", "grievance", "rival-bashing", "shouting", *REPLY_CATEGORIES, "clarity",
)  # fmt: skip
"""The folders that rules lie in."""

RULE_KEYS = (
    "kind", "severity", "message", "why", "principle", "find", "unless", "in", "not-in", "even-in", "regex", "capitals",
    "measure", "above", "below", *REPLY_KEYS, "rewrites", "flags", "allows",
)  # fmt: skip
CATEGORY_KEYS = ("title", "principle", "why", "severity", "not-in")
_REWRITE_KEYS = ("say", "move", "replaces", "adds")
_FLAG_KEYS = ("text", "becomes")
_CAPTURE = re.compile(r"\{([a-z][a-z0-9_-]*)\}")


@dataclass(frozen=True, slots=True)
class Compiled:
    """A rule with its patterns read.

    Attributes:
        rule: the rule as written.
        find: what each of its patterns stands for, in order.
        unless: what each of its antipatterns stands for, in order.
        reply: what the patterns of a `kind: reply` rule stand for.
    """

    rule: Rule
    find: tuple[Tree, ...] = ()
    unless: tuple[Tree, ...] = ()
    reply: ReplyTrees | None = None

    def trees(self) -> tuple[Tree, ...]:
        """Everything that its patterns stand for."""
        return (*self.find, *self.unless, *(self.reply.all() if self.reply else ()))


def read_category(reader: Reader, name: str) -> Category:
    """Read a `_category.yml`. Faults are kept in the reader."""
    reader.only(CATEGORY_KEYS)
    return Category(
        id=name,
        title=reader.text("title"),
        principle=reader.choice("principle", PRINCIPLES, PRINCIPLES[1]),
        why=reader.text("why"),
        severity=cast("Severity", reader.choice("severity", SEVERITIES, "warning")),
        not_in=_contexts(reader, "not-in"),
    )


def read_rule(
    reader: Reader,
    rule_id: str,
    category: Category,
    vocabulary: Lists,
    *,
    minimum_examples: int = 0,
    pack: str = "",
    layer: LayerName = "team",
) -> Compiled:
    """Read one rule file. Faults are kept in the reader; a rule with faults must not be used."""
    reader.only(RULE_KEYS)
    kind = cast("Kind", reader.choice("kind", get_args(Kind), "phrase"))
    replies = kind == "reply"
    find = [] if replies else read_patterns(reader, "find", vocabulary)
    unless = [] if replies else read_patterns(reader, "unless", vocabulary)
    even_in = _contexts(reader, "even-in")
    reply, reply_trees = read_reply(reader, vocabulary, minimum_examples) if replies else (None, None)
    if not replies:
        fault_reply_keys(reader)
    rule = Rule(
        id=rule_id,
        category=category.id,
        kind=kind,
        severity=cast("Severity", reader.choice("severity", SEVERITIES, category.severity)),
        message=reader.text("message"),
        why=reader.text("why", default=category.why),
        principle=reader.choice("principle", PRINCIPLES, category.principle),
        find=tuple(text for text, _ in find),
        unless=tuple(text for text, _ in unless),
        rewrites=tuple(read_rewrites(reader, reader.items("rewrites"), replies=replies)),
        flags=() if replies else tuple(read_flags(reader, reader.items("flags"))),
        allows=() if replies else tuple(read_allows(reader)),
        only_in=_contexts(reader, "in"),
        not_in=_contexts(reader, "not-in"),
        capitals=not replies and reader.flag("capitals"),
        regex=() if replies else _regexes(reader),
        measure=_measure(reader, kind),
        reply=reply,
        pack=pack,
        layer=layer,
        path=reader.path,
        quiet_in=tuple(one for one in category.not_in if one not in even_in) if kind == "phrase" else (),
        even_in=even_in,
    )
    _check_whole(reader, rule, minimum_examples)
    check_captures(reader, rule, reader.items("rewrites"))
    return Compiled(rule, tuple(tree for _, tree in find), tuple(tree for _, tree in unless), reply_trees)


def _contexts(reader: Reader, key: str) -> tuple[Context, ...]:
    found: list[Context] = []
    for item in reader.items(key):
        name = reader.scalar(item, key)
        if name in CONTEXTS:
            found.append(name)
        else:
            reader.fault(f"{key} cannot be {name!r}", item, f"one of {', '.join(CONTEXTS)}")
    return tuple(found)


def read_rewrites(reader: Reader, items: Sequence[yaml.Node], *, replies: bool = False) -> list[RewriteTemplate]:
    """Read the items of a `rewrites:` list, for a reply rule or another. Faults are kept in the reader."""
    rewrites: list[RewriteTemplate] = []
    for item in items:
        fields = reader.mapping(item, "a rewrite", _REWRITE_KEYS)
        if "say" not in fields or "move" not in fields:
            reader.fault("a rewrite needs say and move", item, f"move is one of {', '.join(MOVES)}")
            continue
        move = reader.scalar(fields["move"], "move")
        replaced = _replaced(reader, fields, "before" if replies else "match")
        if move not in MOVES:
            reader.fault(f"move cannot be {move!r}", fields["move"], f"one of {', '.join(MOVES)}")
        elif replaced is not None:
            rewrites.append(RewriteTemplate(reader.scalar(fields["say"], "say"), move, replaced))
    return rewrites


def _replaced(reader: Reader, fields: Mapping[str, yaml.Node], otherwise: Replaced) -> Replaced | None:
    """What a rewrite takes the place of; None and a fault where it does not say it in a way that can be read."""
    if "adds" in fields and "replaces" in fields:
        reader.fault("a rewrite adds or replaces, not both", fields["adds"], "take one of the two out")
        return None
    for key, choices in (("adds", REPLACED[2:]), ("replaces", REPLACED[:2])):
        if key in fields:
            value = reader.scalar(fields[key], key)
            if value not in choices:
                reader.fault(f"{key} cannot be {value!r}", fields[key], " or ".join(choices))
                return None
            return value
    return otherwise


def read_allows(reader: Reader) -> list[str]:
    """Read the sentences of `allows:`. Faults are kept in the reader."""
    return [text for item in reader.items("allows") if (text := reader.scalar(item, "an example"))]


def read_flags(reader: Reader, items: Sequence[yaml.Node]) -> list[Example]:
    """Read the items of a `flags:` list. Faults are kept in the reader."""
    examples: list[Example] = []
    for item in items:
        becomes = None
        text_node = item
        if hasattr(item, "value") and isinstance(item.value, list):
            fields = reader.mapping(item, "an example", _FLAG_KEYS)
            if "text" not in fields:
                reader.fault("an example needs text", item, 'text: "[[marked words]] in a sentence"')
                continue
            text_node = fields["text"]
            becomes = reader.scalar(fields["becomes"], "becomes") if "becomes" in fields else None
        text = reader.scalar(text_node, "an example")
        try:
            if text:
                examples.append(parse_flagged(text, becomes))
        except ExampleError as error:
            reader.fault(f"example {error}", text_node, "put [[ and ]] around the words that the rule flags")
    return examples


def _regexes(reader: Reader) -> tuple[str, ...]:
    nodes: list[tuple[yaml.Node, str]] = [(item, reader.scalar(item, "a regex")) for item in reader.items("regex")]
    if not nodes:
        return ()
    try:
        import re2
    except ImportError:
        reader.fault("regex needs the RE2 library", nodes[0][0], "pip install 'tactful[regex]'")
        return ()
    options = re2.Options()
    options.log_errors = False
    for node, pattern in nodes:
        try:
            re2.compile(pattern, options=options)
        except re2.error as error:
            reason = error.args[0].decode() if isinstance(error.args[0], bytes) else error
            reader.fault(f"regex: {reason}", node, "RE2 has no look-around and no back-references")
    return tuple(pattern for _, pattern in nodes)


def _measure(reader: Reader, kind: Kind) -> Measure | None:
    if kind != "measure":
        for key in ("measure", "above", "below"):
            if key in reader.fields:
                reader.fault(f"{key} goes with kind: measure", reader.key_marks[key])
        return None
    name = reader.choice("measure", MEASURES, "")
    above, below = reader.number("above"), reader.number("below")
    if above is None and below is None:
        reader.fault("a measure needs above or below", None, "above: 35")
    return Measure(name, above, below)


def _check_whole(reader: Reader, rule: Rule, minimum_examples: int) -> None:
    """What no single field can say: that there is something to find, and enough examples."""
    if rule.kind == "phrase":
        if not rule.find and not rule.regex and not reader.faults:
            reader.fault("has nothing to find", None, "add find: with a pattern a line")
        faulty = bool(reader.faults)
        for key, count in (("flags", len(rule.flags)), ("allows", len(rule.allows))):
            if count < minimum_examples and not faulty:
                mark = reader.key_marks.get(key)
                reader.fault(f"has {count} {key}, needs {minimum_examples}", mark, "its examples are its tests")
    elif rule.kind == "measure" and (rule.find or rule.unless or rule.regex):
        reader.fault("find, unless and regex go with kind: phrase", None)
    elif rule.kind == "measure" and (rule.not_in or not {"subject", "body"}.issuperset(rule.only_in)):
        reader.fault("a measure is of a whole part", None, "in: subject, in: body, or none of it for the body")


def check_captures(reader: Reader, rule: Rule, items: Sequence[yaml.Node]) -> None:
    """Fault each of the rule's rewrites, read from `items`, that uses what no pattern of the rule keeps."""
    kept = {name for pattern in rule.find for name in _CAPTURE.findall(pattern)}
    if rule.reply is not None:
        kept = {TOLD, *(name for pattern in rule.reply.customer for name in _CAPTURE.findall(pattern))}
    kept |= {name for pattern in rule.regex for name in re.findall(r"\(\?P?<([a-z][a-z0-9_-]*)>", pattern)}
    if rule.capitals or any(marks in pattern for pattern in rule.find for marks in ("!!", "??")):
        kept.add(QUIETLY)
    checked: Callable[[str], list[str]] = _CAPTURE.findall
    place = "find" if rule.reply is None else "customer"
    for template, item in zip(rule.rewrites, items, strict=False):
        for name in checked(template.say):
            if name not in kept:
                reader.fault(
                    f"the rewrite uses {{{name}}}, which no pattern keeps", item, f"write {{{name}}} in {place}"
                )
