"""A progress bar for work on many rules, where there is somebody to see it."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    Item = TypeVar("Item")

MANY = 100
"""Rules from which on a bar is worth showing."""


@contextmanager
def shown_progress(items: Sequence[Item], label: str, *, quiet: bool = False) -> Iterator[Iterable[Item]]:
    """The items to work through, with a bar on standard error while they are many and it is a terminal."""
    if quiet or len(items) < MANY or not sys.stderr.isatty():
        yield items
        return
    import click

    with click.progressbar(items, label=label, file=sys.stderr) as bar:
        yield bar
