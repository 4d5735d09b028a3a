"""The playground's page and its pieces, for tests to use as a person does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

RUDE = "You're wrong about the renewal date."
TWO = f"😀 Hello Dana,\n\n{RUDE}\n\nPlease write back. You are mistaken about the price."


class Playground:
    """The page and its pieces."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.body = page.locator("#body")
        self.subject = page.locator("#subject")
        self.card = page.locator("#card")
        self.findings = page.locator("#findings button")
        self.marks = page.locator(".field.body mark")
        self.verdict = page.locator("#verdict")
        self.summary = page.locator("#summary")

    def write(self, text: str, findings: int) -> None:
        self.body.fill(text)
        expect(self.findings).to_have_count(findings)

    def point_at(self, mark: Locator) -> None:
        box = mark.bounding_box()
        assert box is not None
        self.page.mouse.move(box["x"] + 15, box["y"] + box["height"] / 2)

    def click_on(self, mark: Locator) -> None:
        self.point_at(mark)
        self.page.mouse.down()
        self.page.mouse.up()
