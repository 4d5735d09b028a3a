"""The text of a new rule file of `kind: reply`: what is known of it, and how to add the rest."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tactful.rulebook.new_rule import quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tactful.rulebook.rule import Example, Severity

_FINDABLE = re.compile(r"[^\W_](?:[\w'’-]*\w)?")

_FILE = """\
# {rule_id}
# Try it:  tactful rules test {rule_id} --rules {pack}
kind: reply

# How much it hurts: error, warning or suggestion. Without this line the category decides.
severity: {severity}

# What the draft leaves out, in one sentence.
message: {message}

# Why that hurts, in plain words. Without this line the category's reason is shown.
# why: They told us, and we go on as if they had not.

# What the customer says. {{old}} keeps what no longer holds, {{new}} what holds now.
customer:
{customer}

# Sentences of the customer's that sound alike and are no news.
# customer-unless:
#   - <not-their-news>
# not-in: [condition, question]

# What in the draft shows that it was taken in; the names and figures in the customer's words do, too.
answered-by:
  - <takes-it-in>
answered-by-words: names

# A sentence to begin with, best first. {{told}} is what the customer said, as you would say it back.
rewrites:
  - say: Thank you for letting us know that {{told}}.
    move: accept
  - say: Thank you for telling us. What does this change for what you need from us?
    move: explore

# Messages that it must quote; the draft of each takes nothing of it up, unless you write one:
#   - customer: "[[We have a new office dog]]."
#     draft: Your parcel went out this morning.
flags:
{flags}

# Messages, and answers, that are fine.
allows:
  - customer: {plain}
    draft: Thank you for telling us. Your parcel went out this morning.
"""


def reply_file_text(rule_id: str, messages: Sequence[Example], *, message: str, severity: Severity, pack: str) -> str:
    """A rule file that asks drafts to take in what the marked words of some customers' messages say.

    Args:
        rule_id: `category/name`.
        messages: what customers write, the words that tell it marked; at least one.
        message: what the draft leaves out, in one sentence.
        severity: how much that hurts.
        pack: the folder of rules that the file will lie in, for the comment at the top.
    """
    marked = [f"{one.text[: one.start]}[[{one.text[one.start : one.end]}]]{one.text[one.end :]}" for one in messages]
    patterns = dict.fromkeys(_pattern(one) for one in messages)
    return _FILE.format(
        rule_id=rule_id,
        pack=pack,
        severity=severity,
        message=quoted(message),
        customer="\n".join(f"  - {quoted(pattern)}" for pattern in patterns),
        flags="\n".join(f"  - {quoted(text)}" for text in marked),
        plain=quoted(messages[0].text),
    )


def _pattern(example: Example) -> str:
    words = _FINDABLE.findall(example.text[example.start : example.end])
    return " ".join(word if word == "I" else word.lower() for word in words)
