"""Gmail, Outlook and Zendesk, on pages of their shapes under their own addresses; nothing of theirs is asked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from .extension import Compose
from .islands import until
from .serving import Listener, serving

if TYPE_CHECKING:
    from playwright.sync_api import Route

    from .extension import Extension
    from .serving import RunningTactful

pytestmark = pytest.mark.e2e

RUDE = "You're wrong about the renewal date."
FOUND = "You're wrong about the renewal date"
SHAPES = Path(__file__).parent / "pages" / "sites"
GMAIL = "https://mail.google.com/mail/u/0/"
OUTLOOK = "https://outlook.office.com/mail/"
# As strict as webmail is: no markup from scripts, no styles but the page's.
STRICT = (
    "default-src 'self'; img-src data:; style-src 'unsafe-inline'; "
    "require-trusted-types-for 'script'; trusted-types none"
)


def open_site(extension: Extension, name: str, address: str) -> Compose:
    """Opens a page of a site's shape at its address."""

    def answer(route: Route) -> None:
        last = urlsplit(route.request.url).path.rsplit("/", 1)[-1]
        path = SHAPES / (last or f"{name}.html")
        kind = "text/javascript" if path.suffix == ".js" else "text/html; charset=utf-8"
        route.fulfill(body=path.read_bytes(), content_type=kind, headers={"Content-Security-Policy": STRICT})

    page = extension.context.new_page()
    compose = Compose(page)
    page.route("https://**/*", answer)
    page.goto(address)
    return compose


def sent(compose: Compose) -> list[str]:
    """The subjects of what was sent."""
    return [str(one["subject"]) for one in compose.page.evaluate("window.sent")]


def lint_requests(extension: Extension) -> list[dict[str, object]]:
    """What the worker asks the server from now on."""
    asked: list[dict[str, object]] = []
    extension.context.on(
        "request",
        lambda request: asked.append(request.post_data_json) if request.url.endswith("/lint") else None,
    )
    return asked


@pytest.mark.parametrize(("name", "address"), [("gmail", GMAIL), ("outlook", OUTLOOK)])
def test_the_answer_is_marked_and_the_quote_and_signature_are_not(
    extension: Extension, better: str, name: str, address: str
) -> None:
    compose = open_site(extension, name, address)
    compose.page.click("[data-is=body] >> nth=0", position={"x": 60, "y": 10})
    compose.page.keyboard.press("End")
    compose.page.keyboard.type(f" {RUDE}")
    compose.wait_for_highlights([("error", FOUND)])
    compose.click_highlight("error")
    lower = better[1:]  # the words stand inside a sentence
    compose.islands.click_in_card("button", lower)
    until(compose.page, lambda: lower in compose.text("[data-is=body]"), "the better words")
    assert "Kim, Lantern Ltd." in compose.text("[data-is=body]")
    assert compose.faults == []


def test_the_customers_message_and_the_subject_go_along_once_the_letter_rests(extension: Extension) -> None:
    asked = lint_requests(extension)
    compose = open_site(extension, "gmail", GMAIL)
    compose.page.click("[data-is=body]", position={"x": 60, "y": 10})
    compose.page.keyboard.press("End")
    compose.page.keyboard.type(" Thanks.")
    whole = until(compose.page, lambda: [one for one in asked if one.get("customer_message")], "the whole letter")
    assert whole[0]["customer_message"] == "Our budget was cut, so we would renew for one year only."
    assert whole[0]["subject"] == "Re: Renewal"
    assert "Kim, Lantern" not in str(whole[0]["text"])
    assert "To this: fine." in str(whole[0]["text"])


def test_what_the_customer_told_us_and_the_answer_passes_over_is_marked_and_put_right(extension: Extension) -> None:
    offer = "Please find attached the offer for three years."
    compose = open_site(extension, "gmail", GMAIL)
    compose.page.click("[data-is=body]", position={"x": 60, "y": 10})
    compose.page.keyboard.press("End")
    compose.page.keyboard.press("Enter")
    compose.page.keyboard.type(f"{offer} It covers all your licences.")
    compose.wait_for_highlights([("warning", offer)])
    compose.click_highlight("warning")
    card = compose.islands.card()
    assert "They wrote: Our budget was cut" in card.text
    heard = "Thank you for letting us know that your budget was cut."
    compose.islands.click_in_card("button", heard)
    until(compose.page, lambda: f"{heard} {offer}" in compose.text("[data-is=body]"), "the opening")
    compose.wait_for_highlights([])


def test_two_compose_windows_are_kept_apart(extension: Extension) -> None:
    compose = open_site(extension, "gmail", GMAIL)
    compose.page.click("[data-is=body]", position={"x": 60, "y": 10})
    compose.page.keyboard.press("End")
    compose.page.keyboard.type(f" {RUDE}")
    compose.wait_for_highlights([("error", FOUND)])
    compose.write("You are mistaken about the price.", "[data-is=other]")
    second = "You are mistaken about the price"
    compose.wait_for_highlights([("error", FOUND), ("error", second)])
    compose.page.evaluate("document.querySelector('[role=dialog]').remove()")
    compose.wait_for_highlights([("error", FOUND)])


