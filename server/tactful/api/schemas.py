"""The wire shapes: what requests may hold and what answers look like, as marshmallow schemas."""

from __future__ import annotations

from typing import get_args

from marshmallow import Schema, fields, validate

from tactful.api.team_packs import STATES
from tactful.lint.report import CHECKS, EarState, GrammarState, Verdict
from tactful.mail.draft import PartName
from tactful.report.as_json import OFFSET_UNITS, SCHEMA
from tactful.rulebook.ear_settings import DIALS
from tactful.rulebook.layer import LAYERS
from tactful.rulebook.reply import PLACES, SOUNDS, WORDS
from tactful.rulebook.rule import MOVES, PRINCIPLES, REPLACED, SEVERITIES, Kind


def _text(description: str, **more: object) -> fields.String:
    return fields.String(metadata={"description": description, **more})


def _number(description: str) -> fields.Integer:
    return fields.Integer(metadata={"description": description})


def _choice(choices: tuple[str, ...], description: str) -> fields.String:
    return fields.String(validate=validate.OneOf(choices), metadata={"description": description})


class LintRequestSchema(Schema):
    """A draft, and how to look at it."""

    text = fields.String(
        required=True,
        metadata={"description": "The draft as it would be sent; at most 200,000 code points."},
    )
    content_type = fields.String(
        load_default="text/plain",
        validate=validate.OneOf(("text/plain", "text/html")),
        metadata={"description": "How to read `text`."},
    )
    subject = fields.String(load_default="", metadata={"description": "The subject line."})
    customer_message = fields.String(
        load_default="",
        metadata={
            "description": "What the customer wrote, as plain text; without it, what the draft quotes is taken. "
            "Rules of `kind: reply` read it."
        },
    )
    before = fields.String(
        load_default="",
        metadata={
            "description": "What stands before `text` in the same mail, where only a passage is sent; the ear takes "
            "its last sentence into account. Nothing is found in it."
        },
    )
    team = fields.String(
        load_default=None,
        allow_none=True,
        metadata={"description": "Whose rules to use on top of the built-in ones."},
    )
    checks = fields.List(
        fields.String(validate=validate.OneOf(CHECKS)),
        load_default=lambda: ["tone", "ear"],
        metadata={
            "description": "What to look at: how it treats the customer (`tone`, and `ear` for what no rule spells "
            "out), how it reads, grammar, which is slower than the others.",
            "default": ["tone", "ear"],
        },
    )
    min_severity = fields.String(
        load_default="suggestion",
        validate=validate.OneOf(SEVERITIES),
        metadata={"description": "Leave out findings below this."},
    )
    offsets = fields.String(
        load_default="code-point",
        validate=validate.OneOf(OFFSET_UNITS),
        metadata={"description": "The unit of every `start` and `end`; JavaScript counts in UTF-16."},
    )


class RewriteSchema(Schema):
    """Words to put in place of a span."""

    text = _text("The words; empty to drop what stands there.")
    start = _number("Where the replaced span starts.")
    end = _number("Where it ends, exclusive.")
    move = _choice((*MOVES, "correct"), "What the words do for the conversation.")


class QuotedSchema(Schema):
    """Words of the customer's message that a finding is about."""

    text = _text("The words.", example="our budget was just slashed")
    start = _number("Where they start in the customer's message, as it was sent or as the draft quotes it.")
    end = _number("Where they end, exclusive.")


class FindingSchema(Schema):
    """One rule's words found in the draft."""

    rule = _text(
        "The rule's id, `category/name`; `ear/category` for what the ear heard.", example="contradiction/you-are-wrong"
    )
    category = _text("The rule's category.")
    severity = _choice(SEVERITIES, "How much it hurts.")
    part = _choice(get_args(PartName), "Where the words stand.")
    start = _number("Where the words start, counted from 0 in the part's text.")
    end = _number("Where they end, exclusive.")
    line = _number("The line they start on, from 1.")
    column = _number("The column they start at, from 1, in code points.")
    end_line = _number("The line they end on.")
    end_column = _number("The column after their last character.")
    decoded = fields.Boolean(
        metadata={"description": "Whether lines are those of the decoded text, where a file holds it in base64."}
    )
    text = _text("The words themselves.")
    sentence = _text("The sentence around them.")
    message = _text("What the words do.")
    why = _text("Why that hurts.")
    principle = _text(f"What the rule defends: {', '.join(PRINCIPLES)}; empty for grammar.")
    rewrites = fields.List(fields.Nested(RewriteSchema), metadata={"description": "Best first."})
    fingerprint = _text("Stays the same while the words around the finding do.")
    customer = fields.Nested(
        QuotedSchema,
        allow_none=True,
        metadata={"description": "What the customer said, where the rule is about that."},
    )
    chance = fields.Float(
        allow_none=True,
        metadata={"description": "How sure the ear is, from 0 to 1; null where it was not the ear that found it."},
    )


