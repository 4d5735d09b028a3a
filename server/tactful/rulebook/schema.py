"""JSON Schemas (draft 2020-12) of the files of a pack, so that editors complete and check them while they are written.

They are made of the names that the readers themselves know. `tactful.config.schema` publishes them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from tactful.rulebook.changes import CHANGEABLE
from tactful.rulebook.ear_settings import DIALS, EAR, HEARD, ON
from tactful.rulebook.locks import SECTIONS
from tactful.rulebook.measure_names import MEASURES
from tactful.rulebook.pack import PACK_ONLY_KEYS, SETTING_KEYS
from tactful.rulebook.reply import PLACES, SOUNDS, WORDS
from tactful.rulebook.reply_file import PATTERN_KEYS, REPLY_KEYS
from tactful.rulebook.rule import CONTEXTS, MOVES, PRINCIPLES, REPLACED, SEVERITIES, Kind
from tactful.rulebook.rule_file import CATEGORIES, CATEGORY_KEYS, RULE_KEYS
from tactful.rulebook.schema_words import (
    CATEGORY_WORDS,
    CONTEXT_MEANINGS,
    DIAL_MEANINGS,
    EAR_WORDS,
    KIND_MEANINGS,
    MOVE_MEANINGS,
    PACK_WORDS,
    PLACE_MEANINGS,
    RULE_WORDS,
    SEVERITY_MEANINGS,
    SOUNDS_MEANINGS,
    WORDS_MEANINGS,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    Schema = dict[str, Any]

FOLDER = "https://raw.githubusercontent.com/tactful-mail/tactful/main/docs/schema/"
"""Where the schemas are published."""

_TEXT: Schema = {"type": ["string", "number", "boolean"]}  # YAML takes `no` for a boolean and 24 for a number
_TEXTS: Schema = {"anyOf": [_TEXT, {"type": "array", "items": _TEXT}]}
_RULE_ID: Schema = {"type": "string", "pattern": f"^({'|'.join(CATEGORIES)})(/.+)?$"}
_SWITCHED: Schema = {"type": "string", "pattern": f"^(({'|'.join(CATEGORIES)})(/.+)?|{EAR}/({'|'.join(HEARD)}))$"}
_MARKED: Schema = {"type": "string", "pattern": r"\[\[[\s\S]+\]\]"}


def pack_schemas() -> dict[str, Schema]:
    """The schema of each kind of file in a pack by its name: `rule`, `category`, `pack` and `vocabulary`."""
    return {"rule": _rule(), "category": _category(), "pack": _pack(), "vocabulary": _vocabulary()}


def file_schema(name: str, title: str, description: str, **rest: object) -> Schema:
    """The schema of a kind of file, which is a mapping."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"{FOLDER}{name}.schema.json",
        "title": title,
        "description": description,
        "type": "object",
        **rest,
    }


def described(keys: Iterable[str], shapes: Mapping[str, Schema], words: Mapping[str, str]) -> Schema:
    """The properties of a file, one for each key that its reader knows."""
    return {key: {"description": words[key], **shapes[key]} for key in keys}


def choice(names: Sequence[str], meanings: Mapping[str, str] | None = None) -> Schema:
    """One of some names, each with its meaning where there are meanings."""
    if meanings is None:
        return {"enum": list(names)}
    return {"oneOf": [{"const": name, "description": meanings[name]} for name in names]}


def one_or_more(shape: Schema, *, at_least: int = 0) -> Schema:
    """One of a kind, or a list of them without repetition."""
    limit = {"minItems": at_least} if at_least else {}
    return {"anyOf": [shape, {"type": "array", "items": shape, "uniqueItems": True, **limit}]}


def _rule_shapes() -> dict[str, Schema]:
    some_contexts = one_or_more(choice(CONTEXTS, CONTEXT_MEANINGS))
    return {
        "kind": {**choice(get_args(Kind), KIND_MEANINGS), "default": "phrase"},
        "severity": choice(SEVERITIES, SEVERITY_MEANINGS),
        "message": {"type": "string", "minLength": 1, "maxLength": 240},
        "why": _TEXT,
        "principle": choice(PRINCIPLES),
        "find": _TEXTS,
        "unless": _TEXTS,
        "in": some_contexts,
        "not-in": some_contexts,
        "even-in": some_contexts,
        "regex": _TEXTS,
        "capitals": {"type": "boolean", "default": False},
        "measure": choice(tuple(MEASURES), MEASURES),
        "above": {"type": "number"},
        "below": {"type": "number"},
        **dict.fromkeys(PATTERN_KEYS, _TEXTS),
        "customer-sounds": {**choice(SOUNDS, SOUNDS_MEANINGS), "default": "anything"},
        "draft-in": choice(PLACES, PLACE_MEANINGS),
        "at-least": {"type": "integer", "minimum": 1, "default": 1},
        "answered-by-words": {**choice(WORDS, WORDS_MEANINGS), "default": "none"},
        "rewrites": {"type": "array", "items": _rewrite()},
        "flags": {"anyOf": [_MARKED, {"type": "array", "items": {"anyOf": [_MARKED, _flag(), _pair()]}}]},
        "allows": {"anyOf": [_TEXT, {"type": "array", "items": {"anyOf": [_TEXT, _pair()]}}]},
    }


