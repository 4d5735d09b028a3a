"""The service's OpenAPI description: its head, its security, and the refusals an operation may answer with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask_smorest import Api

import tactful
from tactful.api.errors import MESSAGES
from tactful.api.schemas import ErrorSchema

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask
    from flask_smorest import Blueprint

CONFIG = {
    "API_TITLE": "tactful",
    "API_VERSION": tactful.__version__,
    "OPENAPI_VERSION": "3.1.0",
    "OPENAPI_URL_PREFIX": "/",
    "OPENAPI_JSON_PATH": "openapi.json",
    "API_SPEC_OPTIONS": {
        "info": {
            "summary": "A linter for outgoing customer e-mail.",
            "description": (
                "Send a draft, get back the words in it that argue with, dismiss or belittle the customer, "
                "the reason, and better ones. Nothing that is sent is kept."
            ),
            "license": {"name": "MIT", "identifier": "MIT"},
        },
        "servers": [{"url": "/"}],
        "security": [{"token": []}, {"page": []}],
    },
}


class TactfulApi(Api):
    """flask-smorest, with our error schema and our error answers."""

    ERROR_SCHEMA = ErrorSchema

    def _register_error_handlers(self) -> None:
        """Leave errors to the application, which answers pages and programs differently."""
        return


def make_api(app: Flask) -> TactfulApi:
    """Describe `app`, and serve the description at `/openapi.json`."""
    app.config.update(CONFIG)
    api = TactfulApi(app)
    schemes = api.spec.components
    schemes.security_scheme("token", {"type": "http", "scheme": "bearer", "description": "The server's access token."})
    schemes.security_scheme(
        "page",
        {
            "type": "apiKey",
            "in": "cookie",
            "name": "tactful-page-8765",
            "description": "The cookie of the server's own pages, named after its port. Of no use elsewhere.",
        },
    )
    return api


def refusals(blueprint: Blueprint, *codes: int) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Say of an operation of `blueprint` that it may answer with these error statuses."""

    def decorate(view: Callable[..., Any]) -> Callable[..., Any]:
        for code in codes:
            view = blueprint.alt_response(code, schema=ErrorSchema, description=MESSAGES[code])(view)
        return view

    return decorate
