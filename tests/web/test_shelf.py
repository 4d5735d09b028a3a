from collections.abc import Callable

from tactful.rulebook.book import Rulebook
from tactful.web.shelf import shelves

RULE = 'message: M.\nseverity: {severity}\nfind: [{words}]\nflags: ["[[{words}]] now."]\nallows: [Thank you.]\n'


def test_what_hurts_most_comes_first_then_the_alphabet(load: Callable[[dict[str, str]], Rulebook]) -> None:
    book = load(
        {
            "pack.yml": "name: p\n",
            "blame/b.yml": RULE.format(severity="warning", words="red fox"),
            "blame/a.yml": RULE.format(severity="warning", words="blue fox"),
            "blame/c.yml": RULE.format(severity="error", words="grey fox"),
        }
    )

    [shelf] = shelves(book)
    assert shelf.category.id == "blame"
    assert [rule.id for rule in shelf.rules] == ["blame/c", "blame/a", "blame/b"]


def test_a_category_without_rules_has_no_shelf(load: Callable[[dict[str, str]], Rulebook]) -> None:
    assert shelves(load({"pack.yml": "name: p\n"})) == []