class EarSchema(Schema):
    """Whether the ear listened, and which."""

    state = _choice(get_args(EarState), "`off` where it was not asked or is switched off.")
    dial = fields.String(
        validate=validate.OneOf(("", *DIALS)), metadata={"description": "How readily it spoke; empty unless asked."}
    )
    version = _text("Of its weights; empty where it is not there.")
    note = _text("Why it was unavailable.")
    held_back = _number("How many findings of rules were left out because it heard nothing in their sentences.")


class DraftSchema(Schema):
    """What was found in one draft."""

    path = _text("Empty for a draft that came in a request.")
    index = _number("Which mail of the file, from 0.")
    subject = _text("The subject line.")
    findings = fields.List(fields.Nested(FindingSchema), metadata={"description": "In reading order."})
    measures = fields.Dict(
        keys=fields.String(),
        values=fields.Float(),
        metadata={"description": "Counts by name: words, sentences, reading_seconds, and with clarity more."},
    )
    verdict = _choice(get_args(Verdict), "`hold` with an error, `look-again` with a warning, else `ready`.")
    grammar = _choice(get_args(GrammarState), "Whether grammar was checked.")
    grammar_note = _text("Why grammar could not be checked.")
    rulebook = _text("The digest of the rules that were in force.")
    ear = fields.Nested(EarSchema)


class UnreadableSchema(Schema):
    """Something that could not be read."""

    path = _text("What it was.")
    message = _text("Why not.")


class ReportSchema(Schema):
    """The answer to a lint."""

    schema = _text("The name and version of this shape.", example=SCHEMA)
    drafts = fields.List(fields.Nested(DraftSchema), metadata={"description": "Exactly one."})
    errors = fields.List(fields.Nested(UnreadableSchema))


class CategorySchema(Schema):
    """A family of rules."""

    id = _text("The category's id.")
    title = _text("A heading for people.")
    principle = _choice(PRINCIPLES, "What its rules defend unless they say otherwise.")
    why = _text("Why this kind of wording hurts.")
    severity = _choice(SEVERITIES, "The severity of its rules unless they say otherwise.")


class RuleSchema(Schema):
    """A rule in a list."""

    id = _text("`category/name`.")
    category = _text("The rule's category.")
    kind = _choice(get_args(Kind), "Whether it looks for words, at a count, or at what the customer said.")
    severity = _choice(SEVERITIES, "How much it hurts.")
    message = _text("What the words do.")
    why = _text("Why that hurts.")
    principle = _choice(PRINCIPLES, "What it defends.")
    pack = _text("The pack it came from.")
    layer = _choice(LAYERS, "Whose pack that is.")
    page = _text("Its page on this server.", example="/rules/contradiction/you-are-wrong")


class RewriteTemplateSchema(Schema):
    """A rewrite as its author wrote it."""

    say = _text("The words, with `{captures}` open; empty to drop.")
    move = _choice(MOVES, "What the words do for the conversation.")
    replaces = _choice(REPLACED, "What they replace, or on which side of the sentence they are added.")


class ExampleSchema(Schema):
    """A sentence that the rule flags."""

    text = _text("The sentence.")
    start = _number("Where the flagged words start, in code points.")
    end = _number("Where they end, exclusive.")
    becomes = fields.String(allow_none=True, metadata={"description": "The sentence after the first fitting rewrite."})


class MeasureSchema(Schema):
    """What a measuring rule counts."""

    name = _text("The measure.")
    above = fields.Float(allow_none=True, metadata={"description": "Speaks above this."})
    below = fields.Float(allow_none=True, metadata={"description": "Speaks below this."})


class ReplyExampleSchema(Schema):
    """A customer's message and a draft that answers it."""

    customer = _text("The message.")
    said = fields.List(
        fields.Integer(), allow_none=True, metadata={"description": "Start and end of the words that are quoted of it."}
    )
    draft = _text("The draft.")
    found = fields.List(
        fields.Integer(),
        allow_none=True,
        metadata={"description": "Start and end of the words that are flagged in it."},
    )
    becomes = fields.String(allow_none=True, metadata={"description": "The draft after the first fitting rewrite."})


