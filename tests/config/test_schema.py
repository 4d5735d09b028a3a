"""The JSON Schemas of all files that people write: published as they are, and of the keys that the readers know."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from tactful.config.find import Found
from tactful.config.schema import main, schema_text, schemas
from tactful.config.settings_file import read_settings_file
from tactful.rulebook.load import load_rulebook

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tactful.rulebook.fault import Fault

PUBLISHED = Path(__file__).parents[2] / "docs" / "schema"
CATEGORY = "title: Blame\nprinciple: their-truth\nwhy: It hurts.\nseverity: warning\n"
RULE = "message: m\nfind: [your fault]\nflags: ['[[Your fault]].']\n"


@pytest.mark.parametrize("name", schemas())
def test_published_schemas_are_up_to_date(name: str) -> None:
    published = (PUBLISHED / f"{name}.schema.json").read_text("utf-8")
    assert published == schema_text(name), "run python -m tactful.config.schema docs/schema"
    assert json.loads(published)["$id"].endswith(f"/docs/schema/{name}.schema.json")


def test_no_other_schema_is_published(tmp_path: Path) -> None:
    main([str(tmp_path)])
    assert {path.name for path in tmp_path.iterdir()} == {path.name for path in PUBLISHED.iterdir()}


@pytest.mark.parametrize("name", schemas())
def test_schemas_are_themselves_sound(name: str) -> None:
    Draft202012Validator.check_schema(schemas()[name])


@pytest.mark.parametrize("name", schemas())
def test_every_key_is_explained(name: str) -> None:
    assert all(field["description"].endswith(".") for field in schemas()[name].get("properties", {}).values())


def settings_faults(tmp_path: Path, text: str) -> list[Fault]:
    (tmp_path / ".tactful.yml").write_text(text, encoding="utf-8")
    reader = read_settings_file(Found("team", str(tmp_path / ".tactful.yml"), chosen=False)).reader
    return reader.faults


def pack_faults(tmp_path: Path, files: dict[str, str]) -> Iterator[Fault]:
    for name, text in {"blame/_category.yml": CATEGORY, "blame/a.yml": RULE, **files}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return iter(load_rulebook([tmp_path], builtin=False, cache=False).faults)


def known_keys(faults: Iterator[Fault]) -> set[str]:
    """The keys that a reader names when it meets one that it does not know."""
    (hint,) = [fault.hint for fault in faults if "zzzzzz" in fault.message]
    return set(re.sub(r"^(known:|one of) ", "", hint).split(", "))


@pytest.mark.parametrize(
    ("keys", "file", "text"),
    [
        (lambda all_: all_["rule"]["properties"], "blame/a.yml", f"{RULE}zzzzzz: 1\n"),
        (lambda all_: all_["category"]["properties"], "blame/_category.yml", f"{CATEGORY}zzzzzz: 1\n"),
        (lambda all_: all_["pack"]["properties"], "pack.yml", "zzzzzz: 1\n"),
        (
            lambda all_: all_["rule"]["properties"]["rewrites"]["items"]["properties"],
            "blame/a.yml",
            f"{RULE}rewrites:\n  - say: a\n    move: own\n    zzzzzz: 1\n",
        ),
        (
            lambda all_: all_["pack"]["properties"]["change"]["additionalProperties"]["properties"],
            "pack.yml",
            "change:\n  blame/a:\n    zzzzzz: 1\n",
        ),
        (
            lambda all_: all_["settings"]["properties"]["change"]["additionalProperties"]["properties"],
            "pack.yml",
            "change:\n  blame/a:\n    zzzzzz: 1\n",
        ),
    ],
    ids=["rule", "category", "pack", "rewrite", "change", "change in settings"],
)
def test_the_schema_has_the_keys_that_the_reader_knows_and_no_others(
    tmp_path: Path, keys: Any, file: str, text: str
) -> None:
    assert set(keys(schemas())) == known_keys(pack_faults(tmp_path, {file: text}))


def test_the_schema_of_settings_has_the_keys_that_their_reader_knows_and_no_others(tmp_path: Path) -> None:
    assert set(schemas()["settings"]["properties"]) == known_keys(iter(settings_faults(tmp_path, "zzzzzz: 1\n")))


def invalid(text: str) -> bool:
    read = yaml.load(text, yaml.BaseLoader)  # only texts; like editors, it takes the key `on` for one
    return not Draft202012Validator(schemas()["settings"]).is_valid(read)


@pytest.mark.parametrize(
    "text",
    [
        "packs: [our-rules, https://tactful.example/teams/acme, package:acme]\n",
        "packs: our-rules\nchecks: tone\nmin-severity: error\nfail-on: never\n",
        "checks: [tone, clarity, grammar]\nlanguage-tool: http://127.0.0.1:8081\n",
        "off: clarity\non: [shouting]\nseverity: {blame: error}\nallow: [final notice]\n",
        "lock: [packs, fail-on, blame, blame/your-fault, allow]\n",
        "change:\n  blame/your-fault:\n    message: Sounds like an argument.\n",
    ],
)
def test_settings_that_the_reader_takes_the_schema_takes(tmp_path: Path, text: str) -> None:
    assert settings_faults(tmp_path, text) == []
    assert not invalid(text)


@pytest.mark.parametrize(
    "text",
    ["pack: x\n", "checks: [style]\n", "checks: []\n", "min-severity: never\n", "fail-on: none\n",
     "language-tool: localhost\n", "packs: {a: b}\n", "minimum_examples: 3\n"],
)  # fmt: skip
def test_settings_that_the_reader_refuses_the_schema_refuses(tmp_path: Path, text: str) -> None:
    assert settings_faults(tmp_path, text)
    assert invalid(text)
