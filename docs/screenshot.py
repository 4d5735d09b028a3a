"""Take the pictures of README from the running product: `python docs/screenshot.py`, or `make screenshot`.

A real server, a real Chromium, an example of the playground, one card open. The extension's pictures are taken by
the script beside its tests, with the built extension.
"""
# ruff: noqa: INP001, S603 (a script by itself, which starts only its own programs)

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from playwright.sync_api import expect, sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

ROOT = Path(__file__).parents[1]
IMAGES = ROOT / "docs" / "images"
SIZE = (1280, 1130)


def main() -> None:
    """Write the pictures to docs/images."""
    IMAGES.mkdir(exist_ok=True)
    sandbox = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with server() as address, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium(), args=sandbox)
        playground(browser, address, "light", IMAGES / "playground.png")
        playground(browser, address, "dark", IMAGES / "playground-dark.png")
        browser.close()
    subprocess.run([sys.executable, "-m", "e2e.screenshots", str(IMAGES)], cwd=ROOT / "tests", check=True)


def playground(browser: Browser, address: str, scheme: Literal["light", "dark"], picture: Path) -> None:
    """The first example with the card of its last finding open."""
    page = browser.new_page(
        color_scheme=scheme, viewport={"width": SIZE[0], "height": SIZE[1]}, reduced_motion="reduce"
    )
    page.goto(address)
    page.get_by_role("button", name="Try an example").click()
    page.get_by_role("button", name="The invoice quarrel").click()
    page.locator("#customer-box summary").click()
    expect(page.locator("#findings button").nth(2)).to_be_visible()
    expect(page.locator("#measures")).to_be_visible()
    expect(page.locator("#grammar")).not_to_have_text(re.compile("^$|looking"))
    page.evaluate("scrollTo(0, 0)")
    page.locator("#findings button").last.click()
    page.locator("#card .take").nth(1).hover()
    page.screenshot(path=picture)
    page.close()


def chromium() -> str:
    """The Chromium of this machine."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if found := shutil.which(name):
            return found
    sys.exit("There is no Chromium on this machine. `make screenshot` installs one.")


@contextmanager
def server() -> Iterator[str]:
    """The address of a server that runs as long as the pictures take."""
    command = [str(Path(sys.executable).with_name("tactful")), "serve", "--port", "0"]
    environ = {**os.environ, "TACTFUL_TOKEN": "only-for-the-pictures"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environ) as process:
        try:
            greeting = process.stdout.readline() if process.stdout else ""
            found = re.search(r"http://\S+/", greeting)
            if found is None:
                sys.exit(f"The server did not start: {greeting}")
            yield found[0]
        finally:
            process.terminate()


if __name__ == "__main__":
    main()
