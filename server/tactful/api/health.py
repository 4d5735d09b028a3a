"""The health blueprint: is the server there, and can it lint yet?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import jsonify
from flask_smorest import Blueprint, abort

import tactful
from tactful.api.schemas import HealthSchema
from tactful.api.spec import refusals

if TYPE_CHECKING:
    from flask import Response

    from tactful.api.rulebooks import Rulebooks


def make_health(rulebooks: Rulebooks) -> Blueprint:
    """The blueprint for those who watch the server; it asks for no token."""
    blueprint = Blueprint("health", __name__, description="Is the server there?")

    @blueprint.get("/healthz")
    @blueprint.doc(security=[])
    @blueprint.response(200, HealthSchema)
    def health() -> Response:
        """Say that the server is there."""
        return _ok()

    @blueprint.get("/readyz")
    @blueprint.doc(security=[])
    @refusals(blueprint, 503)
    @blueprint.response(200, HealthSchema)
    def ready() -> Response:
        """Say whether the rules are loaded, so that a lint will be answered at once."""
        if not rulebooks.ready:
            abort(503, message="The rules are still being read.")
        return _ok()

    return blueprint


def _ok() -> Response:
    return jsonify(status="ok", name="tactful", version=tactful.__version__)
