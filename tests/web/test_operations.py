from typing import Any

from tactful.web.operations import Answer, Field, operations

DESCRIBED: dict[str, Any] = {
    "security": [{"token": []}],
    "components": {
        "schemas": {
            "Ask": {
                "required": ["text"],
                "properties": {
                    "text": {"type": "string", "description": "The text."},
                    "how": {"type": "string", "enum": ["a", "b"], "default": "a"},
                    "team": {"type": ["string", "null"]},
                    "parts": {"type": "array", "items": {"$ref": "#/components/schemas/Part"}},
                },
            },
            "Part": {"properties": {}},
            "Error": {"properties": {}},
        },
        "responses": {"GONE": {"description": "Gone."}},
    },
    "paths": {
        "/ask/{id}": {
            "parameters": [{"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}],
            "post": {
                "summary": "Ask.",
                "tags": ["ask"],
                "requestBody": {
                    "content": {
                        "application/json": {"schema": {"$ref": "#/components/schemas/Ask"}, "example": {"text": "é"}}
                    }
                },
                "responses": {
                    "200": {
                        "description": "OK",
                        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Ask"}}},
                    },
                    "404": {"$ref": "#/components/responses/GONE"},
                    "default": {"description": "Anything else"},
                },
            },
            "get": {"summary": "Look.", "security": [], "responses": {}},
        }
    },
}


def test_an_operation_becomes_rows() -> None:
    [post, get] = operations(DESCRIBED)

    assert (post.method, post.path, post.summary, post.tag) == ("POST", "/ask/{id}", "Ask.", "ask")
    assert post.parameters == [Field("id (path)", "string", True, "", "")]
    assert post.body == [
        Field("text", "string", True, "", "The text."),
        Field("how", "“a” | “b”", False, '"a"', ""),
        Field("team", "string or null", False, "", ""),
        Field("parts", "list of Part", False, "", ""),
    ]
    assert post.answers == [Answer("200", "OK", "Ask"), Answer("404", "Gone.", "")]
    assert '"é"' in post.example
    assert (post.needs_token, get.needs_token) == (True, False)
    assert (get.body, get.example, get.returns) == ([], "", [])


def test_operations_have_names_for_links() -> None:
    assert [operation.anchor for operation in operations(DESCRIBED)] == ["POST-ask-id", "GET-ask-id"]
