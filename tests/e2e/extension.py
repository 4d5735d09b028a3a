"""The extension in a browser, and a page on which somebody writes."""

from __future__ import annotations

import contextlib
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from .chromium import FLAGS
from .islands import Islands, until

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playwright.sync_api import BrowserContext, Frame, Page, Playwright, Worker

SOURCES = Path(__file__).parents[2] / "extension"
EXTENSION_ID = "mojhpikalhkkjfgbhagidddlaabndnpp"  # follows from the manifest's key
HIGHLIGHTS = """() => [...CSS.highlights].flatMap(
    ([name, ranges]) => [...ranges].map((range) => [name.replace("tf-", ""), range.toString()]))"""
MIDDLE_OF_MARK = """(name) => {
    const [range] = CSS.highlights.get(name);
    const box = range.getClientRects()[0];
    return [box.left + box.width / 2, box.top + box.height / 2];
}"""

STEP = """async (by) => {
    const [tab] = await chrome.tabs.query({active: true, lastFocusedWindow: true});
    await chrome.tabs.sendMessage(tab.id, {order: "step", by});
}"""

BADGE = """async () => {
    const [tab] = await chrome.tabs.query({active: true, lastFocusedWindow: true});
    return chrome.action.getBadgeText({tabId: tab.id});
}"""


def build_extension() -> Path:
    """Builds the extension as it is now; gives the folder with one to load for each browser."""
    npm = shutil.which("npm")
    if npm is None or not (SOURCES / "node_modules").is_dir():
        raise FileNotFoundError("The extension's tools are missing: run `npm ci` in extension/.")
    subprocess.run([npm, "run", "--silent", "build"], cwd=SOURCES, check=True)
    return SOURCES / "dist"


@contextlib.contextmanager
def running_extension(driver: Playwright, chromium: str, built: Path, profile: Path) -> Iterator[Extension]:
    """Starts a browser with the extension in it."""
    context = driver.chromium.launch_persistent_context(
        profile,
        executable_path=chromium,
        ignore_default_args=["--disable-extensions"],
        args=[*FLAGS, f"--disable-extensions-except={built}", f"--load-extension={built}"],
    )
    yield Extension(context)
    context.close()


class Extension:
    """A browser profile with the extension in it."""

    def __init__(self, context: BrowserContext) -> None:
        self.context = context

    @property
    def worker(self) -> Worker:
        """The background worker, waited for when it is just starting."""
        found = self.context.service_workers
        return found[0] if found else self.context.wait_for_event("serviceworker")

    def save(self, *, server: str, token: str, off: Sequence[str] = (), **more: object) -> None:
        """Saves settings, as the options page does; what is not given is as in a new profile."""
        settings = {"server": server, "token": token, "off": list(off), **more}
        self.worker.evaluate(
            "async (settings) => { await chrome.storage.local.clear(); await chrome.storage.local.set(settings); }",
            settings,
        )

    def step(self, by: int) -> None:
        """What the browser's shortcut does; a test can press only what reaches the page."""
        self.worker.evaluate(STEP, by)

    def badge(self) -> str:
        """The text on the extension's icon, for the active tab."""
        return str(self.worker.evaluate(BADGE))

    def compose(self, address: str) -> Compose:
        """Opens a page to write on."""
        page = self.context.new_page()
        compose = Compose(page)
        page.goto(address)
        return compose

    def popup_over(self, page: Page) -> Page:
        """The popup for a page, opened in a tab behind it so that the page stays the active one."""
        page.bring_to_front()
        with self.context.expect_page() as opened:
            self.worker.evaluate("chrome.tabs.create({url: 'popup.html', active: false})")
        opened.value.wait_for_load_state()
        return opened.value

    def options(self) -> Page:
        """The options page."""
        page = self.context.new_page()
        page.goto(f"chrome-extension://{EXTENSION_ID}/options.html")
        return page

    def close_pages(self) -> None:
        """Closes every page but one, which keeps the browser open."""
        keep = self.context.new_page()
        for page in self.context.pages:
            if page is not keep:
                page.close()


class Compose:
    """A page with a compose field; collects what goes wrong on it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.islands = Islands(page)
        self.faults: list[str] = []
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("console", lambda line: self.faults.append(line.text) if line.type == "error" else None)

    def write(self, text: str, field: str = "#mail") -> None:
        """Clicks a field and types."""
        self.page.click(field)
        self.page.keyboard.type(text)

    def write_in_frame(self, name: str, text: str) -> Frame:
        """Clicks the body of a frame and types."""
        frame = self.page.frame(name)
        assert frame is not None
        frame.click("body")
        self.page.keyboard.type(text)
        return frame

    def highlights(self, frame: Frame | None = None) -> list[tuple[str, str]]:
        """The marks in an editable's document: severity and words."""
        return [(name, words) for name, words in (frame or self.page.main_frame).evaluate(HIGHLIGHTS)]

    def wait_for_highlights(self, expected: list[tuple[str, str]], frame: Frame | None = None) -> None:
        """Waits until exactly these marks are drawn."""
        until(self.page, lambda: self.highlights(frame) == expected, f"marks {expected}")

    def wait_for_marks(self, expected: list[tuple[str, str]]) -> None:
        """Waits until exactly these marks lie over a textarea."""
        until(self.page, lambda: self.islands.marked() == expected, f"marks {expected}")

    def paint_of(self, severity: str, frame: Frame | None = None) -> str:
        """The background that a mark of that severity is painted with."""
        style = "name => getComputedStyle(document.body, `::highlight(${name})`).backgroundColor"
        return str((frame or self.page.main_frame).evaluate(style, f"tf-{severity}"))

    def middle_of(self, severity: str, frame: Frame | None = None) -> tuple[float, float]:
        """The middle of the first mark of that severity, in the page's viewport."""
        x, y = (frame or self.page.main_frame).evaluate(MIDDLE_OF_MARK, f"tf-{severity}")
        box = frame.frame_element().bounding_box() if frame else None
        return (x + box["x"] + 1, y + box["y"] + 1) if box else (x, y)

    def click_highlight(self, severity: str, frame: Frame | None = None) -> None:
        """Clicks the middle of the first mark of that severity."""
        self.page.mouse.click(*self.middle_of(severity, frame))

    def text(self, field: str = "#mail") -> str:
        """What a field says."""
        return str(self.page.eval_on_selector(field, "field => field.value ?? field.innerText"))
