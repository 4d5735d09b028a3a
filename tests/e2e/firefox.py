"""The Firefox of this machine, driven by its own protocol: Playwright drives only what it has built itself."""

from __future__ import annotations

import contextlib
import json
import shutil
import subprocess
from functools import partial
from typing import TYPE_CHECKING

from .bidi import PATIENCE, Bidi, talking
from .firefox_page import FirefoxPage
from .waiting import until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ELSEWHERE = "mail.example"  # another name for this machine, on which the extension is not from the start
PREFERENCES = f"""
user_pref("network.dns.localDomains", "{ELSEWHERE}");
user_pref("extensions.webextOptionalPermissionPrompts", false);
user_pref("browser.aboutwelcome.enabled", false);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("network.captive-portal-service.enabled", false);
user_pref("services.settings.server", "data:,#remote-settings-dummy/v1");
"""
SAVE = "async (settings) => { await chrome.storage.local.clear(); await chrome.storage.local.set(settings); }"


def find_firefox() -> str | None:
    """Where Firefox is, or None when there is none."""
    return next(filter(None, map(shutil.which, ("firefox-esr", "firefox"))), None)


@contextlib.contextmanager
def running_firefox(firefox: str, profile: Path) -> Iterator[Firefox]:
    """Starts a browser without any extension, in a new profile."""
    (profile / "user.js").write_text(PREFERENCES, encoding="utf-8")
    command = [firefox, "--headless", "--no-remote", "--profile", str(profile), "--remote-debugging-port", "0"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            with talking(_address(profile)) as bidi:
                yield Firefox(bidi)
        finally:
            process.terminate()
            process.wait(PATIENCE)


def _address(profile: Path) -> str:
    """Where the browser listens, once it does."""
    told = profile / "WebDriverBiDiServer.json"
    until(told.is_file, "Firefox listens", PATIENCE)
    said = until(lambda: told.read_text("utf-8"), "Firefox says where", PATIENCE)
    return "ws://{ws_host}:{ws_port}".format(**json.loads(said))


class Firefox:
    """A browser, and the extension once it is there."""

    def __init__(self, bidi: Bidi) -> None:
        self.bidi = bidi
        bidi.send("session.subscribe", events=["log.entryAdded"])

    def install(self, built: Path) -> None:
        """Adds the extension, whose settings open then, as the developers' page of the browser does."""
        self.bidi.send("webExtension.install", extensionData={"type": "path", "path": str(built)})
        self.options = until(partial(self._shown, "options.html"), "the settings open by themselves", PATIENCE)

    def _shown(self, name: str) -> FirefoxPage | None:
        """A page of the extension's, if it is open."""
        found = [context for context, url in self._tabs() if url.endswith(f"/{name}") and url.startswith("moz-")]
        return FirefoxPage(self.bidi, found[0]) if found else None

    def _tabs(self) -> list[tuple[str, str]]:
        tree = self.bidi.send("browsingContext.getTree", maxDepth=0)["contexts"]
        return [(one["context"], one["url"]) for one in tree]

    def save(self, **settings: object) -> None:
        """Saves settings; what is not given is as in a new profile."""
        self.options.ask(SAVE, settings)

    def saved(self) -> dict[str, object]:
        """What is saved."""
        return dict(self.options.ask("() => chrome.storage.local.get(null)"))

    def open(self, address: str) -> FirefoxPage:
        """Opens a page in a tab of its own."""
        context = self.bidi.send("browsingContext.create", type="tab")["context"]
        page = FirefoxPage(self.bidi, context)
        page.go(address)
        return page

    def reload_options(self) -> None:
        """Has the settings show what is saved."""
        self.bidi.send("browsingContext.reload", context=self.options.context, wait="complete")

    def popup_over(self, page: FirefoxPage) -> FirefoxPage:
        """The popup for a page, opened in a tab behind it so that the page stays the active one."""
        self.bidi.send("browsingContext.activate", context=page.context)
        self.options.ask("async () => { await chrome.tabs.create({url: 'popup.html', active: false}); }")
        popup = until(partial(self._shown, "popup.html"), "the popup")
        until(partial(popup.ask, "() => document.readyState === 'complete'"), "the popup stands")
        return popup

    def close_pages(self) -> None:
        """Closes every page but the settings."""
        for context, _ in self._tabs():
            if context != self.options.context:
                self.bidi.send("browsingContext.close", context=context)
        self.bidi.events.clear()
