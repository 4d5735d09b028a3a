"""One shape for everything that goes wrong, and a log that never holds anybody's words."""

from __future__ import annotations

import logging
import traceback
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flask import Flask, jsonify

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import TracebackType

    from flask import Response
    from werkzeug.exceptions import HTTPException

log = logging.getLogger("tactful.api")

MESSAGES = {
    400: "The request could not be read: its body is not valid JSON.",
    401: "This needs the server's token: send it as “Authorization: Bearer <token>”.",
    403: "This page may not use this server.",
    404: "There is nothing at this address.",
    405: "This address does not take that method.",
    413: "That is more than this server reads at once.",
    415: "Send the request as JSON, with “Content-Type: application/json”.",
    421: "This server does not answer for that host name.",
    422: "The request is well-formed and says something this server cannot use; see “errors”.",
    500: "Something went wrong in the server. Your text was not kept.",
    503: "The server cannot answer this just now. Please try again.",
}


def error_object(code: int, message: str = "", errors: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """The body of an error answer.

    Args:
        code: the HTTP status.
        message: one sentence for a person; a fitting one is chosen when empty.
        errors: what is wrong, by place and field.
    """
    return {
        "code": code,
        "status": HTTPStatus(code).phrase,
        "message": message or MESSAGES.get(code, HTTPStatus(code).description),
        "errors": dict(errors or {}),
    }


def error_from_exception(problem: HTTPException) -> dict[str, Any]:
    """The body for an exception that Flask, webargs or a view raised."""
    data = getattr(problem, "data", None) or {}
    errors = data.get("errors") or data.get("messages") or {}
    return error_object(problem.code or 500, data.get("message", ""), errors)


def error_response(problem: HTTPException) -> Response:
    """The JSON answer for an exception, with the headers the exception brings."""
    body = error_from_exception(problem)
    response = jsonify(body)
    response.status_code = body["code"]
    for name, value in problem.get_headers():
        if name.lower() not in {"content-type", "content-length"}:
            response.headers[name] = value
    response.headers.extend((getattr(problem, "data", None) or {}).get("headers") or {})
    return response


class QuietFlask(Flask):
    """Flask, except that a crash is logged by its kind and place and never by the values involved."""

    def log_exception(self, exc_info: Any) -> None:
        """Log where the exception came from; its message and arguments may hold a draft."""
        kind, _, trace = exc_info
        log.error("%s at %s", kind.__name__, _place(trace))


def _place(trace: TracebackType | None) -> str:
    frames = [
        f"{Path(frame.filename).name}:{line} in {frame.name}"
        for frame, line in ((summary, summary.lineno) for summary in traceback.extract_tb(trace))
    ]
    return " < ".join(reversed(frames))
