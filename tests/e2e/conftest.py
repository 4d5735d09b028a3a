"""A real browser, a real server, and the built extension.

`browser` and `page` are plain Chromium; `extension` is a profile with the extension in it, wired to `tactful_server`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import sync_playwright

from .chromium import FLAGS, find_chromium
from .extension import Extension, build_extension, running_extension
from .playground import Playground
from .serving import running_tactful, serving_pages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page, Playwright

    from .serving import RunningTactful


@pytest.fixture(scope="session")
def playwright_driver() -> Iterator[Playwright]:
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="session")
def chromium_path() -> str:
    if found := find_chromium():
        return found
    pytest.fail("No Chromium on this machine; `make e2e` says how to get one.")


@pytest.fixture(scope="session")
def browser(playwright_driver: Playwright, chromium_path: str) -> Iterator[Browser]:
    browser = playwright_driver.chromium.launch(executable_path=chromium_path, args=FLAGS)
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


@pytest.fixture
def troubles(page: Page) -> list[str]:
    """What the browser complained about, and every address outside the server that it asked for."""
    heard: list[str] = []
    page.on("console", lambda message: heard.append(message.text) if message.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: heard.append(str(error)))
    return heard


@pytest.fixture
def playground(page: Page, tactful_server: RunningTactful, troubles: list[str]) -> Playground:
    page.on(
        "request", lambda request: None if request.url.startswith(tactful_server.url) else troubles.append(request.url)
    )
    page.goto(tactful_server.url)
    return Playground(page)


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
def extension_profile(
    playwright_driver: Playwright, chromium_path: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Extension]:
    built = build_extension()
    with running_extension(playwright_driver, chromium_path, built, tmp_path_factory.mktemp("profile")) as running:
        yield running


@pytest.fixture
def extension(extension_profile: Extension, tactful_server: RunningTactful) -> Iterator[Extension]:
    """The extension as just set up: the server's address and token are saved, every declared site is on."""
    extension_profile.save(server=tactful_server.url, token=tactful_server.token, off=[])
    yield extension_profile
    extension_profile.close_pages()
