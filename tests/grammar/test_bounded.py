from __future__ import annotations

import threading
import time

import pytest

from tactful.grammar.bounded import within


def test_what_is_done_in_time_is_returned() -> None:
    assert within(5, lambda: 42) == 42


def test_an_error_reaches_the_caller() -> None:
    with pytest.raises(KeyError, match="lost"):
        within(5, lambda: {}["lost"])


@pytest.mark.parametrize("seconds", [0.1, 0, -3])
def test_no_longer_than_asked(seconds: float) -> None:
    released = threading.Event()
    started = time.monotonic()
    with pytest.raises(TimeoutError):
        within(seconds, released.wait)
    assert time.monotonic() - started < 1
    released.set()
