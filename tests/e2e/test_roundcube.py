"""A reply in a real Roundcube: marks, a rewrite, undo, and the same bytes sent as without the extension."""

from __future__ import annotations

from email import message_from_bytes, policy
from functools import partial
from typing import TYPE_CHECKING

import pytest

from ..mail import dovecot  # noqa: TID252 - one Dovecot for all tests
from .extension import Compose
from .islands import until
from .roundcube import Roundcube, running_roundcube, why_not, without_chance

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Frame, Page

    from .extension import Extension

pytestmark = pytest.mark.e2e

RUDE = "You're wrong about the renewal date."
MARKED = [("error", RUDE.rstrip("."))]
PATIENCE = 30.0
# A thousand words in ten paragraphs, a hundred times the same words that are found.
NEUTRAL = "We moved it as you asked."
PARAGRAPH = " ".join([f"{RUDE} {NEUTRAL}"] * 10 + ["Thank you for your patience."] * 2)
LONG = [PARAGRAPH] * 10
HUNDRED = MARKED * 100

END_OF_FIRST_QUOTED = """(field) => {
    field.focus();
    const texts = document.createTreeWalker(document.querySelector("blockquote"), NodeFilter.SHOW_TEXT);
    while (texts.nextNode() && !texts.currentNode.data.trim());
    getSelection().setPosition(texts.currentNode, texts.currentNode.length);
}"""
END_OF_FIRST_LINE = """(field) => {
    const end = field.value.indexOf("\\n", field.value.search(/^>/m));
    field.focus();
    field.setSelectionRange(end, end);
}"""


@pytest.fixture(scope="module")
def roundcube() -> Iterator[Roundcube]:
    if reason := why_not():
        pytest.skip(reason)
    with running_roundcube() as running:
        yield running


class Reply(Compose):
    """An answer to the customer's mail, in text or HTML."""

    def __init__(self, page: Page, roundcube: Roundcube, *, html: bool) -> None:
        super().__init__(page)
        self.html, self.roundcube = html, roundcube
        page.set_default_timeout(PATIENCE * 1000)
        page.context.clear_cookies()
        page.goto(roundcube.url)
        page.fill("#rcmloginuser", dovecot.USER)
        page.fill("#rcmloginpwd", dovecot.PASSWORD)
        page.click("#rcmloginsubmit")
        page.wait_for_url("**_task=mail**")
        until(page, self._opens, "the compose window", PATIENCE)
        page.wait_for_selector("#composebody_ifr" if html else "#composebody")
        self.body: Frame = self._body()
        self.field = "body#tinymce" if html else "#composebody"
        self.body.wait_for_selector(self.field)
        page.wait_for_function("rcmail.commands.send && rcmail.env.compose_commands && !rcmail.busy")

    def _opens(self) -> bool:
        """Opens the compose window. Roundcube forgets one when another request of the same session ends after it."""
        self.page.goto(f"{self.roundcube.url}/?_task=mail&_action=compose&_mbox=INBOX&_reply_uid=1")
        return self.page.locator("#composebody").count() > 0

    def _body(self) -> Frame:
        if not self.html:
            return self.page.main_frame
        frame = self.page.wait_for_selector("#composebody_ifr").content_frame()
        assert frame is not None
        return frame

    def type(self, text: str) -> None:
        """Types at the beginning of the letter."""
        self.body.focus(self.field)
        self.page.keyboard.press("Control+Home")
        self.page.keyboard.type(text)

    def type_all(self, paragraphs: list[str]) -> None:
        """Puts paragraphs at the beginning of the letter, each in one go."""
        self.body.focus(self.field)
        self.page.keyboard.press("Control+Home")
        for paragraph in paragraphs:
            self.page.keyboard.insert_text(paragraph)
            self.page.keyboard.press("Enter")
            if not self.html:
                self.page.keyboard.press("Enter")

    def answer_inline(self, text: str) -> None:
        """Types a line right after the first quoted one."""
        self.body.eval_on_selector(self.field, END_OF_FIRST_QUOTED if self.html else END_OF_FIRST_LINE)
        self.page.keyboard.press("Enter")
        self.page.keyboard.type(text)

    def wait_for(self, marks: list[tuple[str, str]]) -> None:
        """Waits until exactly these words are marked."""
        look = partial(self.highlights, self.body) if self.html else self.islands.marked
        until(self.page, lambda: look() == marks, f"{len(marks)} marks", PATIENCE)

    def save(self) -> bytes:
        """Saves a draft; gives it as it is stored."""
        return self._newly_stored("Drafts", lambda: self.page.click("a.save.draft, a.savedraft"))

    def _newly_stored(self, folder: str, act: Callable[[], object]) -> bytes:
        before = self.roundcube.stored(folder)
        act()
        added = until(
            self.page, lambda: self.roundcube.stored(folder).keys() - before.keys(), f"a mail in {folder}", PATIENCE
        )
        return self.roundcube.stored(folder)[added.pop()]

    def says(self) -> str:
        """What the letter says."""
        script = "field => (field.value ?? field.innerText).replaceAll('\\u00a0', ' ')"
        return str(self.body.eval_on_selector(self.field, script))

    def open_card(self) -> None:
        """Waits for exactly the author's own words to be marked, and clicks them."""
        self.wait_for(MARKED)
        if self.html:
            self.click_highlight("error", self.body)
        else:
            self.islands.click(self.islands.all("tf-marks")[0].all("mark")[0])

    def send_and_store(self, *, again: bool) -> tuple[bytes, bytes]:
        """Sends; gives the mail as it arrived, and the copy that is kept."""
        arrived: list[bytes] = []
        kept = self._newly_stored("Sent", lambda: arrived.append(self.send(again=again)))
        return arrived[0], kept

    def send(self, *, again: bool) -> bytes:
        """Presses Send, twice when the extension shows first what is open; gives the mail as it arrived."""
        self.roundcube.sink.sent.clear()
        self.page.click("a.send, button.send")
        if again:
            self.islands.card()
            self.page.click("a.send, button.send")
        sent = self.roundcube.sink.sent
        return until(self.page, lambda: sent[0] if sent else None, "the mail arrived", PATIENCE)


