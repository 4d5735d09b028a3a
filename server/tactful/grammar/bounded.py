"""Running something that may hang, for no longer than one can wait."""

from __future__ import annotations

from concurrent.futures import Future
from threading import Thread
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

_T = TypeVar("_T")


def within(seconds: float, work: Callable[[], _T]) -> _T:
    """What `work` returns, or raises, if it is done within `seconds`.

    Socket time-outs bound each read, not the whole answer, and looking up a host name not at all; so `work`
    runs in a thread of its own. When time is up it is left to end by itself and does not keep Python running.

    Raises:
        TimeoutError: it took longer.
    """
    outcome: Future[_T] = Future()

    def run() -> None:
        try:
            outcome.set_result(work())
        except BaseException as error:  # noqa: BLE001, whatever it is belongs to the caller, who waits elsewhere
            outcome.set_exception(error)

    Thread(target=run, name="tactful-grammar", daemon=True).start()
    return outcome.result(timeout=max(seconds, 0))
