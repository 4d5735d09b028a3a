"""The rules blueprint: what the linter looks for, as data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import jsonify, request
from flask_smorest import Blueprint, abort
from marshmallow import RAISE

from tactful.api.rulebooks import Rulebooks, UnknownTeam
from tactful.api.schemas import RulesQuerySchema, RulesSchema, WholeRuleSchema
from tactful.api.spec import refusals
from tactful.rulebook.reply import reply_object

if TYPE_CHECKING:
    from flask import Response

    from tactful.api.team_packs import Standing
    from tactful.rulebook.fault import Fault
    from tactful.rulebook.rule import Category, Rule

_LISTED = ("id", "category", "kind", "severity", "message", "why", "principle", "pack", "layer")


def make_rules(rulebooks: Rulebooks) -> Blueprint:
    """The blueprint that shows the rules of `rulebooks`."""
    blueprint = Blueprint("rules", __name__, url_prefix="/api/v1/rules", description="Look up rules.")

    @blueprint.get("")
    @refusals(blueprint, 401, 403, 404, 422)
    @blueprint.arguments(RulesQuerySchema, location="query", unknown=RAISE)
    @blueprint.response(200, RulesSchema)
    def list_rules(asked: dict[str, Any]) -> Response:
        """List the rules, their categories, and what could not be read of them."""
        standing = _standing(rulebooks, asked["team"])
        book = standing.book
        response = jsonify(
            digest=book.digest,
            notice=standing.notice,
            categories=[_described(category) for category in book.categories.values()],
            rules=[_listed(rule) for rule in book.rules.values()],
            faults=[fault_object(fault) for fault in sorted({*standing.faults, *book.faults})],
        )
        response.add_etag()
        response.cache_control.no_cache = True
        response.make_conditional(request)
        return response

    @blueprint.get("/<path:rule_id>")
    @refusals(blueprint, 401, 403, 404, 422)
    @blueprint.arguments(RulesQuerySchema, location="query", unknown=RAISE)
    @blueprint.response(200, WholeRuleSchema)
    def show_rule(asked: dict[str, Any], rule_id: str) -> Response:
        """Show one rule whole: its patterns, rewrites and examples."""
        rule = _standing(rulebooks, asked["team"]).book.rules.get(rule_id)
        if rule is None:
            abort(404, message="There is no rule of that name.")
        return jsonify(_whole(rule))

    return blueprint


def _standing(rulebooks: Rulebooks, team: str | None) -> Standing:
    try:
        return rulebooks.standing(team)
    except UnknownTeam:
        abort(404, message="There is no team of that name on this server.")


def _described(category: Category) -> dict[str, Any]:
    """A category without the contexts in which its rules are quiet: those are the matcher's affair."""
    return {name: value for name, value in category._asdict().items() if name != "not_in"}


def _listed(rule: Rule) -> dict[str, Any]:
    return {**{name: getattr(rule, name) for name in _LISTED}, "page": f"/rules/{rule.id}"}


def _whole(rule: Rule) -> dict[str, Any]:
    return {
        **_listed(rule),
        "find": list(rule.find),
        "unless": list(rule.unless),
        "regex": list(rule.regex),
        "capitals": rule.capitals,
        "measure": rule.measure and rule.measure._asdict(),
        "reply": reply_object(rule.reply),
        "rewrites": [rewrite._asdict() for rewrite in rule.rewrites],
        "flags": [example._asdict() for example in rule.flags],
        "allows": list(rule.allows),
    }


def fault_object(fault: Fault) -> dict[str, Any]:
    """What is wrong in a rule file, as the API says it."""
    return {
        "path": str(fault.path),
        "line": fault.line,
        "column": fault.column,
        "message": fault.message,
        "hint": fault.hint,
    }
