"""Pairing: a person at one of our own pages gives their browser's extension a token of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Response, jsonify, request
from flask_smorest import Blueprint, abort

from tactful.api.schemas import PairingSchema
from tactful.api.spec import refusals

if TYPE_CHECKING:
    from tactful.api.guard import Guard


def make_pairing(guard: Guard) -> Blueprint:
    """The blueprint that gives out browser tokens of `guard`."""
    blueprint = Blueprint("pairing", __name__, url_prefix="/api/v1", description="Connect a browser's extension.")

    @blueprint.post("/pairing")
    @refusals(blueprint, 401, 403)
    @blueprint.response(200, PairingSchema)
    def pair() -> Response:
        """Give the extension of the browser that shows this server's page a token.

        Only the page's cookie counts here: no token begets another. It lasts a year, or until the server's own
        token changes.
        """
        if "Authorization" in request.headers:
            abort(403, message="A token cannot ask for another. Open the server's page and connect from there.")
        return jsonify(token=guard.browser_token())

    return blueprint
