"""Where the card stands: beside its words, and never over what sends the letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .islands import until
from .serving import MailSite

if TYPE_CHECKING:
    from .extension import Compose, Extension

pytestmark = pytest.mark.e2e

RUDE = "You're wrong about the renewal date."
MARKED = [("error", RUDE.rstrip("."))]
LAY = """([top, sendTop]) => {
    mail.style.cssText = `position: fixed; left: 40px; width: 500px; top: ${top}px; min-height: 30px; height: 30px`;
    send.style.cssText = `position: fixed; left: 60px; width: 120px; height: 30px; top: ${sendTop}px`;
    plain.hidden = true;
}"""


@pytest.mark.parametrize(
    ("top", "send"),
    [(40, 110), (600, 500), (600, 300), (330, 390), (330, 290)],
    ids=["below", "above", "far above", "below in the middle", "above in the middle"],
)
def test_the_card_at_send_leaves_the_send_control_free_and_a_second_press_sends(
    extension: Extension, mail_site: str, top: int, send: int
) -> None:
    compose = extension.compose(f"{mail_site}/send.html")
    compose.page.evaluate(LAY, [top, send])
    compose.write(RUDE)
    compose.wait_for_highlights(MARKED)
    MailSite.sent.clear()
    compose.page.click("#send")
    card = compose.islands.card().edges
    assert not overlaps(card, (60, send, 180, send + 30))
    assert not overlaps(card, words_of(compose))
    compose.page.click("#send")
    until(compose.page, lambda: bool(MailSite.sent), "the mail was sent")


def test_a_card_for_words_on_two_lines_stands_under_the_second(extension: Extension, mail_site: str) -> None:
    compose = extension.compose(f"{mail_site}/editable.html")
    compose.page.eval_on_selector("#mail", "mail => { mail.style.width = '180px'; }")
    compose.write(RUDE)
    compose.wait_for_highlights(MARKED)
    compose.click_highlight("error")
    *_, lower = words_of(compose)
    assert compose.islands.card().edges[1] > lower


def words_of(compose: Compose) -> tuple[float, float, float, float]:
    """The edges of the marked words."""
    script = """() => {
        const names = ["tf-error", "tf-error-open"];
        const [range] = names.flatMap((name) => [...(CSS.highlights.get(name) ?? [])]);
        const box = range.getBoundingClientRect();
        return [box.left, box.top, box.right, box.bottom];
    }"""
    left, upper, right, lower = compose.page.evaluate(script)
    return left, upper, right, lower


def overlaps(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    """Whether two boxes share a point."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
