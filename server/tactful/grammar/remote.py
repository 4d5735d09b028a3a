"""A LanguageTool server that somebody else runs."""

from __future__ import annotations

import ipaddress
import time
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tactful.grammar.bounded import within
from tactful.grammar.match import GrammarUnavailableError

if TYPE_CHECKING:
    from collections.abc import Callable

    from tactful.grammar.client import Client, Trouble
    from tactful.grammar.match import GrammarMatch

REMEMBER_SECONDS = 10.0
"""How long a server that did not answer is left alone, so that not every lint waits for it."""

_LONG_TEXT = 20_000  # code points; running out of time on more than this says little about the server
_WHY = {
    "away": "LanguageTool at {place} does not answer. Start it, or set TACTFUL_LANGUAGETOOL_URL to one that runs.",
    "slow": "LanguageTool at {place} took longer than {seconds:g} seconds. Ask again, or check a shorter draft.",
    "limited": "LanguageTool at {place} has had too many requests. Ask again in a minute, or run your own server.",
    "refused": "LanguageTool at {place} could not check this draft: too long for it, or too busy. Ask again.",
    "language": "LanguageTool at {place} does not know the language {language}. Set TACTFUL_LANGUAGE, as to en-GB.",
    "nonsense": "What answers at {place} does not speak as LanguageTool does. Check TACTFUL_LANGUAGETOOL_URL.",
}


def connect(url: str, *, language: str = "en-US") -> RemoteChecker:
    """Make a checker that asks the LanguageTool server at `url`. Nothing is sent until the first check.

    Args:
        url: the server's address, such as `http://localhost:8010`, with or without `/v2`.
        language: the language that drafts are written in, as LanguageTool names it.

    Raises:
        ValueError: `url` is not an http or https address.
    """
    return RemoteChecker(_base(url), language=language)


class RemoteChecker:
    """Asks a LanguageTool server, in bounded time. Safe to share between threads.

    Args:
        base: the server's address, ending in a slash, without `v2/`.
        language: the language that drafts are written in.
        clock: tells the time, in seconds.
    """

    def __init__(self, base: str, *, language: str = "en-US", clock: Callable[[], float] = time.monotonic) -> None:
        self._base = base
        self._language = language
        self._clock = clock
        self._client: Client | None = None
        self._silent_until = float("-inf")
        self._silence: Trouble = "away"

    def check(self, text: str, *, seconds: float) -> list[GrammarMatch]:
        """The slips in `text`; see `GrammarChecker.check`. A single read never waits longer than 30 seconds."""
        if not text.strip():
            return []
        if self._clock() < self._silent_until:
            raise self._unavailable(self._silence, seconds)
        answer = self.ask(text, seconds=seconds)
        if isinstance(answer, list):
            return answer
        if answer != "refused" and (answer != "slow" or len(text) <= _LONG_TEXT):
            self._silence, self._silent_until = answer, self._clock() + REMEMBER_SECONDS
        raise self._unavailable(answer, seconds)

    def ask(self, text: str, *, seconds: float) -> list[GrammarMatch] | Trouble:
        """The slips in `text` or why there is no answer, whatever happened before."""
        try:
            return within(seconds, lambda: self._converse(text))
        except TimeoutError:
            return "slow"

    def close(self) -> None:
        """Forget the connection; the server is somebody else's."""
        self._client = None

    def _converse(self, text: str) -> list[GrammarMatch] | Trouble:
        from tactful.grammar.client import find_slips, open_client

        client = self._client
        if client is None:
            opened = open_client(self._base, language=self._language, direct=_is_loopback(self._base))
            if isinstance(opened, str):
                return opened
            client = self._client = opened
        return find_slips(client, text)

    def _unavailable(self, trouble: Trouble, seconds: float) -> GrammarUnavailableError:
        facts = {"place": _place(self._base), "language": self._language, "seconds": max(round(seconds, 1), 0)}
        return GrammarUnavailableError(_WHY[trouble].format_map(facts))


def _base(url: str) -> str:
    """`url` as a base address: with a scheme, ending in a slash, without `v2`."""
    url = url.strip()
    try:
        parts = urlsplit(url if "://" in url else f"http://{url}")
        usable = parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0
    except ValueError:  # a port beyond 65535, a bracket left open
        usable = False
    if not usable:
        raise ValueError("A LanguageTool address looks like http://localhost:8010.")
    path = parts.path.rstrip("/").removesuffix("/check").removesuffix("/v2")
    return f"{parts.scheme}://{parts.netloc}{path}/"


def _place(base: str) -> str:
    """Host and port of an address, without a name and password that may stand before them."""
    return urlsplit(base).netloc.rpartition("@")[2]


def _is_loopback(base: str) -> bool:
    host = urlsplit(base).hostname or ""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
