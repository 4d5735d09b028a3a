"""The pages blueprint: playground, rule reference, API description, sign-in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from flask import Blueprint, abort, redirect, render_template, request

import tactful
from tactful.ear.openings import openings_of
from tactful.rulebook.ear_settings import EAR, EAR_IDS
from tactful.web.marking import in_general, marked_example, marked_span, ticks
from tactful.web.operations import operations
from tactful.web.shelf import shelves
from tactful.web.words import MOVE_WORDS, PRINCIPLE_WORDS, SEVERITY_WORDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask.typing import ResponseReturnValue

    from tactful.rulebook.book import Rulebook
    from tactful.rulebook.fault import Fault


class Standing(Protocol):
    """How a team's rules stand."""

    @property
    def book(self) -> Rulebook:
        """The rulebook in force."""
        ...

    @property
    def notice(self) -> str:
        """What people should know, such as that the last good version holds; empty while all is well."""
        ...

    @property
    def faults(self) -> tuple[Fault, ...]:
        """What is wrong in the team's folder."""
        ...


class Books(Protocol):
    """Where the pages get their rules from."""

    def standing(self, team: str | None = None) -> Standing:
        """How a team's rules stand, or those everybody has; raises LookupError for an unknown team."""
        ...

    def book(self, team: str | None = None) -> Rulebook:
        """The rulebook of a team, or the one everybody has; raises LookupError for an unknown team."""
        ...

    def names(self) -> list[str]:
        """The teams there are."""
        ...


def make_pages(books: Books, describe: Callable[[], dict[str, Any]]) -> Blueprint:
    """The pages.

    Args:
        books: the rules to show.
        describe: gives the OpenAPI description.
    """
    blueprint = Blueprint("pages", __name__)
    blueprint.app_context_processor(_words)
    blueprint.add_app_template_filter(ticks)
    blueprint.add_app_template_filter(in_general)

    @blueprint.get("/")
    def playground() -> str:
        return render_template("playground.html", teams=books.names(), team=_team())

    @blueprint.get("/docs")
    def docs() -> str:
        described = describe()
        return render_template("docs.html", info=described["info"], operations=operations(described))

    @blueprint.get("/sign-in")
    def sign_in() -> str:
        return render_template("sign-in.html", wrong="wrong" in request.args, next=request.args.get("next", "/"))

    @blueprint.get("/favicon.ico")
    def favicon() -> ResponseReturnValue:
        return redirect("/static/icon.svg")

    _add_rule_pages(blueprint, books)
    return blueprint


def _add_rule_pages(blueprint: Blueprint, books: Books) -> None:
    @blueprint.get("/rules")
    def rules() -> str:
        standing = books.standing(_team())
        book = standing.book
        return render_template(
            "rules.html",
            shelves=shelves(book),
            count=len(book.ids),
            faults=sorted({*standing.faults, *book.faults}),
            notice=standing.notice,
            heard={name: openings_of(name.removeprefix(f"{EAR}/"))[0] for name in EAR_IDS},
            team=_team(),
        )

    @blueprint.get("/rules/<path:rule_id>")
    def rule(rule_id: str) -> ResponseReturnValue:
        book = books.book(_team())
        if rule_id in EAR_IDS:
            return _heard_page(book, rule_id)
        found = book.rules.get(rule_id)
        if found is None:
            if rule_id.rstrip("/") in book.categories:
                return redirect(f"/rules#{rule_id.rstrip('/')}")
            abort(404)
        category = book.categories.get(found.category)
        marking = {"marked": marked_example, "marked_span": marked_span}
        return render_template("rule.html", rule=found, category=category, team=_team(), **marking)


def _heard_page(book: Rulebook, name: str) -> str:
    """What the ear finds of one kind."""
    category = name.removeprefix(f"{EAR}/")
    message, openings = openings_of(category)
    known = book.categories.get(category)
    off = category in book.ear.off
    return render_template("heard.html", id=name, message=message, openings=openings, category=known, off=off)


def _team() -> str | None:
    return request.args.get("team") or None


def _words() -> dict[str, Any]:
    return {
        "version": tactful.__version__,
        "severity_words": SEVERITY_WORDS,
        "move_words": MOVE_WORDS,
        "principle_words": PRINCIPLE_WORDS,
    }