def test_a_minimised_letter_takes_its_card_along_and_brings_it_back(extension: Extension) -> None:
    compose = open_site(extension, "gmail", GMAIL)
    compose.write(RUDE, "[data-is=other]")
    compose.wait_for_highlights([("error", FOUND)])
    compose.click_highlight("error")
    compose.islands.card()
    show = "(shown) => { document.querySelector('[role=dialog] [g_editable]').style.display = shown ? '' : 'none'; }"

    compose.page.evaluate(show, arg=False)
    until(compose.page, lambda: not compose.islands.has_shown_card(), "the card is out of sight")

    compose.page.evaluate(show, arg=True)
    compose.islands.card()
    compose.page.keyboard.press("Escape")
    compose.islands.no_card()
    compose.wait_for_highlights([("error", FOUND)])


def test_a_letter_in_a_window_of_its_own_is_marked_there(extension: Extension) -> None:
    compose = open_site(extension, "gmail", f"{GMAIL}?view=cm&fs=1&tf=1")
    compose.page.evaluate("document.querySelector('[role=main]').remove()")  # no conversation beside it
    compose.write(RUDE, "[data-is=other]")
    compose.wait_for_highlights([("error", FOUND)])


def test_an_editor_for_something_else_is_let_alone(extension: Extension) -> None:
    compose = open_site(extension, "gmail", GMAIL)
    compose.write(RUDE, "[data-is=note]")
    compose.write(RUDE, "[data-is=other]")
    compose.wait_for_highlights([("error", FOUND)])


def test_send_shows_what_is_open_once_and_then_sends(extension: Extension) -> None:
    compose = open_site(extension, "gmail", GMAIL)
    compose.write(RUDE, "[data-is=other]")
    compose.wait_for_highlights([("error", FOUND)])
    compose.page.click("[data-is=other-send]")
    card = compose.islands.card()
    assert "Not sent yet: send again to send it as it is." in card.text
    assert sent(compose) == []
    compose.page.click("[data-is=other-send]")
    assert sent(compose) == ["Your order"]
    compose.page.click("[data-is=other-send]")
    assert sent(compose) == ["Your order", "Your order"]


def test_the_keys_for_sending_are_held_once_and_the_keyboard_stays_in_the_letter(extension: Extension) -> None:
    compose = open_site(extension, "gmail", GMAIL)
    compose.write(RUDE, "[data-is=other]")
    compose.wait_for_highlights([("error", FOUND)])
    compose.page.keyboard.press("Control+Enter")
    compose.islands.card()
    assert sent(compose) == []
    compose.page.keyboard.press("Control+Enter")
    assert sent(compose) == ["Your order"]


def test_a_letter_without_anything_serious_is_sent_at_once(extension: Extension) -> None:
    compose = open_site(extension, "gmail", GMAIL)
    compose.write(RUDE, "[data-is=other]")
    compose.wait_for_highlights([("error", FOUND)])
    compose.page.click("[data-is=send]")
    compose.page.keyboard.press("Control+a")
    compose.page.keyboard.type("Hello Dana.")
    assert sent(compose) == ["Re: Renewal"]


def test_words_in_the_subject_are_shown_and_replaced_there(extension: Extension) -> None:
    compose = open_site(extension, "gmail", GMAIL)
    compose.write("Hello Dana.", "[data-is=other]")
    compose.page.fill("[data-is=other-subject]", "You're wrong about the renewal date")
    until(compose.page, lambda: extension.badge() == "1", "a finding")
    extension.step(1)
    card = compose.islands.card()
    assert "Subject: You're wrong" in card.text
    [first, *_] = [node.text for node in card.all(".new")]
    compose.page.keyboard.press("1")
    until(compose.page, lambda: first in compose.text("[data-is=other-subject]"), "the better words")
    assert compose.text("[data-is=other]") == "Hello Dana."


def test_a_finding_about_the_whole_letter_is_shown_and_its_opening_put_in(extension: Extension) -> None:
    with serving(Listener) as listener:
        extension.save(server=listener, token="x")
        compose = open_site(extension, "outlook", OUTLOOK)
        compose.page.click("[data-is=body]", position={"x": 60, "y": 10})
        compose.page.keyboard.press("End")
        compose.page.keyboard.type(" See our price list.")
        until(compose.page, lambda: extension.badge() == "1", "a finding")
        assert compose.highlights() == []
        extension.step(1)
        card = compose.islands.card()
        assert "The whole mail" in card.text
        assert "They wrote: Our budget was cut" in card.text
        compose.page.keyboard.press("1")
        opened = "Thank you for telling us about the budget. Hello Dana, See our price list."
        until(compose.page, lambda: compose.text("[data-is=body]").startswith(opened), "the opening")
        compose.page.keyboard.press("Control+z")
        until(compose.page, lambda: compose.text("[data-is=body]").startswith("Hello Dana, See"), "the words as before")


def test_with_the_check_off_nothing_is_held(extension: Extension, tactful_server: RunningTactful) -> None:
    extension.save(server=tactful_server.url, token=tactful_server.token, sendCheck="off")
    compose = open_site(extension, "gmail", GMAIL)
    compose.write(RUDE, "[data-is=other]")
    compose.wait_for_highlights([("error", FOUND)])
    compose.page.click("[data-is=other-send]")
    assert sent(compose) == ["Your order"]
