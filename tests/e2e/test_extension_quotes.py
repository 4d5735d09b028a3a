"""Answers typed between the customer's lines are marked, and the customer's lines never are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .islands import until

if TYPE_CHECKING:
    from .extension import Compose, Extension

pytestmark = pytest.mark.e2e

RUDE = "You're wrong about the renewal date."
FOUND = ("error", "You're wrong about the renewal date")
THEIRS = "You are mistaken about the price."
OWN = "<div>Hello Dana,</div><div><br></div>"
LINES = f"<div id='first'>{THEIRS}</div><div>It is your own fault.</div>"
SHAPES = {
    "cited": f"{OWN}<blockquote type='cite'>{LINES}</blockquote>",
    "gmail": f"{OWN}<div class='gmail_quote'><div class='gmail_attr'>Dana wrote:</div>"
    f"<blockquote class='gmail_quote'>{LINES}</blockquote></div>",
    "outlook": f"{OWN}<div id='x_divRplyFwdMsg'>From: Dana</div>{LINES}",
    "breaks": f"{OWN}<blockquote type='cite'><span id='first'>{THEIRS}</span><br>It is your own fault.</blockquote>",
}
# What Gmail and Outlook do on Enter in a quote: two quotes, and a line of the author's between them.
SPLIT = """() => mail.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    const quote = mail.querySelector("blockquote");
    const rest = quote.cloneNode();
    rest.append(...[...quote.childNodes].slice(1));
    const line = document.createElement("div");
    line.innerHTML = "<br>";
    quote.after(line, rest);
    getSelection().setPosition(line, 0);
})"""


def open_reply(extension: Extension, mail_site: str, html: str) -> Compose:
    """Opens a page whose field holds a reply with a quote."""
    compose = extension.compose(f"{mail_site}/editable.html")
    compose.page.eval_on_selector("#mail", "(mail, html) => { mail.innerHTML = html; }", html)
    compose.page.click("#mail > div >> nth=0")
    compose.page.keyboard.press("End")
    compose.page.keyboard.type(f" {RUDE}")
    compose.wait_for_highlights([FOUND])
    return compose


def answer(compose: Compose, words: str) -> None:
    """Types a line after the customer's first."""
    compose.page.click("#first")
    compose.page.keyboard.press("End")
    compose.page.keyboard.press("Enter")
    compose.page.keyboard.type(words)


@pytest.mark.parametrize("shape", SHAPES)
def test_an_answer_between_quoted_lines_is_marked_rewritten_and_undone(
    extension: Extension, mail_site: str, better: str, shape: str
) -> None:
    compose = open_reply(extension, mail_site, SHAPES[shape])
    before = compose.text()
    answer(compose, RUDE)
    compose.wait_for_highlights([FOUND, FOUND])
    compose.page.keyboard.press("Alt+Shift+P")
    compose.islands.click_in_card("button", better)
    until(compose.page, lambda: f"{better}." in compose.text(), "the better words")
    compose.islands.no_card()
    compose.wait_for_highlights([FOUND])
    assert compose.text().replace(f"{better}.", "").split() == before.split()
    compose.page.keyboard.press("Control+z")
    until(compose.page, lambda: compose.text().count(RUDE) == 2, "the words as before")
    compose.wait_for_highlights([FOUND, FOUND])
    assert compose.faults == []


def test_an_answer_in_a_quote_that_the_editor_splits_is_marked(extension: Extension, mail_site: str) -> None:
    compose = open_reply(extension, mail_site, SHAPES["cited"])
    compose.page.evaluate(SPLIT)
    answer(compose, RUDE)
    compose.wait_for_highlights([FOUND, FOUND])


@pytest.mark.parametrize("shape", SHAPES)
def test_a_quote_that_comes_late_stays_the_customers_and_an_answer_in_it_is_marked(
    extension: Extension, mail_site: str, shape: str
) -> None:
    compose = open_reply(extension, mail_site, OWN)
    late = SHAPES[shape].removeprefix(OWN)
    compose.page.eval_on_selector("#mail", "(mail, html) => { mail.insertAdjacentHTML('beforeend', html); }", late)
    compose.page.keyboard.type(f" {RUDE}")
    compose.wait_for_highlights([FOUND, FOUND])
    answer(compose, RUDE)
    compose.wait_for_highlights([FOUND] * 3)


@pytest.mark.parametrize("shape", SHAPES)
def test_a_quote_that_is_cut_down_or_divided_stays_the_customers(
    extension: Extension, mail_site: str, shape: str
) -> None:
    compose = open_reply(extension, mail_site, SHAPES[shape])
    compose.page.click("#first")
    compose.page.keyboard.press("End")
    for key in ["Enter", "Backspace", "Backspace", "ArrowLeft", "Enter", "Home", "Backspace", "Delete"]:
        compose.page.keyboard.press(key)
    compose.page.keyboard.press("Control+Home")
    compose.page.keyboard.press("End")
    compose.page.keyboard.type(f" {RUDE}")  # once that is marked, what came before it was answered as well
    compose.wait_for_highlights([FOUND, FOUND])


@pytest.mark.parametrize("way", ["joined", "outdented"])
def test_the_customers_first_line_stays_theirs_when_it_is_pulled_up_out_of_the_quote(
    extension: Extension, mail_site: str, way: str
) -> None:
    compose = open_reply(extension, mail_site, SHAPES["cited"].replace("<div><br></div>", ""))
    compose.page.click("#first")
    compose.page.keyboard.press("Home")
    if way == "joined":
        compose.page.keyboard.press("Backspace")
    else:
        compose.page.evaluate("document.execCommand('outdent')")
    outside = "() => !mail.querySelector('blockquote').textContent.includes('mistaken')"
    assert compose.page.evaluate(outside)
    compose.page.keyboard.press("Control+Home")
    compose.page.keyboard.type(f"{RUDE} ")
    compose.wait_for_highlights([FOUND, FOUND])


def test_an_answer_between_quoted_lines_of_plain_text_is_marked(extension: Extension, mail_site: str) -> None:
    compose = extension.compose(f"{mail_site}/textarea.html")
    text = f"Hello Dana,\n\nOn Monday, Dana wrote:\n> {THEIRS}\n> It is your own fault.\n"
    compose.page.eval_on_selector("#mail", "(mail, text) => { mail.value = text; }", text)
    compose.page.click("#mail")
    compose.page.keyboard.press("Control+Home")
    for _ in range(3):
        compose.page.keyboard.press("ArrowDown")
    compose.page.keyboard.press("End")
    compose.page.keyboard.type(f"\n\n{RUDE}\n")
    compose.wait_for_marks([FOUND])


def test_a_rewrite_that_the_quoted_mail_says_as_well_is_put_in_place(
    extension: Extension, mail_site: str, better: str
) -> None:
    better = better[0].lower() + better[1:]  # the words stand inside a sentence
    quote = f"<blockquote type='cite'><div id='first'>Once more: {better}.</div></blockquote>"
    compose = open_reply(extension, mail_site, OWN + quote)
    compose.click_highlight("error")
    compose.islands.click_in_card("button", better)
    compose.islands.no_card()
    compose.wait_for_highlights([])
    assert compose.text().count(better) == 2
