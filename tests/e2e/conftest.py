"""A real browser, a real server, and the built extension.

`browser` and `page` are plain Chromium; `extension` is a profile with the extension in it, wired to `tactful_server`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import sync_playwright

from .extension import Extension
from .serving import running_tactful, serving_pages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page, Playwright

    from .serving import RunningTactful

EXTENSION = Path(__file__).parents[2] / "extension"
CHROMIUM_FLAGS = [
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    *(["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []),
]


@pytest.fixture(scope="session")
def playwright_driver() -> Iterator[Playwright]:
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="session")
def chromium_path() -> str:
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if found := shutil.which(name):
            return found
    pytest.fail("No Chromium on this machine; `make e2e` says how to get one.")


@pytest.fixture(scope="session")
def browser(playwright_driver: Playwright, chromium_path: str) -> Iterator[Browser]:
    browser = playwright_driver.chromium.launch(executable_path=chromium_path, args=CHROMIUM_FLAGS)
    yield browser
    browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def tactful_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningTactful]:
    with running_tactful(tmp_path_factory.mktemp("config")) as running:
        yield running


@pytest.fixture(scope="session")
def better(tactful_server: RunningTactful) -> str:
    """What the server would say instead of "You're wrong about the renewal date"."""
    return tactful_server.rewrites("You're wrong about the renewal date.")[0]


@pytest.fixture(scope="session")
def mail_site() -> Iterator[str]:
    """The address of a site with compose fields of several kinds."""
    with serving_pages() as address:
        yield address


@pytest.fixture(scope="session")
def built_extension() -> Path:
    npm = shutil.which("npm")
    if npm is None or not (EXTENSION / "node_modules").is_dir():
        pytest.fail("The extension's tools are missing: run `npm ci` in extension/.")
    subprocess.run([npm, "run", "--silent", "build"], cwd=EXTENSION, check=True)
    return EXTENSION / "dist" / "chrome"


@pytest.fixture(scope="session")
def extension_profile(
    playwright_driver: Playwright,
    chromium_path: str,
    built_extension: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Extension]:
    context = playwright_driver.chromium.launch_persistent_context(
        tmp_path_factory.mktemp("profile"),
        executable_path=chromium_path,
        ignore_default_args=["--disable-extensions"],
        args=[
            *CHROMIUM_FLAGS,
            f"--disable-extensions-except={built_extension}",
            f"--load-extension={built_extension}",
        ],
    )
    yield Extension(context)
    context.close()


@pytest.fixture
def extension(extension_profile: Extension, tactful_server: RunningTactful) -> Iterator[Extension]:
    """The extension as just set up: the server's address and token are saved, every declared site is on."""
    extension_profile.save(server=tactful_server.url, token=tactful_server.token, off=[])
    yield extension_profile
    extension_profile.close_pages()
