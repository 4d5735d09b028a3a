"""One rule file, read and checked: `rules/contradiction/you-are-wrong.yml` is `contradiction/you-are-wrong`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from tactful.rulebook.examples import ExampleError, parse_flagged
from tactful.rulebook.measure_names import MEASURES
from tactful.rulebook.pattern import PatternError, read_pattern
from tactful.rulebook.rule import (
    CONTEXTS,
    MOVES,
    PRINCIPLES,
    QUIETLY,
    SEVERITIES,
    Category,
    Measure,
    RewriteTemplate,
    Rule,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import yaml

    from tactful.rulebook.layer import LayerName
    from tactful.rulebook.phrase_tree import Lists, Tree
    from tactful.rulebook.rule import Context, Example, Kind, Severity
    from tactful.rulebook.yaml_nodes import Reader

CATEGORIES = (
    "contradiction", "told-you-so", "dismissal", "blame", "distrust", "condescension", "brush-off", "pressure",
    "knows-better", "stale-truth", "hostility", "grievance", "rival-bashing", "shouting", "clarity",
)  # fmt: skip
"""The folders that rules lie in."""

RULE_KEYS = (
    "kind", "severity", "message", "why", "principle", "find", "unless", "in", "not-in", "regex", "capitals", "measure",
    "above", "below", "rewrites", "flags", "allows",
)  # fmt: skip
CATEGORY_KEYS = ("title", "principle", "why", "severity")
_CAPTURE = re.compile(r"\{([a-z][a-z0-9_-]*)\}")


@dataclass(frozen=True, slots=True)
class Compiled:
    """A rule with its patterns read.

    Attributes:
        rule: the rule as written.
        find: what each of its patterns stands for, in order.
        unless: what each of its antipatterns stands for, in order.
    """

    rule: Rule
    find: tuple[Tree, ...] = ()
    unless: tuple[Tree, ...] = ()


def read_category(reader: Reader, name: str) -> Category:
    """Read a `_category.yml`. Faults are kept in the reader."""
    reader.only(CATEGORY_KEYS)
    return Category(
        id=name,
        title=reader.text("title"),
        principle=reader.choice("principle", PRINCIPLES, PRINCIPLES[1]),
        why=reader.text("why"),
        severity=cast("Severity", reader.choice("severity", SEVERITIES, "warning")),
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
    kind = cast("Kind", reader.choice("kind", ("phrase", "measure"), "phrase"))
    find = _patterns(reader, "find", vocabulary)
    unless = _patterns(reader, "unless", vocabulary)
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
        rewrites=tuple(read_rewrites(reader, reader.items("rewrites"))),
        flags=tuple(read_flags(reader, reader.items("flags"))),
        allows=tuple(text for item in reader.items("allows") if (text := reader.scalar(item, "an example"))),
        only_in=_contexts(reader, "in"),
        not_in=_contexts(reader, "not-in"),
        capitals=reader.flag("capitals"),
        regex=_regexes(reader),
        measure=_measure(reader, kind),
        pack=pack,
        layer=layer,
        path=reader.path,
    )
    _check_whole(reader, rule, minimum_examples)
    check_captures(reader, rule, reader.items("rewrites"))
    return Compiled(rule, tuple(tree for _, tree in find), tuple(tree for _, tree in unless))


def _patterns(reader: Reader, key: str, vocabulary: Lists) -> list[tuple[str, Tree]]:
    patterns: list[tuple[str, Tree]] = []
    for item in reader.items(key):
        if reader.hopeless:
            break
        text = reader.scalar(item, "a pattern")
        try:
            if text:
                patterns.append((text, read_pattern(text, vocabulary)))
        except PatternError as error:
            reader.fault(f"pattern {error.message}", item, error.hint, error.offset + reader.text_offset(item))
    return patterns


def _contexts(reader: Reader, key: str) -> tuple[Context, ...]:
    found: list[Context] = []
    for item in reader.items(key):
        name = reader.scalar(item, key)
        if name in CONTEXTS:
            found.append(name)
        else:
            reader.fault(f"{key} cannot be {name!r}", item, f"one of {', '.join(CONTEXTS)}")
    return tuple(found)


def read_rewrites(reader: Reader, items: Sequence[yaml.Node]) -> list[RewriteTemplate]:
    """Read the items of a `rewrites:` list. Faults are kept in the reader."""
    rewrites: list[RewriteTemplate] = []
    for item in items:
        fields = reader.mapping(item, "a rewrite")
        for key in fields.keys() - {"say", "move", "replaces"}:
            reader.fault(f"unknown key in a rewrite: {key}", fields[key], "known: say, move, replaces")
        if "say" not in fields or "move" not in fields:
            reader.fault("a rewrite needs say and move", item, f"move is one of {', '.join(MOVES)}")
            continue
        move = reader.scalar(fields["move"], "move")
        replaces = reader.scalar(fields["replaces"], "replaces") if "replaces" in fields else "match"
        if move not in MOVES:
            reader.fault(f"move cannot be {move!r}", fields["move"], f"one of {', '.join(MOVES)}")
        elif replaces not in {"match", "sentence"}:
            reader.fault(f"replaces cannot be {replaces!r}", fields["replaces"], "match or sentence")
        else:
            say = reader.scalar(fields["say"], "say")
            rewrites.append(RewriteTemplate(say, move, "match" if replaces == "match" else "sentence"))
    return rewrites


def read_flags(reader: Reader, items: Sequence[yaml.Node]) -> list[Example]:
    """Read the items of a `flags:` list. Faults are kept in the reader."""
    examples: list[Example] = []
    for item in items:
        becomes = None
        text_node = item
        if hasattr(item, "value") and isinstance(item.value, list):
            fields = reader.mapping(item, "an example")
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
    elif rule.find or rule.unless or rule.regex:
        reader.fault("find, unless and regex go with kind: phrase", None)
    elif rule.kind == "measure" and (rule.not_in or not {"subject", "body"}.issuperset(rule.only_in)):
        reader.fault("a measure is of a whole part", None, "in: subject, in: body, or none of it for the body")


def check_captures(reader: Reader, rule: Rule, items: Sequence[yaml.Node]) -> None:
    """Fault each of the rule's rewrites, read from `items`, that uses what no pattern of the rule keeps."""
    kept = {name for pattern in rule.find for name in _CAPTURE.findall(pattern)}
    kept |= {name for pattern in rule.regex for name in re.findall(r"\(\?P?<([a-z][a-z0-9_-]*)>", pattern)}
    if rule.capitals or any(marks in pattern for pattern in rule.find for marks in ("!!", "??")):
        kept.add(QUIETLY)
    checked: Callable[[str], list[str]] = _CAPTURE.findall
    for template, item in zip(rule.rewrites, items, strict=False):
        for name in checked(template.say):
            if name not in kept:
                reader.fault(f"the rewrite uses {{{name}}}, which no pattern keeps", item, f"write {{{name}}} in find")
