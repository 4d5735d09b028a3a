"""Reading JSON bodies: whatever Python's parser trips over is the sender's mistake, never the server's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask_smorest import abort
from webargs.flaskparser import FlaskParser

if TYPE_CHECKING:
    from flask import Request


class JsonBodyParser(FlaskParser):
    """webargs' parser, which lets through what is no JSON error by name: too deep, too long a number, nothing."""

    def _raw_load_json(self, req: Request) -> Any:
        """The body's JSON value; an empty body is no JSON."""
        if not req.get_data(cache=True).strip():
            abort(400)
        try:
            return super()._raw_load_json(req)
        except (RecursionError, ValueError):
            abort(400)
