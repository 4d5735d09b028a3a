"""What a rule is once it has been read and found sound."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from tactful.rulebook.layer import LayerName
    from tactful.rulebook.reply import Reply

Severity = Literal["suggestion", "warning", "error"]
SEVERITIES: tuple[Severity, ...] = ("suggestion", "warning", "error")

Kind = Literal["phrase", "measure", "reply"]
Move = Literal["accept", "listen", "own", "explore", "inform", "offer", "drop"]
MOVES: tuple[Move, ...] = ("accept", "listen", "own", "explore", "inform", "offer", "drop")

QUIETLY = "quietly"
"""The capture that rules for capitals, `!!` and `??` have without asking: the found words, said quietly."""

Context = Literal[
    "question", "condition", "reason", "relative", "negation", "apology", "thanks", "agreement", "offer",
    "self-critical", "apology-nearby", "offer-nearby", "self-critical-nearby",
    "subject", "greeting", "body", "closing",
]  # fmt: skip
CONTEXTS: tuple[Context, ...] = (
    "question", "condition", "reason", "relative", "negation", "apology", "thanks", "agreement", "offer",
    "self-critical", "apology-nearby", "offer-nearby", "self-critical-nearby",
    "subject", "greeting", "body", "closing",
)  # fmt: skip
"""What may stand around a match, and the sections of the mail that it may stand in."""

PRINCIPLES = (
    "their-truth",
    "start-from-their-view",
    "ask-before-telling",
    "offer-alternatives",
    "listen-then-propose",
)


def severity_rank(severity: Severity) -> int:
    """0 for a suggestion, 1 for a warning, 2 for an error."""
    return SEVERITIES.index(severity)


Replaced = Literal["match", "sentence", "before", "after"]
REPLACED: tuple[Replaced, ...] = ("match", "sentence", "before", "after")


class RewriteTemplate(NamedTuple):
    """Words to put in place of a finding, with `{captures}` still open.

    Attributes:
        say: the words; empty to drop the finding's words.
        move: what the words do for the conversation.
        replaces: `match` for the finding's words only, `sentence` for the whole sentence around them; with `before` and
            `after` nothing: the words go before or behind that sentence as a sentence of their own.
    """

    say: str
    move: Move
    replaces: Replaced


class Example(NamedTuple):
    """A sentence that a rule must flag.

    Attributes:
        text: the sentence, without markers.
        start: where the flagged words start, in code points.
        end: where they end (exclusive).
        becomes: the sentence after the rule's first fitting rewrite, where the author wrote it down.
    """

    text: str
    start: int
    end: int
    becomes: str | None


class Measure(NamedTuple):
    """What a `kind: measure` rule counts, and the number above which (or below which) it speaks.

    Attributes:
        name: the measure's name, such as `sentence-words`.
        above: speak when the count is greater than this; None when only `below` counts.
        below: speak when the count is less than this; None when only `above` counts.
    """

    name: str
    above: float | None
    below: float | None


class Rule(NamedTuple):
    """One thing to look for, why it matters, and what to say instead.

    Attributes:
        id: `category/name`, from the rule file's path.
        category: the folder the file lies in.
        kind: how the rule looks: for words (`phrase`), at a count (`measure`), or at what the customer said (`reply`).
        severity: how much it hurts.
        message: one sentence that says what the words do.
        why: why that hurts, in plain words.
        principle: the principle it defends, one of `PRINCIPLES`.
        find: its patterns as written.
        unless: its antipatterns as written.
        rewrites: what to say instead, best first.
        flags: sentences it must flag.
        allows: sentences that must stay silent.
        only_in: contexts of which one must hold; empty for anywhere.
        not_in: contexts in which the words are harmless.
        quiet_in: contexts in which its whole category is quiet, but for those that it speaks in nevertheless.
        even_in: contexts that silence its category and not this rule.
        capitals: whether only words written in capitals count.
        regex: RE2 expressions that it looks for besides its patterns.
        measure: what it counts, for `kind: measure`.
        reply: what it looks for on both sides, for `kind: reply`; the fields for patterns and examples are empty then.
        pack: the name of the pack that it came from.
        layer: whose pack that is.
        path: the rule file, as the user would open it.
    """

    id: str
    category: str
    kind: Kind
    severity: Severity
    message: str
    why: str
    principle: str
    find: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    rewrites: tuple[RewriteTemplate, ...] = ()
    flags: tuple[Example, ...] = ()
    allows: tuple[str, ...] = ()
    only_in: tuple[Context, ...] = ()
    not_in: tuple[Context, ...] = ()
    capitals: bool = False
    regex: tuple[str, ...] = ()
    measure: Measure | None = None
    reply: Reply | None = None
    pack: str = ""
    layer: LayerName = "built-in"
    path: str = ""
    quiet_in: tuple[Context, ...] = ()
    even_in: tuple[Context, ...] = ()


class Category(NamedTuple):
    """What the rules of one folder share.

    Attributes:
        id: the folder's name.
        title: a short heading for people.
        principle: the principle its rules defend unless they say otherwise.
        why: why this kind of wording hurts.
        severity: the severity of its rules unless they say otherwise.
        not_in: contexts in which its rules are quiet, unless they say `even-in`.
    """

    id: str
    title: str
    principle: str
    why: str
    severity: Severity
    not_in: tuple[Context, ...] = ()
