"""Giving up on work that takes too long."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

_WORKERS = 8


class Deadline:
    """Runs calls in a few threads of its own and waits for each only so long.

    A call that is given up on goes on in its thread until it ends; while all threads are taken, further calls
    wait, and time out too.

    Args:
        seconds: how long to wait for one call.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._pool: ThreadPoolExecutor | None = None
        self._lock = threading.Lock()

    def run(self, call: Callable[[], T]) -> T:
        """What `call` returns.

        Raises:
            TimeoutError: it took too long.
            Exception: whatever `call` raised.
        """
        future = self._threads().submit(call)
        try:
            return future.result(self._seconds)
        except TimeoutError:
            future.cancel()
            raise

    def _threads(self) -> ThreadPoolExecutor:
        with self._lock:  # made late, so that a server that forks does so without threads
            if self._pool is None:
                self._pool = ThreadPoolExecutor(_WORKERS, thread_name_prefix="tactful-lint")
            return self._pool
