"""The text of a new rule file: what is known of it, and how to add the rest."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from tactful.rulebook.new_rule import NewRule, field, quoted

if TYPE_CHECKING:
    from tactful.rulebook.rule import Example

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
#   *ing   any word ending so     > x      x must follow, and is not marked
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


def rule_file_text(rule: NewRule, *, pack: str) -> str:
    """A rule file with what is known, and with what may be added in comments.

    Args:
        rule: what is known; without examples and patterns the file is not sound yet.
        pack: the folder of rules that the file will lie in, for the comment at the top.
    """
    patterns = rule.find or tuple(dict.fromkeys(pattern_for(example) for example in rule.flags))
    return _FILE.format(
        rule_id=rule.id,
        pack=pack,
        severity=rule.severity,
        message=quoted(rule.message),
        why=f"why: {quoted(rule.why)}" if rule.why else _NO_WHY,
        find=field(replace(rule, find=patterns), "find") or _NO_FIND,
        unless=field(rule, "unless") or _NO_UNLESS,
        rewrites=field(rule, "rewrites") or _NO_REWRITES,
        flags=field(rule, "flags") or _NO_FLAGS,
        allows=field(rule, "allows") or _NO_ALLOWS,
    )


def pattern_for(example: Example) -> str:
    """The pattern that finds the marked words of an example, word by word."""
    words = _FINDABLE.findall(example.text[example.start : example.end])
    return " ".join(word if word == "I" else word.lower() for word in words)
