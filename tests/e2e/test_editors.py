"""The editors that webmail is made of: marks, rewrites and undo, judged by each editor's own model."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from .editor_pages import Editors
from .islands import until

if TYPE_CHECKING:
    from .extension import Extension
    from .serving import RunningTactful

pytestmark = pytest.mark.e2e

FIRST = "Dear Dana, you're wrong about the renewal date. See our terms."
WRONG, MISTAKEN = "you're wrong about the renewal date", "you are mistaken about the price"
SECOND = "And you are mistaken about the price."
MARKED = [("error", WRONG), ("error", MISTAKEN)]
LEFT_OUT = "With all due respect"
RICH = [
    "contenteditable",
    "ckeditor5",
    "quill",
    "prosemirror",
    "tiptap",
    "lexical",
    "slate",
    "draft",
    "tinymce",
    "tinymce.html?sync",
    "ckeditor4",
]


@pytest.fixture
def editors(extension: Extension, editor_site: str) -> Editors:
    return Editors(extension, editor_site)


@pytest.fixture(scope="module")
def politer(tactful_server: RunningTactful) -> str:
    """What the server would say instead of the first paragraph's words."""
    return tactful_server.rewrites(FIRST)[0]


@pytest.mark.parametrize("name", RICH)
def test_a_rewrite_reaches_the_editors_model_and_one_undo_takes_it_back(
    editors: Editors, politer: str, name: str
) -> None:
    editor = editors.open(name)
    editor.add_paragraph(SECOND)
    editor.wait_for(MARKED)
    before = editor.model()
    assert editor.words() == [FIRST, SECOND]
    editor.click_mark()
    assert "tf-" not in editor.document()
    editor.islands.click_in_card("button", politer)
    editor.wait_for_words([FIRST.replace(WRONG, politer), SECOND])
    editor.islands.no_card()
    [first, _] = editor.model()
    assert first[0] == ("Dear Dana", "bold")
    assert first[-2:] == [("our terms", "link"), (".", "")]
    editor.wait_for([("error", MISTAKEN)])
    editor.page.keyboard.press("Control+z")
    editor.wait_for_words([FIRST, SECOND])
    assert editor.model() == before
    editor.wait_for(MARKED)
    assert editor.faults == []


@pytest.mark.parametrize("name", [name for name in RICH if "?" not in name])
def test_a_rewrite_of_words_in_one_format_has_that_format(editors: Editors, politer: str, name: str) -> None:
    for kind in ("bold", "link"):
        editor = editors.open(f"{name}.html?phrase={kind}")
        editor.add_paragraph(SECOND)
        editor.wait_for(MARKED)
        before = editor.model()
        editor.click_mark()
        editor.islands.click_in_card("button", politer)
        editor.wait_for_words([FIRST.replace(WRONG, politer), SECOND])
        editor.islands.no_card()
        assert editor.model()[0][1:4] == [(", ", ""), (politer, kind), (". See ", "")]
        editor.page.keyboard.press("Control+z")
        until(editor.page, lambda editor=editor, before=before: editor.model() == before, "the letter as before")
        assert editor.faults == []


@pytest.mark.parametrize("name", RICH)
def test_after_a_rewrite_by_keyboard_the_caret_is_where_it_was(editors: Editors, politer: str, name: str) -> None:
    editor = editors.open(name)
    editor.add_paragraph(SECOND)
    editor.wait_for(MARKED)
    written = editor.document()
    editor.page.keyboard.press("Alt+Shift+P")
    editor.page.keyboard.press("Alt+Shift+P")
    until(editor.page, lambda: WRONG in editor.islands.card().text, "the card of the first finding")
    assert without_focus(editor.document()) == without_focus(written)
    editor.page.keyboard.press("1")
    editor.wait_for_words([FIRST.replace(WRONG, politer), SECOND])
    editor.islands.no_card()
    editor.page.keyboard.type(" Thanks.")
    editor.wait_for_words([FIRST.replace(WRONG, politer), f"{SECOND} Thanks."])
    assert editor.faults == []


@pytest.mark.parametrize("name", RICH)
def test_words_left_out_are_gone_from_the_editors_model_and_one_undo_brings_them_back(
    editors: Editors, name: str
) -> None:
    editor = editors.open(name)
    editor.add_paragraph(f"{LEFT_OUT}, Dana knows.")
    editor.wait_for([("error", WRONG), ("warning", LEFT_OUT)])
    before = editor.model()
    editor.page.keyboard.press("Alt+Shift+P")
    editor.islands.click_in_card("button", "Leave these words out")
    editor.wait_for_words([FIRST, "Dana knows."])
    editor.page.keyboard.press("Control+z")
    editor.wait_for_words([FIRST, f"{LEFT_OUT}, Dana knows."])
    assert editor.model() == before
    editor.wait_for([("error", WRONG), ("warning", LEFT_OUT)])
    editor.press_and_settle("Control+End")
    editor.page.keyboard.press("Alt+Shift+P")
    editor.islands.click_in_card("button", "Leave these words out")
    editor.islands.no_card()
    editor.page.keyboard.type(" Thanks.")
    editor.wait_for_words([FIRST, "Dana knows. Thanks."])
    assert editor.faults == []


def test_a_textarea_is_rewritten_undone_and_typed_on(editors: Editors, politer: str) -> None:
    editor = editors.open("textarea")
    editor.add_paragraph(SECOND)
    editor.wait_for(MARKED)
    for _ in range(2):
        editor.press_and_settle("Control+Home")
        editor.page.keyboard.press("Alt+Shift+N")
        editor.islands.click_in_card("button", politer)
        editor.wait_for_words([FIRST.replace(WRONG, politer), SECOND])
        editor.islands.no_card()
        editor.page.keyboard.press("Control+z")
        editor.wait_for_words([FIRST, SECOND])
        editor.wait_for(MARKED)
    assert editor.faults == []


@pytest.mark.parametrize("name", ["tinymce", "slate"])
def test_where_an_editor_refuses_the_words_are_copied_and_the_card_says_so(
    extension: Extension, editors: Editors, politer: str, name: str
) -> None:
    extension.context.grant_permissions(["clipboard-read", "clipboard-write"])
    editor = editors.open(name)
    editor.add_paragraph(SECOND)
    editor.wait_for(MARKED)
    editor.refuse_pastes()
    before = editor.model()
    editor.click_mark()
    editor.islands.click_in_card("button", politer)
    editor.wait_for_card("They are on your clipboard")
    assert editor.page.evaluate("navigator.clipboard.readText()") == politer
    assert editor.model() == before


def without_focus(html: str) -> str:
    """An editable's HTML without what editors write there while the keyboard is elsewhere."""
    return re.sub(r" (ck-focused|ck-blurred|ProseMirror-focused)\b", "", html)
