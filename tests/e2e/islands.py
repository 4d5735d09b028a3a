"""What the extension draws stands in closed shadow roots: looked at over the DevTools protocol, clicked by mouse."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from . import waiting

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import CDPSession, Page

T = TypeVar("T")
Raw = dict[str, Any]
_SHOWN = "function () { return getComputedStyle(this).visibility === 'visible'; }"


def until(page: Page, look: Callable[[], T | None], what: str, seconds: float = 8) -> T:
    """Looks again and again until there is something; meanwhile the page's events are heard."""
    return waiting.until(look, what, seconds, partial(page.wait_for_timeout, waiting.PAUSE * 1000))


@dataclass(frozen=True)
class Node:
    """An element inside a closed shadow root."""

    cdp: CDPSession
    raw: Raw

    @property
    def tag(self) -> str:
        return str(self.raw["nodeName"]).lower()

    @property
    def attributes(self) -> dict[str, str]:
        flat = self.raw.get("attributes", [])
        return dict(zip(flat[::2], flat[1::2], strict=True))

    @property
    def text(self) -> str:
        return "".join(str(one["nodeValue"]) for one in _walk(self.raw) if one["nodeName"] == "#text")

    @property
    def center(self) -> tuple[float, float]:
        """In CSS pixels of the page's viewport."""
        quad = self.cdp.send("DOM.getBoxModel", {"backendNodeId": self.raw["backendNodeId"]})["model"]["content"]
        return (quad[0] + quad[4]) / 2, (quad[1] + quad[5]) / 2

    @property
    def edges(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom in CSS pixels of the page's viewport."""
        quad = self.cdp.send("DOM.getBoxModel", {"backendNodeId": self.raw["backendNodeId"]})["model"]["border"]
        return quad[0], quad[1], quad[4], quad[5]

    @property
    def is_shown(self) -> bool:
        thing = self.cdp.send("DOM.resolveNode", {"backendNodeId": self.raw["backendNodeId"]})["object"]
        call = {"objectId": thing["objectId"], "functionDeclaration": _SHOWN, "returnByValue": True}
        return bool(self.cdp.send("Runtime.callFunctionOn", call)["result"]["value"])

    def all(self, css_class_or_tag: str) -> list[Node]:
        """The elements inside with a tag name, or with a class when it starts with a dot."""
        return [Node(self.cdp, one) for one in _walk(self.raw) if _is(one, css_class_or_tag)]


class Islands:
    """The extension's own nodes in a page, frames included."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.cdp = page.context.new_cdp_session(page)

    def all(self, host: str) -> list[Node]:
        """Every host with that tag name, wherever it stands."""
        document = self.cdp.send("DOM.getDocument", {"depth": -1, "pierce": True})["root"]
        return [Node(self.cdp, one) for one in _walk(document) if _is(one, host)]

    def card(self) -> Node:
        """The card, once it is up and in its place."""

        def look() -> Node | None:
            found = [card for host in self.all("tf-card") for card in host.all(".card")]
            return found[0] if found and found[0].is_shown else None

        return until(self.page, look, "a card is up")

    def has_shown_card(self) -> bool:
        """Whether a card is in sight; one whose words are out of sight is not."""
        return any(card.is_shown for host in self.all("tf-card") for card in host.all(".card"))

    def no_card(self) -> None:
        """Waits until the card is gone."""
        until(self.page, lambda: not self.all("tf-card"), "the card is gone")

    def click(self, node: Node) -> None:
        """Scrolls it into sight and clicks its middle with the mouse."""
        node.cdp.send("DOM.scrollIntoViewIfNeeded", {"backendNodeId": node.raw["backendNodeId"]})
        self.page.mouse.click(*node.center)

    def click_in_card(self, kind: str, words: str) -> None:
        """Clicks the button or link of the card that says these words."""
        card = self.card()
        [node] = [one for one in card.all(kind) if words in one.text]
        self.click(node)

    def marked(self) -> list[tuple[str, str]]:
        """The marks over textareas: severity and words."""
        return [(mark.attributes["class"], mark.text) for host in self.all("tf-marks") for mark in host.all("mark")]


def _is(raw: Raw, wanted: str) -> bool:
    if wanted.startswith("."):
        attributes = raw.get("attributes", [])
        classes = dict(zip(attributes[::2], attributes[1::2], strict=True)).get("class", "")
        return wanted[1:] in classes.split()
    return str(raw["nodeName"]).lower() == wanted


def _walk(raw: Raw) -> Iterator[Raw]:
    yield raw
    for child in [*raw.get("shadowRoots", []), *raw.get("children", [])]:
        yield from _walk(child)
    if "contentDocument" in raw:
        yield from _walk(raw["contentDocument"])
