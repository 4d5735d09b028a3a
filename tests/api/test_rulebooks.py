import threading
from collections.abc import Sequence
from pathlib import Path

import pytest

from tactful.api.rulebooks import Rulebooks, UnknownTeam
from tactful.rulebook.book import Rulebook
from tactful.rulebook.load import load_rulebook


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def load_pack(packs: Sequence[Path]) -> Rulebook:
    """The packs alone: the built-in rules take time to compile and are not what these tests are about."""
    return load_rulebook(packs, builtin=False, cache=False)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def books(teams: Path, clock: Clock) -> Rulebooks:
    return Rulebooks([], teams, load=load_pack, clock=clock)


def test_ready_once_the_rules_that_everybody_has_are_read(books: Rulebooks) -> None:
    assert not books.ready
    books.book("acme")
    assert not books.ready
    books.book()
    assert books.ready


def test_the_same_rulebook_is_given_again(books: Rulebooks, clock: Clock) -> None:
    first = books.book("acme")
    clock.now += 60

    assert books.book("acme") is first


def test_a_changed_rule_is_seen_within_a_second(books: Rulebooks, teams: Path, clock: Clock) -> None:
    books.book("acme")
    file = teams / "acme" / "condescension" / "kindly.yml"
    file.write_text(file.read_text().replace("Not our voice.", "Not how we speak."))

    soon = books.book("acme").rules["condescension/kindly"].message
    clock.now += 1.1
    later = books.book("acme").rules["condescension/kindly"].message

    assert (soon, later) == ("Not our voice.", "Not how we speak.")


def test_a_rule_that_is_taken_away_is_gone_within_a_second(books: Rulebooks, teams: Path, clock: Clock) -> None:
    books.book("acme")
    (teams / "acme" / "condescension" / "kindly.yml").unlink()
    clock.now += 1.1

    assert "condescension/kindly" not in books.book("acme").rules


def test_a_rule_that_breaks_takes_no_other_down(books: Rulebooks, teams: Path, clock: Clock) -> None:
    books.book("acme")
    (teams / "acme" / "condescension" / "other.yml").write_text("message: [\n")
    clock.now += 1.1

    standing = books.standing("acme")
    assert "condescension/kindly" in standing.book.rules
    assert any(fault.path.endswith("other.yml") for fault in standing.faults)


def test_while_a_pack_is_being_replaced_the_rules_read_before_stay(tmp_path: Path, teams: Path, clock: Clock) -> None:
    pack = tmp_path / "pack"
    (teams / "acme").rename(pack)
    books = Rulebooks([pack], None, load=load_pack, clock=clock)
    first = books.book()
    pack.rename(tmp_path / "old")
    clock.now += 1.1
    during = books.book()
    (tmp_path / "old").rename(pack)
    (pack / "condescension" / "kindly.yml").unlink()
    clock.now += 1.1

    assert during is first
    assert "condescension/kindly" not in books.book().rules


def test_a_team_that_is_removed_is_gone_at_once(books: Rulebooks, teams: Path) -> None:
    books.book("acme")
    (teams / "acme").rename(teams / "Elsewhere")

    with pytest.raises(UnknownTeam):
        books.book("acme")


@pytest.mark.parametrize("name", ["../secret", "..", ".", "", "acme/", "/", "acme\n", "-acme", "ac me", "acme\0"])
def test_a_name_cannot_lead_out_of_the_teams_folder(books: Rulebooks, name: str) -> None:
    with pytest.raises(UnknownTeam):
        books.book(name)


def test_nobody_waits_while_somebody_reads_the_new_rules(teams: Path, clock: Clock) -> None:
    reading, go_on = threading.Event(), threading.Event()

    def load_slowly(packs: Sequence[Path]) -> Rulebook:
        if books.ready:
            reading.set()
            assert go_on.wait(10)
        return load_pack(packs)

    books = Rulebooks([teams / "acme"], None, load=load_slowly, clock=clock)
    first = books.book()
    (teams / "acme" / "condescension" / "kindly.yml").unlink()
    clock.now += 1.1
    reader = threading.Thread(target=books.book)
    reader.start()
    assert reading.wait(10)
    during = books.book()
    go_on.set()
    reader.join()

    assert during is first
    assert books.book() is not first


def test_teams_are_listed_in_order(books: Rulebooks, teams: Path) -> None:
    (teams / "notes.txt").write_text("not a team")
    (teams / ".git").mkdir()

    assert books.names() == ["acme", "broken"]


def test_without_a_teams_folder_there_are_no_teams() -> None:
    books = Rulebooks([], None)

    assert books.names() == []
    with pytest.raises(UnknownTeam):
        books.book("acme")
