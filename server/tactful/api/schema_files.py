"""The schema blueprint: JSON Schemas of rule files, for editors. They are no secret, so no token is asked for."""

from __future__ import annotations

from flask import Blueprint, Response, abort

from tactful.config.schema import schema_text

CACHE_SECONDS = 3600


def make_schema_files() -> Blueprint:
    """The blueprint that serves `/schema/rule.json` and its like."""
    blueprint = Blueprint("schema", __name__)

    @blueprint.get("/schema/<name>.json")
    def schema(name: str) -> Response:
        try:
            text = schema_text(name)
        except KeyError:
            abort(404)
        answer = Response(text, mimetype="application/schema+json")
        answer.headers["Cache-Control"] = f"public, max-age={CACHE_SECONDS}"
        return answer

    return blueprint
