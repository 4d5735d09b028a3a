"""The popup and the options page: counts, the switch, and a server that is away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from .islands import until
from .serving import Stranger, serving

if TYPE_CHECKING:
    from .extension import Extension
    from .serving import RunningTactful

pytestmark = pytest.mark.e2e

RUDE = "You're wrong about the renewal date."
MARKED = [("error", RUDE.rstrip("."))]
NOBODY = "http://127.0.0.1:9"


def test_the_popup_counts_the_findings_of_all_frames_and_follows_them(extension: Extension, mail_site: str) -> None:
    compose = extension.compose(f"{mail_site}/frames.html")
    for name in ("written", "srcdoc"):
        compose.wait_for_highlights(MARKED, compose.write_in_frame(name, RUDE))
    popup = extension.popup_over(compose.page)
    expect(popup.locator("#error")).to_have_text("2")
    expect(popup.locator("#summary")).to_contain_text("Hold this mail")
    expect(popup.locator("#connection")).to_contain_text("Connected, tactful")
    compose.write_in_frame("design", RUDE)
    expect(popup.locator("#error")).to_have_text("3")


def test_the_badge_shows_the_count(extension: Extension, mail_site: str) -> None:
    compose = extension.compose(f"{mail_site}/editable.html")
    compose.write(RUDE)
    compose.wait_for_highlights(MARKED)
    until(compose.page, lambda: extension.badge() == "1", "a badge with 1")
    compose.page.keyboard.press("Control+a")
    compose.page.keyboard.press("Delete")
    until(compose.page, lambda: extension.badge() == "", "no badge")


def test_switching_the_site_off_takes_the_marks_away_and_on_brings_them_back(
    extension: Extension, mail_site: str
) -> None:
    compose = extension.compose(f"{mail_site}/editable.html")
    compose.write(RUDE)
    compose.wait_for_highlights(MARKED)
    popup = extension.popup_over(compose.page)
    switch = popup.get_by_role("switch")
    expect(switch).to_have_attribute("aria-checked", "true")
    switch.dispatch_event("click")
    compose.wait_for_highlights([])
    expect(popup.locator("#summary")).to_have_text("tactful is off on this site.")
    switch.dispatch_event("click")
    compose.wait_for_highlights(MARKED)


def test_a_site_switched_off_stays_off_in_new_tabs(extension: Extension, mail_site: str) -> None:
    extension.worker.evaluate("off => chrome.storage.local.set({off})", [mail_site])
    compose = extension.compose(f"{mail_site}/textarea.html")
    with compose.page.expect_event("console") as console:
        compose.write(RUDE)
        compose.page.evaluate("setTimeout(() => console.log('later'), 1500)")
    assert console.value.text == "later"
    assert compose.islands.marked() == []


def test_the_servers_own_pages_are_let_alone(extension: Extension, tactful_server: RunningTactful) -> None:
    answer = "origin => chrome.runtime.sendMessage({kind: 'site', ask: {origin}})"
    options = extension.options()
    assert options.evaluate(answer, tactful_server.url)["on"] is False
    assert options.evaluate(answer, NOBODY)["on"] is True


def test_a_server_that_is_away_is_said_in_the_popup_and_nowhere_else(extension: Extension, mail_site: str) -> None:
    extension.save(server=NOBODY, token="x", off=[])
    compose = extension.compose(f"{mail_site}/editable.html")
    compose.write(RUDE)
    popup = extension.popup_over(compose.page)
    expect(popup.locator("#connection")).to_have_text("The server is away.")
    assert compose.highlights() == []
    assert compose.islands.all("tf-card") == []
    assert compose.faults == []


def test_marks_appear_once_the_server_is_back(
    extension: Extension, mail_site: str, tactful_server: RunningTactful
) -> None:
    extension.save(server=NOBODY, token="x", off=[])
    compose = extension.compose(f"{mail_site}/editable.html")
    compose.write(RUDE)
    extension.save(server=tactful_server.url, token=tactful_server.token, off=[])
    compose.page.keyboard.type(" Thanks.")
    compose.wait_for_highlights(MARKED)


@pytest.mark.parametrize(
    ("server", "token", "said"),
    [
        ("not an address", "", "That is not an address"),
        (NOBODY, "x", "Nothing answers at http://127.0.0.1:9"),
        ("{stranger}", "x", "it is not tactful (HTTP 200)"),
        ("{tactful}", "", "It wants its access token"),
        ("{tactful}", "wrong", "refuses this token (401)"),
        ("{tactful}/", "{token}", "Connected: tactful 0.1.0 answers at http://127.0.0.1:"),
    ],
)
def test_the_connection_test_says_what_is_wrong(
    extension: Extension, tactful_server: RunningTactful, server: str, token: str, said: str
) -> None:
    with serving(Stranger) as stranger:
        options = extension.options()
        words = {"stranger": stranger, "tactful": tactful_server.url, "token": tactful_server.token}
        options.get_by_label("Server address").fill(server.format(**words))
        options.get_by_label("Access token").fill(token.format(**words))
        options.get_by_role("button", name="Test connection").click()
        expect(options.locator("#outcome")).to_contain_text(said)


def test_saved_settings_are_there_after_a_reload(extension: Extension, tactful_server: RunningTactful) -> None:
    options = extension.options()
    options.get_by_label("Server address").fill(f" {tactful_server.url}/ ")
    options.get_by_label("Access token").fill(tactful_server.token)
    options.get_by_role("button", name="Save").click()
    expect(options.locator("#outcome")).to_contain_text("Saved. Connected")
    options.reload()
    expect(options.get_by_label("Server address")).to_have_value(tactful_server.url)
    expect(options.get_by_label("Access token")).to_have_value(tactful_server.token)


def test_a_site_switched_on_gets_the_content_script_and_loses_it_again(extension: Extension) -> None:
    toggle = "ask => chrome.runtime.sendMessage({kind: 'toggle', ask})"
    registered = "() => chrome.scripting.getRegisteredContentScripts()"
    options = extension.options()
    options.evaluate(toggle, {"origin": "https://mail.example.com", "on": True})
    [script] = options.evaluate(registered)
    assert script["matches"] == ["https://mail.example.com/*"]
    assert (script["js"], script["css"]) == (["content.js"], ["marks.css"])
    assert script["allFrames"]
    assert script["matchOriginAsFallback"]
    options.evaluate(toggle, {"origin": "https://mail.example.com", "on": False})
    assert options.evaluate(registered) == []
