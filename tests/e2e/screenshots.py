"""Pictures of the running extension, made in tests/: `../.venv/bin/python -m e2e.screenshots FOLDER`."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from playwright.sync_api import expect, sync_playwright

from .chromium import find_chromium
from .extension import Compose, Extension, build_extension, running_extension
from .islands import until
from .serving import running_tactful, serving_pages

if TYPE_CHECKING:
    from playwright.sync_api import Page

LETTER = (
    "Hello Dana,",
    "Thank you for your message. You're wrong about the renewal date. It was on the first page of the contract.",
    "As I already told you, you should have read the terms. Calm down, there is nothing we can do.",
    "Kind regards,",
)
Scheme = Literal["light", "dark"]


def main(folder: Path) -> None:
    """Writes the pictures, in light and dark."""
    folder.mkdir(parents=True, exist_ok=True)
    chromium = find_chromium()
    if chromium is None:
        sys.exit("No Chromium on this machine.")
    with (
        tempfile.TemporaryDirectory() as scratch,
        sync_playwright() as driver,
        running_tactful(Path(scratch) / "config") as server,
        serving_pages() as site,
        running_extension(driver, chromium, build_extension() / "chrome", Path(scratch) / "profile") as extension,
    ):
        extension.save(server=server.url, token=server.token, off=[])
        for scheme in ("light", "dark"):
            _editable(extension, site, scheme, folder)
            _textarea(extension, site, scheme, folder)
            _options(extension, scheme, folder)


def _editable(extension: Extension, site: str, scheme: Scheme, folder: Path) -> None:
    compose = _open(extension, f"{site}/webmail.html", scheme)
    compose.page.click("#mail")
    for line in LETTER:
        compose.page.keyboard.type(line)
        compose.page.keyboard.press("Enter")
    until(compose.page, compose.highlights, "marks")
    compose.click_highlight("error")
    compose.islands.card()
    compose.page.screenshot(path=folder / f"extension-contenteditable-{scheme}.png")
    compose.islands.click_in_card("button", "More…")
    compose.islands.click_in_card("button", "false alarm")
    until(compose.page, lambda: compose.islands.card().all("pre"), "the form")
    compose.page.screenshot(path=folder / f"extension-false-alarm-{scheme}.png")
    popup = extension.popup_over(compose.page)
    popup.emulate_media(color_scheme=scheme)
    expect(popup.locator("#connection")).to_contain_text("Connected")
    expect(popup.locator("#error")).not_to_have_text("0")
    popup.set_viewport_size({"width": 320, "height": 560})
    popup.screenshot(path=folder / f"extension-popup-{scheme}.png")
    popup.close()


def _textarea(extension: Extension, site: str, scheme: Scheme, folder: Path) -> None:
    compose = _open(extension, f"{site}/webmail-plain.html", scheme)
    compose.write("\n\n".join(LETTER))
    until(compose.page, compose.islands.marked, "marks")
    [host] = compose.islands.all("tf-marks")
    compose.islands.click(host.all("mark")[0])
    compose.islands.card()
    compose.page.screenshot(path=folder / f"extension-textarea-{scheme}.png")


def _options(extension: Extension, scheme: Scheme, folder: Path) -> None:
    page: Page = extension.options()
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": 720, "height": 1180})
    page.get_by_role("button", name="Test connection").click()
    expect(page.locator("#outcome")).to_contain_text("Connected")
    page.screenshot(path=folder / f"extension-options-{scheme}.png")


def _open(extension: Extension, address: str, scheme: Scheme) -> Compose:
    compose = extension.compose(address)
    compose.page.emulate_media(color_scheme=scheme)
    compose.page.set_viewport_size({"width": 900, "height": 640})
    return compose


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "screenshots"))
