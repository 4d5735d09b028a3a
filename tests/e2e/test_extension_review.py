"""Reviewing: the list in the popup, ignoring and undoing it, false alarms, keys, screen readers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from .accessibility import laid_bare, serious_faults
from .islands import until

if TYPE_CHECKING:
    from typing import Literal

    from playwright.sync_api import Page

    from .extension import Extension

pytestmark = pytest.mark.e2e

RUDE = "You're wrong about the renewal date."
FOUND = "You're wrong about the renewal date"
SECOND = "you are mistaken about the price"
BOTH = [("error", FOUND), ("error", SECOND)]
TWO = f"{RUDE} And {SECOND}."


def test_the_popup_lists_the_findings_and_a_click_goes_to_one(extension: Extension, mail_site: str) -> None:
    compose = extension.compose(f"{mail_site}/editable.html")
    compose.write(TWO)
    compose.wait_for_highlights(BOTH)
    popup = extension.popup_over(compose.page)
    listed = popup.get_by_role("list", name="Findings").get_by_role("button")
    expect(listed).to_have_count(2)
    expect(listed.nth(1)).to_contain_text(SECOND)
    expect(popup.locator("#rules")).to_contain_text("everybody’s rules, version ")
    listed.nth(1).dispatch_event("click")
    assert SECOND in compose.islands.card().text


def test_words_ignored_from_now_on_stay_ignored_until_that_is_undone_in_the_settings(
    extension: Extension, mail_site: str
) -> None:
    compose = extension.compose(f"{mail_site}/editable.html")
    compose.write(TWO)
    compose.wait_for_highlights(BOTH)
    compose.click_highlight("error")
    compose.islands.click_in_card("button", "More…")
    compose.islands.click_in_card("button", "Ignore these words from now on")
    compose.wait_for_highlights(BOTH[1:])
    compose.islands.no_card()
    again = extension.compose(f"{mail_site}/textarea.html")
    again.write(TWO)
    again.wait_for_marks(BOTH[1:])
    options = extension.options()
    entry = options.locator("#ignores li")
    expect(entry).to_contain_text(FOUND)
    entry.get_by_role("button", name="Remove").click()
    expect(options.locator("#ignores li")).to_have_count(0)
    again.wait_for_marks(BOTH)


def test_a_whole_rule_can_be_ignored(extension: Extension, mail_site: str) -> None:
    compose = extension.compose(f"{mail_site}/editable.html")
    compose.write(TWO)
    compose.wait_for_highlights(BOTH)
    compose.click_highlight("error")
    compose.islands.click_in_card("button", "More…")
    compose.islands.click_in_card("button", "Ignore this rule from now on")
    until(compose.page, lambda: ("error", FOUND) not in compose.highlights(), "the rule is silent")
    expect(extension.options().locator("#ignores li")).to_contain_text("All of ")


def test_a_false_alarm_is_kept_here_and_copied_without_the_words_unless_they_are_ticked(
    extension: Extension, mail_site: str
) -> None:
    extension.context.grant_permissions(["clipboard-read", "clipboard-write"])
    compose = extension.compose(f"{mail_site}/editable.html")
    compose.write(RUDE)
    compose.wait_for_highlights(BOTH[:1])
    compose.click_highlight("error")
    compose.islands.click_in_card("button", "More…")
    compose.islands.click_in_card("button", "false alarm")
    compose.islands.click_in_card("button", "Copy for the team")
    until(compose.page, lambda: "Copied." in compose.islands.card().text, "copied")
    text = compose.page.evaluate("navigator.clipboard.readText()")
    assert "Rule: contradiction/" in text
    assert "Rulebook: " in text
    assert "renewal" not in text
    compose.islands.click_in_card("button", "Done")
    compose.wait_for_highlights([])
    kept = extension.options().locator("#alarms li")
    expect(kept).to_contain_text("contradiction/")
    expect(kept).not_to_contain_text("renewal")


def test_a_digit_takes_a_rewrite(extension: Extension, mail_site: str, better: str) -> None:
    compose = extension.compose(f"{mail_site}/editable.html")
    compose.write(RUDE)
    compose.wait_for_highlights(BOTH[:1])
    extension.step(1)
    compose.islands.card()
    compose.page.keyboard.press("1")
    until(compose.page, lambda: compose.text() == f"{better}.", "the better words")


def test_a_screen_reader_hears_once_that_there_is_something_and_that_it_is_gone(
    extension: Extension, mail_site: str
) -> None:
    compose = extension.compose(f"{mail_site}/editable.html")
    compose.write(TWO)
    compose.wait_for_highlights(BOTH)

    def spoken() -> list[str]:
        return [host.text.split("}")[-1] for host in compose.islands.all("tf-voice") if host.text]

    until(compose.page, lambda: any("2 passages may hurt" in one for one in spoken()), "it is said")
    compose.page.keyboard.press("Control+a")
    compose.page.keyboard.type("Hello.")
    until(compose.page, lambda: any("Nothing left to reword" in one for one in spoken()), "it is said")
    until(compose.page, lambda: not compose.islands.all("tf-voice"), "and then nothing remains")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_serious_fault(extension: Extension, mail_site: str, scheme: Literal["light", "dark"]) -> None:
    compose = extension.compose(f"{mail_site}/editable.html")
    compose.page.emulate_media(color_scheme=scheme)
    compose.write(TWO)
    compose.wait_for_highlights(BOTH)
    popup = extension.popup_over(compose.page)
    expect(popup.locator("#findings li")).to_have_count(2)
    options = extension.options()
    compose.page.bring_to_front()
    compose.click_highlight("error")
    compose.islands.click_in_card("button", "More…")
    compose.islands.click_in_card("button", "false alarm")
    card = until(
        compose.page, lambda: compose.islands.card() if compose.islands.card().all("pre") else None, "the form is open"
    )
    for page in (popup, options, laid_bare(compose.page, card)):
        page.emulate_media(color_scheme=scheme)
        assert serious_faults(page) == []


def test_axe_would_find_a_fault(page: Page) -> None:
    page.set_content("<html lang=en><title>x</title><main><h1>x</h1><button></button></main></html>")
    assert [fault.split(":")[0] for fault in serious_faults(page)] == ["button-name"]


def test_the_card_stays_inside_at_twice_the_size_and_on_a_page_read_from_the_right(
    extension: Extension, mail_site: str
) -> None:
    compose = extension.compose(f"{mail_site}/editable.html")
    compose.page.set_viewport_size({"width": 450, "height": 330})  # what 900 by 660 is when it is shown twice as large
    compose.page.evaluate("document.documentElement.dir = 'rtl'")
    compose.write(RUDE)
    compose.wait_for_highlights(BOTH[:1])
    extension.step(1)
    compose.islands.click_in_card("button", "More…")
    until(compose.page, lambda: not compose.islands.card().all(".menu")[0].attributes.get("hidden"), "the menu is open")
    left, top, right, bottom = compose.islands.card().edges
    assert (left >= 0, top >= 0, right <= 450, bottom <= 330) == (True, True, True, True)
