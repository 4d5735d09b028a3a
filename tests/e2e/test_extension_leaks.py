"""Nothing of the extension gets into what is sent, nor into pages on which nobody writes mail."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlencode

import pytest

from .extension import Compose
from .islands import until
from .serving import MailSite

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from .extension import Extension

pytestmark = pytest.mark.e2e

RUDE = "You're wrong about the renewal date."
MARKED = [("error", RUDE.rstrip("."))]


def test_an_editable_holds_the_same_html_as_without_the_extension(
    extension: Extension, page: Page, mail_site: str
) -> None:
    bare = Compose(page)
    page.goto(f"{mail_site}/editable.html")
    bare.write(RUDE)
    compose = extension.compose(f"{mail_site}/editable.html")
    compose.write(RUDE)
    compose.wait_for_highlights(MARKED)
    compose.click_highlight("error")
    compose.islands.card()
    for script in ("mail.outerHTML", "document.body.outerHTML", "document.head.outerHTML"):
        assert compose.page.evaluate(script) == page.evaluate(script)


def test_a_framed_editor_holds_the_same_document_as_without_the_extension(
    extension: Extension, page: Page, mail_site: str
) -> None:
    bare = Compose(page)
    page.goto(f"{mail_site}/frames.html")
    compose = extension.compose(f"{mail_site}/frames.html")
    for name in ("written", "srcdoc", "design"):
        frame = compose.write_in_frame(name, RUDE)
        compose.wait_for_highlights(MARKED, frame)
        compose.click_highlight("error", frame)
        compose.islands.card()
        assert frame.content() == bare.write_in_frame(name, RUDE).content()
        compose.page.keyboard.press("Escape")
        compose.islands.no_card()


def write_and_send(compose: Compose, better: str | None) -> bytes:
    """Writes the same mail in both fields and sends it; with `better`, a rewrite is tried and taken back."""
    for field in ("#mail", "#plain"):
        compose.write(f"Hello Dana. {RUDE} Thanks.", field)
        if better is None:
            continue
        extension_marks(compose, field)
        compose.islands.click_in_card("button", better)
        until(compose.page, lambda field=field: better in compose.text(field), "the better words")
        compose.page.keyboard.press("Control+z")
        until(compose.page, lambda field=field: RUDE in compose.text(field), "the words as before")
    MailSite.sent.clear()
    if better is not None:
        compose.page.click("#send")  # shows what is open
        compose.islands.card()
    compose.page.click("#send")
    return until(compose.page, lambda: MailSite.sent[0] if MailSite.sent else None, "the mail was sent")


def extension_marks(compose: Compose, field: str) -> None:
    """Opens the card for the words in a field."""
    if field == "#mail":
        compose.wait_for_highlights(MARKED)
        compose.click_highlight("error")
    else:
        compose.wait_for_marks(MARKED)
        [host] = compose.islands.all("tf-marks")
        compose.islands.click(host.all("mark")[0])
    compose.islands.card()


def test_the_bytes_sent_are_the_same_as_without_the_extension(
    extension: Extension, page: Page, mail_site: str, better: str
) -> None:
    page.goto(f"{mail_site}/send.html")
    bare = write_and_send(Compose(page), None)
    sent = write_and_send(extension.compose(f"{mail_site}/send.html"), better)
    # Our own hosts stand under <html> while they show something: in the page, not in the mail.
    assert without_hosts(sent) == bare
    assert b"renewal" in bare


@pytest.mark.parametrize(
    "leak",
    [
        "mail.append(document.createElement('tf-card'))",
        "mail.setAttribute('data-tf', '1')",
        "mail.firstChild.data += '\\u200b'",
        "plain.value += ' '",
    ],
)
def test_a_leak_into_what_is_sent_would_be_seen(page: Page, mail_site: str, leak: str) -> None:
    page.goto(f"{mail_site}/send.html")
    bare = write_and_send(Compose(page), None)
    page.goto(f"{mail_site}/send.html")
    page.evaluate("leak => form.addEventListener('submit', () => eval(leak), {capture: true})", leak)
    assert without_hosts(write_and_send(Compose(page), None)) != bare


def without_hosts(sent: bytes) -> bytes:
    """A form's bytes without the extension's empty hosts behind the page's body."""
    fields = parse_qsl(sent.decode("ascii"), keep_blank_values=True, strict_parsing=True)
    bare = [
        (name, re.sub(r"(?<=</body>)(<tf-[a-z]+[^>]*></tf-[a-z]+>)+(?=</html>)", "", value)) for name, value in fields
    ]
    return urlencode(bare).encode("ascii")


