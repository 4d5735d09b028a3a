"""A page in Firefox on which somebody writes, and what the extension shows on it."""

from __future__ import annotations

import itertools
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .extension import HIGHLIGHTS, MIDDLE_OF_MARK
from .waiting import until

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .bidi import Bidi, Raw

KEYS = {
    "Control": "\ue009",
    "Alt": "\ue00a",
    "Shift": "\ue008",
    "Enter": "\ue007",
    "Escape": "\ue00c",
    "Home": "\ue011",
    "End": "\ue010",
    "Delete": "\ue017",
}
MIDDLE = """(element) => {
    element.scrollIntoView({block: "nearest"});
    const box = element.getBoundingClientRect();
    return JSON.stringify([box.left + box.width / 2, box.top + box.height / 2]);
}"""
TEXT = "(field) => field.value ?? field.innerText"
FIND = """(name) => document.querySelector(name)
    ?? [...document.querySelectorAll("*")].map((one) => one.shadowRoot?.querySelector(name)).find(Boolean)"""
HOSTS = "(name) => [...document.querySelectorAll(name)]"


@dataclass(frozen=True)
class Part:
    """An element of the extension's, inside a closed shadow root."""

    page: FirefoxPage
    raw: Raw

    @property
    def attributes(self) -> dict[str, str]:
        return dict(self.raw["value"].get("attributes", {}))

    @property
    def text(self) -> str:
        return "".join(one["value"].get("nodeValue") or "" for one in _walk(self.raw))

    def all(self, css_class_or_tag: str) -> list[Part]:
        """The elements inside with a tag name, or with a class when it starts with a dot."""
        return [Part(self.page, one) for one in _walk(self.raw) if _is(one, css_class_or_tag)]

    def click(self) -> None:
        """Scrolls it into sight and clicks its middle."""
        told = self.page.bidi.call(self.page.context, MIDDLE, {"sharedId": self.raw["sharedId"]})
        self.page.click_at(*json.loads(told["value"]))


class FirefoxPage:
    """A tab, or a frame in one."""

    def __init__(self, bidi: Bidi, context: str) -> None:
        self.bidi, self.context = bidi, context

    def go(self, address: str) -> None:
        """Goes there and waits until all of it is loaded."""
        self.bidi.send("browsingContext.navigate", context=self.context, url=address, wait="complete")

    def frame(self, number: int) -> FirefoxPage:
        """A frame of the page, by its place among them."""
        [tree] = self.bidi.send("browsingContext.getTree", root=self.context)["contexts"]
        return FirefoxPage(self.bidi, tree["children"][number]["context"])

    def ask(self, function: str, *values: object) -> Any:
        """What a function says in the page."""
        return self.bidi.ask(self.context, function, *values)

    def click_at(self, x: float, y: float) -> None:
        """Clicks a point of the viewport."""
        move = {"type": "pointerMove", "x": round(x), "y": round(y)}
        press, release = ({"type": kind, "button": 0} for kind in ("pointerDown", "pointerUp"))
        self._act({"type": "pointer", "id": "mouse", "actions": [move, press, release]})

    def click(self, selector: str) -> None:
        """Clicks the middle of an element."""
        self.click_at(*self.ask(f"(name) => JSON.parse(({MIDDLE})(({FIND})(name)))", selector))

    def type(self, text: str) -> None:
        """Types into what has the keyboard."""
        pressed = itertools.chain.from_iterable((("keyDown", one), ("keyUp", one)) for one in text)
        self._keys([{"type": kind, "value": value} for kind, value in pressed])

    def press(self, chord: str) -> None:
        """Presses keys together, such as `Control+z`."""
        keys = [KEYS.get(name, name) for name in chord.split("+")]
        down = [{"type": "keyDown", "value": key} for key in keys]
        self._keys(down + [{"type": "keyUp", "value": key} for key in reversed(keys)])

    def write(self, text: str, field: str = "#mail") -> None:
        """Clicks a field and types."""
        self.click(field)
        self.type(text)

    def text(self, field: str = "#mail") -> str:
        """What a field says."""
        return str(self.ask(f"(name) => (({TEXT})(({FIND})(name)))", field))

    def highlights(self) -> list[tuple[str, str]]:
        """The marks in an editable's document: severity and words."""
        return [(name, words) for name, words in self.ask(HIGHLIGHTS)]

    def wait_for_highlights(self, expected: list[tuple[str, str]]) -> None:
        """Waits until exactly these marks are drawn."""
        until(lambda: self.highlights() == expected, f"marks {expected}")

    def click_highlight(self, severity: str) -> None:
        """Clicks the middle of the first mark of that severity."""
        self.click_at(*self.ask(MIDDLE_OF_MARK, f"tf-{severity}"))

    def islands(self, host: str) -> list[Part]:
        """The extension's own hosts with that tag name."""
        return [Part(self, raw) for raw in self.bidi.call(self.context, f"() => ({HOSTS})('{host}')")["value"]]

    def card(self) -> Part:
        """The card, once it is up and in its place."""

        def look() -> Part | None:
            found = [card for host in self.islands("tf-card") for card in host.all(".card")]
            return found[0] if found and "visibility: visible" in found[0].attributes.get("style", "") else None

        return until(look, "a card is up")

    def no_card(self) -> None:
        """Waits until the card is gone."""
        until(lambda: not self.islands("tf-card"), "the card is gone")

    def click_in_card(self, words: str) -> None:
        """Clicks the button of the card that says these words."""
        [button] = [one for one in self.card().all("button") if words in one.text]
        button.click()

    def marked(self) -> list[tuple[str, str]]:
        """The marks over textareas: severity and words."""
        return [(mark.attributes["class"], mark.text) for host in self.islands("tf-marks") for mark in host.all("mark")]

    def wait_for_marks(self, expected: list[tuple[str, str]]) -> None:
        """Waits until exactly these marks lie over a textarea."""
        until(lambda: self.marked() == expected, f"marks {expected}")

    def picture(self, selector: str) -> str:
        """What an element looks like."""
        element = self.bidi.call(self.context, f"() => ({FIND})('{selector}')")
        clip = {"type": "element", "element": {"sharedId": element["sharedId"]}}
        return str(self.bidi.send("browsingContext.captureScreenshot", context=self.context, clip=clip)["data"])

    def look_of(self, part: Part, name: str) -> str:
        """A computed style of one of the extension's own elements."""
        script = f"(element) => getComputedStyle(element).{name}"
        return str(self.bidi.call(self.context, script, {"sharedId": part.raw["sharedId"]})["value"])

    def faults(self) -> list[str]:
        """What went wrong on any page since the last test."""
        entries = [event["params"] for event in self.bidi.events if event["method"] == "log.entryAdded"]
        return [str(entry["text"]) for entry in entries if entry["level"] == "error"]

    def _keys(self, actions: list[Raw]) -> None:
        self._act({"type": "key", "id": "keyboard", "actions": actions})

    def _act(self, source: Raw) -> None:
        self.bidi.send("input.performActions", context=self.context, actions=[source])


def _is(raw: Raw, wanted: str) -> bool:
    value = raw["value"]
    if wanted.startswith("."):
        return wanted[1:] in value.get("attributes", {}).get("class", "").split()
    return bool(value.get("localName") == wanted)


def _walk(raw: Raw) -> Iterator[Raw]:
    yield raw
    value = raw["value"]
    if root := value.get("shadowRoot"):
        yield from _walk(root)
    for child in value.get("children", []):
        yield from _walk(child)
