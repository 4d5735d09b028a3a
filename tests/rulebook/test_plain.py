"""Records survive being plain data."""

import marshal

from tactful.rulebook.fault import Fault
from tactful.rulebook.load import load_rulebook
from tactful.rulebook.plain import from_plain, to_plain


def test_every_built_in_rule_and_category_comes_back_as_it_was() -> None:
    book = load_rulebook()
    for record in (*book.rules.values(), *book.categories.values()):
        assert from_plain(marshal.loads(marshal.dumps(to_plain(record)))) == record


def test_faults_come_back_as_they_were() -> None:
    faults = (Fault("a.yml", 1, 2, "tab", "use spaces"), Fault("b.yml", 3, 4, "odd"))
    assert from_plain(marshal.loads(marshal.dumps(to_plain({"faults": faults})))) == {"faults": faults}
