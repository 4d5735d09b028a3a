"""The layers that rules come from, the weakest first: each may add to, change or switch off what lies below it."""

from __future__ import annotations

from typing import Literal, NamedTuple

LayerName = Literal["built-in", "organisation", "team", "person", "command line"]
LAYERS: tuple[LayerName, ...] = ("built-in", "organisation", "team", "person", "command line")


class Layer(NamedTuple):
    """One pack of rules or one file of settings, and whose it is.

    Attributes:
        name: whose it is.
        place: a folder of rules, a zip of one, or a settings file such as `.tactful.yml`.
        shown: what to call the place in faults where its path would say little; the path when empty.
    """

    name: LayerName
    place: str
    shown: str = ""
