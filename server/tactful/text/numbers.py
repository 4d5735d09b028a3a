"""Words and figures that say how many."""

from __future__ import annotations

_WORDS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million dozen".split()
)


def is_number(key: str) -> bool:
    """Whether a folded word says how many: three, dozen, 40, 1,250.50; not 3rd, 3pm, 12:30 or once."""
    return key in _WORDS or (key[0].isdigit() and key.replace(",", "").replace(".", "").isdigit())
