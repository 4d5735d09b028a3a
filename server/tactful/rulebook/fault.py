"""What is wrong in a rule file, and where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Spot(NamedTuple):
    """A place in a rule file by what stands there.

    Attributes:
        key: the field, such as `find`.
        item: which of the field's items, from 0; None for the field itself.
        field: the key inside the item, such as `becomes`, where the item has keys.
    """

    key: str
    item: int | None = None
    field: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing wrong in a file of a pack.

    Attributes:
        path: the file, as the user would open it.
        line: the line, from 1.
        column: the column, from 1, in code points.
        message: what is wrong.
        hint: what to do about it, or an empty string.
    """

    path: str
    line: int
    column: int
    message: str
    hint: str = ""

    def __str__(self) -> str:
        hint = f" ({self.hint})" if self.hint else ""
        return f"{self.path}:{self.line}:{self.column}: {self.message}{hint}"
