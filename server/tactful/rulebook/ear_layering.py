"""What packs and settings files say about the ear: how sure it has to be, and what it shall never or always flag."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from tactful.rulebook.ear_settings import DIALS, EAR, EAR_IDS, HEARD, EarSettings, dial_called
from tactful.rulebook.history import Decision
from tactful.rulebook.locks import HINT

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import yaml

    from tactful.rulebook.ear_settings import Dial
    from tactful.rulebook.history import What
    from tactful.rulebook.locks import Lock
    from tactful.rulebook.pack import Pack
    from tactful.rulebook.yaml_nodes import Reader

_KEYS = ("dial", "never", "always", "holds-back")


@dataclass(slots=True)
class EarWords:
    """What one file says under `ear:`, each with the place that says so."""

    dial: tuple[Dial, yaml.Node] | None = None
    never: list[yaml.Node] = field(default_factory=list)
    always: list[tuple[str, yaml.Node]] = field(default_factory=list)
    holds_back: tuple[bool, yaml.Node] | None = None


def read_ear(head: Reader) -> EarWords:
    """Read `ear:`, a dial or `dial`, `never`, `always` and `holds-back`. What cannot be used becomes a fault."""
    node = head.fields.get("ear")
    said = EarWords()
    if node is None:
        return said
    if isinstance(node.value, str):
        said.dial = _dial(head, node)
        return said
    fields = head.mapping(node, "ear", _KEYS)
    if "dial" in fields:
        said.dial = _dial(head, fields["dial"])
    said.never = head.sequence(fields.get("never"), "never")
    if "holds-back" in fields:
        said.holds_back = _holds_back(head, fields["holds-back"])
    if "always" in fields:
        for category, phrases in head.mapping(fields["always"], "always").items():
            if category in HEARD:
                said.always += [(category, phrase) for phrase in head.sequence(phrases, category)]
            else:
                head.fault(f"the ear knows no category {category!r}", phrases, f"one of {', '.join(HEARD)}")
    return said


def _dial(head: Reader, node: yaml.Node) -> tuple[Dial, yaml.Node] | None:
    value = head.scalar(node, "ear")
    dial = dial_called(value)
    if dial is None:
        head.fault(f"ear cannot be {value!r}", node, f"one of {', '.join(DIALS)}")
    return (dial, node) if dial else None


def _holds_back(head: Reader, node: yaml.Node) -> tuple[bool, yaml.Node] | None:
    value = head.scalar(node, "holds-back")
    if value not in {"true", "false"}:
        head.fault(f"holds-back cannot be {value!r}", node, "one of true, false")
        return None
    return value == "true", node


class EarLayering:
    """What the packs added so far say about the ear.

    Args:
        locked: for each name that is locked, the number of the first pack that locks it, and the lock.

    Attributes:
        decisions: who decided what, by `ear` and by the ids of what it finds.
    """

    def __init__(self, locked: Mapping[str, tuple[int, Lock]]) -> None:
        self.decisions: dict[str, list[Decision]] = {}
        self._locked = locked
        self._number = -1
        self._dial: Dial | Literal[""] = ""
        self._holds_back = True
        self._off: set[str] = set()

    def add(self, pack: Pack) -> None:
        """Lay a pack over those before it."""
        self._number += 1
        said = pack.ear
        if said.dial is not None and self.may(pack, said.dial[1]):
            self._dial = said.dial[0]
            self._decide(pack, said.dial[1], "changed", EAR, f"dial {self._dial}")
        if said.holds_back is not None and self.may(pack, said.holds_back[1]):
            self._holds_back = said.holds_back[0]
            self._decide(pack, said.holds_back[1], "changed", EAR, f"holds-back {str(self._holds_back).lower()}")
        for target, node in pack.on:
            self._switch(pack, node, target, "on")
        for target, node in pack.off:
            self._switch(pack, node, target, "off")

    def may(self, pack: Pack, node: yaml.Node) -> bool:
        """Whether the pack added last may say something about the ear; if not, that is a fault of its file."""
        lock = self._holder(EAR)
        if lock is not None:
            pack.head.fault(f"the ear is locked by {lock}", node, HINT)
        return lock is None

    def settings(self, firm: Iterable[str] = ()) -> EarSettings:
        """What all of them together say; `firm` are the built-in rules that some layer decided something about."""
        _, lock = self._locked.get(EAR, (0, None))
        off, where = tuple(sorted(self._off)), str(lock) if lock else ""
        return EarSettings(self._dial, off, where, self._holds_back, tuple(sorted(firm)))

    def _switch(self, pack: Pack, node: yaml.Node, target: str, what: What) -> None:
        """Switch what the ear says of one category, or of the whole category with its rules."""
        category = target.removeprefix(f"{EAR}/")
        if category not in HEARD:
            return
        if any(self._holder(name) for name in (EAR, "off", category)):
            if target in EAR_IDS:
                self.may(pack, node)
            return
        (self._off.add if what == "off" else self._off.discard)(category)
        self._decide(pack, node, what, f"{EAR}/{category}", "" if target in EAR_IDS else target)

    def _holder(self, name: str) -> Lock | None:
        number, lock = self._locked.get(name, (self._number, None))
        return lock if number < self._number else None

    def _decide(self, pack: Pack, node: yaml.Node, what: What, name: str, detail: str) -> None:
        mark = node.start_mark
        decision = Decision(what, pack.layer, pack.name, pack.head.path, mark.line + 1, mark.column + 1, detail)
        self.decisions.setdefault(name, []).append(decision)
