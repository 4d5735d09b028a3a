"""The steps of a pattern: each takes one token (a word or a mark), a run of words, or only looks."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """Takes one word that is among `keys`."""

    keys: frozenset[str]


@dataclass(frozen=True, slots=True)
class AnyWord:
    """Takes one word, whichever it is (`_`)."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Takes up to three words of the same clause (`..`)."""


@dataclass(frozen=True, slots=True)
class Capture:
    """Takes one to eight words and keeps them for the rewrite (`{topic}`)."""

    name: str


@dataclass(frozen=True, slots=True)
class Edge:
    """Takes nothing: the sentence starts (`^`) or ends (`$`) here."""

    mark: str


@dataclass(frozen=True, slots=True)
class Affix:
    """Takes one word that begins with `start` and ends with `end`, and is longer than both (`un*`, `*ing`)."""

    start: str
    end: str


@dataclass(frozen=True, slots=True)
class Name:
    """Takes one word that is written as a name is (`<Name>`)."""


@dataclass(frozen=True, slots=True)
class Number:
    """Takes one word or figure that says how many (`<Number>` stands for one or two of them)."""


@dataclass(frozen=True, slots=True)
class Again:
    """Takes the words that the capture `name` kept, once more (`{=thing}`)."""

    name: str


@dataclass(frozen=True, slots=True)
class Ahead:
    """Takes nothing: what stands behind it must follow, and is no part of the find (`>`)."""


Step = str | Words | AnyWord | Gap | Capture | Edge | Affix | Name | Number | Again | Ahead
"""A plain string takes the one token with that key."""
Path = tuple[Step, ...]
"""One way through a pattern: a phrase, but for the steps that leave words open."""
