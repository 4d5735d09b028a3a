"""A real browser, a real server, and the built extension.

`browser` and `page` are plain Chromium; `extension` is a profile with the extension in it, wired to `tactful_server`,
and `firefox` is the same in Firefox.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import sync_playwright

from .chromium import FLAGS, find_chromium
from .editor_pages import build_editors
from .extension import Extension, build_extension, running_extension
from .firefox import Firefox, find_firefox, running_firefox
from .playground import Playground
from .serving import MailSite, running_tactful, serving, serving_pages

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

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
def editor_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site with every editor."""
    folder = tmp_path_factory.mktemp("editors")
    build_editors(folder)
    with serving(partial(MailSite, directory=str(folder))) as address:  # type: ignore[arg-type]  # with its folder
        yield address


@pytest.fixture(scope="session")
def built_extension() -> Path:
    """The folder with the extension as it is now, built for each browser."""
    return build_extension()


@pytest.fixture(scope="session")
def extension_profile(
    playwright_driver: Playwright, chromium_path: str, built_extension: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Extension]:
    profile = tmp_path_factory.mktemp("profile")
    with running_extension(playwright_driver, chromium_path, built_extension / "chrome", profile) as running:
        yield running


@pytest.fixture
def extension(extension_profile: Extension, tactful_server: RunningTactful) -> Iterator[Extension]:
    """The extension as just set up: the server's address and token are saved, every declared site is on."""
    extension_profile.save(server=tactful_server.url, token=tactful_server.token, off=[])
    yield extension_profile
    extension_profile.close_pages()


@pytest.fixture(scope="session")
def firefox_path() -> str:
    if found := find_firefox():
        return found
    pytest.fail("No Firefox on this machine; `make e2e` says how to get one.")


@pytest.fixture(scope="session")
def firefox_profile(
    firefox_path: str, built_extension: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Firefox]:
    with running_firefox(firefox_path, tmp_path_factory.mktemp("firefox")) as running:
        running.install(built_extension / "firefox")
        yield running


@pytest.fixture
def firefox(firefox_profile: Firefox, tactful_server: RunningTactful) -> Iterator[Firefox]:
    """Firefox with the extension as just set up, as `extension` is Chromium."""
    firefox_profile.save(server=tactful_server.url, token=tactful_server.token, off=[])
    yield firefox_profile
    firefox_profile.close_pages()
