"""The rules of a rulebook by category, as the reference shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tactful.rulebook.rule import severity_rank

if TYPE_CHECKING:
    from tactful.rulebook.book import Rulebook
    from tactful.rulebook.rule import Category, Rule


class Shelf(NamedTuple):
    """A category and its rules, the ones that hurt most first."""

    category: Category
    rules: list[Rule]


def shelves(book: Rulebook) -> list[Shelf]:
    """One shelf for each category that has rules, in the order of the rulebook."""
    by_category: dict[str, list[Rule]] = {category: [] for category in book.categories}
    for rule in book.rules.values():
        by_category[rule.category].append(rule)
    return [
        Shelf(book.categories[category], sorted(rules, key=lambda rule: (-severity_rank(rule.severity), rule.id)))
        for category, rules in by_category.items()
        if rules
    ]
