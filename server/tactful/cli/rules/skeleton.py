"""The text of a new rule file, ready to be filled in."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tactful.rulebook.rule import Example, Severity

_FINDABLE = re.compile(r"[^\W_](?:[\w'’-]*\w)?|[,;:!?…—–.]")

_FILE = """\
# {rule_id}
# Try it:  tactful rules test {rule_id} --rules {pack}

# How much it hurts: error, warning or suggestion. Without this line the category decides.
severity: {severity}

# What the words do to the customer, in one sentence.
message: {message}

# Why that hurts, in plain words. Without this line the category's reason is shown.
# why: It may be true for us and is still not what they see.

# The words to look for, in any case and with any apostrophe.
#   (a|b)  one of them            [a]      may be missing
#   ~tell  tell, told, telling    ..       up to three words
#   ^ $    start, end             {{topic}}  up to eight words, kept for the rewrites
{find}

# Words around them that make them harmless.
# unless:
#   - if you are wrong

# What to say instead, best first. The move is one of accept, listen, own, explore, inform, offer, drop.
# rewrites:
#   - say: here is how it looks from our side
#     move: inform

# Sentences that it must flag, the words in [[double brackets]]. They are its tests.
{flags}

# Sentences that sound alike and are fine. Three of each make a rule that can be trusted.
# allows:
#   - You're right, and I was wrong.
"""


def rule_file_text(rule_id: str, *, pack: str, severity: Severity, message: str, examples: Sequence[Example]) -> str:
    """A rule file that finds the marked words of `examples`, with what may be added in comments.

    Args:
        rule_id: `category/name`.
        pack: the folder of rules that the file will lie in, for the comment at the top.
        severity: how much it hurts.
        message: what the words do, in one sentence.
        examples: sentences to flag; without any the lists are left to be filled in, and the file is not sound yet.
    """
    patterns = dict.fromkeys(pattern_for(example) for example in examples)
    flags = [f"{text[:start]}[[{text[start:end]}]]{text[end:]}" for text, start, end, _ in examples]
    return _FILE.format(
        rule_id=rule_id,
        pack=pack,
        severity=severity,
        message=_quoted(message),
        find=_list("find", patterns) or "# find:\n#   - you are (wrong|mistaken)",
        flags=_list("flags", flags) or '# flags:\n#   - "[[You are wrong]] about that."',
    )


def pattern_for(example: Example) -> str:
    """The pattern that finds the marked words of an example, word by word."""
    words = _FINDABLE.findall(example.text[example.start : example.end])
    return " ".join(word if word == "I" else word.lower() for word in words)


def _list(key: str, texts: Iterable[str]) -> str:
    items = "\n".join(f"  - {_quoted(text)}" for text in texts)
    return f"{key}:\n{items}" if items else ""


def _quoted(text: str) -> str:
    """`text` as YAML reads it, whatever is in it: JSON's quotation is YAML's too."""
    return json.dumps(text, ensure_ascii=False)
