"""A rule that is not in a file yet, and the file that it becomes."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from tactful.rulebook.rule import Example, RewriteTemplate, Severity


@dataclass(slots=True)
class NewRule:
    """What is known of a new rule.

    Attributes:
        id: `category/name`.
        severity: how much it hurts.
        message: what the words do, in one sentence.
        why: why that hurts; empty for the category's reason.
        find: its patterns; empty to take the marked words of the examples.
        regex: RE2 expressions, for what no pattern can say.
        unless: its antipatterns.
        rewrites: what to say instead.
        flags: sentences to flag.
        allows: sentences to leave alone.
        comment: a line for those who read the file, such as where the rule comes from.
    """

    id: str
    severity: Severity
    message: str
    why: str = ""
    find: Sequence[str] = ()
    regex: Sequence[str] = ()
    unless: Sequence[str] = ()
    rewrites: Sequence[RewriteTemplate] = ()
    flags: Sequence[Example] = ()
    allows: Sequence[str] = ()
    comment: str = ""


def rule_text(rule: NewRule) -> str:
    """The rule's file, with what is known and nothing else."""
    lines = [f"# {' '.join(rule.comment.split())}"] if rule.comment else []
    lines += [f"severity: {rule.severity}", f"message: {quoted(rule.message)}"]
    lines += [f"why: {quoted(rule.why)}"] if rule.why else []
    lines += [text for key in ("find", "regex", "unless", "rewrites", "flags", "allows") if (text := field(rule, key))]
    return "\n".join(lines) + "\n"


def field(rule: NewRule, key: str) -> str:
    """One of the rule's lists as its file has it, without a line end; empty where the list is."""
    values: Iterable[Any] = getattr(rule, key)
    writers: dict[str, Callable[[Any], str]] = {"rewrites": _rewrite, "flags": _flag}
    write = writers.get(key, quoted)
    listed = "\n".join(f"  - {write(value)}" for value in values)
    return f"{key}:\n{listed}" if listed else ""


def quoted(text: str) -> str:
    """`text` as YAML reads it, whatever is in it: JSON's quotation is YAML's too."""
    return json.dumps(text, ensure_ascii=False)


def _rewrite(rewrite: RewriteTemplate) -> str:
    whole = "\n    replaces: sentence" if rewrite.replaces == "sentence" else ""
    return f"say: {quoted(rewrite.say)}\n    move: {rewrite.move}{whole}"


def _flag(example: Example) -> str:
    text, start, end, becomes = example
    marked = quoted(f"{text[:start]}[[{text[start:end]}]]{text[end:]}")
    return marked if becomes is None else f"text: {marked}\n    becomes: {quoted(becomes)}"
