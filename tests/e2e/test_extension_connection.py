"""Connecting a browser with one click over the server's page, and coming back by itself after the server was away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from .extension import Extension
    from .serving import RunningTactful

pytestmark = pytest.mark.e2e

RUDE = "You're wrong about the renewal date."
MARKED = [("error", RUDE.rstrip("."))]
NOBODY = "http://127.0.0.1:9"


def test_one_click_over_the_servers_page_connects_with_a_token_of_its_own(
    extension: Extension, tactful_server: RunningTactful, mail_site: str
) -> None:
    extension.save(server=NOBODY, token="")
    playground = extension.compose(tactful_server.url)
    popup = extension.popup_over(playground.page)
    popup.get_by_role("button", name="Connect this browser").dispatch_event("click")
    expect(popup.locator("#summary")).to_contain_text("This browser is connected.")
    expect(popup.locator("#connection")).to_contain_text("Connected, tactful")
    saved = extension.worker.evaluate("chrome.storage.local.get(['server', 'token'])")
    assert saved["server"] == tactful_server.url
    assert saved["token"] != tactful_server.token
    compose = extension.compose(f"{mail_site}/editable.html")
    compose.write(RUDE)
    compose.wait_for_highlights(MARKED)


def test_other_pages_are_offered_no_connection(extension: Extension, mail_site: str) -> None:
    compose = extension.compose(f"{mail_site}/editable.html")
    popup = extension.popup_over(compose.page)
    expect(popup.locator("#site")).not_to_be_empty()
    expect(popup.get_by_role("button", name="Connect this browser")).to_be_hidden()


def test_pages_can_neither_pair_nor_read_settings_through_the_content_script(
    extension: Extension, mail_site: str
) -> None:
    compose = extension.compose(f"{mail_site}/editable.html")
    compose.write("Hello.")
    cdp = compose.islands.cdp
    contexts: list[dict[str, Any]] = []
    cdp.on("Runtime.executionContextCreated", lambda event: contexts.append(event["context"]))
    cdp.send("Runtime.enable")
    [ours] = [context["id"] for context in contexts if context["origin"].startswith("chrome-extension:")]
    for kind in ("pair", "probe", "toggle"):
        asked = f"chrome.runtime.sendMessage({{kind: '{kind}', ask: {{}}}}).then((it) => it ?? 'none', () => 'none')"
        answer = cdp.send("Runtime.evaluate", {"expression": asked, "contextId": ours, "awaitPromise": True})
        assert answer["result"]["value"] == "none"


def test_marks_come_by_themselves_once_the_server_is_back(
    extension: Extension, mail_site: str, tactful_server: RunningTactful
) -> None:
    extension.save(server=NOBODY, token="x")
    compose = extension.compose(f"{mail_site}/editable.html")
    compose.write(RUDE)
    popup = extension.popup_over(compose.page)
    expect(popup.locator("#connection")).to_have_text("The server is away.")
    assert compose.highlights() == []
    extension.save(server=tactful_server.url, token=tactful_server.token)
    compose.wait_for_highlights(MARKED)
    expect(popup.locator("#connection")).to_contain_text("Connected, tactful")
    assert compose.faults == []
