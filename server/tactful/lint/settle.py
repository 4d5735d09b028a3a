"""One finding for one run of words: where hits overlap, the one that matters most stays."""

from __future__ import annotations

from bisect import bisect_left
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

    kept: list[Hit] = []  # apart and in reading order, so only the neighbours can overlap
    for hit in sorted(hits, key=importance):
        at = bisect_left(kept, hit.start, key=lambda other: other.start)
        after_the_last = at == 0 or kept[at - 1].end <= hit.start
        before_the_next = at == len(kept) or hit.end <= kept[at].start
        if after_the_last and before_the_next:
            kept.insert(at, hit)
    return kept
