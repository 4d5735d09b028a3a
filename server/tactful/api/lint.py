"""The lint blueprint: a draft comes in, what it says to the customer goes out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import jsonify, request
from flask_smorest import Blueprint, abort

from tactful.api.json_body import JsonBodyParser
from tactful.api.linting import Linter, LintRequest, TooLong
from tactful.api.rulebooks import UnknownTeam
from tactful.api.schemas import LintRequestSchema, ReportSchema
from tactful.api.spec import refusals
from tactful.report.as_json import report_object

if TYPE_CHECKING:
    from flask import Response

EXAMPLE = {
    "text": "You're wrong about the renewal date.",
    "subject": "Your renewal",
    "customer_message": "We thought it renews in May.",
    "checks": ["tone", "clarity"],
}


def make_lint(linter: Linter) -> Blueprint:
    """The blueprint that answers with what `linter` finds."""
    blueprint = Blueprint("lint", __name__, url_prefix="/api/v1", description="Lint drafts.")
    blueprint.ARGUMENTS_PARSER = JsonBodyParser()

    @blueprint.post("/lint")
    @refusals(blueprint, 400, 401, 403, 404, 413, 415, 422, 503)
    @blueprint.arguments(LintRequestSchema, example=EXAMPLE)
    @blueprint.response(200, ReportSchema)
    def lint_draft(asked: dict[str, Any]) -> Response:
        """Lint one draft.

        The text is read, answered and forgotten: it is never written to disk or to a log.
        """
        wanted = LintRequest(**asked)
        try:
            report = linter.report(wanted)
        except TooLong as problem:
            abort(413, message=str(problem))
        except UnknownTeam:
            abort(404, message="There is no team of that name on this server.")
        except TimeoutError:
            abort(503, message="The draft took too long to read. Try a shorter piece of it.")
        return jsonify(report_object([report], offsets=wanted.offsets))

    @blueprint.before_request
    def take_only_json() -> None:
        if request.method == "POST" and not request.is_json:
            abort(415)

    return blueprint
