"""The teams blueprint: which teams there are, how their rules stand, and their packs to take away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import Response, jsonify, request
from flask_smorest import Blueprint, abort

from tactful.api.rulebooks import Rulebooks, UnknownTeam
from tactful.api.rules import fault_object
from tactful.api.schemas import TeamSchema, TeamsSchema
from tactful.api.spec import refusals

if TYPE_CHECKING:
    from tactful.api.team_packs import Standing

_ZIP = {"type": "string", "format": "binary"}


def make_teams(rulebooks: Rulebooks) -> Blueprint:
    """The blueprint that shows the teams of `rulebooks`."""
    blueprint = Blueprint("teams", __name__, url_prefix="/api/v1/teams", description="Look up teams.")

    @blueprint.get("")
    @refusals(blueprint, 401, 403)
    @blueprint.response(200, TeamsSchema)
    def list_teams() -> Response:
        """List the teams that have rules of their own here."""
        return jsonify(teams=[{"name": name, **_addresses(name)} for name in rulebooks.names()])

    @blueprint.get("/<team>")
    @refusals(blueprint, 401, 403, 404)
    @blueprint.response(200, TeamSchema)
    def show_team(team: str) -> Response:
        """Show how a team's rules stand: which version is in force, and what is wrong with a newer one."""
        return jsonify(_team(team, _standing(rulebooks, team)))

    @blueprint.get("/<team>/pack.zip")
    @refusals(blueprint, 401, 403, 404)
    @blueprint.response(200, _ZIP, content_type="application/zip", description="The pack in force, as a zip.")
    def give_pack(team: str) -> Response:
        """Give out a team's pack as it is in force, for `tactful rules pull` and settings files.

        The `ETag` is a hash of its files; with it as `If-None-Match` the answer is 304 until the pack changes.
        """
        standing = _standing(rulebooks, team)
        response = Response(standing.archive, mimetype="application/zip")
        response.headers["Content-Disposition"] = f'attachment; filename="{team}.zip"'
        response.set_etag(standing.digest)
        response.cache_control.no_cache = True
        response.make_conditional(request)
        return response

    return blueprint


def _standing(rulebooks: Rulebooks, team: str) -> Standing:
    try:
        return rulebooks.standing(team)
    except UnknownTeam:
        abort(404, message="There is no team of that name on this server.")


def _team(name: str, standing: Standing) -> dict[str, Any]:
    return {
        "name": name,
        **_addresses(name),
        "state": standing.state,
        "notice": standing.notice,
        "since": standing.since.isoformat(timespec="seconds"),
        "digest": standing.book.digest,
        "pack_digest": standing.digest,
        "rules": len(standing.book.ids),
        "faults": [fault_object(fault) for fault in standing.faults],
    }


def _addresses(name: str) -> dict[str, str]:
    return {"page": f"/rules?team={name}", "pack": f"/api/v1/teams/{name}/pack.zip"}
