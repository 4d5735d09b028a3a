"""What is in force in a folder: the packs, the thresholds, and where each was said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tactful.config.find import Found
    from tactful.rulebook.fault import Fault
    from tactful.rulebook.layer import Layer, LayerName


class Place(NamedTuple):
    """A place in a settings file: line and column from 1, the column in code points."""

    path: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


class Setting(NamedTuple):
    """The value of a setting, and who said so.

    Attributes:
        value: a text, or a tuple of texts for `checks`.
        layer: whose file says so; None for the value that everybody starts with.
        place: where; None for the value that everybody starts with.
    """

    value: Any
    layer: LayerName | None = None
    place: Place | None = None


class PackInForce(NamedTuple):
    """A pack or a file of rule settings that is in force.

    Attributes:
        layer: whose it is and where it lies.
        name: what the settings file calls it; empty for what that file itself says about rules.
        place: where it says so.
    """

    layer: Layer
    name: str
    place: Place


DEFAULTS: Mapping[str, Setting] = {
    "checks": Setting(("tone",)),
    "min-severity": Setting("suggestion"),
    "fail-on": Setting("warning"),
    "language-tool": Setting(""),
}
"""The settings, with the values that everybody starts with."""


class Setup(NamedTuple):
    """What is in force in a folder.

    Attributes:
        files: the settings files that were read, the weakest first.
        packs: the packs over the built-in one, the weakest first.
        settings: the value of each setting.
        locks: where each locked setting is locked.
        faults: what is wrong in the settings files.
        notices: what the user should know besides, such as that a copy is used because a server is away.
    """

    files: tuple[Found, ...] = ()
    packs: tuple[PackInForce, ...] = ()
    settings: Mapping[str, Setting] = DEFAULTS
    locks: Mapping[str, Place] = {}
    faults: tuple[Fault, ...] = ()
    notices: tuple[str, ...] = ()

    @property
    def layers(self) -> tuple[Layer, ...]:
        """The layers over the built-in one, as a rulebook is loaded from them."""
        return tuple(pack.layer for pack in self.packs)


NOTHING_SAID = Setup()
"""What is in force where there is no settings file."""
