"""The text of a new rule file: what is known of it, and how to add the rest."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tactful.rulebook.rule import Example, RewriteTemplate, Severity

_FINDABLE = re.compile(r"[^\W_](?:[\w'’-]*\w)?|[,;:!?…—–.]")

_FILE = """\
# {rule_id}
# Try it:  tactful rules test {rule_id} --rules {pack}

# How much it hurts: error, warning or suggestion. Without this line the category decides.
severity: {severity}

# What the words do to the customer, in one sentence.
message: {message}

# Why that hurts, in plain words. Without this line the category's reason is shown.
{why}

# The words to look for, in any case and with any apostrophe.
#   (a|b)  one of them            [a]      may be missing
#   ~tell  tell, told, telling    ..       up to three words
#   ^ $    start, end             {{topic}}  up to eight words, kept for the rewrites
{find}

# Words around them that make them harmless.
{unless}

# What to say instead, best first. The move is one of accept, listen, own, explore, inform, offer, drop.
{rewrites}

# Sentences that it must flag, the words in [[double brackets]]. They are its tests.
{flags}

# Sentences that sound alike and are fine. Three of each make a rule that can be trusted.
{allows}
"""
_NO_WHY = "# why: It may be true for us and is still not what they see."
_NO_FIND = "# find:\n#   - you are (wrong|mistaken)"
_NO_UNLESS = "# unless:\n#   - if you are wrong"
_NO_REWRITES = "# rewrites:\n#   - say: here is how it looks from our side\n#     move: inform"
_NO_FLAGS = '# flags:\n#   - "[[You are wrong]] about that."'
_NO_ALLOWS = "# allows:\n#   - You're right, and I was wrong."


@dataclass(slots=True)
class NewRule:
    """What is known of a new rule.

    Attributes:
        id: `category/name`.
        severity: how much it hurts.
        message: what the words do, in one sentence.
        why: why that hurts; empty for the category's reason.
        find: its patterns; empty to take the marked words of the examples.
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
    unless: Sequence[str] = ()
    rewrites: Sequence[RewriteTemplate] = ()
    flags: Sequence[Example] = ()
    allows: Sequence[str] = ()
    comment: str = ""


def rule_file_text(rule: NewRule, *, pack: str) -> str:
    """A rule file with what is known, and with what may be added in comments.

    Args:
        rule: what is known; without examples and patterns the file is not sound yet.
        pack: the folder of rules that the file will lie in, for the comment at the top.
    """
    patterns = rule.find or tuple(dict.fromkeys(pattern_for(example) for example in rule.flags))
    text = _FILE.format(
        rule_id=rule.id,
        pack=pack,
        severity=rule.severity,
        message=_quoted(rule.message),
        why=f"why: {_quoted(rule.why)}" if rule.why else _NO_WHY,
        find=_list("find", map(_quoted, patterns)) or _NO_FIND,
        unless=_list("unless", map(_quoted, rule.unless)) or _NO_UNLESS,
        rewrites=_list("rewrites", map(_rewrite, rule.rewrites)) or _NO_REWRITES,
        flags=_list("flags", map(_flag, rule.flags)) or _NO_FLAGS,
        allows=_list("allows", map(_quoted, rule.allows)) or _NO_ALLOWS,
    )
    return text.replace("\n", f"\n# {rule.comment}\n", 1) if rule.comment else text


def short_rule_text(rule: NewRule) -> str:
    """A rule file with what is known and nothing else, for rules that come in numbers."""
    lines = [f"# {rule.comment}"] if rule.comment else []
    lines += [f"severity: {rule.severity}", f"message: {_quoted(rule.message)}"]
    lines += [f"why: {_quoted(rule.why)}"] if rule.why else []
    for key, items in (
        ("find", map(_quoted, rule.find)),
        ("unless", map(_quoted, rule.unless)),
        ("rewrites", map(_rewrite, rule.rewrites)),
        ("flags", map(_flag, rule.flags)),
        ("allows", map(_quoted, rule.allows)),
    ):
        lines += [text] if (text := _list(key, items)) else []
    return "\n".join(lines) + "\n"


def pattern_for(example: Example) -> str:
    """The pattern that finds the marked words of an example, word by word."""
    words = _FINDABLE.findall(example.text[example.start : example.end])
    return " ".join(word if word == "I" else word.lower() for word in words)


def _list(key: str, items: Iterable[str]) -> str:
    listed = "\n".join(f"  - {item}" for item in items)
    return f"{key}:\n{listed}" if listed else ""


def _rewrite(rewrite: RewriteTemplate) -> str:
    whole = "\n    replaces: sentence" if rewrite.replaces == "sentence" else ""
    return f"say: {_quoted(rewrite.say)}\n    move: {rewrite.move}{whole}"


def _flag(example: Example) -> str:
    text, start, end, becomes = example
    marked = _quoted(f"{text[:start]}[[{text[start:end]}]]{text[end:]}")
    return marked if becomes is None else f"text: {marked}\n    becomes: {_quoted(becomes)}"


def _quoted(text: str) -> str:
    """`text` as YAML reads it, whatever is in it: JSON's quotation is YAML's too."""
    return json.dumps(text, ensure_ascii=False)
