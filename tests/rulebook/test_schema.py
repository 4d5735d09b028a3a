"""The JSON Schemas of a pack's files, and that they and the readers say the same."""

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from tactful.rulebook.load import builtin_folder, load_rulebook
from tactful.rulebook.schema import pack_schemas

BUILTIN = Path(builtin_folder())
PLAIN = 'message: m\nfind: [your fault]\nflags: ["[[your fault]]"]\n'


def errors(name: str, text: str) -> list[str]:
    return [error.message for error in Draft202012Validator(pack_schemas()[name]).iter_errors(yaml.safe_load(text))]


@pytest.mark.parametrize(
    ("name", "glob"),
    [("rule", "*/[!_]*.yml"), ("category", "*/_category.yml"), ("pack", "pack.yml"), ("vocabulary", "vocabulary.yml")],
)
def test_every_built_in_file_is_valid(name: str, glob: str) -> None:
    files = list(BUILTIN.glob(glob))
    assert files
    invalid = {str(path.relative_to(BUILTIN)): errors(name, path.read_text("utf-8")) for path in files}
    assert {path: found for path, found in invalid.items() if found} == {}


@pytest.mark.parametrize(
    "rest",
    [
        "find: one pattern\n",
        "find: [no, 24, true]\n",
        "find:\n  - a b\nunless: a b c\n",
        "regex: ['a+']\n",
        "find: a\nin: question\nnot-in: [condition, negation]\n",
        "find: a\nseverity: error\nprinciple: their-truth\nwhy: It hurts.\ncapitals: true\n",
        "find: a\nrewrites:\n  - say: ''\n    move: drop\n  - say: b\n    move: own\n    replaces: sentence\n",
        "find: a\nflags:\n  - '[[a]] b'\n  - text: '[[a]]'\n    becomes: b\n",
        "kind: measure\nmeasure: sentence-words\nabove: 35\n",
        "kind: measure\nmeasure: flesch-reading-ease\nbelow: 40.5\n",
    ],
)
def test_what_the_reader_takes_the_schema_takes(write_pack: Callable[..., Path], rest: str) -> None:
    text = f"message: m\n{rest}"
    rulebook = load_rulebook([write_pack({"blame/a.yml": text})], builtin=False, cache=False)
    assert rulebook.faults == ()
    assert errors("rule", text) == []


@pytest.mark.parametrize(
    "text",
    [
        PLAIN.replace("message: m\n", ""),
        PLAIN + "mesage: m\n",
        PLAIN + "severity: bad\n",
        PLAIN + "principle: kindness\n",
        PLAIN + "in: [weather]\n",
        PLAIN + "not-in: weather\n",
        PLAIN + "capitals: perhaps\n",
        PLAIN + "kind: reply\n",
        PLAIN + "above: 3\n",
        PLAIN + "rewrites:\n  - say: a\n",
        PLAIN + "rewrites:\n  - say: a\n    move: shout\n",
        PLAIN + "rewrites:\n  - say: a\n    move: own\n    replaces: word\n",
        PLAIN + "rewrites:\n  - say: a\n    move: own\n    needs: topic\n",
        PLAIN + "unless:\n  - a: b\n",
        PLAIN.replace("[[your fault]]", "your fault"),
        "message: m\n",
        "kind: measure\nmessage: m\nmeasure: sentence-words\n",
        "kind: measure\nmessage: m\nmeasure: heartbeats\nabove: 1\n",
        "kind: measure\nmessage: m\nmeasure: sentence-words\nabove: many\n",
        "kind: measure\nmessage: m\nmeasure: sentence-words\nabove: 1\nfind: a\n",
    ],
)
def test_what_the_reader_refuses_the_schema_refuses(write_pack: Callable[..., Path], text: str) -> None:
    rulebook = load_rulebook([write_pack({"blame/a.yml": text})], builtin=False, cache=False)
    assert rulebook.faults
    assert errors("rule", text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("category", "title: Blame\n"),
        ("category", "title: Blame\nwhy: It hurts.\ncolour: red\n"),
        ("pack", "minimum_examples: many\n"),
        ("pack", "of: [blame]\n"),
        ("pack", "off: [blme]\n"),
        ("pack", "severity:\n  blame: bad\n"),
        ("pack", "change:\n  blame/your-fault:\n    find: a\n"),
        ("vocabulary", "Big Words: [a]\n"),
        ("vocabulary", "words:\n  - a: b\n"),
    ],
)
def test_mistakes_in_the_other_files_are_seen(name: str, text: str) -> None:
    assert errors(name, text)