@pytest.mark.parametrize("html", [False, True], ids=["text", "html"])
def test_a_reply_is_marked_rewritten_undone_and_sent_as_without_the_extension(
    extension: Extension, page: Page, roundcube: Roundcube, better: str, *, html: bool
) -> None:
    roundcube.write_config(html=html)
    bare = Reply(page, roundcube, html=html)
    bare.type(RUDE)
    expected = without_chance(bare.send(again=False))
    reply = Reply(extension.context.new_page(), roundcube, html=html)
    reply.type(RUDE)
    reply.open_card()
    reply.islands.click_in_card("button", better)
    until(reply.page, lambda: reply.says().startswith(f"{better}."), "the better words", PATIENCE)
    reply.page.keyboard.press("Control+z")
    until(reply.page, lambda: reply.says().startswith(RUDE), "the words as before", PATIENCE)
    reply.open_card()  # marked again, and the send check has something to show
    reply.page.keyboard.press("Escape")
    reply.islands.no_card()
    sent = without_chance(reply.send(again=True))
    assert sent == expected
    assert b"renewal" in sent


@pytest.mark.parametrize("html", [False, True], ids=["text", "html"])
def test_an_answer_between_the_quoted_lines_is_marked_and_rewritten(
    extension: Extension, roundcube: Roundcube, better: str, *, html: bool
) -> None:
    roundcube.write_config(html=html)
    reply = Reply(extension.context.new_page(), roundcube, html=html)
    reply.type(RUDE)
    reply.wait_for(MARKED)
    quoted = reply.says().replace(RUDE, "").split()
    reply.answer_inline(RUDE)
    reply.wait_for(MARKED * 2)
    extension.step(1)
    reply.islands.click_in_card("button", better)
    until(reply.page, lambda: better in reply.says(), "the better words", PATIENCE)
    reply.wait_for(MARKED)
    assert [word for word in quoted if word not in reply.says()] == []


@pytest.mark.parametrize("html", [False, True], ids=["text", "html"])
def test_a_thousand_words_with_a_hundred_findings_are_stored_and_sent_as_without_the_extension(
    extension: Extension, page: Page, roundcube: Roundcube, better: str, *, html: bool
) -> None:
    roundcube.write_config(html=html)
    bare = Reply(page, roundcube, html=html)
    bare.type_all(LONG)
    expected = [without_chance(mail) for mail in (bare.save(), *bare.send_and_store(again=False))]
    reply = Reply(extension.context.new_page(), roundcube, html=html)
    reply.type_all(LONG)
    reply.wait_for(HUNDRED)
    reply.page.keyboard.press("Control+Home")
    extension.step(1)
    reply.islands.click_in_card("button", better)
    until(reply.page, lambda: reply.says().startswith(f"{better}."), "the better words", PATIENCE)
    reply.page.keyboard.press("Control+z")
    reply.wait_for(HUNDRED)
    found = [without_chance(mail) for mail in (reply.save(), *reply.send_and_store(again=True))]
    assert found == expected
    assert [plain_words(mail).count("renewal") for mail in found] == [100, 100, 100]


def plain_words(mail: bytes) -> str:
    """What the plain text of a mail says."""
    body = message_from_bytes(mail, policy=policy.default).get_body(("plain",))
    assert body is not None
    return str(body.get_content())
