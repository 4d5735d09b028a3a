"""A LanguageTool server of our own: started when it is first needed, started again when it dies."""

from __future__ import annotations

import time
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING

from tactful.grammar.java import JavaServer
from tactful.grammar.match import GrammarUnavailableError
from tactful.grammar.remote import REMEMBER_SECONDS, RemoteChecker

if TYPE_CHECKING:
    from pathlib import Path

    from tactful.grammar.match import GrammarMatch

START_SECONDS = 120.0
"""How long a server may take to answer its first request, before it is taken for broken."""

_POLL_SECONDS = 0.1
_DYING_SECONDS = 0.2  # a connection breaks a moment before its process is gone
_WARM_UP = "This are a sentence, its only here too load the rules."
_STARTING = "LanguageTool is still starting, which takes some ten seconds. Ask again in a moment."


def start_local(folder: Path, *, language: str = "en-US") -> LocalChecker:
    """Make a checker that runs LanguageTool from `folder`, where `make languagetool` put it.

    The Java process starts with the first check (or with `LocalChecker.start`), listens on the loopback address
    only, and ends when the checker is closed or Python ends.
    """
    return LocalChecker(folder, language=language)


class LocalChecker:
    """Runs a LanguageTool server and asks it. Safe to share between threads.

    Args:
        folder: the folder with LanguageTool's jars.
        language: the language that drafts are written in.
    """

    def __init__(self, folder: Path, *, language: str = "en-US") -> None:
        self._folder = folder
        self._language = language
        self._lock = Lock()
        self._running: _Running | None = None
        self._failed_at = float("-inf")
        self._failure = ""

    @property
    def pid(self) -> int | None:
        """The id of the Java process, or None when there is none."""
        running = self._running
        return running.server.pid if running else None

    def start(self) -> None:
        """Start the server and return at once, so that it is warm when the first draft comes.

        Raises:
            GrammarUnavailableError: there is no Java, or no server in the folder.
        """
        self._ensure_running()

    def check(self, text: str, *, seconds: float) -> list[GrammarMatch]:
        """The slips in `text`; see `GrammarChecker.check`. Starts the server where it does not run."""
        if not text.strip():
            return []
        deadline = time.monotonic() + seconds
        running = self._ensure_running()
        try:
            return running.check(text, deadline)
        except GrammarUnavailableError:
            if not (running.was_ready and running.server.ends_within(_DYING_SECONDS)):
                raise
        return self._ensure_running().check(text, deadline)  # it was killed: a new one answers

    def close(self) -> None:
        """End the server. The next check starts it again."""
        with self._lock:
            running, self._running = self._running, None
        if running is not None:
            running.server.stop()

    def _ensure_running(self) -> _Running:
        with self._lock:
            if self._running is not None:
                status = self._running.server.exit_status()
                if status is None:
                    return self._running
                self._bury(self._running, status)
            if time.monotonic() < self._failed_at + REMEMBER_SECONDS:
                raise GrammarUnavailableError(self._failure)
            try:
                self._running = _Running(JavaServer(self._folder), self._language)
            except GrammarUnavailableError as error:
                self._failed_at, self._failure = time.monotonic(), str(error)
                raise
            return self._running

    def _bury(self, running: _Running, status: int) -> None:
        """Let go of a process that ended; one that never came up is not tried again at once."""
        self._running = None
        running.server.stop()
        if not running.was_ready:
            self._failed_at, self._failure = time.monotonic(), _did_not_start(status)


class _Running:
    """A server process and the conversation with it."""

    def __init__(self, server: JavaServer, language: str) -> None:
        self.server = server
        self.was_ready = False
        self._checker = RemoteChecker(server.base, language=language)
        self._settled = Event()  # ready, or ended
        Thread(target=self._warm_up, name="tactful-languagetool-start", daemon=True).start()

    def check(self, text: str, deadline: float) -> list[GrammarMatch]:
        if not self._settled.wait(max(deadline - time.monotonic(), 0)):
            raise GrammarUnavailableError(_STARTING)
        if not self.was_ready:
            raise GrammarUnavailableError(_did_not_start(self.server.exit_status()))
        return self._checker.check(text, seconds=deadline - time.monotonic())

    def _warm_up(self) -> None:
        """Ask until the server answers: it loads its rules, some five seconds' work, with the first text."""
        give_up = time.monotonic() + START_SECONDS
        while self.server.exit_status() is None and time.monotonic() < give_up:
            answer = self._checker.ask(_WARM_UP, seconds=give_up - time.monotonic())
            if isinstance(answer, list):
                self.was_ready = True
                break
            time.sleep(_POLL_SECONDS)
        else:
            self.server.stop()
        self._settled.set()


def _did_not_start(status: int | None) -> str:
    return (
        f"LanguageTool ended while it was starting (Java exit status {status}). It needs Java 17 or newer: see "
        "`java -version`. `make languagetool` fetches it anew."
    )
