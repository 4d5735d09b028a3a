"""Colours for text that people read in a terminal."""

from __future__ import annotations

from typing import NamedTuple

_RESET = "\x1b[0m"


class Style(NamedTuple):
    """The escape sequence that switches each kind of text on; an empty string leaves that text plain.

    Attributes:
        error: the severity `error`, and the verdict `hold`.
        warning: the severity `warning`, and the verdict `look-again`.
        suggestion: the severity `suggestion`.
        good: the verdict `ready`, words to say instead, and added lines of a diff.
        strong: what the eye should find first, such as the place of a finding.
        dim: what may be read second.
    """

    error: str = ""
    warning: str = ""
    suggestion: str = ""
    good: str = ""
    strong: str = ""
    dim: str = ""

    def paint(self, role: str, text: str) -> str:
        """`text` in the colour of `role`, one of the attributes above.

        Raises:
            AttributeError: there is no such role.
        """
        code: str = getattr(self, role)
        return f"{code}{text}{_RESET}" if code and text else text


PLAIN = Style()
COLOUR = Style(
    error="\x1b[1;31m",
    warning="\x1b[1;33m",
    suggestion="\x1b[1;36m",
    good="\x1b[32m",
    strong="\x1b[1m",
    dim="\x1b[2m",
)
