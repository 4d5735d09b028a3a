"""Pages with the editors that webmail is made of, each built from its own package, and how a test works on one."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

from .extension import Compose
from .islands import until

if TYPE_CHECKING:
    from playwright.sync_api import Frame, Page

    from .extension import Extension

SOURCES = Path(__file__).parent / "editors"
PATIENCE = 30.0  # seconds; big editors on a busy machine

FRAMED = ("tinymce", "ckeditor4")

# Paragraphs of runs: words and "", "bold" or "link".
Letter = list[list[tuple[str, str]]]


def build_editors(folder: Path) -> None:
    """Bundles every editor's page into a folder."""
    node = shutil.which("node")
    if node is None or not (SOURCES / "node_modules").is_dir():
        raise FileNotFoundError("The editors are missing: run `npm ci` in tests/e2e/editors.")
    subprocess.run([node, str(SOURCES / "build.mjs"), str(folder)], check=True)


class Editors:
    """The editors on a site that holds them all."""

    def __init__(self, extension: Extension, site: str) -> None:
        self.extension = extension
        self.site = site

    def open(self, name: str) -> EditorPage:
        """Opens an editor: its name, or its page with options."""
        path = name if "?" in name else f"{name}.html"
        page = self.extension.context.new_page()
        return EditorPage(page, f"{self.site}/{path}", framed=name.startswith(FRAMED))


class EditorPage(Compose):
    """An editor that holds the letter of `editors/letter.js`."""

    def __init__(self, page: Page, address: str, *, framed: bool) -> None:
        super().__init__(page)
        self.framed = framed
        page.goto(address)
        page.wait_for_function("window.model", timeout=PATIENCE * 1000)

    @property
    def frame(self) -> Frame:
        """The frame the editable stands in."""
        return self.page.frames[1] if self.framed else self.page.main_frame

    def model(self) -> Letter:
        """What the editor's own model says of the letter."""
        return [[(words, kind) for words, kind in paragraph] for paragraph in self.page.evaluate("model()")]

    def words(self) -> list[str]:
        """The paragraphs of the model."""
        return ["".join(words for words, _ in paragraph) for paragraph in self.model()]

    def seen(self) -> list[str]:
        """The paragraphs that the editable shows."""
        script = """(field) => (field.value ?? field.innerText).replaceAll("\\u00a0", " ")
            .replace(/[\\u200b\\u2060\\ufeff]/g, "").split(/\\n+/).filter(Boolean)"""
        return list(self.frame.eval_on_selector(self.editable, script))

    @property
    def editable(self) -> str:
        return "body" if self.framed else "textarea, [contenteditable=true]"

    def document(self) -> str:
        """The editable, or all of its document when that is its own."""
        script = "field => field.localName === 'body' ? field.ownerDocument.documentElement.outerHTML : field.outerHTML"
        return str(self.frame.eval_on_selector(self.editable, script))

    def add_paragraph(self, text: str) -> None:
        """Goes to the end of the letter and types one more paragraph."""
        until(self.page, self._at_end, "a caret at the end of the letter", PATIENCE)
        self.page.keyboard.press("Enter")
        self.page.keyboard.type(text)
        self.page.evaluate("rest()")

    def _at_end(self) -> bool:
        """Goes to the end of the letter, afresh each time: what an editor draws meanwhile may take the caret back."""
        self.frame.eval_on_selector(self.editable, "field => field.blur()")
        self.frame.focus(self.editable)
        self.press_and_settle("Control+End")
        try:
            self.page.wait_for_function("caretAtEnd()", timeout=1000)
        except PlaywrightTimeoutError:
            return False
        return True

    def press_and_settle(self, key: str) -> None:
        """Presses a key that moves the caret, and lets the editor hear of it: browsers tell once a frame."""
        self.page.keyboard.press(key)
        self.frame.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")

    def marks(self) -> list[tuple[str, str]]:
        """The marks, wherever they are drawn."""
        drawn = self.highlights(self.frame) or self.islands.marked()
        return [(severity.removesuffix("-open"), words.replace("\u00a0", " ")) for severity, words in drawn]

    def wait_for(self, marks: list[tuple[str, str]]) -> None:
        """Waits until exactly these words are marked."""
        until(self.page, lambda: sorted(self.marks()) == sorted(marks), f"marks {marks}", PATIENCE)

    def wait_for_words(self, words: list[str]) -> None:
        """Waits until model and editable both say this."""
        until(self.page, lambda: self.words() == words, f"a model that says {words}", PATIENCE)
        until(self.page, lambda: self.seen() == words, f"an editable that shows {words}", PATIENCE)

    def click_mark(self) -> None:
        """Opens the card of the first error with the mouse."""
        self.click_highlight("error", self.frame if self.framed else None)
        self.islands.card()

    def wait_for_card(self, words: str) -> None:
        """Waits until the card says this."""
        until(self.page, lambda: words in self.islands.card().text, f"a card that says {words}", PATIENCE)

    def refuse_pastes(self) -> None:
        """Makes the editor say that it took care of each paste, and do nothing."""
        script = """() => window.addEventListener("paste", (event) => {
            event.preventDefault();
            event.stopImmediatePropagation();
        }, {capture: true})"""
        self.frame.evaluate(script)
