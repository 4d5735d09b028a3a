"""What is wrong in a rule file, and where."""

from __future__ import annotations

from dataclasses import dataclass


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
