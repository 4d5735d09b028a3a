"""An OpenAPI description as rows that a page can show: operations, their fields, their answers."""

from __future__ import annotations

import json
from typing import Any, NamedTuple


class Field(NamedTuple):
    """One parameter or property."""

    name: str
    kind: str
    required: bool
    default: str
    description: str


class Answer(NamedTuple):
    """One status that an operation answers with."""

    code: str
    description: str
    shape: str


class Operation(NamedTuple):
    """One method of one path."""

    method: str
    path: str
    summary: str
    description: str
    tag: str
    needs_token: bool
    parameters: list[Field]
    body: list[Field]
    example: str
    answers: list[Answer]
    returns: list[Field]

    @property
    def anchor(self) -> str:
        """A name for links to this operation."""
        return f"{self.method}{self.path}".replace("/", "-").replace("{", "").replace("}", "")


def operations(described: dict[str, Any]) -> list[Operation]:
    """Every operation of an OpenAPI 3.1 description, in its order."""
    return [
        _operation(described, path, method, details)
        for path, methods in described["paths"].items()
        for method, details in methods.items()
        if method != "parameters"
    ]


def _operation(described: dict[str, Any], path: str, method: str, details: dict[str, Any]) -> Operation:
    shared = described["paths"][path].get("parameters", [])
    media = details.get("requestBody", {}).get("content", {}).get("application/json", {})
    responses = {code: _resolved(described, answer) for code, answer in details["responses"].items()}
    example = media.get("example")
    return Operation(
        method=method.upper(),
        path=path,
        summary=details.get("summary", ""),
        description=details.get("description", ""),
        tag=(details.get("tags") or [""])[0],
        needs_token=details.get("security", described.get("security", [])) != [],
        parameters=[_parameter(parameter) for parameter in (*shared, *details.get("parameters", []))],
        body=_properties(described, media.get("schema", {})),
        example=json.dumps(example, indent=2, ensure_ascii=False) if example else "",
        answers=[
            Answer(code, answer.get("description", ""), _shape(answer))
            for code, answer in responses.items()
            if code != "default"
        ],
        returns=_properties(described, _json_schema(responses.get("200", {}))),
    )


def _json_schema(answer: dict[str, Any]) -> dict[str, Any]:
    schema: dict[str, Any] = answer.get("content", {}).get("application/json", {}).get("schema", {})
    return schema


def _resolved(described: dict[str, Any], node: dict[str, Any]) -> dict[str, Any]:
    while "$ref" in node:
        found: Any = described
        for step in node["$ref"].removeprefix("#/").split("/"):
            found = found[step]
        node = found
    return node


def _properties(described: dict[str, Any], schema: dict[str, Any]) -> list[Field]:
    whole = _resolved(described, schema)
    required = whole.get("required", [])
    return [
        Field(name, _kind(node), name in required, _default(node), node.get("description", ""))
        for name, node in whole.get("properties", {}).items()
    ]


def _parameter(parameter: dict[str, Any]) -> Field:
    schema = parameter.get("schema", {})
    return Field(
        f"{parameter['name']} ({parameter['in']})",
        _kind(schema),
        parameter.get("required", False),
        _default(schema),
        parameter.get("description", "") or schema.get("description", ""),
    )


def _kind(node: dict[str, Any]) -> str:
    if "$ref" in node:
        return str(node["$ref"]).rpartition("/")[2]
    if "enum" in node:
        return " | ".join(f"“{choice}”" for choice in node["enum"] if choice is not None)
    if node.get("type") == "array":
        return f"list of {_kind(node.get('items', {}))}"
    kind = node.get("type", "any")
    return " or ".join(kind) if isinstance(kind, list) else str(kind)


def _default(node: dict[str, Any]) -> str:
    return json.dumps(node["default"], ensure_ascii=False) if "default" in node else ""


def _shape(answer: dict[str, Any]) -> str:
    return str(_json_schema(answer).get("$ref", "")).rpartition("/")[2]
