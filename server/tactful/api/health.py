"""The health blueprint: is the server there, and can it lint yet?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import jsonify
from flask_smorest import Blueprint, abort
from marshmallow import Schema, fields, validate

import tactful
from tactful.api.spec import refusals
from tactful.rulebook.ear_settings import DIALS

if TYPE_CHECKING:
    from flask import Response

    from tactful.api.rulebooks import Rulebooks
    from tactful.ear.installed import InstalledEar
    from tactful.rulebook.ear_settings import Dial


class EarHealthSchema(Schema):
    """Whether the ear is there."""

    available = fields.Boolean(metadata={"description": "Whether it is installed and not switched off."})
    version = fields.String(metadata={"description": "Of its weights; empty where it is not available."})
    dial = fields.String(
        validate=validate.OneOf(DIALS),
        metadata={"description": "How readily it speaks where a team does not say so."},
    )


class HealthSchema(Schema):
    """That the server is there."""

    status = fields.String(metadata={"description": "`ok`, or `loading` with 503.", "example": "ok"})
    name = fields.String(metadata={"description": "`tactful`.", "example": "tactful"})
    version = fields.String(metadata={"description": "The version that answers."})
    ear = fields.Nested(EarHealthSchema)


def make_health(rulebooks: Rulebooks, ear: InstalledEar, dial: Dial) -> Blueprint:
    """The blueprint for those who watch the server; it asks for no token.

    Args:
        rulebooks: the rules.
        ear: the ear.
        dial: how readily it speaks where a team does not say so.
    """
    blueprint = Blueprint("health", __name__, description="Is the server there?")

    @blueprint.get("/healthz")
    @blueprint.doc(security=[])
    @blueprint.response(200, HealthSchema)
    def health() -> Response:
        """Say that the server is there."""
        return _ok(ear, dial)

    @blueprint.get("/readyz")
    @blueprint.doc(security=[])
    @refusals(blueprint, 503)
    @blueprint.response(200, HealthSchema)
    def ready() -> Response:
        """Say whether the rules are loaded, so that a lint will be answered at once."""
        if not rulebooks.ready:
            abort(503, message="The rules are still being read.")
        return _ok(ear, dial)

    return blueprint


def _ok(ear: InstalledEar, dial: Dial) -> Response:
    version = ear.version() if dial != "off" else ""
    heard = {"available": bool(version), "version": version, "dial": dial}
    return jsonify(status="ok", name="tactful", version=tactful.__version__, ear=heard)
