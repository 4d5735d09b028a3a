"""Firefox: marks, card, apply and undo in every kind of field and editor, and no trace in what is sent."""

from __future__ import annotations

import contextlib
import re
from functools import partial
from typing import TYPE_CHECKING

import pytest

from .firefox import ELSEWHERE, Firefox, running_firefox
from .serving import MailSite
from .waiting import until

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .firefox_page import FirefoxPage
    from .serving import RunningTactful

pytestmark = pytest.mark.e2e

RUDE = "You're wrong about the renewal date."
FOUND = RUDE.rstrip(".")
MARKED = [("error", FOUND)]
FIRST = "Dear Dana, you're wrong about the renewal date. See our terms."
SECOND = "And you are mistaken about the price."
WRONG = "you're wrong about the renewal date"
EDITORS = ["ckeditor5", "quill", "prosemirror", "tiptap", "lexical", "slate", "draft", "tinymce", "ckeditor4"]
FRAMED = {"tinymce", "ckeditor4"}
PATIENCE = 30.0
TURN = "(origin, on) => chrome.runtime.sendMessage({kind: 'toggle', ask: {origin, on}})"
ALLOWED = "(origins) => chrome.permissions.contains({origins})"
ASK_AT_A_CLICK = """(origins) => {
    addEventListener("click", () => void chrome.permissions.request({origins}), {once: true});
}"""
GO_IN = "(name) => { const field = document.querySelector(name); field.blur(); field.focus(); }"


