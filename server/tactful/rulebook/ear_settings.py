"""What the layers say about the ear, and the names that takes. Every lint loads this, so it imports next to nothing."""

from __future__ import annotations

from typing import Literal, NamedTuple

Dial = Literal["off", "quiet", "normal", "keen"]
DIALS: tuple[Dial, ...] = ("off", "quiet", "normal", "keen")
"""How readily the ear speaks."""
ON = "on"
"""What a settings file may say for `normal`."""


def dial_called(name: str) -> Dial | None:
    """The dial of a name that a person wrote; None where there is none of that name."""
    return next((dial for dial in DIALS if name == dial or (name == ON and dial == "normal")), None)


HEARD: tuple[str, ...] = (
    "contradiction", "told-you-so", "dismissal", "blame", "distrust", "condescension", "brush-off", "pressure",
    "knows-better", "stale-truth", "hostility", "grievance", "rival-bashing",
)  # fmt: skip
"""The categories that the ear tells apart."""
EAR = "ear"
"""What stands before the category in the id of what the ear finds."""
EAR_IDS: tuple[str, ...] = tuple(f"{EAR}/{category}" for category in HEARD)
NEVER, ALWAYS = -2, -3
"""In place of a rule's number in the automaton: words that the ear never flags, and words that it always does. The
number of an `ALWAYS` pattern is that of its category in `HEARD`."""


class EarSettings(NamedTuple):
    """What the layers say about the ear.

    Attributes:
        dial: how readily it speaks; empty where nobody says so.
        off: the categories in which it does not speak.
        lock: where the dial is held fast, as `path:line:column`; empty where it is not.
        holds_back: whether it may hold back what rules find in sentences that it hears nothing in.
        firm: the ids of built-in rules that it may not, because some layer decided something about them.
    """

    dial: Dial | Literal[""] = ""
    off: tuple[str, ...] = ()
    lock: str = ""
    holds_back: bool = True
    firm: tuple[str, ...] = ()
