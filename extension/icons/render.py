"""Renders icon.svg to the PNG sizes the manifest names: `python extension/icons/render.py` (needs Playwright and Chromium)."""

from __future__ import annotations

import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

HERE = Path(__file__).parent
SIZES = (16, 32, 48, 128)


def main() -> None:
    """Writes one PNG a size beside the drawing."""
    svg = (HERE / "icon.svg").read_text(encoding="utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page()
        for size in SIZES:
            page.set_viewport_size({"width": size, "height": size})
            page.set_content(f"<style>*{{margin:0}}svg{{display:block;width:{size}px}}</style>{svg}")
            page.screenshot(path=HERE / f"{size}.png", omit_background=True)
        browser.close()


if __name__ == "__main__":
    main()