@pytest.fixture(scope="module")
def bare_firefox(firefox_path: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    """A Firefox without the extension."""
    with running_firefox(firefox_path, tmp_path_factory.mktemp("bare")) as running:
        yield running


@pytest.mark.parametrize("path", ["editable.html", "strict.html", "shadow.html"])
def test_an_editable_is_marked_rewritten_and_one_undo_brings_the_words_back(
    firefox: Firefox, mail_site: str, better: str, path: str
) -> None:
    page = firefox.open(f"{mail_site}/{path}")
    page.write(f"Hello. {RUDE} Thanks.")
    page.wait_for_highlights(MARKED)
    page.click_highlight("error")
    assert [part.text for part in page.card().all(".severity")] == ["Error"]
    page.click_in_card(better)
    until(lambda: page.text() == f"Hello. {better}. Thanks.", "the better words")
    page.no_card()
    page.wait_for_highlights([])
    page.press("Control+z")
    until(lambda: page.text() == f"Hello. {RUDE} Thanks.", "the words as before")
    page.wait_for_highlights(MARKED)
    assert page.faults() == []


def test_an_answer_between_quoted_lines_is_marked_and_those_are_not(firefox: Firefox, mail_site: str) -> None:
    page = firefox.open(f"{mail_site}/editable.html")
    quote = f"<div>Hello.</div><blockquote type='cite'><div id='first'>{SECOND}</div><div>{SECOND}</div></blockquote>"
    page.ask("(html) => { document.querySelector('#mail').innerHTML = html; }", quote)
    page.click("#mail > div")
    page.press("End")
    page.type(f" {RUDE}")
    page.wait_for_highlights(MARKED)
    page.click("#first")
    page.press("End")
    page.press("Enter")
    page.type(RUDE)
    page.wait_for_highlights(MARKED * 2)
    assert page.faults() == []


@pytest.mark.parametrize("path", ["editable.html", "strict.html", "shadow.html"])
def test_marks_and_card_are_painted_whatever_styles_a_page_allows(firefox: Firefox, mail_site: str, path: str) -> None:
    page = firefox.open(f"{mail_site}/{path}")
    page.write(RUDE)
    page.wait_for_highlights(MARKED)
    page.ask("() => { document.documentElement.style.caretColor = 'transparent'; }")
    marked = page.picture("#mail")
    assert page.picture("#mail") == marked
    page.ask("() => { CSS.highlights.clear(); }")
    assert page.picture("#mail") != marked
    page.press("Alt+Shift+n")
    assert page.look_of(page.card(), "borderRadius") != "0px"


def test_a_textarea_is_marked_in_an_overlay_and_rewritten_with_undo(
    firefox: Firefox, mail_site: str, better: str
) -> None:
    page = firefox.open(f"{mail_site}/textarea.html")
    page.write(RUDE)
    page.wait_for_marks(MARKED)
    [host] = page.islands("tf-marks")
    host.all("mark")[0].click()
    page.click_in_card(better)
    until(lambda: page.text() == f"{better}.", "the better words")
    page.press("Control+z")
    until(lambda: page.text() == RUDE, "the words as before")
    assert page.faults() == []


@pytest.mark.parametrize("number", [0, 1, 2], ids=["written", "srcdoc", "design"])
def test_an_editor_in_a_frame_is_marked_and_its_card_stands_in_the_page_around_it(
    firefox: Firefox, mail_site: str, better: str, number: int
) -> None:
    page = firefox.open(f"{mail_site}/frames.html")
    frame = page.frame(number)
    until(partial(frame.ask, "() => document.designMode === 'on' || document.body?.isContentEditable"), "an editor")
    frame.write(RUDE, "body")
    frame.wait_for_highlights(MARKED)
    before = frame.ask("() => document.documentElement.outerHTML")
    frame.click_highlight("error")
    page.card()
    assert frame.ask("() => document.documentElement.outerHTML") == before
    page.click_in_card(better)
    until(lambda: frame.text("body").strip() == f"{better}.", "the better words")
    page.no_card()
    frame.press("Control+z")
    until(lambda: frame.text("body").strip() == RUDE, "the words as before")
    assert page.faults() == []


@pytest.mark.parametrize("name", EDITORS)
def test_a_rewrite_reaches_the_editors_model_and_one_undo_takes_it_back(
    firefox: Firefox, editor_site: str, tactful_server: RunningTactful, name: str
) -> None:
    politer = tactful_server.rewrites(FIRST)[0]
    page = open_editor(firefox, f"{editor_site}/{name}.html")
    framed = name in FRAMED
    field = page.frame(0) if framed else page
    editable = "body" if framed else "[contenteditable=true]"
    until(partial(at_end, page, field, editable), "a caret at the end of the letter", PATIENCE)
    field.press("Enter")
    field.type(SECOND)
    page.ask("() => { rest(); }")
    until(lambda: len(field.highlights()) == 2, "both marks", PATIENCE)
    before = page.ask("() => model()")
    assert words_of(before) == [FIRST, SECOND]
    field.press("Control+Home")
    field.press("Alt+Shift+n")
    page.click_in_card(politer)
    until(lambda: words_of(page.ask("() => model()")) == [FIRST.replace(WRONG, politer), SECOND], "the better words")
    page.no_card()
    field.press("Control+z")
    until(lambda: page.ask("() => model()") == before, "the letter as before")
    assert page.faults() == []


@pytest.mark.parametrize("kind", ["bold", "link"])
@pytest.mark.parametrize("name", EDITORS)
def test_a_rewrite_of_words_in_one_format_has_that_format_and_the_caret_is_where_it_was(
    firefox: Firefox, editor_site: str, tactful_server: RunningTactful, name: str, kind: str
) -> None:
    politer = tactful_server.rewrites(FIRST)[0]
    page = open_editor(firefox, f"{editor_site}/{name}.html?phrase={kind}")
    field = page.frame(0) if name in FRAMED else page
    until(partial(at_end, page, field, "body" if name in FRAMED else "[contenteditable=true]"), "a caret", PATIENCE)
    field.press("Enter")  # an editor of one line only is not taken for one of mail
    field.type("Thanks.")
    until(lambda: field.highlights() == [("error", WRONG)], "the mark", PATIENCE)
    field.press("Alt+Shift+n")
    page.click_in_card(politer)
    better = [FIRST.replace(WRONG, politer), "Thanks."]
    until(lambda: words_of(page.ask("() => model()")) == better, "the better words")
    assert [politer, kind] in page.ask("() => model()")[0]
    page.no_card()
    field.type(" Bye.")
    after = [better[0], "Thanks. Bye."]
    until(lambda: words_of(page.ask("() => model()")) == after, "what is typed on where the caret was")
    assert page.faults() == []


def open_editor(firefox: Firefox, address: str) -> FirefoxPage:
    """Opens an editor's page and waits until it stands."""
    page = firefox.open(address)
    until(partial(page.ask, "() => Boolean(window.model)"), "the editor stands", PATIENCE)
    return page


def at_end(page: FirefoxPage, field: FirefoxPage, editable: str) -> bool:
    """Goes to the end of the letter, afresh each time: what an editor draws meanwhile may take the caret back."""
    field.ask(GO_IN, editable)
    field.press("Control+End")
    with contextlib.suppress(AssertionError):
        return until(partial(page.ask, "() => caretAtEnd()"), "a caret at the end", 1)
    return False


def words_of(letter: list[list[tuple[str, str]]]) -> list[str]:
    """The paragraphs of an editor's model."""
    return ["".join(words for words, _ in paragraph) for paragraph in letter]


def write_and_send(page: FirefoxPage, better: str | None) -> bytes:
    """Writes the same mail in both fields and sends it; with `better`, a rewrite is tried and taken back."""
    for field, wait_for_marks in (("#mail", page.wait_for_highlights), ("#plain", page.wait_for_marks)):
        page.write(f"Hello Dana. {RUDE} Thanks.", field)
        if better is None:
            continue
        wait_for_marks(MARKED)
        page.press("Alt+Shift+n")
        page.click_in_card(better)
        until(partial(lambda field: better in page.text(field), field), "the better words")
        page.no_card()
        page.press("Control+z")
        until(partial(lambda field: RUDE in page.text(field), field), "the words as before")
        wait_for_marks(MARKED)
    MailSite.sent.clear()
    page.click("#send")
    if better is not None:  # that showed what is open
        page.card()
        page.press("Escape")
        page.no_card()
        page.click("#send")
    return until(lambda: MailSite.sent[0] if MailSite.sent else None, "the mail was sent")


def test_the_bytes_sent_are_the_same_as_without_the_extension(
    firefox: Firefox, bare_firefox: Firefox, mail_site: str, better: str
) -> None:
    bare = write_and_send(bare_firefox.open(f"{mail_site}/send.html"), None)
    sent = write_and_send(firefox.open(f"{mail_site}/send.html"), better)
    # The marks over the textarea stand under <html>, behind the body: in the page, not in the mail.
    assert re.sub(rb"(?<=%3C%2Fbody%3E)%3Ctf-.*?%3C%2Ftf-[a-z]+%3E(?=%3C%2Fhtml%3E)", b"", sent) == bare
    assert b"renewal" in bare


def test_a_page_without_a_compose_field_gets_no_node_and_no_mark(firefox: Firefox, mail_site: str) -> None:
    page = firefox.open(f"{mail_site}/nothing.html")
    before = page.ask("() => document.documentElement.outerHTML")
    for name in ("Search", "Notes"):
        page.write(RUDE, f"[aria-label={name}]")
    assert page.ask("() => document.documentElement.outerHTML") == before
    assert page.highlights() == []


def test_one_click_over_the_servers_page_connects_with_a_token_of_its_own(
    firefox: Firefox, tactful_server: RunningTactful, mail_site: str
) -> None:
    firefox.save(server="http://127.0.0.1:9", token="")
    popup = firefox.popup_over(firefox.open(tactful_server.url))
    until(lambda: not popup.ask("() => document.querySelector('#pair').hidden"), "the offer to connect")
    popup.click("#connect")
    until(lambda: "This browser is connected" in popup.text("#summary"), "it is connected")
    saved = firefox.saved()
    assert saved["server"] == tactful_server.url
    assert saved["token"] != tactful_server.token
    page = firefox.open(f"{mail_site}/editable.html")
    page.write(RUDE)
    page.wait_for_highlights(MARKED)


def test_where_the_browser_keeps_it_from_the_server_the_settings_say_so_and_ask(
    firefox: Firefox, tactful_server: RunningTactful
) -> None:
    settings = firefox.options
    firefox.reload_options()
    settings.ask("() => chrome.permissions.remove({origins: ['http://127.0.0.1/*']})")
    popup = firefox.popup_over(firefox.open("about:blank"))
    until(lambda: "does not let tactful reach" in popup.text("#connection"), "what is missing")
    settings.click("#test")  # asks for the permission, which this profile gives
    until(lambda: f"answers at {tactful_server.url}" in settings.text("#outcome"), "connected again")


def test_a_site_that_somebody_switches_on_is_marked_at_once_and_later_and_off_again(
    firefox: Firefox, mail_site: str
) -> None:
    elsewhere = mail_site.replace("127.0.0.1", ELSEWHERE)
    page = firefox.open(f"{elsewhere}/editable.html")
    origins = [f"http://{ELSEWHERE}/*"]
    firefox.options.ask(ASK_AT_A_CLICK, origins)
    firefox.options.click("h1")
    until(lambda: firefox.options.ask(ALLOWED, origins), "the permission")
    firefox.options.ask(TURN, elsewhere, True)
    page.write(RUDE)
    page.wait_for_highlights(MARKED)
    page.go(f"{elsewhere}/frames.html")
    frame = page.frame(0)
    frame.write(RUDE, "body")
    frame.wait_for_highlights(MARKED)
    firefox.options.ask(TURN, elsewhere, False)
    frame.wait_for_highlights([])
    assert firefox.options.ask(ALLOWED, origins) is False
