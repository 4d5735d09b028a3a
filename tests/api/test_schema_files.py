"""The JSON Schemas of rule files, as editors fetch them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tactful.config.schema import schemas

if TYPE_CHECKING:
    from flask.testing import FlaskClient


@pytest.mark.parametrize("name", ["rule", "category", "pack", "vocabulary", "settings"])
def test_a_schema_is_served_without_a_token(anyone: FlaskClient, name: str) -> None:
    answer = anyone.get(f"/schema/{name}.json")
    assert (answer.status_code, answer.mimetype) == (200, "application/schema+json")
    assert answer.get_json(force=True) == schemas()[name]
    assert answer.headers["Cache-Control"] == "public, max-age=3600"


def test_an_unknown_schema_is_answered_like_every_error(client: FlaskClient) -> None:
    answer = client.get("/schema/recipe.json")
    assert answer.status_code == 404
    assert answer.get_json()["code"] == 404


def test_a_schema_cannot_be_changed(client: FlaskClient) -> None:
    assert client.post("/schema/rule.json").status_code == 405


def test_a_page_elsewhere_cannot_rebind_to_it(client: FlaskClient) -> None:
    assert client.get("/schema/rule.json", headers={"Host": "evil.example"}).status_code == 421
