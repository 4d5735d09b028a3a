"""What a `kind: reply` rule is made of: what the customer says, and what in the draft answers it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from tactful.rulebook.states import Patterns

REPLY_CATEGORIES = ("unacknowledged-change", "unheard", "no-way-forward", "telling-not-asking", "unanswered-question")
"""The folders of the built-in reply rules."""

Words = Literal["names", "clause", "sentence", "none"]
WORDS: tuple[Words, ...] = ("names", "clause", "sentence", "none")
"""Which of the customer's words count as taken in when the draft takes up one of them."""

Place = Literal["anywhere", "opening"]
PLACES: tuple[Place, ...] = ("anywhere", "opening")
"""Where the draft must say what a rule minds."""

Sounds = Literal["anything", "news"]
SOUNDS: tuple[Sounds, ...] = ("anything", "news")
"""How the customer's sentence must sound for a pattern to count."""

TOLD = "told"
"""The capture that reply rules have without asking: the customer's clause as the writer would say it back."""
OLD = "old"
"""The capture for what no longer holds: a draft that takes up these words has not taken in anything."""
NEW = "new"
"""The capture for what holds now: a draft that takes up one of these words has taken it in."""
THEIRS = "theirs"
"""The capture for words of the draft that must take up the customer's, or the pattern does not answer them."""
NO_LONGER = "no-longer"
"""The list of ways to say that something no longer holds, each with an `{old}`; every reply rule heeds it."""
FALLS_IN = "falls-in"
"""The list of weak signs that a draft takes in news; they count where its tone agrees."""


class ReplyExample(NamedTuple):
    """A customer's message and a draft that answers it.

    Attributes:
        customer: the message, without markers.
        said: start and end of the marked words in it, in code points; None where nothing is marked.
        draft: the draft, without markers.
        found: start and end of the marked words in the draft; None where nothing is marked.
        becomes: the draft after the first rewrite, where the author wrote it down.
    """

    customer: str
    said: tuple[int, int] | None
    draft: str
    found: tuple[int, int] | None = None
    becomes: str | None = None


class Reply(NamedTuple):
    """What a reply rule looks for on both sides.

    Attributes:
        customer: patterns over the customer's message, any of which must be found; empty for any message.
        customer_unless: harmless things that customers say.
        customer_sounds: how a sentence of the customer's must sound for `customer` to count in it.
        draft: patterns over the draft, which must be found; empty to mind what the draft leaves out.
        draft_unless: harmless things that drafts say.
        draft_in: where `draft` must be found.
        at_least: how many of the `draft` patterns' finds it takes.
        answered_by: patterns over the draft; where one is found, the customer is answered.
        answered_by_words: which of the customer's words answer, too, when the draft takes up one of them.
        flags: pairs that the rule must flag.
        allows: pairs that must stay silent.
    """

    customer: tuple[str, ...] = ()
    customer_unless: tuple[str, ...] = ()
    customer_sounds: Sounds = "anything"
    draft: tuple[str, ...] = ()
    draft_unless: tuple[str, ...] = ()
    draft_in: Place = "anywhere"
    at_least: int = 1
    answered_by: tuple[str, ...] = ()
    answered_by_words: Words = "none"
    flags: tuple[ReplyExample, ...] = ()
    allows: tuple[ReplyExample, ...] = ()


class ReplyPatterns(NamedTuple):
    """The patterns of all reply rules, each side by itself.

    Attributes:
        customer: what customers say; `unless` marks what is harmless, the rule -1 what no longer holds.
        draft: what drafts should not say; `unless` marks what is harmless.
        answers: what in a draft answers the customer; the rule -1 marks a weak sign of it.
    """

    customer: Patterns
    draft: Patterns
    answers: Patterns


def reply_object(reply: Reply | None) -> dict[str, Any] | None:
    """What a reply rule looks for and its examples, as plain JSON values; None for a rule of another kind."""
    if reply is None:
        return None
    plain: dict[str, Any] = {
        key: list(value) if isinstance(value, tuple) else value for key, value in reply._asdict().items()
    }
    for key in ("flags", "allows"):
        plain[key] = [
            {**pair._asdict(), "said": pair.said and list(pair.said), "found": pair.found and list(pair.found)}
            for pair in getattr(reply, key)
        ]
    return plain
