import json
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator

from tactful.api.openapi import description, main

CHECKED_IN = Path(__file__).parents[2] / "docs" / "openapi.json"


def test_the_description_is_valid_openapi_3_1() -> None:
    described = description()

    assert described["openapi"] == "3.1.0"
    assert list(OpenAPIV31SpecValidator(described).iter_errors()) == []


def test_the_description_in_docs_is_up_to_date() -> None:
    kept = json.loads(CHECKED_IN.read_text(encoding="utf-8"))

    assert kept == description(), "run: make openapi"


def test_the_description_is_written_where_it_is_wanted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main([str(tmp_path / "openapi.json")])
    main([])

    assert (tmp_path / "openapi.json").read_text(encoding="utf-8") == capsys.readouterr().out
    assert json.loads((tmp_path / "openapi.json").read_text(encoding="utf-8")) == description()


def test_the_server_gives_out_its_description_without_the_token(anyone: FlaskClient) -> None:
    assert anyone.get("/openapi.json").get_json() == description()


def test_every_api_route_is_described(client: FlaskClient) -> None:
    rules = client.application.url_map.iter_rules()
    paths = (str(rule).replace("<path:rule_id>", "{rule_id}").replace("<team>", "{team}") for rule in rules)
    routes = {path for path in paths if "/api/" in path}

    assert routes
    assert routes <= set(description()["paths"])


CALLS = [
    ("POST", "/api/v1/lint", "/api/v1/lint", {"json": {"text": "You're wrong about the date.", "checks": ["clarity"]}}),
    ("POST", "/api/v1/lint", "/api/v1/lint", {"json": {"text": "😀 You're wrong about it.", "subject": "You lied"}}),
    ("POST", "/api/v1/lint", "/api/v1/lint", {"json": {}}),
    ("GET", "/api/v1/rules", "/api/v1/rules?team=broken", {}),
    ("GET", "/api/v1/teams", "/api/v1/teams", {}),
    ("GET", "/api/v1/teams/{team}", "/api/v1/teams/broken", {}),
    ("GET", "/api/v1/teams/{team}", "/api/v1/teams/nobody", {}),
    ("GET", "/api/v1/rules/{rule_id}", "/api/v1/rules/contradiction/you-are-wrong", {}),
    ("GET", "/api/v1/rules/{rule_id}", "/api/v1/rules/clarity/long-sentence", {}),
    ("GET", "/api/v1/rules/{rule_id}", "/api/v1/rules/no/rule", {}),
    ("GET", "/healthz", "/healthz", {}),
    ("GET", "/readyz", "/readyz", {}),
]


@pytest.mark.parametrize(("method", "path", "url", "request_"), CALLS, ids=lambda value: str(value)[:50])
def test_answers_are_as_described(
    client: FlaskClient, method: str, path: str, url: str, request_: dict[str, Any]
) -> None:
    answer = client.open(url, method=method, **request_)

    described = description()
    schema = described["paths"][path][method.lower()]["responses"][str(answer.status_code)]
    schema = described["components"]["responses"][schema["$ref"].split("/")[-1]] if "$ref" in schema else schema
    closed = _closed(described) | schema["content"]["application/json"]["schema"]
    Draft202012Validator(closed).validate(answer.get_json())


def _closed(described: dict[str, Any]) -> dict[str, Any]:
    """The description's schemas, each with all of its properties required and no other allowed."""
    whole = json.loads(json.dumps(described))
    for schema in whole["components"]["schemas"].values():
        schema["required"] = list(schema.get("properties", {}))
        schema["additionalProperties"] = False
    return {"components": whole["components"]}
