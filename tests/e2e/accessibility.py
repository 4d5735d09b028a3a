"""What axe finds wrong with a page, or with the card, whose closed shadow root axe cannot look into."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .extension import SOURCES

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from .islands import Node

_RUN = """async () => {
    const {violations} = await axe.run(document, {resultTypes: ["violations"]});
    return violations
        .filter(({impact}) => impact === "serious" || impact === "critical")
        .map(({id, nodes}) => `${id}: ${nodes.map(({html}) => html).join(" | ")}`);
}"""


def serious_faults(page: Page) -> list[str]:
    """The serious and critical faults of a page, in whatever colours it shows now."""
    page.evaluate((SOURCES / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8"))
    faults: list[str] = page.evaluate(_RUN)
    return faults


def laid_bare(page: Page, card: Node) -> Page:
    """A page that shows the card as it is, out in the open."""
    html: Any = card.cdp.send("DOM.getOuterHTML", {"backendNodeId": card.raw["backendNodeId"]})["outerHTML"]
    css = (SOURCES / "src" / "card" / "card.css").read_text("utf-8").replace(":host", "main")
    bare = page.context.new_page()
    bare.set_content(
        f"<!doctype html><html lang=en><title>Card</title><style>:root {{ color-scheme: light dark }} {css}</style>"
        f"<main style='display: block'><h1 style='font-size: 1px'>Card</h1>{html}</main></html>"
    )
    return bare
