"""docs/api.md says what is so."""

import inspect
import json
import re
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from tactful.api import settings
from tactful.api.errors import MESSAGES
from tactful.grammar import setting

PAGE = (Path(__file__).parents[2] / "docs" / "api.md").read_text(encoding="utf-8")


def shape(value: Any) -> Any:
    """Keys and kinds of a JSON value; a list is as its first item."""
    if isinstance(value, dict):
        return {key: shape(item) for key, item in value.items()}
    if isinstance(value, list):
        return [shape(value[0])] if value else []
    return type(value).__name__


def test_the_answer_shown_has_the_shape_of_a_real_one(client: FlaskClient) -> None:
    shown, refusal = (json.loads(block) for block in re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL))
    real = client.post("/api/v1/lint", json={"text": "You're wrong about the renewal date."}).get_json()
    refused = client.post("/api/v1/lint", json={"text": "x" * 5_001}).get_json()

    assert shape(shown) == shape(real)
    words = ("rule", "start", "end", "line", "column", "end_line", "end_column", "text", "sentence", "message")
    assert [shown["drafts"][0]["findings"][0][name] for name in words] == [
        real["drafts"][0]["findings"][0][name] for name in words
    ]
    assert list(refusal) == list(refused)
    assert refusal["status"] == refused["status"]


def test_every_setting_is_listed() -> None:
    read = set(re.findall(r"TACTFUL_[A-Z_]+", inspect.getsource(settings)))

    assert read
    for variable in read | {setting.URL, setting.FOLDER, setting.LANGUAGE}:
        assert f"`{variable}`" in PAGE


@pytest.mark.parametrize("code", sorted(MESSAGES))
def test_every_status_is_listed(code: int) -> None:
    assert f"| {code} |" in PAGE