class ReplySchema(Schema):
    """What a reply rule looks for on both sides."""

    customer = fields.List(fields.String(), metadata={"description": "Patterns over the customer's message."})
    customer_unless = fields.List(fields.String(), metadata={"description": "Harmless things that customers say."})
    customer_sounds = _choice(SOUNDS, "How their sentence must sound for a pattern to count in it.")
    draft = fields.List(fields.String(), metadata={"description": "Patterns over the draft that it minds."})
    draft_unless = fields.List(fields.String(), metadata={"description": "Harmless uses of these words."})
    draft_in = _choice(PLACES, "Where the draft must say it.")
    at_least = _number("How often the draft must say it.")
    answered_by = fields.List(fields.String(), metadata={"description": "Patterns over the draft that silence it."})
    answered_by_words = _choice(WORDS, "Which of the customer's own words silence it, too.")
    flags = fields.List(fields.Nested(ReplyExampleSchema))
    allows = fields.List(fields.Nested(ReplyExampleSchema))


class WholeRuleSchema(RuleSchema):
    """A rule with all that its file says."""

    find = fields.List(fields.String(), metadata={"description": "Its patterns."})
    unless = fields.List(fields.String(), metadata={"description": "Patterns that make words harmless."})
    regex = fields.List(fields.String(), metadata={"description": "RE2 expressions."})
    capitals = fields.Boolean(metadata={"description": "Whether only capitals count."})
    measure = fields.Nested(MeasureSchema, allow_none=True)
    reply = fields.Nested(ReplySchema, allow_none=True)
    rewrites = fields.List(fields.Nested(RewriteTemplateSchema))
    flags = fields.List(fields.Nested(ExampleSchema))
    allows = fields.List(fields.String(), metadata={"description": "Sentences that stay silent."})


class FaultSchema(Schema):
    """Something wrong in a rule file."""

    path = _text("The file.")
    line = _number("From 1.")
    column = _number("From 1.")
    message = _text("What is wrong.")
    hint = _text("What would be right.")


class RulesSchema(Schema):
    """All rules of a rulebook."""

    digest = _text("Changes whenever any rule does.")
    notice = _text("What people should know, such as that a team's last good version holds; empty while all is well.")
    categories = fields.List(fields.Nested(CategorySchema))
    rules = fields.List(fields.Nested(RuleSchema))
    faults = fields.List(fields.Nested(FaultSchema), metadata={"description": "What could not be used."})


class TeamInListSchema(Schema):
    """A team in a list."""

    name = _text("What `team` says in other requests.", example="acme")
    page = _text("The page with its rules.", example="/rules?team=acme")
    pack = _text("Where to fetch its pack.", example="/api/v1/teams/acme/pack.zip")


class TeamsSchema(Schema):
    """All teams."""

    teams = fields.List(fields.Nested(TeamInListSchema), metadata={"description": "In alphabetical order."})


class TeamSchema(TeamInListSchema):
    """How a team's rules stand."""

    state = _choice(
        STATES,
        "Which version is in force: what lies in the folder; the last one that was good, as the folder is broken; or, "
        "where there was none, those files that are sound, or none of them where their examples do not hold.",
    )
    notice = _text("The same in a sentence for people; empty while all is well.")
    since = fields.DateTime(format="iso", metadata={"description": "When the version in force was first seen."})
    digest = _text("Changes whenever any rule in force does, the built-in ones included.")
    pack_digest = _text("Changes whenever the pack in force does; the `ETag` of its zip.")
    rules = _number("How many rules are in force.")
    faults = fields.List(fields.Nested(FaultSchema), metadata={"description": "What is wrong in the folder now."})


class RulesQuerySchema(Schema):
    """Whose rules."""

    team = fields.String(load_default=None, metadata={"description": "Whose rules to show."})


class PairingSchema(Schema):
    """What connects a browser's extension."""

    token = _text("The browser's own token, to be shown as `Authorization: Bearer …`.")


class ErrorSchema(Schema):
    """The one shape of everything that goes wrong."""

    code = _number("The HTTP status.")
    status = _text("Its name.", example="Unprocessable Entity")
    message = _text("One sentence for a person.")
    errors = fields.Dict(metadata={"description": "What is wrong, by place and field."})
