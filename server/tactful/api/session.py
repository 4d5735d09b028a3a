"""Signing in: the token given once in a form, the page cookie from then on."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from flask import Blueprint, Response, redirect, request

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from tactful.api.guard import Guard


def make_session(guard: Guard) -> Blueprint:
    """The address that takes the token from the sign-in form and gives the page cookie for it."""
    blueprint = Blueprint("session", __name__)

    @blueprint.post("/sign-in")
    def sign_in() -> ResponseReturnValue:
        target = _local(request.form.get("next", "/"))
        if not guard.accepts(request.form.get("token", "").strip()):
            return redirect(f"/sign-in?wrong=1&next={quote(target)}", 303)
        return guard.sign_in(Response(status=303, headers={"Location": target}))

    return blueprint


def _local(target: str) -> str:
    own = target.startswith("/") and not target.startswith("//") and "\\" not in target
    return target if own and target.isascii() and target.isprintable() else "/"
