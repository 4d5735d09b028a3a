"""The application factory."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from flask import Flask, Response, render_template, request
from flask.json.provider import DefaultJSONProvider
from werkzeug.exceptions import HTTPException, NotFound

from tactful.api.errors import QuietFlask, error_from_exception, error_response
from tactful.api.guard import Guard
from tactful.api.health import make_health
from tactful.api.lint import make_lint
from tactful.api.linting import Linter
from tactful.api.pairing import make_pairing
from tactful.api.rulebooks import Rulebooks, UnknownTeam
from tactful.api.rules import make_rules
from tactful.api.schema_files import make_schema_files
from tactful.api.session import make_session
from tactful.api.spec import make_api
from tactful.api.teams import make_teams
from tactful.ear.installed import InstalledEar
from tactful.ear.model import EarUnavailableError
from tactful.grammar.setting import make_checker
from tactful.web.pages import make_pages

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from tactful.api.settings import Settings

_FOR_PROGRAMS = ("/api/", "/healthz", "/readyz", "/openapi.json", "/schema/")


class _InOrder(DefaultJSONProvider):
    """JSON with keys in the order of the contract."""

    sort_keys = False


def create_app(settings: Settings) -> Flask:
    """The service as a WSGI application.

    The rules are read on the first request that needs them, or with `warm_up`.

    Args:
        settings: everything it needs to know.
    """
    app = QuietFlask("tactful.web", static_folder="static", template_folder="templates")
    app.config.update(
        MAX_CONTENT_LENGTH=settings.max_body_bytes, PROPAGATE_EXCEPTIONS=False, SEND_FILE_MAX_AGE_DEFAULT=0
    )
    app.json = _InOrder(app)
    app.url_map.strict_slashes = False
    rulebooks = Rulebooks(settings.packs, settings.teams)
    app.extensions["tactful.rulebooks"] = rulebooks
    checker = app.extensions["tactful.grammar"] = make_checker(
        url=settings.languagetool_url, folder=settings.languagetool_folder, language=settings.language
    )
    ear = app.extensions["tactful.ear"] = InstalledEar()
    app.extensions["tactful.ear.on"] = settings.ear != "off"
    guard = Guard(settings)
    guard.watch(app)
    api = make_api(app)
    api.register_blueprint(make_lint(Linter(settings, rulebooks, checker, ear)))
    api.register_blueprint(make_rules(rulebooks))
    api.register_blueprint(make_teams(rulebooks))
    api.register_blueprint(make_pairing(guard))
    api.register_blueprint(make_health(rulebooks, ear, settings.ear))
    app.register_blueprint(make_session(guard))
    app.register_blueprint(make_schema_files())
    app.register_blueprint(make_pages(rulebooks, api.spec.to_dict))
    app.register_error_handler(HTTPException, _answer_error)
    app.register_error_handler(UnknownTeam, _answer_unknown_team)
    return app


def warm_up(app: Flask) -> None:
    """Read the rules and the ear's weights, so that the first lint is as fast as the next and `/readyz` says yes."""
    app.extensions["tactful.rulebooks"].book()
    if app.extensions["tactful.ear.on"]:
        with suppress(EarUnavailableError):  # each report says so
            app.extensions["tactful.ear"].get()


def shut_down(app: Flask) -> None:
    """Let go of the grammar checker, and end its process if `app` started one."""
    app.extensions["tactful.grammar"].close()


def _answer_error(problem: HTTPException) -> ResponseReturnValue:
    if problem.code is None or problem.code < 400:
        return problem.get_response()
    if request.path.startswith(_FOR_PROGRAMS):
        return error_response(problem)
    page = render_template("error.html", **error_from_exception(problem))
    return Response(page, problem.code, mimetype="text/html")


def _answer_unknown_team(_: UnknownTeam) -> ResponseReturnValue:
    return _answer_error(NotFound())
