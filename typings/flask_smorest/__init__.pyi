# The part of flask-smorest (which has no types of its own) that the service uses.

from collections.abc import Callable, Mapping
from typing import Any, NoReturn, TypeVar

import flask
from apispec import APISpec
from marshmallow import Schema
from webargs.flaskparser import FlaskParser

_View = TypeVar("_View", bound=Callable[..., Any])

class Blueprint(flask.Blueprint):
    ARGUMENTS_PARSER: FlaskParser
    def __init__(self, name: str, import_name: str, *, description: str = ..., url_prefix: str = ...) -> None: ...
    def arguments(
        self, schema: type[Schema], *, location: str = ..., unknown: str = ..., example: Mapping[str, Any] = ...
    ) -> Callable[[_View], _View]: ...
    def response(
        self,
        status_code: int,
        schema: type[Schema] | Mapping[str, str] = ...,
        *,
        description: str = ...,
        content_type: str = ...,
    ) -> Callable[[_View], _View]: ...
    def alt_response(
        self, status_code: int, *, schema: type[Schema] = ..., description: str = ...
    ) -> Callable[[_View], _View]: ...
    def doc(self, *, security: list[dict[str, list[str]]]) -> Callable[[_View], _View]: ...

class Api:
    ERROR_SCHEMA: type[Schema]
    spec: APISpec
    def __init__(self, app: flask.Flask) -> None: ...
    def register_blueprint(self, blp: Blueprint) -> None: ...

def abort(
    http_status_code: int,
    *,
    message: str = ...,
    errors: Mapping[str, Any] = ...,
    headers: Mapping[str, str] = ...,
) -> NoReturn: ...