def test_a_leak_into_the_editable_would_be_seen(extension: Extension, page: Page, mail_site: str) -> None:
    bare = Compose(page)
    page.goto(f"{mail_site}/editable.html")
    bare.write(RUDE)
    compose = extension.compose(f"{mail_site}/editable.html")
    compose.write(RUDE)
    compose.wait_for_highlights(MARKED)
    compose.page.evaluate("mail.append(document.createElement('tf-card'))")
    assert compose.page.evaluate("mail.outerHTML") != page.evaluate("mail.outerHTML")


def test_a_page_without_a_compose_field_gets_no_node_no_mark_and_no_request(
    extension: Extension, mail_site: str
) -> None:
    compose = extension.compose(f"{mail_site}/nothing.html")
    asked: list[str] = []
    extension.context.on(
        "request",
        lambda one: asked.append(one.post_data_json["text"]) if one.url.endswith("/lint") else None,
    )
    for name in ("Search", "Password", "Terms", "Notes", "Draft"):
        compose.page.get_by_label(name).click()
        compose.page.keyboard.type("You're wrong about the renewal date.")
    assert compose.page.evaluate("document.documentElement.children.length") == 2
    assert compose.islands.all("tf-card") + compose.islands.all("tf-marks") == []
    assert compose.highlights() == []
    elsewhere = extension.compose(f"{mail_site}/textarea.html")
    elsewhere.write(f"Hello. {RUDE}")
    elsewhere.wait_for_marks(MARKED)  # by now, what was asked for the other page would have been as well
    assert {text[:6] for text in asked} == {"Hello."}


def test_nothing_remains_once_the_words_are_gone(extension: Extension, mail_site: str) -> None:
    compose = extension.compose(f"{mail_site}/textarea.html")
    compose.write(RUDE)
    compose.wait_for_marks(MARKED)
    compose.page.keyboard.press("Control+a")
    compose.page.keyboard.press("Delete")
    compose.wait_for_marks([])
    assert compose.page.evaluate("document.documentElement.children.length") == 2


def test_the_page_cannot_read_the_settings_or_see_into_the_card(extension: Extension, mail_site: str) -> None:
    compose = extension.compose(f"{mail_site}/editable.html")
    compose.write(RUDE)
    compose.wait_for_highlights(MARKED)
    compose.click_highlight("error")
    compose.islands.card()
    assert compose.page.evaluate("document.querySelector('tf-card').shadowRoot") is None
    assert compose.page.evaluate("document.querySelector('tf-card').textContent") == ""
    assert compose.page.evaluate("typeof chrome === 'undefined' || chrome.storage === undefined")


def test_content_scripts_cannot_read_the_token(extension: Extension, mail_site: str) -> None:
    compose = extension.compose(f"{mail_site}/editable.html")
    cdp = compose.islands.cdp
    contexts: list[dict[str, Any]] = []
    cdp.on("Runtime.executionContextCreated", lambda event: contexts.append(event["context"]))
    cdp.send("Runtime.enable")
    [ours] = [context for context in contexts if context["origin"].startswith("chrome-extension:")]
    look = "chrome.storage.local.get(null).then(JSON.stringify, () => 'refused')"
    answer = cdp.send("Runtime.evaluate", {"expression": look, "contextId": ours["id"], "awaitPromise": True})
    assert answer["result"]["value"] == "refused"
