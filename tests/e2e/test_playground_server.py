"""The playground when the server is late, away, or refuses."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from .playground import RUDE

if TYPE_CHECKING:
    from collections.abc import Callable

    from .playground import Playground

pytestmark = pytest.mark.e2e


def test_a_late_answer_to_an_older_draft_is_dropped(playground: Playground) -> None:
    held: list[Callable[[], None]] = []

    def hold_the_first(route: object) -> None:
        go_on: Callable[[], None] = route.continue_  # type: ignore[attr-defined]
        held.append(go_on) if not held else go_on()

    playground.page.route("**/api/v1/lint", hold_the_first)
    with playground.page.expect_request("**/api/v1/lint"):
        playground.body.fill(RUDE)
    with playground.page.expect_response("**/api/v1/lint"):
        playground.body.fill("Thank you, Dana.")
    expect(playground.verdict).to_have_attribute("data-verdict", "ready")
    held[0]()

    expect(playground.findings).to_have_count(0)
    expect(playground.marks).to_have_count(0)


def test_a_server_that_is_away_is_said_quietly_and_its_return_is_noticed(playground: Playground) -> None:
    away = playground.page.locator("#away")
    playground.page.route("**/api/v1/lint", lambda route: route.abort())
    playground.body.fill(RUDE)
    expect(away).to_be_visible()
    expect(playground.body).to_have_value(RUDE)

    playground.page.unroute("**/api/v1/lint")
    expect(playground.findings).to_have_count(1)
    expect(away).to_be_hidden()


@pytest.mark.parametrize(
    ("status", "said"),
    [(401, "Please reload this page"), (413, "reads at most"), (503, "took too long")],
)
def test_what_the_server_refuses_is_said_in_words(playground: Playground, status: int, said: str) -> None:
    body = json.dumps({"code": status, "status": "", "message": f"It {said}.", "errors": {}})
    playground.page.route("**/api/v1/lint", lambda route: route.fulfill(status=status, body=body))
    playground.body.fill(RUDE)

    expect(playground.page.locator("#away")).to_contain_text(said)
