"""One finding for one run of words: where hits overlap, the one that matters most stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tactful.rulebook.rule import severity_rank

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tactful.lint.hit import Hit
    from tactful.rulebook.book import Rulebook


def settle(hits: Iterable[Hit], rulebook: Rulebook) -> list[Hit]:
    """The hits without overlaps, in reading order.

    A more severe hit wins over a less severe one, tone over clarity, a longer over a shorter one, an earlier over a
    later one; the rule's id decides what is left.
    """

    def importance(hit: Hit) -> tuple[bool, int, int, int, int]:
        rule = rulebook.rule(hit.rule)
        return (rule.category == "clarity", -severity_rank(rule.severity), hit.start - hit.end, hit.start, hit.rule)

    kept: list[Hit] = []
    for hit in sorted(hits, key=importance):
        if all(hit.end <= other.start or other.end <= hit.start for other in kept):
            kept.append(hit)
    return sorted(kept, key=lambda hit: hit.start)