def _rewrite() -> Schema:
    return {
        "type": "object",
        "properties": {
            "say": {**_TEXT, "description": 'The words to put there; "" drops what stands there.'},
            "move": {**choice(MOVES, MOVE_MEANINGS), "description": "What the rewrite does for the conversation."},
            "replaces": {**choice(REPLACED[:2]), "default": "match"},
            "adds": {**choice(REPLACED[2:]), "description": "Put it there as a sentence of its own instead."},
        },
        "required": ["say", "move"],
        "additionalProperties": False,
    }


def _flag() -> Schema:
    return {
        "type": "object",
        "properties": {
            "text": _MARKED,
            "becomes": {**_TEXT, "description": "The sentence after the first rewrite that fits."},
        },
        "required": ["text"],
        "additionalProperties": False,
    }


def _pair() -> Schema:
    return {
        "type": "object",
        "properties": {
            "customer": {**_TEXT, "description": "What the customer wrote; [[double brackets]] around what is found."},
            "draft": {**_TEXT, "description": "The draft that answers; [[double brackets]] around what is found."},
            "becomes": {**_TEXT, "description": "The draft after the first rewrite that fits."},
        },
        "required": ["customer", "draft"],
        "additionalProperties": False,
    }


def _kind(name: str) -> Schema:
    return {"properties": {"kind": {"const": name}}, "required": ["kind"]}


def _without(*keys: str) -> Schema:
    return {"not": {"anyOf": _any_of(*keys)}}


def _rule() -> Schema:
    limits = [{"required": ["above"]}, {"required": ["below"]}]
    phrase_keys, counts = ("find", "unless", "regex"), ("measure", "above", "below")
    phrase: Schema = {"anyOf": _any_of("find", "regex"), **_without(*counts, *REPLY_KEYS)}
    reply: Schema = {"anyOf": _any_of("customer", "draft"), **_without(*counts, *phrase_keys, "capitals")}
    return file_schema(
        "rule",
        "A tactful rule",
        "One thing to look for in a mail, why it matters, and what to say instead. See docs/rules.md.",
        properties=described(RULE_KEYS, _rule_shapes(), RULE_WORDS),
        required=["message"],
        additionalProperties=False,
        **{"if": _kind("measure")},
        then={"required": ["measure"], "anyOf": limits, **_without(*phrase_keys, *REPLY_KEYS)},
        **{"else": {"if": _kind("reply"), "then": reply, "else": phrase}},
    )


def _any_of(*keys: str) -> list[Schema]:
    return [{"required": [key]} for key in keys]


def _category() -> Schema:
    shapes: dict[str, Schema] = {
        "title": {"type": "string", "minLength": 1},
        "principle": choice(PRINCIPLES),
        "why": {"type": "string", "minLength": 1},
        "severity": choice(SEVERITIES, SEVERITY_MEANINGS),
        "not-in": one_or_more(choice(CONTEXTS, CONTEXT_MEANINGS)),
    }
    return file_schema(
        "category",
        "A category of tactful rules (_category.yml)",
        "What the rules of one folder share.",
        properties=described(CATEGORY_KEYS, shapes, CATEGORY_WORDS),
        required=["title", "why"],
        additionalProperties=False,
    )


def setting_shapes(*, more_locks: Sequence[str] = ()) -> dict[str, Schema]:
    """What a pack, and any settings file, may say about the rules of the layers below it."""
    ids = one_or_more(_SWITCHED)
    fields = described(CHANGEABLE, _rule_shapes(), RULE_WORDS)
    change: Schema = {"type": "object", "properties": fields, "additionalProperties": False}
    sections: Schema = {"enum": [*SECTIONS, *more_locks]}
    return {
        "off": ids,
        "on": ids,
        "severity": {
            "type": "object",
            "propertyNames": _RULE_ID,
            "additionalProperties": choice(SEVERITIES, SEVERITY_MEANINGS),
        },
        "change": {"type": "object", "propertyNames": _RULE_ID, "additionalProperties": change},
        "allow": _TEXTS,
        "ear": _ear(),
        "lock": one_or_more({"anyOf": [sections, _RULE_ID]}),
    }


def _ear() -> Schema:
    dial: Schema = choice((*DIALS, ON), DIAL_MEANINGS)
    always: Schema = {"type": "object", "propertyNames": choice(HEARD), "additionalProperties": _TEXTS}
    holds_back: Schema = {"type": "boolean", "default": True}
    keys = {"dial": dial, "never": _TEXTS, "always": always, "holds-back": holds_back}
    whole: Schema = {"type": "object", "properties": described(keys, keys, EAR_WORDS), "additionalProperties": False}
    return {"anyOf": [dial, whole]}


def _pack() -> Schema:
    shapes: dict[str, Schema] = {
        "name": {"type": "string"},
        "description": {"type": "string"},
        "minimum_examples": {"type": "integer", "minimum": 0, "default": 0},
        **setting_shapes(),
    }
    return file_schema(
        "pack",
        "A pack of tactful rules (pack.yml)",
        "What a pack is called, and what it says about the rules of the layers below it.",
        properties=described((*PACK_ONLY_KEYS, *SETTING_KEYS), shapes, PACK_WORDS),
        additionalProperties=False,
    )


def _vocabulary() -> Schema:
    return file_schema(
        "vocabulary",
        "Lists of words for tactful rules (vocabulary.yml)",
        "Each key is a list that patterns refer to as <name>. A list with the name of one below makes that one longer.",
        propertyNames={"pattern": "^[a-z][a-z0-9_-]*$"},
        additionalProperties=_TEXTS,
    )
