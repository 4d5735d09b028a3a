"""The playground, as a person uses it: in a real browser against the real server."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from .playground import RUDE, TWO, Playground

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from .serving import RunningTactful

pytestmark = pytest.mark.e2e


def test_words_are_marked_where_they_stand(playground: Playground, troubles: list[str]) -> None:
    playground.write(TWO, findings=2)

    expect(playground.marks).to_have_text(["You're wrong about the renewal date", "You are mistaken about the price"])
    expect(playground.verdict).to_have_attribute("data-verdict", "hold")
    expect(playground.summary).to_have_text("2 errors. Hold it.")
    assert troubles == []


def test_a_mark_lies_exactly_under_its_words(playground: Playground) -> None:
    """The copy that carries the marks must break its lines as the textarea does, even in long drafts."""
    playground.write("Some words that wrap around here and there, at any width. " * 40 + RUDE, findings=1)

    heights = playground.page.evaluate(
        """() => {
          const area = document.getElementById("body");
          const copy = area.previousElementSibling;
          return [area.scrollHeight, area.clientHeight, copy.scrollHeight, area.clientWidth - copy.clientWidth];
        }"""
    )
    assert heights[0] == heights[1] == heights[2]
    assert heights[3] == 0


def test_pointing_shows_why_and_a_click_takes_the_better_words(playground: Playground) -> None:
    playground.write(TWO, findings=2)
    playground.point_at(playground.marks.first)

    expect(playground.card).to_contain_text("Tells the customer they are wrong.")
    better = playground.card.locator(".take .words").first.inner_text().split("\n")[0]
    playground.card.locator(".take").first.click()

    expect(playground.body).to_have_value(TWO.replace("You're wrong about the renewal date", better))
    expect(playground.findings).to_have_count(1)
    expect(playground.card).to_be_hidden()


def test_the_card_goes_when_the_pointer_leaves_and_stays_after_a_click(playground: Playground) -> None:
    playground.write(RUDE, findings=1)
    playground.point_at(playground.marks.first)
    expect(playground.card).to_be_visible()
    playground.page.mouse.move(5, 5)
    expect(playground.card).to_be_hidden()

    playground.click_on(playground.marks.first)
    expect(playground.card).to_be_visible()
    playground.page.mouse.move(5, 5)
    playground.page.mouse.click(5, 5)
    expect(playground.card).to_be_hidden()


@pytest.mark.parametrize("undo", ["keys", "button"])
def test_a_rewrite_is_undone_in_one_step(playground: Playground, undo: str) -> None:
    playground.write(TWO, findings=2)
    playground.click_on(playground.marks.first)
    playground.card.locator(".take").first.click()
    expect(playground.findings).to_have_count(1)

    if undo == "keys":
        playground.page.keyboard.press("Control+z")
    else:
        playground.page.locator("#undo").click()

    expect(playground.body).to_have_value(TWO)
    expect(playground.findings).to_have_count(2)


def test_everything_is_reached_with_the_keyboard(playground: Playground) -> None:
    playground.write(TWO, findings=2)
    press = playground.page.keyboard.press
    playground.body.focus()
    press("Control+Home")

    press("F8")
    expect(playground.findings.nth(0)).to_have_attribute("aria-current", "true")
    press("F8")
    expect(playground.findings.nth(1)).to_have_attribute("aria-current", "true")
    press("Alt+ArrowUp")
    expect(playground.findings.nth(0)).to_have_attribute("aria-current", "true")
    press("Escape")
    expect(playground.card).to_be_hidden()
    expect(playground.body).to_be_focused()
    press("F8")
    press("1")
    expect(playground.findings).to_have_count(1)
    expect(playground.body).to_have_value(re.compile("price differently"))
    press("Shift+F8")
    press("Enter")
    expect(playground.findings).to_have_count(0)
    expect(playground.verdict).to_have_attribute("data-verdict", "ready")


def test_an_answer_that_comes_while_the_card_is_open_leaves_it_open(playground: Playground) -> None:
    playground.write(f"Hello.\n\n{RUDE}\n\n{RUDE}", findings=2)
    playground.body.press("Control+Home")
    playground.page.keyboard.type("Well, ")
    playground.page.keyboard.press("F8")
    expect(playground.card.locator(".take").first).to_be_focused()
    with playground.page.expect_response("**/api/v1/lint"):
        playground.page.evaluate("document.getElementById('customer').dispatchEvent(new Event('input'))")

    playground.page.wait_for_function("document.querySelectorAll('#findings button').length === 2")
    expect(playground.card.locator(".take").first).to_be_focused()
    expect(playground.page.locator("mark.active")).to_have_count(1)


def test_a_finding_in_the_list_leads_to_its_words(playground: Playground) -> None:
    playground.write("Hello.\n" * 60 + RUDE, findings=1)
    playground.findings.first.click()

    expect(playground.card).to_be_visible()
    expect(playground.marks.first).to_be_in_viewport()
    expect(playground.card).to_be_in_viewport()


def test_marks_follow_the_words_while_writing(playground: Playground) -> None:
    """Without the server, so that nothing but the page itself can move them."""
    playground.write(TWO, findings=2)
    playground.page.route("**/api/v1/lint", lambda route: route.abort())
    playground.body.focus()
    playground.page.keyboard.press("Control+Home")
    playground.page.keyboard.type("Well, ")

    expect(playground.marks).to_have_text(["You're wrong about the renewal date", "You are mistaken about the price"])


def test_a_mark_goes_at_once_when_its_words_are_changed(playground: Playground) -> None:
    playground.write(RUDE, findings=1)
    playground.page.route("**/api/v1/lint", lambda route: route.abort())
    playground.page.evaluate("document.getElementById('body').setSelectionRange(10, 10)")
    playground.body.focus()
    playground.page.keyboard.type("x")

    expect(playground.marks).to_have_count(0)


def test_leaving_words_as_they_are_lasts_and_can_be_taken_back(playground: Playground) -> None:
    playground.write(TWO, findings=2)
    playground.click_on(playground.marks.first)
    playground.card.get_by_text("Leave it as it is").click()
    expect(playground.findings).to_have_count(1)

    playground.body.press("Control+End")
    playground.page.keyboard.type(" Thank you.")
    expect(playground.findings).to_have_count(1)
    playground.page.get_by_role("button", name="left as they are").click()
    expect(playground.findings).to_have_count(2)


def test_the_subject_is_marked_too(playground: Playground) -> None:
    playground.subject.fill("You are wrong about the date")
    expect(playground.page.locator(".line mark")).to_have_text("You are wrong about the date")

    playground.findings.first.click()
    playground.page.keyboard.press("1")
    expect(playground.subject).not_to_have_value("You are wrong about the date")
    expect(playground.findings).to_have_count(0)


def test_a_subject_stays_one_line(playground: Playground) -> None:
    playground.subject.focus()
    playground.page.keyboard.insert_text("Your invoice\r\n\n of March")
    expect(playground.subject).to_have_value("Your invoice of March")
    playground.page.keyboard.press("Enter")

    expect(playground.subject).to_have_value("Your invoice of March")
    expect(playground.body).to_be_focused()


@pytest.mark.parametrize("number", [0, 1, 2])
def test_every_example_shows_something_to_fix(playground: Playground, number: int) -> None:
    playground.page.locator("#examples").click()
    playground.page.locator("#example-list button").nth(number).click()

    expect(playground.findings.nth(1)).to_be_visible()
    expect(playground.verdict).to_have_attribute("data-verdict", re.compile("hold|look-again"))
    playground.page.locator("#clear").click()
    expect(playground.findings).to_have_count(0)
    expect(playground.body).to_have_value("")


def test_a_finding_leads_to_its_rule(playground: Playground) -> None:
    playground.write(RUDE, findings=1)
    playground.click_on(playground.marks.first)
    with playground.page.expect_popup() as opened:
        playground.card.get_by_text("About this rule").click()

    expect(opened.value.locator("h1")).to_have_text("Tells the customer they are wrong.")


def test_readability_and_grammar_are_told(playground: Playground) -> None:
    playground.write(f"{RUDE} " + "We have looked at your account with care and found the cause. " * 6, findings=1)

    expect(playground.page.locator("#measures")).to_contain_text("Reading ease")
    expect(playground.page.locator("#grammar")).to_contain_text(re.compile("rammar"))


def test_nothing_that_is_written_is_kept_in_the_browser(playground: Playground) -> None:
    playground.write(RUDE, findings=1)

    kept = playground.page.evaluate(
        "async () => [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length, location.href]"
    )
    assert kept[:3] == [0, 0, 0]
    assert "wrong" not in kept[3]
    playground.page.reload()
    expect(playground.body).to_have_value("")


def test_light_and_dark(playground: Playground) -> None:
    page = playground.page
    page.emulate_media(color_scheme="dark")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")

    page.locator("#theme").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "light")
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-theme", "light")


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
@pytest.mark.parametrize("path", ["", "rules", "rules/contradiction/you-are-wrong", "docs", "nothing/here"])
def test_no_page_is_wider_than_the_screen(page: Page, tactful_server: RunningTactful, path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{tactful_server.url}/{path}")

    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_rules_are_found_by_words_and_severity(page: Page, tactful_server: RunningTactful, troubles: list[str]) -> None:
    page.goto(f"{tactful_server.url}/rules")
    shown = page.locator(".rules > li:visible")
    everything = shown.count()

    page.locator("#search").fill("customer they are wrong")
    expect(page.locator("#hits")).to_contain_text(f"of {everything} rules")
    expect(shown.first).to_contain_text("Tells the customer they are wrong.")
    page.locator(".chip.error").click()
    expect(page.locator(".rules > li[data-severity='error']:visible")).to_have_count(0)
    page.locator("#search").fill("zzzz")
    expect(page.locator("#nothing")).to_be_visible()
    assert troubles == []


def test_one_finger_is_enough(browser: object, tactful_server: RunningTactful) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 780}, has_touch=True, is_mobile=True)  # type: ignore[attr-defined]
    playground = Playground(context.new_page())
    playground.page.goto(tactful_server.url)
    playground.write(TWO, findings=2)
    playground.findings.first.tap()
    playground.card.locator(".take").first.tap()

    expect(playground.findings).to_have_count(1)
    context.close()
