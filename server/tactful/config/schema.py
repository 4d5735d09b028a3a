"""The JSON Schema of a settings file (`.tactful.yml`), and those of a pack's files beside it.

Written to the repository by `python -m tactful.config.schema docs/schema`, and served under `/schema/`.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tactful.config.settings_file import FAIL_ON, KEYS
from tactful.lint.report import CHECKS
from tactful.rulebook.locks import SETTINGS
from tactful.rulebook.rule import SEVERITIES
from tactful.rulebook.schema import choice, described, file_schema, one_or_more, pack_schemas, setting_shapes
from tactful.rulebook.schema_words import SETTING_WORDS, SEVERITY_MEANINGS

if TYPE_CHECKING:
    from collections.abc import Sequence

CHECK_MEANINGS = {
    "tone": "how the mail treats the customer",
    "clarity": "how it reads",
    "grammar": "what LanguageTool says",
    "ear": "what the ear hears besides the rules",
}


def schemas() -> dict[str, dict[str, Any]]:
    """The schema of each kind of file by its name: `rule`, `category`, `pack`, `vocabulary` and `settings`."""
    return {**pack_schemas(), "settings": _settings()}


def schema_text(name: str) -> str:
    """The schema called `name` as it is published.

    Raises:
        KeyError: there is none.
    """
    return json.dumps(schemas()[name], indent=2, ensure_ascii=False) + "\n"


def _settings() -> dict[str, Any]:
    shapes: dict[str, dict[str, Any]] = {
        **setting_shapes(more_locks=SETTINGS),
        "packs": one_or_more({"type": "string", "minLength": 1}),
        "checks": one_or_more(choice(CHECKS, CHECK_MEANINGS), at_least=1),
        "min-severity": choice(SEVERITIES, SEVERITY_MEANINGS),
        "fail-on": choice(FAIL_ON),
        "language-tool": {"type": "string", "pattern": "^https?://."},
    }
    return file_schema(
        "settings",
        "Settings of tactful (.tactful.yml)",
        "What holds for the drafts in a folder and below it, for a person, or for an organisation. See docs/cli.md.",
        properties=described(KEYS, shapes, SETTING_WORDS),
        additionalProperties=False,
    )


def main(arguments: Sequence[str]) -> None:
    """Write every schema to the folder that is named."""
    for name in schemas():
        Path(arguments[0], f"{name}.schema.json").write_text(schema_text(name), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
