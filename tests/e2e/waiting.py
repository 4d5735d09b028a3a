"""Waiting for something to come true, without fixed sleeps."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")
PAUSE = 0.02  # seconds between two looks


def sleep() -> None:
    """Pauses as one does where nobody must be heard meanwhile."""
    time.sleep(PAUSE)


def until(
    look: Callable[[], T | None],
    what: str,
    seconds: float = 15,
    pause: Callable[[], object] = sleep,
) -> T:
    """Looks again and again until there is something.

    Args:
        look: Gives what is waited for, or something false.
        what: What that is, for the message.
        seconds: How long to look.
        pause: What is done between two looks.

    Raises:
        AssertionError: It did not come in that time.
    """
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found := look():
            return found
        pause()
    raise AssertionError(f"not within {seconds} s: {what}")
