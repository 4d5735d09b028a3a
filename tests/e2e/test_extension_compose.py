"""Marks, card, apply and undo in every kind of compose field, in a real browser against the real server."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .islands import until

if TYPE_CHECKING:
    from .extension import Extension

pytestmark = pytest.mark.e2e

RUDE = "You're wrong about the renewal date."
RED = "rgba(214, 48, 74, 0.14)"
FOUND = "You're wrong about the renewal date"


def test_a_contenteditable_is_marked_and_a_click_on_the_mark_opens_the_card(
    extension: Extension, mail_site: str, better: str
) -> None:
    compose = extension.compose(f"{mail_site}/editable.html")
    compose.write(f"Hello Dana. {RUDE}")
    compose.wait_for_highlights([("error", FOUND)])
    compose.click_highlight("error")
    card = compose.islands.card()
    assert card.attributes["role"] == "dialog"
    assert [node.text for node in card.all(".severity")] == ["Error"]
    assert better in [node.text for node in card.all(".new")]
    assert compose.faults == []


def test_a_rewrite_replaces_the_words_in_a_contenteditable_and_one_undo_brings_them_back(
    extension: Extension, mail_site: str, better: str
) -> None:
    compose = extension.compose(f"{mail_site}/editable.html")
    compose.write(f"Hello. {RUDE} Thanks.")
    compose.wait_for_highlights([("error", FOUND)])
    compose.click_highlight("error")
    compose.islands.click_in_card("button", better)
    until(compose.page, lambda: compose.text() == f"Hello. {better}. Thanks.", "the better words")
    compose.islands.no_card()
    compose.wait_for_highlights([])
    compose.page.keyboard.press("Control+z")
    until(compose.page, lambda: compose.text() == f"Hello. {RUDE} Thanks.", "the words as before")
    compose.wait_for_highlights([("error", FOUND)])


def test_words_are_found_and_replaced_across_bold_and_no_break_spaces(
    extension: Extension, mail_site: str, better: str
) -> None:
    compose = extension.compose(f"{mail_site}/editable.html")
    html = "<p>Hi 😀</p><p>You&rsquo;re <b>wr<i>ong</i></b>&nbsp;about the renewal date.</p><p>Bye</p>"
    compose.page.eval_on_selector("#mail", "(mail, html) => { mail.innerHTML = html; }", html)
    compose.write("")
    compose.wait_for_highlights([("error", "You’re wrong\u00a0about the renewal date")])
    compose.click_highlight("error")
    compose.islands.click_in_card("button", better)
    until(compose.page, lambda: better in compose.text(), "the better words")
    assert compose.text().startswith("Hi 😀")
    assert compose.text().endswith("Bye")


def test_words_that_a_rewrite_ends_with_as_well_stay_as_they_are_and_the_caret_goes_behind_them(
    extension: Extension, mail_site: str
) -> None:
    compose = extension.compose(f"{mail_site}/editable.html")
    html = "<p>Hello. <i>Don't</i> think <b>about</b> it. Bye</p>"
    compose.page.eval_on_selector("#mail", "(mail, html) => { mail.innerHTML = html; }", html)
    compose.write("")
    until(compose.page, lambda: bool(compose.highlights()), "a mark")
    better = "Tell me what still bothers you about it"
    compose.click_highlight(compose.highlights()[0][0])
    compose.islands.click_in_card("button", better)
    compose.islands.no_card()
    compose.page.keyboard.type(" So.")
    assert compose.text().replace("\u00a0", " ") == f"Hello. {better}. So. Bye"
    assert compose.page.evaluate("mail.innerHTML").replace("&nbsp;", " ").endswith(" <b>about</b> it. So. Bye</p>")


def test_a_textarea_is_marked_in_an_overlay_and_rewritten_with_undo(
    extension: Extension, mail_site: str, better: str
) -> None:
    compose = extension.compose(f"{mail_site}/textarea.html")
    compose.write(f"Hello.\n{RUDE}")
    compose.wait_for_marks([("error", FOUND)])
    [host] = compose.islands.all("tf-marks")
    [mark] = host.all("mark")
    compose.islands.click(mark)
    compose.islands.click_in_card("button", better)
    until(compose.page, lambda: compose.text() == f"Hello.\n{better}.", "the better words")
    compose.wait_for_marks([])
    assert compose.islands.all("tf-marks") == []
    compose.page.keyboard.press("Control+z")
    until(compose.page, lambda: compose.text() == f"Hello.\n{RUDE}", "the words as before")


def test_marks_over_a_textarea_lie_on_its_words(extension: Extension, mail_site: str) -> None:
    compose = extension.compose(f"{mail_site}/textarea.html")
    compose.write(RUDE)
    compose.wait_for_marks([("error", FOUND)])
    [host] = compose.islands.all("tf-marks")
    before = host.all("mark")[0].center
    box = compose.page.locator("#mail").bounding_box()
    assert box is not None
    assert box["x"] < before[0] < box["x"] + box["width"]
    assert box["y"] < before[1] < box["y"] + 60
    compose.page.eval_on_selector("#mail", "mail => { mail.style.translate = '30px 50px'; }")
    moved = (before[0] + 30, before[1] + 50)
    until(compose.page, lambda: host.all("mark")[0].center == pytest.approx(moved, abs=0.5), "the marks followed")


@pytest.mark.parametrize("name", ["written", "srcdoc", "design"])
def test_an_editor_in_a_frame_is_marked_and_its_card_stands_in_the_page_around_it(
    extension: Extension, mail_site: str, better: str, name: str
) -> None:
    compose = extension.compose(f"{mail_site}/frames.html")
    frame = compose.write_in_frame(name, RUDE)
    compose.wait_for_highlights([("error", FOUND)], frame)
    assert compose.paint_of("error", frame) == RED
    before = frame.content()
    compose.click_highlight("error", frame)
    compose.islands.card()
    assert frame.content() == before
    assert compose.page.evaluate("document.documentElement.lastElementChild.localName") == "tf-card"
    compose.islands.click_in_card("button", better)
    until(compose.page, lambda: frame.inner_text("body").strip() == f"{better}.", "the better words")
    compose.page.keyboard.press("Control+z")
    until(compose.page, lambda: frame.inner_text("body").strip() == RUDE, "the words as before")
    assert compose.faults == []


def test_a_frame_written_anew_while_in_use_is_marked_again(extension: Extension, mail_site: str) -> None:
    compose = extension.compose(f"{mail_site}/frames.html")
    frame = compose.write_in_frame("written", RUDE)
    compose.wait_for_highlights([("error", FOUND)], frame)
    compose.page.evaluate("""() => {
        const page = document.querySelector("[name=written]").contentDocument;
        page.open();
        page.write("<!doctype html><body contenteditable='true'></body>");
        page.close();
    }""")
    frame = compose.write_in_frame("written", f"Well, {RUDE}")
    compose.wait_for_highlights([("error", FOUND)], frame)
    assert compose.paint_of("error", frame) == RED


def test_a_closing_is_told_from_a_paragraph_like_it_that_others_follow(extension: Extension, mail_site: str) -> None:
    compose = extension.compose(f"{mail_site}/textarea.html")
    paragraphs = [f"Paragraph {number} of this letter says what we have done for you so far." for number in range(6)]
    compose.write("\n\n".join([*paragraphs, "Regardless,\n\nTom"]))
    until(compose.page, lambda: [words for _, words in compose.islands.marked()] == ["Regardless,"], "a mark")
    compose.page.keyboard.type("\n\nThe letter goes on here, as there is one more thing to say about the gate.")
    compose.wait_for_marks([])


def test_quoted_mail_and_the_signature_are_let_alone(extension: Extension, mail_site: str) -> None:
    compose = extension.compose(f"{mail_site}/editable.html")
    html = (
        f"<div>Thanks.</div><div class='gmail_signature'>{RUDE}</div>"
        f"<blockquote type='cite'>{RUDE}</blockquote><div>PS: {RUDE}</div>"
    )
    compose.page.eval_on_selector("#mail", "(mail, html) => { mail.innerHTML = html; }", html)
    compose.write("")
    compose.wait_for_highlights([("error", FOUND)])
    assert compose.page.evaluate(
        "() => [...CSS.highlights.get('tf-error')][0].startContainer.parentElement === mail.lastElementChild"
    )


@pytest.mark.parametrize("kind", ["editable", "textarea"])
def test_after_a_click_on_the_words_one_types_on_behind_the_new_ones(
    extension: Extension, mail_site: str, better: str, kind: str
) -> None:
    compose = extension.compose(f"{mail_site}/{kind}.html")
    compose.write(f"{RUDE} Thanks.")
    if kind == "editable":
        compose.wait_for_highlights([("error", FOUND)])
        compose.click_highlight("error")
    else:
        compose.wait_for_marks([("error", FOUND)])
        compose.islands.click(compose.islands.all("tf-marks")[0].all("mark")[0])
    compose.islands.click_in_card("button", better)
    compose.islands.no_card()
    compose.page.keyboard.type(" too")
    assert compose.text() == f"{better} too. Thanks."


@pytest.mark.parametrize("html", ["<p>Hello.</p><p><br></p>", "<p>Hello.</p><p>So</p>"], ids=["empty", "full"])
def test_the_caret_stays_in_its_line_when_words_in_another_are_replaced(
    extension: Extension, mail_site: str, better: str, html: str
) -> None:
    compose = extension.compose(f"{mail_site}/editable.html")
    whole = html.replace("Hello.", RUDE)
    compose.page.eval_on_selector("#mail", "(mail, html) => { mail.innerHTML = html; }", whole)
    compose.page.click("#mail > p >> nth=1")
    compose.page.keyboard.press("End")
    compose.wait_for_highlights([("error", FOUND)])
    compose.page.mouse.move(*compose.middle_of("error"))
    compose.islands.click_in_card("button", better)
    compose.islands.no_card()
    compose.page.keyboard.type("Thanks")
    last = compose.page.eval_on_selector("#mail > p:last-child", "one => one.textContent")
    assert last in {"Thanks", "SoThanks"}


@pytest.mark.parametrize("kind", ["editable", "textarea"])
def test_words_are_left_out_and_one_undo_brings_them_back(extension: Extension, mail_site: str, kind: str) -> None:
    compose = extension.compose(f"{mail_site}/{kind}.html")
    compose.write("Hello. With all due respect, Dana knows.")
    until(compose.page, lambda: compose.highlights() or compose.islands.marked(), "a mark")
    extension.step(1)
    compose.islands.click_in_card("button", "Leave these words out")
    until(compose.page, lambda: compose.text() == "Hello. Dana knows.", "the words left out")
    compose.islands.no_card()
    compose.page.keyboard.press("Control+z")
    until(compose.page, lambda: compose.text() == "Hello. With all due respect, Dana knows.", "the words as before")


def test_ignored_words_stay_ignored_while_one_goes_on_writing(extension: Extension, mail_site: str) -> None:
    compose = extension.compose(f"{mail_site}/editable.html")
    compose.write(RUDE)
    compose.wait_for_highlights([("error", FOUND)])
    compose.click_highlight("error")
    compose.islands.click_in_card("button", "Ignore once")
    compose.wait_for_highlights([])
    compose.page.keyboard.press("Control+End")
    compose.page.keyboard.type(" And you are mistaken about the price.")
    compose.wait_for_highlights([("error", "you are mistaken about the price")])


def test_escape_closes_the_card_and_the_next_letter_goes_into_the_field(extension: Extension, mail_site: str) -> None:
    compose = extension.compose(f"{mail_site}/editable.html")
    compose.write(RUDE)
    compose.wait_for_highlights([("error", FOUND)])
    compose.click_highlight("error")
    compose.islands.card()
    compose.page.keyboard.press("Escape")
    compose.islands.no_card()
    compose.page.keyboard.press("Control+End")
    compose.page.keyboard.type("!")
    assert compose.text() == f"{RUDE}!"


def test_the_keyboard_goes_from_finding_to_finding_applies_and_returns(
    extension: Extension, mail_site: str, better: str
) -> None:
    compose = extension.compose(f"{mail_site}/editable.html")
    compose.write(f"{RUDE} And you are mistaken about the price.")
    second = "you are mistaken about the price"
    compose.wait_for_highlights([("error", FOUND), ("error", second)])
    compose.page.keyboard.press("Alt+Shift+N")
    assert FOUND in compose.islands.card().text
    extension.step(1)
    until(compose.page, lambda: second in compose.islands.card().text, "the card of the second finding")
    compose.page.keyboard.press("Alt+Shift+P")
    until(compose.page, lambda: FOUND in compose.islands.card().text, "the card of the first finding")
    compose.page.keyboard.press("Enter")
    until(compose.page, lambda: compose.text().startswith(better), "the better words")
    compose.islands.no_card()
    compose.page.keyboard.type("!")
    assert compose.text() == f"{better}. And {second}.!"


def test_words_typed_into_a_finding_take_its_mark_away_at_once(extension: Extension, mail_site: str) -> None:
    compose = extension.compose(f"{mail_site}/editable.html")
    compose.write(RUDE)
    compose.wait_for_highlights([("error", FOUND)])
    compose.page.keyboard.press("Home")
    compose.page.keyboard.press("Control+ArrowRight")
    compose.page.keyboard.type("r")
    compose.wait_for_highlights([])


def test_marks_come_back_after_the_worker_was_stopped(extension: Extension, mail_site: str) -> None:
    compose = extension.compose(f"{mail_site}/editable.html")
    compose.write("Hello. ")
    stopper = extension.context.new_cdp_session(compose.page)
    stopper.send("ServiceWorker.enable")
    stopper.send("ServiceWorker.stopAllWorkers")
    compose.page.keyboard.type(RUDE)
    compose.wait_for_highlights([("error", FOUND)])


def test_resting_on_a_mark_opens_the_card_and_moving_away_closes_it(extension: Extension, mail_site: str) -> None:
    compose = extension.compose(f"{mail_site}/editable.html")
    compose.write(RUDE)
    compose.wait_for_highlights([("error", FOUND)])
    compose.page.mouse.move(*compose.middle_of("error"))
    compose.islands.card()
    compose.page.mouse.move(700, 500)
    compose.islands.no_card()


def test_an_editor_that_refuses_the_words_gets_them_on_the_clipboard(
    extension: Extension, mail_site: str, better: str
) -> None:
    extension.context.grant_permissions(["clipboard-read", "clipboard-write"])
    compose = extension.compose(f"{mail_site}/editable.html")
    compose.write(RUDE)
    compose.wait_for_highlights([("error", FOUND)])
    compose.page.evaluate("mail.addEventListener('paste', (event) => event.preventDefault())")
    compose.click_highlight("error")
    compose.islands.click_in_card("button", better)
    said = "This editor would not take the words. They are on your clipboard"
    until(compose.page, lambda: said in compose.islands.card().text, "the card says so")
    assert compose.page.evaluate("navigator.clipboard.readText()") == better
    assert compose.text() == RUDE


def test_a_late_paste_is_not_followed_by_a_second_insertion(extension: Extension, mail_site: str, better: str) -> None:
    compose = extension.compose(f"{mail_site}/editable.html")
    compose.write(RUDE)
    compose.wait_for_highlights([("error", FOUND)])
    compose.page.evaluate("""() => mail.addEventListener("paste", (event) => {
        const words = event.clipboardData.getData("text/plain");
        setTimeout(() => document.execCommand("insertText", false, words), 80);
    })""")
    compose.click_highlight("error")
    compose.islands.click_in_card("button", better)
    compose.islands.no_card()
    assert compose.text() == f"{better}."


def test_words_that_changed_under_the_card_are_not_replaced(extension: Extension, mail_site: str) -> None:
    compose = extension.compose(f"{mail_site}/editable.html")
    compose.write(RUDE)
    compose.wait_for_highlights([("error", FOUND)])
    compose.click_highlight("error")
    compose.islands.card()
    compose.page.evaluate("mail.firstChild.data = 'You are right about the renewal date.'")
    compose.islands.no_card()
    assert compose.text() == "You are right about the renewal date."


def test_an_editor_in_a_shadow_root_is_marked_and_rewritten(extension: Extension, mail_site: str, better: str) -> None:
    compose = extension.compose(f"{mail_site}/shadow.html")
    compose.write(RUDE)
    compose.wait_for_highlights([("error", FOUND)])
    paint = "getComputedStyle(document.querySelector('mail-editor').shadowRoot.querySelector('#mail'),\
        '::highlight(tf-error)').backgroundColor"
    assert compose.page.evaluate(paint) == RED
    compose.click_highlight("error")
    compose.islands.click_in_card("button", better)
    until(compose.page, lambda: compose.text() == f"{better}.", "the better words")


def test_a_composition_is_left_alone_until_it_ends(extension: Extension, mail_site: str) -> None:
    compose = extension.compose(f"{mail_site}/editable.html")
    compose.write("Hello. ")
    asked: list[str] = []
    extension.context.on(
        "request", lambda one: asked.append(one.post_data or "") if one.url.endswith("/lint") else None
    )
    cdp = compose.islands.cdp
    for length in range(1, len(FOUND) + 1):
        cdp.send("Input.imeSetComposition", {"text": FOUND[:length], "selectionStart": length, "selectionEnd": length})
    assert compose.text() == f"Hello. {FOUND}"
    cdp.send("Input.insertText", {"text": FOUND})
    compose.page.keyboard.type(".")
    compose.wait_for_highlights([("error", FOUND)])
    assert all(FOUND in one for one in asked if "Hello. Y" in one)
